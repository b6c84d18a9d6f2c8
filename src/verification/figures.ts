import { fold, isStopWord } from "../retrieval/tokenise.ts";
import { root } from "./words.ts";

/**
 * A figure where it stands: « 500 k€ » is 500,000 in euros; `at` is its place among the words of its sentence. `rough`: said as such
 * (« près de », « 8 sur 10 »). `letters`: written in words, as a small count is. `of`: the root of the word it counts.
 */
export type Figure = {
  value: number;
  unit: string;
  at: number;
  rough: boolean;
  letters: boolean;
  of: string;
};
export type Scanned = { figures: Figure[]; words: { root: string; at: number }[] };

const SMALL: Record<string, number> = {
  zero: 0,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
};
const SCALE: Record<string, number> = {
  mille: 1e3,
  millier: 1e3,
  milliers: 1e3,
  million: 1e6,
  millions: 1e6,
  milliard: 1e9,
  milliards: 1e9,
};
const MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(
  " ",
);
const UNITS: Record<string, string> = {
  "%": "%",
  pourcent: "%",
  "pour-cent": "%",
  "€": "€",
  euro: "€",
  euros: "€",
  jour: "jour",
  jours: "jour",
  semaine: "semaine",
  semaines: "semaine",
  mois: "mois",
  an: "an",
  ans: "an",
  annee: "an",
  annees: "an",
  heure: "heure",
  heures: "heure",
  h: "heure",
  minute: "minute",
  minutes: "minute",
};

const ROUGH = new Set([
  "pres",
  "environ",
  "presque",
  "quelque",
  "plus",
  "moins",
  "autour",
  "approximativement",
]);

/** The words and the figures of a sentence, numbers in letters read as numbers, dates as one figure each. */
export function scan(sentence: string): Scanned {
  const tokens = tokensOf(sentence);
  const figures: Figure[] = [];
  const words: Scanned["words"] = [];
  const keep = (from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const word = tokens[at] ?? "";
      if (word.length > 1 && /^[a-z]/.test(word) && !isStopWord(word)) words.push({ root: root(word), at });
    }
  };
  for (let at = 0; at < tokens.length; ) {
    const number = readNumber(tokens, at);
    const date = readDate(tokens, at, number);
    const ratio = number && readRatio(tokens, at, number);
    if (date) {
      figures.push({ ...plain(at), value: date.value, unit: "date" });
      at = date.next;
    } else if (number && ratio) {
      figures.push({ ...plain(at), value: (100 * number.value) / ratio.of, unit: "%", rough: true });
      keep(number.next, ratio.at);
      at = ratio.next;
    } else if (number && !isNew(tokens, at, number)) {
      const { figure, next } = readFigure(tokens, at, number);
      figures.push(figure);
      at = next;
    } else {
      keep(at, at + 1);
      at++;
    }
  }
  return { figures, words };
}

/** « neuf » without a unit is new, more often than nine. */
const isNew = (tokens: readonly string[], at: number, { next }: Read): boolean =>
  tokens[at] === "neuf" && next === at + 1 && unitAt(tokens, next) === null;

function readFigure(tokens: readonly string[], at: number, number: Read): { figure: Figure; next: number } {
  const word = tokens[at] ?? "";
  const own = unitAt(tokens, number.next);
  // « de 9,6 à 6,5 % »: the first takes the unit of the second.
  const second =
    own === null && /^(?:a|et|ou)$/.test(tokens[number.next] ?? "")
      ? readNumber(tokens, number.next + 1)
      : null;
  const unit = own ?? (second ? unitAt(tokens, second.next) : null) ?? "";
  const figure = {
    value: number.value,
    unit,
    at,
    rough: ROUGH.has(tokens[at - 2] ?? "") || ROUGH.has(tokens[at - 1] ?? ""),
    letters: !/^\d/.test(word),
    of: unit === "" ? root(tokens[number.next] ?? "") : "",
  };
  return {
    figure,
    next: own === null ? number.next : number.next + (tokens[number.next] === "pour" ? 2 : 1),
  };
}

const unitAt = (tokens: readonly string[], at: number): string | null =>
  UNITS[tokens[at] ?? ""] ?? (tokens[at] === "pour" && /^cents?$/.test(tokens[at + 1] ?? "") ? "%" : null);

const isYear = (token: string | undefined): boolean => /^(?:19|20)\d\d$/.test(token ?? "");

/** « 9 juin 2026 » is 20260609, « juin 2026 » 20260600, a year alone 20260000, « 9 juin » 609: what is not said is zero. */
function readDate(tokens: readonly string[], at: number, day: Read | null): Read | null {
  if (isYear(tokens[at]) && unitAt(tokens, at + 1) === null)
    return { value: Number(tokens[at]) * 10_000, next: at + 1 };
  const monthAt = day === null ? at : day.next;
  if (!isMonth(tokens, monthAt) || (day !== null && day.value > 31)) return null;
  const year = isYear(tokens[monthAt + 1]) ? Number(tokens[monthAt + 1]) : 0;
  const month = MONTHS.indexOf(tokens[monthAt] ?? "") + 1;
  return { value: year * 10_000 + month * 100 + (day?.value ?? 0), next: monthAt + (year === 0 ? 1 : 2) };
}

const plain = (at: number): Figure => ({ value: 0, unit: "", at, rough: false, letters: false, of: "" });

/** « mai » is a month beside a figure only. */
const isMonth = (tokens: readonly string[], at: number): boolean =>
  MONTHS.includes(tokens[at] ?? "") &&
  (tokens[at] !== "mai" || /^\d/.test(tokens[at - 1] ?? "") || /^\d/.test(tokens[at + 1] ?? ""));

/** « 9 TPE et PME sur 10 », « huit sur dix »; not « niveau 1 sur 4 ». */
function readRatio(
  tokens: readonly string[],
  at: number,
  first: Read,
): { of: number; at: number; next: number } | null {
  if (/^(?:niveau|note|phase|etape)s?$/.test(tokens[at - 1] ?? "")) return null;
  const on = tokens.slice(first.next, first.next + 7).indexOf("sur");
  if (on === -1) return null;
  const whole = readNumber(tokens, first.next + on + 1);
  if (!whole || whole.value <= first.value || whole.value > 100) return null;
  return { of: whole.value, at: first.next + on, next: whole.next };
}

function tokensOf(sentence: string): string[] {
  const plain = fold(sentence)
    .replace(/\[\d+\]/g, " ")
    .replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, (_, y, m, d) => `${Number(d)} ${MONTHS[Number(m) - 1] ?? ""} ${y}`)
    .replace(
      /\b(\d\d?)\/(\d\d?)\/(\d{4})\b/g,
      (_, d, m, y) => `${Number(d)} ${MONTHS[Number(m) - 1] ?? ""} ${y}`,
    )
    .replace(/\bpremier niveau\b/g, "niveau 1")
    .replace(/\b1er\b/g, "1")
    .replace(/\b(\d+)(?:e|eme|nd|nde|ere)\b/g, "$1")
    .replace(/(\d)[\s.\u202f\u00a0](?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d),(\d)/g, "$1.$2")
    .replace(/\b(\d[\d.]*)\s?k\s?€/g, "$1 mille €")
    .replace(/\b(\d[\d.]*)\s?m\s?€/g, "$1 millions €")
    .replace(/\b(\d[\d.]*)\s?md\s?€/g, "$1 milliards €")
    .replace(/\bune? (?=(?:[a-z]+ ){0,4}sur (?:deux|trois|quatre|cinq|six|dix|\d))/g, "1 ")
    .replace(/\bdouzaine\b/g, " 12 ")
    .replace(/\bdizaine\b/g, " 10 ")
    .replace(/(millions?|milliards?) d'(?=euro)/g, "$1 ")
    .replace(/\b(?:[ldjnsmtc]|qu|jusqu|lorsqu|puisqu)'/g, " ");
  return plain.match(/\d+(?:\.\d+)?|[a-z]+|[%€]/g) ?? [];
}

type Read = { value: number; next: number };

/** A number in digits or letters, with its scale: « 1,5 million », « quatre-vingt-dix », « cinq cents », « trois mille ». */
function readNumber(tokens: readonly string[], at: number): Read | null {
  const first = tokens[at] ?? "";
  let read: Read | null = /^\d/.test(first)
    ? { value: Number(first), next: at + 1 }
    : readLetters(tokens, at);
  if (read === null && first === "mille") read = { value: 1, next: at };
  if (read === null) return null;
  const scale = SCALE[tokens[read.next] ?? ""];
  if (scale === undefined) return read;
  const rest = scale === 1e3 ? readLetters(tokens, read.next + 1) : null;
  return rest === null
    ? { value: read.value * scale, next: read.next + 1 }
    : { value: read.value * scale + rest.value, next: rest.next };
}

function readLetters(tokens: readonly string[], at: number): Read | null {
  let value = 0;
  let next = at;
  for (let known = true; known; ) {
    const word = tokens[next] ?? "";
    const small = SMALL[word];
    const joins = word === "et" && /^(?:un|une|onze)$/.test(tokens[next + 1] ?? "") && value >= 20;
    if (/^cents?$/.test(word) && (next > at || /^(?:cent)$/.test(word))) {
      if (tokens[next - 1] === "pour") break;
      value = (value === 0 ? 1 : value) * 100;
      next++;
    } else if (small === 20 && value % 100 === 4) {
      value += 76;
      next++;
    } else if (small !== undefined && (next === at || value >= 20)) {
      value += small;
      next++;
    } else if (joins) {
      value += tokens[next + 1] === "onze" ? 11 : 1;
      next += 2;
    } else known = false;
  }
  return next === at ? null : { value, next };
}
