import { describe, expect, test } from "vitest";
import { faultyFigure } from "./ties.ts";

const DIAGNOSTIC =
  "Le diagnostic dure 10 jours et l'État en finance 40 %. La formation dure 3 jours et la Région en finance 70 %.";
const USE = `Les usages sont les suivants :

- L'IA sert à écrire des textes dans 22 % des TPE et PME.
- L'IA sert de moteur de recherche dans 14 % des TPE et PME.`;

describe("figures of the passage", () => {
  test.each([
    ["Le diagnostic prend dix jours, dont 40 % à la charge de l'État.", DIAGNOSTIC],
    ["La Région paie 70 % de la formation (3 jours).", DIAGNOSTIC],
    ["L'IA y sert à écrire des textes (22 %), puis à chercher (14 %).", USE],
    ["Plus d'un cinquième des TPE et PME écrivent des textes avec l'IA.", USE],
    ["Le plan compte 200 M€, dont 100 sont anciens.", "Sur 200 M€, 100 M€ du plan sont anciens."],
    ["Plus de 102 000 votes.", "La consultation a recueilli 102 236 votes et 1 025 propositions."],
  ])("a faithful wording stands: %s", (sentence, passage) => {
    expect(faultyFigure(sentence, passage)).toBeNull();
  });

  test.each([
    ["Le diagnostic dure 12 jours.", DIAGNOSTIC, "12 jour"],
    ["Le diagnostic date du 3 mars 2025.", "Le diagnostic date du 3 avril 2025.", "20250303 date"],
    ["Annoncé le 2026 février 10.", "Annoncé le 10 février 2026.", "2026 fevrier 10"],
    [
      "Le béton date de 2026.",
      "L'exemple date de 2019 (appréciation de la rédaction, 2026).",
      "20260000 date",
    ],
  ])("an absent one is told: %s", (sentence, passage, figure) => {
    expect(faultyFigure(sentence, passage)).toEqual({ reason: "chiffre_absent", figure });
  });

  test.each([
    ["Le diagnostic dure 3 jours et l'État en finance 40 %.", DIAGNOSTIC],
    ["L'État finance 70 % du diagnostic.", DIAGNOSTIC],
    ["L'IA sert de moteur de recherche dans 22 % des TPE et PME.", USE],
    ["La charte compte 7 missions.", "La charte compte 4 missions et 7 articles."],
    ["Le surplus tombe de 6,5 % à 9,6 %.", "Le surplus tombe de 9,6 % à 6,5 %."],
    ["Le réseau perd 1 000 mètres cubes.", "Le réseau compte 1 000 kilomètres et perd 2 000 mètres cubes."],
  ])("one tied to another thing is told: %s", (sentence, passage) => {
    expect(faultyFigure(sentence, passage)).not.toBeNull();
  });
});
