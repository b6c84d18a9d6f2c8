import { describe, expect, test } from "vitest";
import { type Evidence, verifySentence } from "./verify.ts";
import { createVocabulary } from "./vocabulary.ts";

const PASSAGE: Evidence = {
  n: 1,
  heading: "Qui peut demander le diagnostic Data-IA ?",
  body: "Le diagnostic Data-IA est réservé aux PME et aux ETI. Bpifrance décide de l'éligibilité de chaque entreprise. L'État cofinance 40 % du diagnostic, qui dure 10 jours. Une TPE ne peut pas le demander. Tester avant de déployer limite le risque d'erreur.",
  essentials: ["Le taux de 40 % date de juillet 2025."],
};
const VOCABULARY = createVocabulary(
  `${PASSAGE.heading} ${PASSAGE.body} vérifiez les seules nous vous dans demandez comptez prendre charge droit juger`,
);
const verdict = (text: string, citations = [1]) => verifySentence({ text, citations }, [PASSAGE], VOCABULARY);

describe("a sentence of a model", () => {
  test.each([
    "Seules les PME et les ETI ont droit au diagnostic Data-IA, et c'est Bpifrance qui en juge.",
    "Comptez dix jours ; l'État prend 40 % à sa charge.",
    "Une TPE ne peut pas demander ce diagnostic.",
  ])("is shown when its passage says it: %s", (text) => {
    expect(verdict(text)).toBeNull();
  });

  test.each([
    ["Le diagnostic dure 10 jours.", [], "sans_citation"],
    ["Le diagnostic dure 10 jours.", [1, 4], "citation_inconnue"],
    ["Demandez-le sur diag-ia.fr : il dure 10 jours.", [1], "lien_absent"],
    ["Capgemini décide de l'éligibilité de chaque entreprise.", [1], "nom_absent"],
    ["L'État cofinance 60 % du diagnostic.", [1], "chiffre_absent"],
    ["Une TPE peut demander le diagnostic.", [1], "sens_inverse"],
    ["Tester avant de déployer augmente le risque d'erreur.", [1], "sens_inverse"],
    ["Vous obtiendrez 40 % du diagnostic.", [1], "promesse"],
    ["Nous aidons les PME à obtenir le diagnostic.", [1], "promesse"],
    ["Le diagnostic Data-IA est l'un des meilleurs pour les PME.", [1], "eloge"],
    ["Dans votre situation, prenez le diagnostic Data-IA.", [1], "conseil"],
    ["Les poules du voisin dansent la gigue dans le grenier.", [1], "appui_insuffisant"],
  ])("is withheld otherwise: %s", (text, citations, reason) => {
    expect(verdict(text, citations)).toBe(reason);
  });

  test("an acronym stands for the name that the passage spells out", () => {
    const passage = {
      ...PASSAGE,
      body: "L'Agence nationale de la sécurité des systèmes d'information publie un guide.",
    };
    const claim = { text: "L'ANSSI publie un guide.", citations: [1] };
    expect(verifySentence(claim, [passage], VOCABULARY)).toBeNull();
  });
});
