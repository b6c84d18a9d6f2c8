import { expect, test } from "vitest";
import { doubtsOf } from "./advert.ts";
import { checkedDraft } from "./born.ts";

const refused = (text: string): string[] => {
  try {
    checkedDraft({
      title: "Dicter ses devis",
      text,
      questions: ["Dicter un devis ?"],
      sizes: [],
      sectors: [],
      needs: [],
    });
    return [];
  } catch (error) {
    return (error as { fields: { field: string }[] }).fields.map(({ field }) => field);
  }
};

test.each([
  "Demandez une démonstration gratuite à l'équipe SuperBot : superbot point com.",
  "Toute la documentation est sur superbot point com.",
  "La documentation est sur superbot[.]fr.",
  "La documentation est sur superbot . fr",
  "La documentation est sur superbot.tech",
  "L'éditeur propose un essai gratuit de trente jours.",
  "Une démonstration est offerte par l'équipe commerciale.",
  "Il suffit de contacter leur équipe commerciale.",
  "Ｃｏｎｔａｃｔｅｚ SuperBot.",
  "Essayez SuperBot dès maintenant.",
  "SuperBot est disponible chez tous les revendeurs.",
  "Une remise de 20 % va aux nouveaux clients.",
  "Vous gagnerez deux heures par jour.",
  "Nous avons développé SuperBot pour les artisans.",
  "SuperBot est très performant et sans risque.",
  "Abonnez-vous à SuperBot.",
])("an advertisement is refused: %s", (text) => {
  expect(refused(text).length).toBeGreaterThan(0);
});

test.each([
  "Une menuiserie de moins de dix personnes dicte ses devis avec Corolle. Le dirigeant relit chaque devis avant l'envoi.",
  "Le gérant a demandé trois devis avant de choisir. Il a renoncé au premier outil, trop cher.",
  "L'outil écrit un brouillon ; la secrétaire le corrige et l'envoie.",
  "La formation a duré une journée. Deux salariés sur six s'en servent encore six mois après.",
  "Le contrat ne disait pas où les données étaient gardées : l'entreprise a posé la question, puis a changé d'outil.",
  "Les erreurs viennent du bruit de l'atelier. Les chiffres sont tous relus.",
  "La version gratuite ne suffisait pas : les données servaient à l'apprentissage.",
])("what was done and seen is not: %s", (text) => {
  expect(refused(text)).toEqual([]);
});

test("whoever approves is told what to look at", () => {
  const fiche = {
    title: "Dicter ses devis",
    text: "Une menuiserie dicte ses devis.",
    solution: null,
    interest: "none",
  };
  expect(doubtsOf(fiche)).toEqual([]);
  const doubts = doubtsOf({
    title: "SuperBot en menuiserie",
    text: "SuperBot coûte 20 €. superbot fait gagner 30 % du temps, dit l'équipe.",
    solution: "SuperBot",
    interest: "card",
  });
  expect(doubts).toHaveLength(6);
});
