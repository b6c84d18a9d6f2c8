import { isStopWord } from "../../retrieval/tokenise.ts";
import { root } from "../words.ts";
import { breaksOf } from "./breaks.ts";
import { garbledDate, readDate } from "./dates.ts";
import type { Figure, Scanned } from "./figure.ts";
import { type Read, readNumber } from "./numbers.ts";
import { readFraction, readRatio } from "./shares.ts";
import { tokensOf } from "./tokens.ts";
import { unitAt } from "./units.ts";

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
    const part = readFraction(tokens, at);
    if (date) {
      figures.push({ ...plain(at, date.next), value: date.value, unit: "date" });
      at = date.next;
    } else if (part) {
      figures.push({ ...plain(at, part.next), value: part.value, unit: "%", rough: true });
      at = part.next;
    } else if (number && ratio) {
      const value = (100 * number.value) / ratio.of;
      figures.push({ ...plain(at, ratio.next), value, unit: "%", rough: true });
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
  return {
    garbled: garbledDate(sentence),
    figures,
    words,
    breaks: breaksOf(tokens, figures),
    ways: waysOf(tokens, figures),
  };
}

const waysOf = (tokens: readonly string[], figures: readonly Figure[]): Scanned["ways"] =>
  figures.flatMap((from, index): Scanned["ways"] => {
    const to = figures[index + 1];
    const isWay = to && tokens[from.at - 1] === "de" && tokens[from.end] === "a" && to.at === from.end + 1;
    return isWay ? [[from, to]] : [];
  });

const plain = (at: number, end: number): Figure => ({
  value: 0,
  unit: "",
  scale: 1,
  at,
  end,
  rough: false,
  letters: false,
  of: "",
});

/** « neuf » without a unit is new, more often than nine. */
const isNew = (tokens: readonly string[], at: number, { next }: Read): boolean =>
  tokens[at] === "neuf" && next === at + 1 && unitAt(tokens, next) === null;

function readFigure(tokens: readonly string[], at: number, number: Read): { figure: Figure; next: number } {
  const word = tokens[at] ?? "";
  // « un million de mètres cubes »
  const after = number.next + Number(number.scale > 1e3 && tokens[number.next] === "de");
  const own = unitAt(tokens, after);
  // « de 9,6 à 6,5 % », « entre 3 et 8 millions »: the first takes the unit of the second, and its scale.
  const joined = own === null && number.scale === 1 && /^(?:a|et|ou)$/.test(tokens[number.next] ?? "");
  const second = joined ? readNumber(tokens, number.next + 1) : null;
  const shared = second ? unitAt(tokens, second.next) : null;
  const unit = own ?? shared ?? "";
  const end = own === null ? number.next : after + (tokens[after] === "pour" ? 2 : 1);
  const figure = {
    value: number.value * (second && number.value < 1e3 ? second.scale : 1),
    unit,
    scale: second?.scale ?? number.scale,
    at,
    end,
    rough: ROUGH.has(tokens[at - 2] ?? "") || ROUGH.has(tokens[at - 1] ?? ""),
    letters: !/^\d/.test(word),
    of: unit === "" ? countedAt(tokens, number.next) : "",
  };
  return { figure, next: end };
}

/** « 60 contributeurs », « une soixantaine de contributeurs ». */
function countedAt(tokens: readonly string[], at: number): string {
  const word = /^(?:de|d|autres|premiers|premieres)$/.test(tokens[at] ?? "") ? tokens[at + 1] : tokens[at];
  return word && /^[a-z]{3}/.test(word) && !isStopWord(word) ? root(word) : "";
}
