import fc from "fast-check";
import { expect, test } from "vitest";
import { resultsCsv } from "./export.ts";
import { reminderDay } from "./letters.ts";
import { resultsOf, tellChoices, tellParts } from "./results.ts";
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

const isFew = (count: number): boolean => count > 0 && count < LEAST;
/** Every vector of counts below `most`, by place. */
const vectors = (length: number, most: number): number[][] =>
  length === 0
    ? [[]]
    : vectors(length - 1, most).flatMap((rest) => Array.from({ length: most + 1 }, (_, n) => [...rest, n]));

test.each([
  [2, 23],
  [3, 12],
  [4, 7],
])(
  "of %i choices ticked together by %i persons, whoever tries every possibility finds no small group",
  (options, persons) => {
    // What may be: each who answered ticked one at least, and a choice once at most.
    const possible = vectors(options, persons).flatMap((counts) =>
      Array.from({ length: persons + 1 }, (_, given) => ({ counts, given, none: persons - given })).filter(
        ({ given }) => Math.max(...counts) <= given && counts.reduce((a, b) => a + b, 0) >= given,
      ),
    );
    const byTold = new Map<string, typeof possible>();
    for (const one of possible) {
      const told = JSON.stringify(tellChoices(one.counts, one.given, one.none));
      byTold.set(told, [...(byTold.get(told) ?? []), one]);
    }
    const found: string[] = [];
    for (const [told, fitting] of byTold) {
      const groups: ((one: (typeof possible)[number]) => number)[] = [
        ({ none }) => none,
        ({ given }) => given,
        ({ counts, given }) => counts.reduce((a, b) => a + b, 0) - given,
        ...Array.from({ length: options }, (_, place) => [
          ({ counts }: { counts: number[] }) => counts[place] ?? 0,
          ({ counts }: { counts: number[] }) => persons - (counts[place] ?? 0),
          ({ counts, given }: { counts: number[]; given: number }) => given - (counts[place] ?? 0),
        ]).flat(),
      ];
      for (const [place, group] of groups.entries()) {
        const sizes = new Set(fitting.map(group));
        const [only = 0] = sizes;
        if (sizes.size === 1 && isFew(only)) found.push(`${told} group ${place} is ${only}`);
      }
    }
    expect(found).toEqual([]);
  },
);

test("of several choices, most of a group is told no more than the few who are not of it", () => {
  expect(tellChoices([18, 9], 20, 0)).toEqual([null, 9, null]);
  expect(tellChoices([20, 9], 20, 0)).toEqual([20, 9, 0]);
  expect(tellChoices([12, 13], 20, 5)).toEqual([12, 13, 5]);
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
