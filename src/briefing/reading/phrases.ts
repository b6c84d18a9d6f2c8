import { fold } from "../../retrieval/tokenise.ts";

const LONG = 24;
const SHORT = 5;

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

const ABBREVIATED = /(?:\b(?:M|Mme|Mlle|Mr|Dr|env|ex|etc|n°|cf|tél|tel|art|bd|av|St|Ste)|\b\p{Lu})\.$/u;

/** The sentences of a text, in order: a line is one at least, « M. X » none. */
export function sentencesIn(text: string): string[] {
  return text.split(/\n+/).flatMap((line) => {
    const sentences: string[] = [];
    let current = "";
    for (const part of line.split(/(?<=[.!?…;])\s+/)) {
      current = current === "" ? part : `${current} ${part}`;
      if (ABBREVIATED.test(current)) continue;
      sentences.push(current);
      current = "";
    }
    if (current !== "") sentences.push(current);
    return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  });
}

// Where people who dictate, or type without a stop, begin something else.
const TURNS =
  /(?<=[,;:])\s+|\s+[-–—]\s+|\s+(?=(?:et puis|et donc|et aussi|et après|et la question|et est-ce|du coup|donc voilà|par contre|sinon|alors|euh|bref|parce que|parce qu['’]|mais|puis|voilà|ah et|et on|et je|et nous|et j['’]|est-ce que)(?:\s|$))/iu;

/** What a sentence says, in pieces that can be read alone: short sentences stay whole, long ones are cut where they turn. */
export function phrasesIn(text: string): string[] {
  return sentencesIn(text).flatMap((sentence) => {
    if (wordsIn(sentence) <= LONG) return [sentence];
    const pieces: string[] = [];
    for (const piece of sentence.split(TURNS)) {
      const last = pieces.at(-1);
      const together = last === undefined ? Number.POSITIVE_INFINITY : wordsIn(last) + wordsIn(piece);
      const stub = last !== undefined && (wordsIn(last) < SHORT || wordsIn(piece) < SHORT);
      if (last !== undefined && together <= (stub ? LONG + SHORT : LONG))
        pieces[pieces.length - 1] = `${last} ${piece}`;
      else pieces.push(piece);
    }
    return pieces.flatMap(byWords);
  });
}

/** The last resort against words without end. */
function byWords(piece: string): string[] {
  const words = piece.split(/\s+/);
  const most = LONG + SHORT;
  if (words.length <= most) return [piece];
  const parts = Math.ceil(words.length / most);
  const size = Math.ceil(words.length / parts);
  const cuts = Array.from({ length: parts - 1 }, (_, at) => beginningNear(words, (at + 1) * size));
  return [0, ...cuts].map((from, at) => words.slice(from, cuts[at]).join(" "));
}

const BEGINS =
  /^(?:et|on|je|j['’]\p{L}+|qui|que|pour|donc|c['’]est|ça|il|elle|nous|avec|dans|alors|bon|là|si)$/iu;
const BACK = 7;

/** A place a few words back where something may begin: a number, or a verb and its object, are not parted. */
function beginningNear(words: readonly string[], at: number): number {
  for (let place = at; place > at - BACK && place > 0; place--)
    if (BEGINS.test(words[place] ?? "")) return place;
  return at;
}

/** Lower case and no accent, character for character: a place found in it is the same place in the text. */
export const flat = (text: string): string =>
  [...text.normalize("NFC")].map((mark) => fold(mark).charAt(0) || " ".repeat(mark.length)).join("");
