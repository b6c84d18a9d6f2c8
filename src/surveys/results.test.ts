import fc from "fast-check";
import { expect, test } from "vitest";
import { resultsCsv } from "./export.ts";
import { reminderDay } from "./letters.ts";
import { resultsOf, tellParts } from "./results.ts";
import { type Answer, LEAST, type Question, type Survey } from "./survey.ts";

test("of counts that add up, no small one is told, nor can be worked out from the others and the whole", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 8 }), (counts) => {
      const whole = counts.reduce((sum, count) => sum + count, 0);
      fc.pre(whole >= LEAST);
      const told = tellParts(counts);
      const hidden = counts.filter((_, place) => told[place] === null);
      for (const [place, count] of counts.entries()) {
        if (count > 0 && count < LEAST) expect(told[place]).toBeNull();
        if (told[place] !== null) expect(told[place]).toBe(count);
      }
      // Subtracting leaves the sum of two at least, and of as many persons as may be told.
      expect(hidden.length === 0 || (hidden.length >= 2 && hidden.reduce((a, b) => a + b, 0) >= LEAST)).toBe(
        true,
      );
    }),
  );
});

const QUESTIONS: Question[] = [
  { kind: "several", label: "Avec qui ?", options: ["CCI", "CMA"] },
  { kind: "scale", label: "Une note", options: [] },
  { kind: "number", label: "Combien ?", options: [] },
  { kind: "text", label: "Des mots", options: [] },
];
const sheets: Answer[][] = [1, 2, 3, 4, 5, 60].map((n) => [
  [0],
  5,
  n,
  n === 1 ? "=cmd|' /C calc'!A0" : `mot ${n}`,
]);

test("each kind of answer comes to its figure: counts, middle values, words in the order of the alphabet", () => {
  expect(resultsOf(QUESTIONS, sheets.slice(0, 4))).toBeNull();
  const [several, scale, number, text] = resultsOf(QUESTIONS, sheets) ?? [];
  expect(several?.cells).toEqual([
    { label: "CCI", count: 6 },
    { label: "CMA", count: 0 },
    { label: "Sans réponse", count: 0 },
  ]);
  expect(scale?.cells.map(({ count }) => count)).toEqual([0, 0, 0, 0, 6, 0]);
  expect(scale?.middle).toEqual({ median: 5, mean: null });
  expect(number?.middle).toEqual({ median: 3.5, mean: 12.5 });
  expect(text?.texts).toEqual([...(text?.texts ?? [])].sort((a, b) => a.localeCompare(b, "fr")));
  const few = resultsOf(
    QUESTIONS,
    sheets.map((sheet, n) => (n < 2 ? sheet : [null, null, null, null])),
  );
  expect(few?.[2]?.middle).toBeNull();
  expect(few?.[0]?.cells[0]).toEqual({ label: "CCI", count: null });
});

test("a word that a spreadsheet would run is disarmed in the file", () => {
  const survey = { title: "@titre", asked: 9, answered: 6 } as Survey;
  const file = resultsCsv({ survey, questions: resultsOf(QUESTIONS, sheets) });
  expect(file).toContain(`"'=cmd|' /C calc'!A0"`);
  expect(file).toContain(`"'@titre"`);
  expect(file).toContain('"Médiane";3,5');
});

test("a reminder leaves two working days before the last day, holidays and week-ends left out", () => {
  expect(reminderDay("2026-12-11")).toBe("2026-12-09");
  expect(reminderDay("2026-12-14")).toBe("2026-12-10");
  expect(reminderDay("2026-12-28")).toBe("2026-12-23");
});
