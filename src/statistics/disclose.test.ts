import fc from "fast-check";
import { expect, test } from "vitest";
import { codesOf, isSafe, LEFT_OPEN, measure, type Population, part, split } from "./disclose.ts";
import type { Split } from "./figures.ts";
import { attackPart, attackSplit, type Bounds, width } from "./testing/attacker.ts";

const CODES = ["a", "b", "c", "d", "e"];
/** Conversations that hold one answer each, so many of each code. */
const single = (sizes: readonly number[]): Population =>
  sizes.flatMap((conversations, index) =>
    conversations === 0 ? [] : [{ counts: { [CODES[index] ?? ""]: 1 }, conversations }],
  );
const shown = ({ cells }: Split) => cells?.map(({ code, count }) => [code, count]) ?? null;

test("a cell under ten conversations is not told, nor its smallest neighbour, since the total would give it away", () => {
  expect(shown(split(single([40, 25, 12]), CODES))).toEqual([
    ["a", 40],
    ["b", 25],
    ["c", 12],
  ]);
  expect(split(single([40, 25, 3]), CODES)).toEqual({
    total: 68,
    cells: [
      { code: "a", count: 40 },
      { code: "b", count: null },
      { code: "c", count: null },
    ],
  });
  // A cell of nobody is not a small one: it is left out, and hides nothing.
  expect(shown(split(single([40, 0, 12]), CODES))).toEqual([
    ["a", 40],
    ["c", 12],
  ]);
  expect(split(single([4, 3]), CODES)).toEqual({ total: null, cells: null });
  expect(split([], CODES)).toEqual({ total: 0, cells: [] });
});

test("conversations are counted, not answers, and one that makes nearly all of a cell hides it", () => {
  const chatty: Population = [
    { counts: { a: 1 }, conversations: 600 },
    { counts: { b: 1 }, conversations: 40 },
    { counts: { c: 12 }, conversations: 4 },
  ];
  expect(shown(split(chatty, CODES))).toEqual([
    ["a", 600],
    ["b", null],
    ["c", null],
  ]);
  const dominated: Population = [
    { counts: { a: 1 }, conversations: 900 },
    { counts: { b: 1 }, conversations: 80 },
    { counts: { c: 1 }, conversations: 11 },
    { counts: { c: 200 }, conversations: 1 },
  ];
  // The one of 200 is 95 % of its cell, and 69 % of the two that are hidden.
  expect(shown(split(dominated, CODES))).toEqual([
    ["a", 900],
    ["b", null],
    ["c", null],
  ]);
});

test("a part is told, told as few, or not told, by what it and the rest are", () => {
  expect(part(single([30, 12]), "b")).toEqual({ total: 42, count: 12 });
  expect(part(single([30, 4]), "b")).toEqual({ total: 34, count: "few" });
  expect(part(single([30, 4]), "a")).toEqual({ total: 34, count: null });
  expect(part(single([12, 4]), "b")).toEqual({ total: 16, count: null });
  expect(part(single([30]), "b")).toEqual({ total: 30, count: 0 });
  expect(part(single([5, 1]), "b")).toEqual({ total: null, count: null });
  // Few conversations of many answers are not few answers.
  expect(part([...single([30]), { counts: { b: 6 }, conversations: 3 }], "b")).toEqual({
    total: 48,
    count: null,
  });
});

/** Answers of conversations, as small crowds have them: mostly one code, sometimes several, rarely very many. */
const population = fc
  .array(
    fc.dictionary(
      fc.constantFrom(...CODES),
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) },
        { weight: 1, arbitrary: fc.integer({ min: 4, max: 60 }) },
      ),
      {
        minKeys: 1,
        maxKeys: 3,
      },
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((all): Population => all.map((counts) => ({ counts, conversations: 1 })));

type Found = { code: string; bounds: Bounds; truth: number };
/** What an attacker makes of the cells that are not told. */
function attacked(population: Population, told: Split): Found[] {
  const bounds = attackSplit(told, [...codesOf(population)]);
  const isTold = new Set((told.cells ?? []).flatMap(({ code, count }) => (count === null ? [] : [code])));
  return [...(bounds ?? [])].flatMap(([code, found]) =>
    isTold.has(code) ? [] : [{ code, bounds: found, truth: measure(population, new Set([code])).count }],
  );
}

test("whatever was said, nobody closes in on a cell that is not told, nor learns a sum of fewer than ten conversations", () => {
  let hidden = 0;
  fc.assert(
    fc.property(population, (crowd) => {
      const told = split(crowd, CODES);
      for (const { bounds, truth } of attacked(crowd, told)) {
        hidden++;
        // The attack is a true one: what it finds holds.
        expect(truth).toBeGreaterThanOrEqual(bounds.low);
        expect(truth).toBeLessThanOrEqual(bounds.high);
        // Anything from one to nine is possible, and ten.
        expect(bounds.low).toBeLessThanOrEqual(1);
        expect(bounds.high).toBeGreaterThanOrEqual(10);
      }
      for (const { code, count } of told.cells ?? [])
        if (count !== null) expect(isSafe(measure(crowd, new Set([code])))).toBe(true);
      const secret = (told.cells ?? []).flatMap(({ code, count }) => (count === null ? [code] : []));
      if (secret.length > 0) expect(isSafe(measure(crowd, new Set(secret)))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
  expect(hidden).toBeGreaterThan(500);
});

test("the attack finds the cells, where only the small ones are hidden", () => {
  const alone = (crowd: Population): Split => {
    const codes = [...codesOf(crowd)];
    const cells = codes.map((code) => ({ code, ...measure(crowd, new Set([code])) }));
    return {
      total: measure(crowd, new Set(codes)).count,
      cells: cells.map((cell) => ({ code: cell.code, count: isSafe(cell) ? cell.count : null })),
    };
  };
  const found = fc
    .sample(population, { numRuns: 2_000, seed: 6 })
    .flatMap((crowd) => attacked(crowd, alone(crowd)))
    .filter(({ bounds }) => width(bounds) < LEFT_OPEN);
  expect(found.length).toBeGreaterThan(100);
  expect(found.some(({ bounds, truth }) => bounds.low === bounds.high && bounds.low === truth)).toBe(true);
});

/** Every way to spread so many conversations over so many cells. */
function* worlds(cells: number, total: number): Generator<number[]> {
  if (cells === 1) {
    yield [total];
    return;
  }
  for (let first = 0; first <= total; first++)
    for (const rest of worlds(cells - 1, total - first)) yield [first, ...rest];
}

/** Among all crowds that would have been told the same, how many values each cell not told takes: the fewest met. */
function fewestValues<T>(
  sizes: Iterable<number[]>,
  tell: (sizes: number[]) => T,
  hides: (told: T, at: number) => boolean,
): number {
  const alike = new Map<string, { told: T; crowds: number[][] }>();
  for (const crowd of sizes) {
    const told = tell(crowd);
    const key = JSON.stringify(told);
    const group = alike.get(key) ?? { told, crowds: [] };
    group.crowds.push(crowd);
    alike.set(key, group);
  }
  let fewest = Number.POSITIVE_INFINITY;
  for (const { told, crowds } of alike.values())
    for (const at of crowds[0]?.keys() ?? [])
      if (hides(told, at)) fewest = Math.min(fewest, new Set(crowds.map((crowd) => crowd[at])).size);
  return fewest;
}

const hidesCell = ({ total, cells }: Split, at: number): boolean =>
  total !== null && (cells === null || cells.some(({ code, count }) => code === CODES[at] && count === null));

function* crowdsOf(cells: number, totals: readonly number[]): Generator<number[]> {
  for (const total of totals) yield* worlds(cells, total);
}
const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);

test("whoever knows the rules too, and tries every crowd there can be, is left with five values at least", () => {
  const tell = (sizes: number[]): Split => split(single(sizes), CODES);
  expect(fewestValues(crowdsOf(2, upTo(10, 50)), tell, hidesCell)).toBeGreaterThanOrEqual(LEFT_OPEN);
  expect(fewestValues(crowdsOf(3, upTo(10, 40)), tell, hidesCell)).toBe(LEFT_OPEN);
  expect(fewestValues(crowdsOf(4, [24, 28, 37]), tell, hidesCell)).toBeGreaterThanOrEqual(LEFT_OPEN);
  const parts = fewestValues(
    crowdsOf(2, upTo(10, 60)),
    (sizes) => part(single(sizes), "b"),
    ({ total, count }) => total !== null && typeof count !== "number",
  );
  expect(parts).toBeGreaterThanOrEqual(LEFT_OPEN);
  expect(attackPart({ total: 34, count: "few" })).toEqual({
    part: { low: 1, high: 9 },
    rest: { low: 25, high: 33 },
  });
});

test("hiding the smallest neighbour alone gives a cell away to whoever knows the rule", () => {
  // 28 told, a cell of 10 told, two hidden: only 9 and 9 were hidden without a third.
  const naive = (sizes: number[]): Split => {
    const whole = split(single(sizes), CODES);
    if (whole.total === null) return whole;
    const cells = sizes
      .map((count, at) => ({ code: CODES[at] ?? "", count }))
      .filter(({ count }) => count > 0);
    const rest = cells.filter(({ count }) => count >= 10).sort((a, b) => a.count - b.count);
    const hidden = cells.filter(({ count }) => count < 10);
    while (
      hidden.length === 1 ||
      (hidden.length > 0 && hidden.reduce((sum, { count }) => sum + count, 0) < 10)
    ) {
      const next = rest.shift();
      if (!next) return { total: whole.total, cells: null };
      hidden.push(next);
    }
    return {
      total: whole.total,
      cells: cells.map((cell) => ({ code: cell.code, count: hidden.includes(cell) ? null : cell.count })),
    };
  };
  expect(fewestValues(crowdsOf(3, [28]), naive, hidesCell)).toBe(1);
  expect(split(single([10, 9, 9]), CODES)).toEqual({ total: 28, cells: null });
});
