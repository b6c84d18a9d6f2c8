import { expect, test } from "vitest";
import { names } from "./conflicts.ts";

test.each([
  ["VERLUNE", "Verlune", true],
  ["SARL Verlune", "Verlune S.A.S.", true],
  ["ScierieTréval", "Scierie Tréval", true],
  ["la scierie Tréval de Redon", "Scierie-Treval", true],
  ["Groupe Ondelle", "Ondelle", true],
  ["Brume", "Assistant Brume", true],
  ["Verlune", "Ondelle", false],
  ["Tréval", "Trévalier", false],
  ["IA", "Assistant IA Brume", false],
  ["SARL", "SAS", false],
  ["…", "Verlune", false],
  ["Verlune", "", false],
])("« %s » and « %s » are one name: %s", (written, declared, same) => {
  expect(names(written, declared)).toBe(same);
  expect(names(declared, written)).toBe(same);
});

test("a name that nobody gave is no conflict", () => {
  expect(names(null, "Verlune")).toBe(false);
});
