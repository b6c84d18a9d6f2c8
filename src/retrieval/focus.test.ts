import { expect, test } from "vitest";
import { withoutHeadcount } from "./focus.ts";

test.each([
  ["jai un resto de 8 salarié lia sa me sert a koi", "jai un resto lia sa me sert a koi"],
  ["garage (6 personnes) à Limoges, par où commencer ?", "garage à Limoges, par où commencer ?"],
  ["on est 12 personnes, quelles aides pour l'IA ?", ", quelles aides pour l'IA ?"],
])("how many work there is set apart from what is asked: %s", (message, rest) => {
  expect(withoutHeadcount(message)).toBe(rest);
});

test.each([
  "on est 12 salariés, dois-je consulter le CSE ?",
  "une entreprise de 50 salariés ou plus est-elle une PME ?",
  "Faut-il former mes salariés ? On est 8 personnes.",
])("unless the question is about it: %s", (message) => {
  expect(withoutHeadcount(message)).toBe(message);
});
