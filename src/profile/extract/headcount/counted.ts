import { readNumber } from "../numbers.ts";
import {
  COLLEAGUE,
  isAgent,
  NOT_STAFF,
  RELATIVE,
  STAFF,
  singular,
  soundsLikePeople,
  WHOLE,
} from "../people.ts";
import type { Token } from "../tokens.ts";
import { isArrival, isClosed, isIntroduced, isOfAnother, isPutRight } from "./introduced.ts";
import { type Item, wordAt } from "./item.ts";

/** « 220 viticulteurs adhérents », « 12 musiciens bénévoles ». */
const OUTSIDE =
  /^(?:adherente?|licenciee?|benevole|volontaire|saisonniere?|interimaire|cliente?|externe|membre)$/;
const PLACES_OF_WORK =
  /^(?:bureau|cuisine|salle|atelier|boutique|caisse|comptoir|accueil|magasin|labo|administratif|compta|chantier|chantiers|route|terrain)$/;
const ADJECTIVE = /^(?:de|d|bons?|bonnes?|jeunes?|petits?|petites?|autres?|vieux|super|vrais?|gros)$/;

/** A number and whom it counts, or one that is introduced as the whole. @param answering a bare number is enough */
export function countedAt(tokens: readonly Token[], at: number, answering: boolean): Item | null {
  const read = readNumber(tokens, at);
  // « pas 12, 8 », « plus cinq mais quatre »: what is denied is not told.
  if (!read || read.value > 5_000_000 || isDenied(tokens, at)) return null;
  const end = read.next - 1;
  if (isArrival(tokens, at) || isPutRight(tokens, at))
    return { value: read.value, kind: "whole", from: at, to: end };
  if (isRange(tokens, at, read.next) || isOfAnother(tokens, at)) return null;
  let next = read.next;
  while (ADJECTIVE.test(wordAt(tokens, next))) next++;
  const noun = singular(wordAt(tokens, next));
  const after = singular(wordAt(tokens, next + 1));
  const found = (kind: Item["kind"], to: number): Item => ({ value: read.value, kind, from: at, to });
  if (/^une?$/.test(wordAt(tokens, at))) {
    // An article is no count: « un assistant IA » is nobody, « j'ai un apprenti » is someone.
    const had = /^(?:ai|avons|emploie|employons)$/.test(wordAt(tokens, at - 1)) && COLLEAGUE.has(noun);
    return had || isContract(tokens, read.next) ? found("part", next) : null;
  }
  const people = peopleAfter(noun, after);
  if (people) return found(people, Math.max(next, end));
  if (wordAt(tokens, at - 1) === "mes" && (RELATIVE.has(noun) || /^(?:parent|enfant|gamin)$/.test(noun)))
    return found("relative", next);
  // « nous sommes 2 femmes et 3 hommes »: persons, whoever they are.
  if (
    /^(?:homme|femme|fille|garcon)$/.test(noun) &&
    tokens.some(({ word }) => /^(?:sommes|equipe|effectif)$/.test(word))
  )
    return found("part", next);
  if (isContract(tokens, next)) return found("part", next + 1);
  if (!NOT_STAFF.has(noun) && /^salariee?$/.test(after) && /^[a-z]/.test(noun))
    return found("part", next + 1);
  if (NOT_STAFF.has(noun) || isUnit(noun)) return null;
  return bareNumber(tokens, at, read.next, answering, noun, found);
}

function bareNumber(
  tokens: readonly Token[],
  at: number,
  next: number,
  answering: boolean,
  noun: string,
  found: (kind: Item["kind"], to: number) => Item,
): Item | null {
  if (/^(?:au|en|a|sur|dans)$/.test(noun)) {
    const place = [1, 2, 3].map((step) => wordAt(tokens, next + step));
    if (place.slice(0, 2).some((word) => /^(?:tout|total)$/.test(word))) return found("whole", next + 1);
    if (!isIntroduced(tokens, at) && place.some((word) => PLACES_OF_WORK.test(word)))
      return found("part", next + 1);
  }
  // Alone and unasked, « 35 » may be anything.
  if (!answering && at === 0 && next === tokens.length) return null;
  if (isClosed(tokens, at, next) || isIntroduced(tokens, at)) return found("whole", next - 1);
  const corrects = tokens
    .slice(Math.max(0, at - 6), at)
    .some(({ word }) => /^(?:non|pas|pardon|plutot|enfin)$/.test(word));
  const closes = noun === "" || /^(?:[,.!)]|avec|maintenant|desormais|en|au|depuis)$/.test(noun);
  const alone = !/^(?:de|le|la|du|au|en|depuis|a)$/.test(wordAt(tokens, at - 1));
  return closes && ((corrects && alone) || (answering && tokens.length <= 6))
    ? found("whole", next - 1)
    : null;
}

/** Whom a noun names: everyone, some of them, or nobody who works there. */
function peopleAfter(noun: string, after: string): Item["kind"] | null {
  if (noun === "" || OUTSIDE.test(after)) return null;
  if (WHOLE.has(noun)) return "whole";
  if (STAFF.has(noun) || isAgent(noun)) return "part";
  return !NOT_STAFF.has(noun) && soundsLikePeople(noun) ? "part" : null;
}

const isDenied = (tokens: readonly Token[], at: number): boolean => {
  const [one, two] = [wordAt(tokens, at - 1), wordAt(tokens, at - 2)];
  return (one === "pas" && two !== ",") || (one === "plus" && /^(?:est|sommes)$/.test(two));
};

/** « 3 temps pleins », « 2 mi-temps », « 4 à l'année ». */
function isContract(tokens: readonly Token[], at: number): boolean {
  const ahead = [0, 1, 2].map((step) => wordAt(tokens, at + step)).join(" ");
  return /^(?:temps (?:pleins?|partiels?|complets?)|a? ?mi temps|pleins? temps|a temps|a l annee|en cdi|en cdd)\b/.test(
    ahead,
  );
}

/** Money, sizes and hours written close to their number. */
const isUnit = (noun: string): boolean => /^(?:€|%|\$|k€|°|er|eme|e|ans?|h\d*|m²)$/.test(noun);

function isRange(tokens: readonly Token[], at: number, next: number): boolean {
  const [before, three, follows] = [wordAt(tokens, at - 1), wordAt(tokens, at - 3), wordAt(tokens, next)];
  const opens =
    /^(?:a|ou|et)$/.test(follows) &&
    readNumber(tokens, next + 1) !== null &&
    (follows !== "et" || before === "entre") &&
    !(follows === "a" && readNumber(tokens, next + 1) === null);
  const closes = /^(?:a|ou)$/.test(before) && /^\d+$/.test(wordAt(tokens, at - 2));
  return opens || closes || (before === "et" && three === "entre");
}
