import { expect, test } from "vitest";
import { readProfile } from "../update.ts";

const sectionOf = (message: string): string | undefined => readProfile([message]).sector?.section;

test.each([
  ["Je fabrique des couteaux, ma femme est infirmière.", "C"],
  ["On imprime des affiches pour des théâtres et des boulangers.", "C"],
  ["Nous publions une revue de jardinage lue par des paysagistes.", "J"],
  ["Ma fille travaille dans une banque. Je fais pousser des endives.", "A"],
  ["On extrait du sable, et ce sont des maçons qui nous achètent tout.", "B"],
  ["Je collecte des huiles de moteur dans les garages.", "E"],
  ["On loue des vélos aux clients des hôtels.", "N"],
  ["Nous louons des locaux à des médecins.", "L"],
  ["Je répare des montres anciennes ; nos clients sont des bijoutiers.", "S"],
  ["Je couds des robes, mon beau-frère répare des voitures.", "C"],
])("what one does oneself beats the trades named beside: %s", (message, section) => {
  expect(sectionOf(message)).toBe(section);
});

test.each([
  "On imprime tout, on est quatre.",
  "Je forme deux apprentis chaque année.",
  "Nous louons un entrepôt de 300 m².",
  "Je construis mon site moi-même.",
  "On organise des formations pour nos équipes.",
  "On ne fabrique pas.",
])("what anyone does beside their trade is no activity: %s", (message) => {
  expect(sectionOf(message)).toBeUndefined();
});

test("a trade told of oneself stands over what is done in it", () => {
  expect(sectionOf("Je suis architecte, on construit des maisons en bois.")).toBe("M");
});

test("what is sold is no need", () => {
  expect(readProfile(["Nous organisons des formations de secourisme."]).need).toBeNull();
});

test.each([
  ["Nice idée", null],
  ["Tours de main", null],
  ["Nice, coiffeuse", "Nice"],
  ["Lyon 3 salariés", "Lyon"],
  ["Paris", "Paris"],
  ["12 rue de Rennes, à Lyon", "Lyon"],
])("a capital that opens a message names a town only alone: %s", (message, commune) => {
  expect(readProfile([message]).commune).toBe(commune);
});

test.each([
  ["Ma boîte s'appelle Verlune SIREN 123456789", "Verlune"],
  ["SARL Verlune Frères 123 456 789", "Verlune Frères"],
])("a company's number is no part of its name: %s", (message, name) => {
  expect(readProfile([message]).companyName).toBe(name);
});
