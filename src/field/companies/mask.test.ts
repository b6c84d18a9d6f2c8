import { expect, test } from "vitest";
import { NewReport } from "../report.ts";
import { keptWords } from "../words.ts";
import { maskCompanies } from "./mask.ts";

// What is left must hold no trace of these.
const TRACE = /durand|tr[ée]val|732\D*829\D*320|fournil/i;

test.each([
  "l'entreprise durand dicte ses devis.",
  "L'ENTREPRISE DURAND DICTE SES DEVIS.",
  "la sarl durand gagne deux heures, durand est content.",
  "chez durand et fils, on dicte.",
  "Société 'Durand Fils' à Vannes.",
  "Société ‘Durand Fils’ à Vannes.",
  "la société “durand fils” à Vannes.",
  "Voyez menuiserie-treval point fr pour un exemple.",
  "Voyez treval [point] com.",
  "Voyez treval(point)fr.",
  "Voyez treval[.]fr.",
  "Voyez treval .fr.",
  "siren 732-829-320",
  "SIREN : 732 829 320",
  "Leur siret 732.829.320.00074 est connu.",
  "Le n° ７３２８２９３２０ est connu.",
  "siren 732 829 321 (mal recopié)",
  "Ｌ'ｅｎｔｒｅｐｒｉｓｅ Ｄｕｒａｎｄ dicte.",
  "la société 𝐃𝐮𝐫𝐚𝐧𝐝 dicte.",
  "Un g a r a g e D u r a n d essaie.",
  "Un d.u.r.a.n.d essaie.",
  "La S.A.R.L. Tréval essaie.",
  "la s.a.r.l. tréval essaie.",
  "le garage durand a essayé",
  "au restaurant treval, on essaie",
  "Les ets tréval sont contents.",
  "la société jean durand est contente",
  "la société\u00A0tréval est contente",
  "chez TREVAL, ça marche",
  "chez tréval & durand, ça marche",
  "l’entreprise tréval-menuiserie a gagné du temps",
  "eurl treval : deux heures gagnées",
])("the company's name goes out of: %s", (text) => {
  expect(maskCompanies(text).text).not.toMatch(TRACE);
});

test.each([
  "l'entreprise voisine fait pareil",
  "chez nous, personne ne dicte",
  "la société de transport perd deux heures",
  "Chez eux, l'entreprise dicte ses devis.",
  "L'entreprise gagne deux heures et la société aussi.",
  "chez un client, chez ses voisins, chez plusieurs artisans",
  "une entreprise familiale de six personnes",
  "L'ENTREPRISE VOISINE NE TROUVE RIEN",
  "le garage voisin essaie aussi",
  "la boulangerie artisanale note ses invendus",
  "le cabinet comptable relit tout",
  "au restaurant, le midi, l'entreprise compte ses couverts",
  "une sarl familiale, une sas de conseil",
  "l'entreprise simplifie ses relances",
  "la société perdait du temps",
  "L'entreprise trie le courrier, puis le range.",
  "l'entreprise attend que son fournisseur réponde",
  "chez elle comme chez lui, chez certains et chez d'autres",
  "Le point com' de la semaine : deux heures gagnées… puis 12 m² de moins.",
  "À ce point, on arrête : 1 200 € ; 100 à 200 devis.",
  "le sas de sécurité et sa propre équipe",
  "l'entreprise individuelle, la société civile, le groupe agricole",
  "Le plan A B C D de l'audit, en H S E.",
  "la clinique vétérinaire répond au téléphone",
  "l'entreprise réussit mieux depuis",
  "chez les commerçants, chez chaque adhérent",
  "la menuiserie dicte ses devis au téléphone",
  "l'entreprise souhaiterait une aide",
])("ordinary words stay: %s", (text) => {
  expect(maskCompanies(text)).toEqual({ text, removed: [] });
});

const kept = (solution: string, text: string): unknown => {
  try {
    return keptWords(NewReport.parse({ kind: "solution_utile", solution, text })).text;
  } catch (error) {
    return (error as { fields: { field: string }[] }).fields.map(({ field }) => field);
  }
};

test.each([
  ["Garage Durand", "Le garage Durand dicte ses devis."],
  ["Tréval", "L'entreprise Tréval dicte ses devis."],
  ["treval", "chez tréval on dicte ses devis."],
  ["Menuiserie Tréval", "On dicte ses devis."],
  ["Durand SAS", "On dicte ses devis."],
  ["Ｄｕｒａｎｄ", "La société durand dicte."],
])("a company given as the solution is asked about: %s", (solution, text) => {
  expect(kept(solution, text)).toEqual(["solution"]);
});

test("a product given as the solution stays in the text", () => {
  const text = "Une menuiserie dicte ses devis avec Corolle.";
  expect(kept("Corolle", text)).toBe(text);
});
