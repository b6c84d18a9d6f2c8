import type { Detector, Span } from "./span.ts";
import { RANK } from "./span.ts";

const SIGN =
  / {0,3}[[({</] ?(?:at|arr?obase?s?|@) ?[\])}>/] {0,3}|[ _-]{1,3}(?:arr?obase?s?|arobaz|a commercial|at)[ _-]{1,3}| {1,3}@ {0,3}|@ {0,3}/;
const LOCAL = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]";
const LOCAL_CHARACTER = new RegExp(LOCAL, "u");
// « jean%40gmail.com » comes from a link; with an @ further on, « %40 » is part of the name.
const AT = new RegExp(`${SIGN.source}|%40(?!${LOCAL}{0,64}@)`, "giu");
const LITERAL = /^(?:@|%40)$/;
// Usual words as well as an @ said aloud: « jean à gmail.com », « jean.dupont chez exemple.fr ».
const WEAK_AT = / {1,3}(?:a|chez) {1,3}| {0,3}[[({] ?(?:a|chez) ?[\])}] {0,3}/gi;
// Only those that are no French word: « jean@exemple.fr point de contact » must not end at « .de ».
const TLD =
  "(?:fr|com|net|org|eu|io|be|ch|lu|pt|nl|uk|gp|mq|gf|yt|nc|pf|pm|wf|info|pro|biz|tech|bzh|corsica|alsace|paris)(?![\\p{L}\\p{N}])";
const IS_TLD = new RegExp(`^${TLD}$`, "iu");
const PROVIDER =
  /^(?:gmail|hotmail|outlook|live|yahoo|orange|wanadoo|free|sfr|bbox|laposte|icloud|proton(?:mail)?|gmx)$/i;

// The shared addresses of public services, which name nobody, are kept: people need them.
const PUBLIC_DOMAIN = /\.gouv\.fr$|(?:^|\.)service-public\.fr$/;
const SERVICE =
  "(?:contacts?|infos?|accueil|aide|assistance|support|presse|communication|courrier|secretariat|webmaster|dpo|rgpd|osezlia|francenum|dge|dgccrf|dgefp|dgfip|dinum|dreets|deets|ddets|ddpp)";
const FUNCTIONAL = new RegExp(`^${SERVICE}(?:[-_](?:${SERVICE}|[0-9]{1,3}))*$`);

const DOTTED = /\p{L}(?:[._]| point )\p{L}/iu;
const IS_DOMAIN = new RegExp(`\\.${TLD}$`, "iu");

const LABEL = /[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?/uy;
// « free,fr »: the key beside.
const DOT = /\.|%2e|,(?=(?:fr|com|net|org|eu)(?![\p{L}\p{N}]))/iuy;
const SPELLED_DOT =
  / {0,3}[[({] ?(?:dot|point|\.) ?[\])}] {0,3}| {1,3}(?:point|dot|tiret|moins) {1,3}| {1,3}\. {1,3}/iy;
// « exemple .fr » and « exemple. fr » are typing slips; « exemple. Merci » is the end of a sentence.
const DOT_BEFORE_TLD = new RegExp(`(?: {1,3}(?:point|dot|\\.) {0,3}|\\. {1,3})(?=${TLD})`, "uy");

// « arobase ma boite point fr »: the blanks of a spoken name.
const SPOKEN_NAME = new RegExp(`(?: [\\p{L}\\p{N}]{1,20}){1,3} (?:point|dot) ${TLD}`, "iuy");

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

function isAddress({ labels }: Domain, at: string, local: string): boolean {
  const last = labels.at(-1) ?? "";
  const first = labels[0] ?? "";
  if (labels.length > 1 && /^\p{L}/u.test(last) && last.length > 1)
    return !/^[ _-]+at[ _-]+$/i.test(at) || IS_TLD.test(last);
  // Without a top-level domain: « j.dupont@exemple » typed in haste, « jean arobase gmail » spoken.
  if (at === "@")
    return /[\p{L}\p{N}]$/u.test(local) && labels.length === 1 && /^\p{L}/u.test(first) && first.length > 1;
  return !at.includes(" @") && PROVIDER.test(first);
}

/** After « à » or « chez », two clues of three: a name with a dot, a known provider, a top-level domain. */
function isLikelyAddress({ labels }: Domain, _at: string, local: string): boolean {
  if (IS_DOMAIN.test(local)) return false;
  const complete = labels.length > 1 && IS_TLD.test(labels.at(-1) ?? "");
  const clues = [DOTTED.test(local), PROVIDER.test(labels[0] ?? ""), complete];
  return clues.filter(Boolean).length >= 2;
}

/** « contact@francenum.gouv.fr »: a public service, under a word that we know or under its own name. */
function isPublicService({ labels }: Domain, local: string): boolean {
  const domain = labels.map((label) => label.toLowerCase());
  const name = local.toLowerCase().replace(/^[^\p{L}]+/u, "");
  return PUBLIC_DOMAIN.test(domain.join(".")) && (FUNCTIONAL.test(name) || domain.includes(name));
}

function findWith(sign: RegExp, isWanted: typeof isAddress, rank: number, text: string): Span[] {
  const spans: Span[] = [];
  let floor = 0;
  for (const { 0: at, index } of text.matchAll(sign)) {
    const literal = LITERAL.test(at);
    const start = literal ? localStart(text, index, floor) : spelledStart(text, index, floor);
    if (start === index) continue;
    const domain = readDomain(text, index + at.length, literal);
    const local = text.slice(start, index);
    if (domain.labels.length === 0 || !isWanted(domain, at, local)) continue;
    floor = domain.end;
    if (isPublicService(domain, local)) continue;
    spans.push({ start, end: domain.end, kind: "courriel", rank });
  }
  return spans;
}

/** « mon adresse gmail c titi.carrelage »: a provider, then a name that holds a dot, a dash or a digit. */
const NAMED_AT_PROVIDER =
  /\b(?:adresse|mail|e-mail|email|compte) (?:gmail|hotmail|outlook|yahoo|orange|wanadoo|free|sfr|laposte|icloud|proton)\b ?(?:c'?est|c|est|:)? {0,2}(?=[a-z0-9._-]*[._\d-])([a-z][a-z0-9._-]{2,40}[a-z0-9])/gi;

const findNamesAtProviders = (text: string): Span[] =>
  [...text.matchAll(NAMED_AT_PROVIDER)].map(({ 0: whole, 1: name = "", index }) => {
    const end = index + whole.length;
    return { start: end - name.length, end, kind: "courriel", rank: RANK.courrielProbable };
  });

/**
 * E-mail addresses (RFC 5322 dot-atoms, international ones too), and the ways people disguise or dictate them:
 * « jean[at]exemple.fr », « jean @ exemple . fr », « jean point dupont arobase exemple point fr », « jean à gmail.com ».
 */
export const findEmails: Detector = ({ text }) => [
  ...findNamesAtProviders(text),
  ...findWith(AT, isAddress, RANK.courriel, text),
  ...findWith(WEAK_AT, isLikelyAddress, RANK.courrielProbable, text),
];
