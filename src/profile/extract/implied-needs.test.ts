import { expect, test } from "vitest";
import { readProfile } from "../update.ts";
import { sentencesOf } from "./clauses.ts";
import { impliedNeeds } from "./implied-needs.ts";

const needsIn = (text: string): string[] => impliedNeeds(sentencesOf(text)).map(({ need }) => need);

// Written for this test: none is an example learnt from, nor a case of the evaluation.
test.each([
  ["Le téléphone sonne pendant le service et les gens raccrochent avant qu'on décroche.", "relation_client"],
  ["Le banquier refuse de me prêter les 40 000 euros qu'il me manque pour ce four.", "financement"],
  ["La machine s'est encore arrêtée en plein lundi, personne ne sait la remettre en route.", "maintenance"],
  ["Un gars s'est blessé au dos en portant une poutre, j'ai peur du prochain.", "securite_risques"],
  ["Je n'arrive pas à trouver un seul cuisinier qui reste plus d'un mois.", "rh_recrutement"],
  ["Il y a toujours trop de sacs de ciment dans le dépôt et jamais le bon colle.", "logistique_stocks"],
])("a need told without its name is understood: %s", (message, need) => {
  expect(readProfile([message]).need).toBe(need);
});

test.each([
  "Je tiens une poissonnerie à Royan avec mon frère et deux apprentis.",
  "Nous sommes seize, dont trois commerciaux et une assistante.",
  "C'est quoi exactement un ambassadeur IA ?",
  "Combien d'entreprises ont déjà été aidées par le programme ?",
  "Quelle est la différence entre une IA générative et une IA classique ?",
  "J'aimerais le retour d'expérience d'un patron du bâtiment.",
  "Pouvez-vous me rappeler jeudi après le déjeuner ?",
  "Merci beaucoup, bonne fin de journée à vous.",
])("what tells no trouble of one's own tells no need: %s", (message) => {
  expect(needsIn(message)).toEqual([]);
  expect(readProfile([message]).need).toBeNull();
});

test("a need named in words is kept, whatever else the message seems to tell", () => {
  const { need, provenance } = readProfile([
    "La machine s'est encore arrêtée en plein lundi. Ce qui me mine, ce sont les devis.",
  ]);
  expect(need).toBe("devis_facturation");
  expect(provenance.need?.because).toBe("devis");
});

test("what is set aside is not the need", () => {
  expect(readProfile(["La compta, on verra plus tard, les devis d'abord."]).need).toBe("devis_facturation");
  expect(readProfile(["Les stocks, ça peut attendre."]).need).toBeNull();
});

test("the reason quotes the person's own words, one clause of one sentence and eighty characters at most", () => {
  const sentence =
    "Je suis boucher à Pau, j'ai un diabète, le téléphone sonne pendant le service et les gens raccrochent avant qu'on ait seulement pu décrocher";
  const because = readProfile([`Bonjour. ${sentence}. Merci.`]).provenance.need?.because ?? "";
  expect(because).not.toBe("");
  expect(sentence).toContain(because);
  expect(because).not.toContain("diabète");
  expect(because.length).toBeLessThanOrEqual(80);
  expect(readProfile([sentence]).provenance.need?.source).toBe("inferred");
});
