import { expect, test } from "vitest";
import { headcountOf } from "./headcount.ts";

const count = (sentence: string, answering = false): number | null =>
  headcountOf(sentence, answering)?.value ?? null;

test.each([
  ["moi et deux apprentis", 3],
  ["On est six à l'atelier.", 6],
  ["mon mari, une vendeuse et moi", 3],
  ["L'équipe : [nom masqué], [nom masqué] et moi.", 3],
  ["je bosse seule", 1],
  ["12 salariés", 12],
  ["Deux associés et quatre salariés", 6],
  ["Maman solo de trois enfants, je suis traiteur, seule", 1],
  ["Papa de deux filles, je suis seul à l'atelier", 1],
])("persons are counted and added: %s → %s", (sentence, expected) => {
  expect(count(sentence)).toBe(expected);
});

test.each(["40 couverts par jour", "je suis pas seul", "j'ai 52 ans", "trois camions et deux bennes"])(
  "and nothing else: %s",
  (sentence) => {
    expect(count(sentence)).toBeNull();
  },
);

test("a bare number counts only as an answer", () => {
  expect(count("8", true)).toBe(8);
  expect(count("8")).toBeNull();
});
