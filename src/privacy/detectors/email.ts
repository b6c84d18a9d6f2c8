import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const AT =
  / {0,3}[[({</] ?(?:at|arr?obase?s?|@) ?[\])}>/] {0,3}|[ _-]{1,3}(?:arr?obase?s?|arobaz|a commercial|at)[ _-]{1,3}| {1,3}@ {0,3}|@ {0,3}/gi;
// Only those that are no French word: « jean@exemple.fr point de contact » must not end at « .de ».
const TLD =
  "(?:fr|com|net|org|eu|io|be|ch|lu|pt|nl|uk|gp|mq|gf|yt|nc|pf|pm|wf|info|pro|biz|tech|bzh|corsica|alsace|paris)(?![\\p{L}\\p{N}])";
const IS_TLD = new RegExp(`^${TLD}$`, "iu");
const PROVIDER =
  /^(?:gmail|hotmail|outlook|live|yahoo|orange|wanadoo|free|sfr|bbox|laposte|icloud|proton(?:mail)?|gmx)$/i;

const LABEL = /[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?/uy;
const DOT = /\./y;
const SPELLED_DOT =
  / {0,3}[[({] ?(?:dot|point|\.) ?[\])}] {0,3}| {1,3}(?:point|dot|tiret|moins) {1,3}| {1,3}\. {1,3}/iy;
// « exemple .fr » and « exemple. fr » are typing slips; « exemple. Merci » is the end of a sentence.
const DOT_BEFORE_TLD = new RegExp(`(?: {1,3}(?:point|dot|\\.) {0,3}|\\. {1,3})(?=${TLD})`, "uy");

// « arobase ma boite point fr »: the blanks of a spoken name.
const SPOKEN_NAME = new RegExp(`(?: [\\p{L}\\p{N}]{1,20}){1,3} (?:point|dot) ${TLD}`, "iuy");

const LOCAL_CHARACTER = /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]/u;
const SPELLED_BEFORE =
  /(?: {1,3}(?:point|dot|tiret du bas|tiret bas|underscore|tiret|moins) {1,3}| {0,3}[[({] ?(?:dot|point|\.) ?[\])}] {0,3}| {1,3}[._-] {1,3})$/i;

function take(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

type Domain = { labels: string[]; end: number };

function readDomain(text: string, start: number, literal: boolean): Domain {
  const labels: string[] = [];
  let end = start;
  let at = start;
  for (;;) {
    const label = take(LABEL, text, at);
    if (label === undefined) return { labels, end };
    labels.push(label);
    end = at + label.length;
    const complete = labels.length > 1 && IS_TLD.test(label);
    const spelled = literal || complete ? undefined : take(SPELLED_DOT, text, end);
    const name = literal || labels.length > 1 ? undefined : take(SPOKEN_NAME, text, end);
    if (name !== undefined) return { labels: [label, "fr"], end: end + name.length };
    const dot = spelled ?? (complete ? undefined : take(DOT_BEFORE_TLD, text, end)) ?? take(DOT, text, end);
    if (dot === undefined) return { labels, end };
    at = end + dot.length;
  }
}

function localStart(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && LOCAL_CHARACTER.test(text.charAt(start - 1))) start--;
  if (start === end && text.charAt(end - 1) === '"') {
    const open = text.lastIndexOf('"', end - 2);
    if (open >= floor && open >= end - 66 && open < end - 1) return open;
  }
  return start;
}

/** « jean point dupont »: goes back over the spelled separators as well. */
function spelledStart(text: string, end: number, floor: number): number {
  let start = localStart(text, end, floor);
  for (let parts = 0; parts < 6; parts++) {
    const separator = SPELLED_BEFORE.exec(text.slice(Math.max(floor, start - 24), start))?.[0];
    if (separator === undefined) break;
    const before = localStart(text, start - separator.length, floor);
    if (before === start - separator.length) break;
    start = before;
  }
  return start;
}

function isAddress({ labels }: Domain, at: string, before: string): boolean {
  const last = labels.at(-1) ?? "";
  const first = labels[0] ?? "";
  if (labels.length > 1 && /^\p{L}/u.test(last) && last.length > 1)
    return !/^[ _-]+at[ _-]+$/i.test(at) || IS_TLD.test(last);
  // Without a top-level domain: « j.dupont@exemple » typed in haste, « jean arobase gmail » spoken.
  if (at === "@")
    return /[\p{L}\p{N}]/u.test(before) && labels.length === 1 && /^\p{L}/u.test(first) && first.length > 1;
  return !at.includes(" @") && PROVIDER.test(first);
}

/**
 * E-mail addresses (RFC 5322 dot-atoms, international ones too), and the ways people disguise or dictate them:
 * « jean[at]exemple.fr », « jean @ exemple . fr », « jean point dupont arobase exemple point fr ».
 */
export const findEmails: Detector = ({ text }) => {
  const spans: Span[] = [];
  let floor = 0;
  for (const { 0: at, index } of text.matchAll(AT)) {
    const literal = at === "@";
    const start = literal ? localStart(text, index, floor) : spelledStart(text, index, floor);
    if (start === index) continue;
    const domain = readDomain(text, index + at.length, literal);
    if (domain.labels.length === 0 || !isAddress(domain, at, text.charAt(index - 1))) continue;
    spans.push({ start, end: domain.end, kind: "courriel", rank: RANK.courriel });
    floor = domain.end;
  }
  return spans;
};
