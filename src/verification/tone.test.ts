import { expect, test } from "vitest";
import { faultyTone, praises } from "./tone.ts";

const PASSAGE =
  "Le diagnostic dure 10 jours. Bpifrance le cofinance. Un logiciel prévoit les ventes de l'entreprise.";

test.each([
  ["Vous serez rappelé demain.", "promesse"],
  ["Vous récupérerez deux heures par jour.", "promesse"],
  ["Votre marge grimpera dès le premier mois.", "promesse"],
  ["Ce capteur vous évitera toute perte.", "promesse"],
  ["Une boulangerie est assurée de réduire ses invendus.", "promesse"],
  ["Je suis votre conseiller.", "promesse"],
  ["C'est l'un des meilleurs logiciels.", "eloge"],
  ["Le prestataire le plus fiable de France.", "eloge"],
  ["Dans votre cas, il faut le demander.", "conseil"],
  ["Vu la taille de votre hôtel, consultez Bpifrance.", "conseil"],
  ["Signez sans attendre.", "conseil"],
])("tone of: %s", (sentence, tone) => {
  expect(faultyTone(sentence, PASSAGE)).toBe(tone);
});

test.each([
  "Vous pourrez vérifier la durée auprès de Bpifrance.",
  "Vous entrez vos ventes et le logiciel prévoit les suivantes.",
  "Vérifiez la durée du diagnostic.",
  "Votre entreprise peut le demander.",
])("nothing wrong with: %s", (sentence) => {
  expect(faultyTone(sentence, PASSAGE)).toBeNull();
});

test.each([
  ["Le meilleur expert IA", true],
  ["Ormesel, n°1 de l'IA", true],
  ["Le N° 1 en Bretagne", true],
  ["nº1 du conseil", true],
  ["Leader", true],
  ["Règle n°1 : vérifier", false],
  ["Atelier n°1", false],
  ["Le n°12 du bulletin", false],
  ["Association Verlune (fictif)", false],
])("praise by itself, without a passage: %s", (text, praise) => {
  expect(praises(text)).toBe(praise);
});
