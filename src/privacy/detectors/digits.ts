/** Consecutive digits, and the text that separates them from the group before in the same run. */
export type Group = { digits: string; start: number; end: number; gap: string };

/** Groups that a reader could take for one number: « 06 12 34 56 78 », « 732 829 320 ». */
export type Run = Group[];

/** Whole groups of a run, `from` to `to` included, read as one number. */
export type Window = { run: Run; from: number; to: number; digits: string; start: number; end: number };

// « , » alone may separate (06,12,34…), « ,  » announces the next item of a list; likewise one line break only.
const GAP = /^(?:[ .\-/_·•()*|~]{1,5}|[,:]| ?\n ?|%20)$/;
// « 06;12;34 », « 06'12'34 »: between short groups only, since a line of CSV puts « ; » between unrelated numbers.
const CUT = /^[;']$/;
const SHORT = 3;
const MISTYPED_DIGITS = /^[0-9OoIl]*[0-9][0-9OoIl]*$|^[Oo]+$/;

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  // The space and the + of a link, « %20 » and « %2B », hold no digits.
  for (const { 0: token, index } of text.matchAll(/%2[0b]|[\p{L}\p{N}]+/giu)) {
    if (token.startsWith("%")) continue;
    if (MISTYPED_DIGITS.test(token)) {
      const digits = token.replace(/[Oo]/g, "0").replace(/[Il]/g, "1");
      groups.push({ digits, start: index, end: index + token.length, gap: "" });
      continue;
    }
    for (const { 0: digits, index: inner } of token.matchAll(/[0-9]+/g)) {
      groups.push({ digits, start: index + inner, end: index + inner + digits.length, gap: "" });
    }
  }
  return groups;
}

function follows(last: Group, gap: string, next: Group): boolean {
  if (CUT.test(gap)) return last.digits.length <= SHORT && next.digits.length <= SHORT;
  return GAP.test(gap);
}

/** Groups the digits of a folded text into runs; O typed for 0 and l or I for 1 count as digits. Linear. */
export function digitRuns(text: string): Run[] {
  const runs: Run[] = [];
  let last: Group | undefined;
  for (const group of groupsOf(text)) {
    const gap = last === undefined ? "" : text.slice(last.end, Math.min(group.start, last.end + 6));
    if (last !== undefined && follows(last, gap, group)) runs.at(-1)?.push({ ...group, gap });
    else runs.push([group]);
    last = group;
  }
  return runs;
}

/**
 * The windows of `min` to `max` digits that start at group `from` and whose first three digits match `head`.
 * Shortest first, at most `max` of them: reading a text stays linear.
 */
export function windowsFrom(run: Run, from: number, min: number, max: number, head: RegExp): Window[] {
  const windows: Window[] = [];
  const start = run[from]?.start ?? 0;
  let digits = "";
  let known = false;
  for (let to = from; to < run.length; to++) {
    const group = run[to];
    if (group === undefined) break;
    digits += group.digits;
    if (digits.length > max) break;
    if (!known && digits.length >= 3) {
      known = head.test(digits);
      if (!known) break;
    }
    if (digits.length >= min) windows.push({ run, from, to, digits, start, end: group.end });
  }
  return windows;
}

const groupsIn = ({ run, from, to }: Window): Group[] => run.slice(from, to + 1);

/** The digits of each group. */
export const partsOf = (window: Window): string[] => groupsIn(window).map(({ digits }) => digits);

/** The sizes of the groups, « 2-2-2-2-2 ». */
export const shapeOf = (window: Window): string =>
  partsOf(window)
    .map((part) => part.length)
    .join("-");

/** The separators inside the window. */
export const gapsOf = (window: Window): string[] =>
  groupsIn(window)
    .slice(1)
    .map(({ gap }) => gap);

/** « (06) 12… » and « (+33)6… » start at their bracket, unless the bracket holds the whole number. */
export function startWithBracket(text: string, start: number, end: number): number {
  const opened = text.charAt(start - 1) === "(" && /^[^(]*\)/.test(text.slice(start, end));
  return opened ? start - 1 : start;
}

/** True when nothing else stands in the run. */
export const isWholeRun = ({ run, from, to }: Window): boolean => from === 0 && to === run.length - 1;

/** True when nothing else stands in the run on the same line. */
export const isWholeLine = ({ run, from, to }: Window): boolean =>
  (from === 0 || run[from]?.gap.includes("\n") === true) &&
  (to === run.length - 1 || run[to + 1]?.gap.includes("\n") === true);

/** « 12 500 000 »: an amount is written in groups of three after a first group of one to three. */
export const isAmountShape = (window: Window): boolean => /^[1-3](?:-3)+$/.test(shapeOf(window));
