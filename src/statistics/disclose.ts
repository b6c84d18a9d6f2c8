import type { Part, Split } from "./figures.ts";

/**
 * Conversations that were told apart alike: `counts` gives, for one of them, how many answers fall under each code;
 * `conversations`, how many are so.
 */
export type Profile = { counts: Readonly<Record<string, number>>; conversations: number };
export type Population = readonly Profile[];

/** Below so many conversations, a figure could point at one. */
export const LEAST = 10;
/** Beyond this share, the figure of all is the figure of one (INSEE's rule of statistical secrecy, 85 %). */
export const MOST_OF_ONE = 0.85;
/** Whoever knows all that is published, and these rules, is left with so many values at least for what is not. */
export const LEFT_OPEN = 5;

export type Measured = { count: number; conversations: number; most: number };

/** What falls under any of some codes: how many, of how many conversations, and the most of a single one. */
export function measure(population: Population, codes: ReadonlySet<string>): Measured {
  const all: Measured = { count: 0, conversations: 0, most: 0 };
  for (const { counts, conversations } of population) {
    let own = 0;
    for (const [code, count] of Object.entries(counts)) if (codes.has(code)) own += count;
    if (own === 0) continue;
    all.count += own * conversations;
    all.conversations += conversations;
    all.most = Math.max(all.most, own);
  }
  return all;
}

export const isSafe = ({ count, conversations, most }: Measured): boolean =>
  conversations >= LEAST && most <= MOST_OF_ONE * count;

export const codesOf = (population: Population): Set<string> =>
  new Set(population.flatMap(({ counts }) => Object.keys(counts)));

type Cell = Measured & { code: string };

/**
 * Tells the cells of a whole, but those that are too small and as many others as it takes to keep these. The whole is told, so
 * that the sum of what is hidden is known: it must itself be safe, be of two cells at least, and leave each of them free.
 * Nothing tells the small ones from those hidden with them.
 * @param order of the codes; any other comes after, by its name
 */
export function split(population: Population, order: readonly string[]): Split {
  const codes = codesOf(population);
  const whole = measure(population, codes);
  if (whole.count === 0) return { total: 0, cells: [] };
  if (!isSafe(whole)) return { total: null, cells: null };
  const place = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  const cells = [...codes]
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((code): Cell => ({ code, ...measure(population, new Set([code])) }));
  const hidden = cells.filter((cell) => !isSafe(cell));
  // The smallest first; equal ones in the order of the codes.
  const rest = cells.filter(isSafe).sort((a, b) => a.count - b.count);
  while (hidden.length > 0 && !keeps(population, hidden, rest[0])) {
    const next = rest.shift();
    if (!next) break;
    hidden.push(next);
  }
  // Not even which are zero: so little is left that it would say much of the others.
  if (hidden.length === cells.length) return { total: whole.count, cells: null };
  return {
    total: whole.count,
    cells: cells.map((cell) => ({ code: cell.code, count: hidden.includes(cell) ? null : cell.count })),
  };
}

/**
 * Whether hidden cells are kept from whoever subtracts the others from the total, and from whoever also knows these rules. Two or
 * more; together safe; each could be anything from one to ten. And if nearly all must be at their highest under ten, or else one
 * of them is of ten or more, that one may be larger than the smallest told (`next`).
 */
function keeps(population: Population, hidden: readonly Cell[], next: Cell | undefined): boolean {
  const together = measure(population, new Set(hidden.map(({ code }) => code)));
  const [sum, cells] = [together.count, hidden.length];
  if (cells < 2 || !isSafe(together) || sum - (cells - 1) < LEAST) return false;
  const allMayBeSmall = sum <= (LEAST - 1) * cells - (LEFT_OPEN - 1);
  return allMayBeSmall || next === undefined || next.count >= sum - (LEFT_OPEN - 1);
}

/**
 * Tells a part of a whole where neither it nor the rest is too small; a part from one to nine is told as such, where the rest is
 * large enough for that to say nothing more.
 */
export function part(population: Population, code: string): Part {
  const codes = codesOf(population);
  const whole = measure(population, codes);
  if (whole.count === 0) return { total: 0, count: 0 };
  if (!isSafe(whole)) return { total: null, count: null };
  const total = whole.count;
  const own = measure(population, new Set([code]));
  const others = measure(population, new Set([...codes].filter((other) => other !== code)));
  if (own.count === 0 || others.count === 0) return { total, count: own.count };
  if (isSafe(own) && isSafe(others)) return { total, count: own.count };
  const few = own.count < LEAST && isSafe(others) && whole.conversations >= 2 * LEAST;
  return { total, count: few ? "few" : null };
}
