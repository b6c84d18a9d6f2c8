import { type Size, sizeOf } from "../lists.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { readNumber } from "./numbers.ts";
import {
  COLLEAGUE,
  isAgent,
  NOT_STAFF,
  RELATIVE,
  STAFF,
  singular,
  soundsLikePeople,
  WHOLE,
} from "./people.ts";
import { quote, type Token, tokensOf } from "./tokens.ts";

/** What a message says of how many they are; `value` null: taken back without another number. */
export type Headcount = { value: number; because: string } | { value: null; size: Size; because: string };

type Item = {
  value: number;
  kind: "whole" | "part" | "relative" | "self" | "alone";
  from: number;
  to: number;
};

/** « 220 viticulteurs adhérents », « 12 musiciens bénévoles ». */
const OUTSIDE =
  /^(?:adherente?|licenciee?|benevole|volontaire|saisonniere?|interimaire|cliente?|externe|membre)$/;
const PLACES_OF_WORK =
  /^(?:bureau|cuisine|salle|atelier|boutique|caisse|comptoir|accueil|magasin|labo|administratif|compta|chantier|chantiers|route|terrain)$/;
const CORRECTION =
  /^(?:non|pardon|pas|plutot|enfin|maintenant|oups|erreur|euh|rectification|donc|desormais|reste)$/;
const WANTED = /^(?:recrut\w*|embauch\w*|cherch\w*|manqu\w*|besoin|voudra\w*|aimera\w*|remplac\w*)$/;
const LEFT = /^(?:parti|partis|partie|parties|licenci\w*|demission\w*|retraite|perdu|perdus|vire|vires)$/;

/**
 * The headcount that one sentence tells, or null: persons counted and added (« 2 associés et 5 salariés »), told as a
 * whole (« on est 9 »), or alone (« seule »). What is counted beside (covers, lorries, seasonal workers, years) is not.
 * @param answering the sentence answers « combien êtes-vous ? »: a bare number is then enough
 */
export function headcountOf(sentence: string, answering: boolean): Headcount | null {
  const foreign = new Set(
    clausesOf(sentence)
      .filter(({ own }: Clause) => !own)
      .flatMap(({ tokens }) => tokens.map(({ start }) => start)),
  );
  const tokens = tokensOf(sentence);
  const items = itemsOf(tokens, answering).filter(({ from }) => !foreign.has(tokens[from]?.start ?? -1));
  const group = lastGroup(tokens, items);
  const bounds =
    items.length === 0 || group.some(({ kind }) => kind !== "alone") ? boundedOf(sentence, tokens) : null;
  if (bounds) return bounds;
  const total = totalOf(tokens, group);
  const first = group[0];
  const last = group.at(-1);
  if (total === null || !first || !last) return null;
  return { value: total, because: quote(sentence, tokens, first.from, last.to) };
}

const PEOPLE = (word: string): boolean => WHOLE.has(singular(word)) || STAFF.has(singular(word));

/** « plus de 5 000 salariés », « moins de dix », « entre 10 et 15 personnes »: no number, and a category where both ends share it. */
function boundedOf(sentence: string, tokens: readonly Token[]): Headcount | null {
  for (let at = 0; at < tokens.length; at++) {
    const word = wordAt(tokens, at);
    const low = readNumber(tokens, word === "entre" || word === "de" ? at + 1 : at + 2);
    if (/^(?:plus|moins)$/.test(word) && wordAt(tokens, at + 1) === "de" && low) {
      if (NOT_STAFF.has(singular(wordAt(tokens, low.next))) || isOfAnother(tokens, at)) continue;
      if (!PEOPLE(wordAt(tokens, low.next)) && !/^(?:dans|a|on|,|\.|)$/.test(wordAt(tokens, low.next)))
        continue;
      const value = word === "plus" ? low.value : low.value - 1;
      return {
        value: null,
        size: sizeOf(Math.max(value, 1)),
        because: quote(sentence, tokens, at, low.next),
      };
    }
    if ((word === "entre" || word === "de") && low && /^(?:et|a|ou)$/.test(wordAt(tokens, low.next))) {
      const high = readNumber(tokens, low.next + 1);
      if (!high || !PEOPLE(wordAt(tokens, high.next)) || sizeOf(low.value) !== sizeOf(high.value)) continue;
      return { value: null, size: sizeOf(low.value), because: quote(sentence, tokens, at, high.next) };
    }
  }
  return null;
}

function itemsOf(tokens: readonly Token[], answering: boolean): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const item =
      aloneAt(tokens, at) ?? countedAt(tokens, at, answering) ?? familyAt(tokens, at) ?? selfAt(tokens, at);
    if (item) items.push(item);
    at = item ? item.to + 1 : at + 1;
  }
  return items;
}

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/** « je suis seule », « tout seul »; neither « le seul », nor « pas seul », nor « seul j'y arrive pas ». */
function aloneAt(tokens: readonly Token[], at: number): Item | null {
  if (!/^(?:seul|seule|solo)$/.test(wordAt(tokens, at))) return null;
  const before = wordAt(tokens, at - 1);
  const twoBefore = wordAt(tokens, at - 2);
  const threeBefore = wordAt(tokens, at - 3);
  if (/^(?:un|une|le|la|les|mon|ma|au|du|d|ce|cette)$/.test(before)) return null;
  if ([before, twoBefore, threeBefore].some((word) => /^(?:pas|jamais|plus|non)$/.test(word))) return null;
  if (/^(?:j|je|on|impossible)$/.test(wordAt(tokens, at + 1))) return null;
  if (/^(?:qui|que|a|l|le|la|les|ca)$/.test(before) && before !== "a") return null;
  return { value: 1, kind: "alone", from: at, to: at };
}

/** A number and whom it counts, or one that is introduced as the whole. */
function countedAt(tokens: readonly Token[], at: number, answering: boolean): Item | null {
  const read = readNumber(tokens, at);
  if (!read || read.value > 5_000_000) return null;
  // « pas 12, 8 »: what is denied is not told.
  if (/^(?:pas|plus)$/.test(wordAt(tokens, at - 1)) && !/^(?:et|de|,)$/.test(wordAt(tokens, at - 2))) {
    if (wordAt(tokens, at - 1) === "pas") return null;
  }
  if (isRange(tokens, at, read.next)) return null;
  if (isOfAnother(tokens, at)) return null;
  let next = read.next;
  while (
    /^(?:de|d|bons?|bonnes?|jeunes?|petits?|petites?|autres?|vieux|super|vrais?|gros)$/.test(
      wordAt(tokens, next),
    )
  )
    next++;
  const noun = singular(wordAt(tokens, next));
  const after = singular(wordAt(tokens, next + 1));
  const to = Math.max(next, read.next - 1);
  // « un apprenti » counts when it is joined to someone, or had: « un assistant IA » is nobody.
  const article = /^une?$/.test(wordAt(tokens, at));
  if (article && !/^(?:et|plus|\+|avec|,|ai|&|avons|a)$/.test(wordAt(tokens, at - 1))) return null;
  if (article && /^(?:ia|virtuel|vocal|intelligent|numerique|de)$/.test(after)) return null;
  if (noun !== "" && WHOLE.has(noun)) return { value: read.value, kind: "whole", from: at, to };
  if ((STAFF.has(noun) || (!article && isAgent(noun))) && !OUTSIDE.test(after))
    return { value: read.value, kind: "part", from: at, to };
  if (!article && !NOT_STAFF.has(noun) && soundsLikePeople(noun))
    return { value: read.value, kind: "part", from: at, to };
  if (isContract(tokens, next)) return { value: read.value, kind: "part", from: at, to: next + 1 };
  if (!NOT_STAFF.has(noun) && /^salariee?$/.test(after) && /^[a-z]/.test(noun))
    return { value: read.value, kind: "part", from: at, to: next + 1 };
  if (NOT_STAFF.has(noun) || isUnit(noun)) return null;
  const end = read.next - 1;
  if (article) return null;
  if (/^(?:au|en|a|sur|dans)$/.test(noun)) {
    const place = [wordAt(tokens, next + 1), wordAt(tokens, next + 2), wordAt(tokens, next + 3)];
    if (place.slice(0, 2).some((word) => /^(?:tout|total)$/.test(word)))
      return { value: read.value, kind: "whole", from: at, to: next + 1 };
    if (!isIntroduced(tokens, at) && place.some((word) => PLACES_OF_WORK.test(word)))
      return { value: read.value, kind: "part", from: at, to: next + 1 };
  }
  if (isClosed(tokens, at, read.next)) return { value: read.value, kind: "whole", from: at, to: end };
  if (isIntroduced(tokens, at)) return { value: read.value, kind: "whole", from: at, to: end };
  const corrects = tokens
    .slice(Math.max(0, at - 6), at)
    .some(({ word }) => /^(?:non|pas|pardon|plutot|enfin)$/.test(word));
  const closes =
    noun === "" || /^[,.!)]$/.test(noun) || /^(?:avec|maintenant|desormais|en|au|depuis)$/.test(noun);
  if (corrects && closes && isNumberAlone(tokens, at))
    return { value: read.value, kind: "whole", from: at, to: end };
  if (answering && closes && tokens.length <= 6)
    return { value: read.value, kind: "whole", from: at, to: end };
  return null;
}

/** « 3 temps pleins », « 2 mi-temps », « 4 à l'année ». */
const isContract = (tokens: readonly Token[], at: number): boolean => {
  const ahead = [0, 1, 2].map((step) => wordAt(tokens, at + step)).join(" ");
  return /^(?:temps (?:pleins?|partiels?|complets?)|mi temps|pleins? temps|a l annee|en cdi|en cdd)\b/.test(
    ahead,
  );
};

/** Money, sizes and hours written close to their number. */
const isUnit = (noun: string): boolean => /^(?:€|%|\$|k€|°|er|eme|e|ans?|h\d*|m²)$/.test(noun);

const isRange = (tokens: readonly Token[], at: number, next: number): boolean =>
  (/^(?:a|ou|et)$/.test(wordAt(tokens, next)) &&
    readNumber(tokens, next + 1) !== null &&
    (wordAt(tokens, next) !== "et" || wordAt(tokens, at - 1) === "entre")) ||
  (/^(?:a|ou)$/.test(wordAt(tokens, at - 1)) && /^\d+$/.test(wordAt(tokens, at - 2))) ||
  (wordAt(tokens, at - 1) === "et" && wordAt(tokens, at - 3) === "entre");

/** « un groupe de 30 000 personnes », « une équipe data de 6 », « recruter 2 vendeurs », « deux sont partis ». */
function isOfAnother(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 5), at).map(({ word }) => word);
  const sinceCut = before.slice(before.findLastIndex((word) => /^[,;:.!?]$/.test(word)) + 1);
  if (sinceCut.some((word) => /^(?:groupe|reseau|enseigne|maison)$/.test(word)) && sinceCut.at(-1) === "de")
    return true;
  if (sinceCut.some((word) => WANTED.test(word))) return true;
  if (sinceCut.some((word) => /^(?:data|projet|comite|dont|parmi)$/.test(word))) return true;
  const ahead = tokens.slice(at + 1, at + 5).map(({ word }) => word);
  const untilCut = ahead.slice(0, ahead.findIndex((word) => /^[,;.!?]$/.test(word)) + 1 || ahead.length);
  return untilCut.some((word) => LEFT.test(word));
}

/** « on est 6 », « effectif : 29 », « une équipe de 5 », « à deux », « il reste 13 ». */
function isIntroduced(tokens: readonly Token[], at: number): boolean {
  const [one, two, three] = [wordAt(tokens, at - 1), wordAt(tokens, at - 2), wordAt(tokens, at - 3)];
  // As heard: « on é », « on ai », « on es ».
  if (/^(?:est|sommes|somme|ets|e|ai|es|et)$/.test(one) && /^(?:on|nous)$/.test(two)) return true;
  // « on sera douze » is not yet.
  if (one === "hui" || (one === "le" && two === "nou") || (one === "nous" && wordAt(tokens, at) !== ""))
    return true;
  if (one === "reste" && /^(?:il|n|en)$/.test(two)) return true;
  if (
    /^(?:est|sommes)$/.test(two) &&
    /^(?:que|environ|toujours|actuellement|maintenant|plus|a|en|desormais)$/.test(one)
  )
    return true;
  if (one === "que" && two === "plus" && /^(?:est|sommes)$/.test(three)) return true;
  if (one === "de" && /^(?:equipe|effectif)$/.test(two)) return true;
  if (/^(?:effectif|effectifs)$/.test(one) || (/^(?:est|:)$/.test(one) && /^effectifs?$/.test(two)))
    return true;
  if (/^(?:est|:|de)$/.test(one) && /^(?:est|de|total|actuel)$/.test(two) && /^effectifs?$/.test(three))
    return true;
  if (
    one === "a" &&
    /^(?:bosse|bossons|travaille|travaillons|tourne|,|est|sommes|nous|tient|gere)$/.test(two)
  )
    return true;
  return one === "donc" || (one === "nous" && two === "a");
}

/** « douze on est », « 5 avec moi », « cinq dont un apprenti ». */
function isClosed(tokens: readonly Token[], at: number, next: number): boolean {
  const ahead = [0, 1].map((step) => wordAt(tokens, next + step)).join(" ");
  if (/^(?:on est|nous sommes|avec moi|moi compris|moi inclus|tout compris)$/.test(ahead)) return true;
  if (at === 0 && /^dont\b/.test(ahead)) return true;
  // « Quatre. » alone, or « …, une quinzaine. »
  const alone = tokens.slice(next).every(({ word }) => /^[.!\n]$/.test(word));
  return alone && (at === 0 || (wordAt(tokens, at - 1) === "," && isAbout(tokens, at)));
}

const isAbout = (tokens: readonly Token[], at: number): boolean => /aine$/.test(wordAt(tokens, at + 1));

const isNumberAlone = (tokens: readonly Token[], at: number): boolean =>
  !/^(?:de|le|la|du|au|en|depuis|a)$/.test(wordAt(tokens, at - 1));

/** « mon mari », « avec ma sœur »: one more, the leader told of elsewhere or implied. */
function familyAt(tokens: readonly Token[], at: number): Item | null {
  const [article, who] = [wordAt(tokens, at), wordAt(tokens, at + 1)];
  // « une femme seule » is the leader; « ma femme et moi » works there.
  const named = /^(?:mon|ma)$/.test(article) && (RELATIVE.has(who) || COLLEAGUE.has(who));
  if (!named && !(/^une?$/.test(article) && COLLEAGUE.has(who))) return null;
  if (/^(?:a|de|d|chez|pour|comme|entreprise)$/.test(wordAt(tokens, at - 1))) return null;
  if (wordAt(tokens, at - 1) === "par" && !/^(?:tenue?s?|geree?s?)$/.test(wordAt(tokens, at - 2)))
    return null;
  return { value: 1, kind: "relative", from: at, to: at + 1 };
}

function selfAt(tokens: readonly Token[], at: number): Item | null {
  if (wordAt(tokens, at) !== "moi") return null;
  const [before, after] = [wordAt(tokens, at - 1), wordAt(tokens, at + 1)];
  if (
    /^(?:compris|comprise|inclus|incluse|meme)$/.test(after) ||
    /^(?:avec|compris|comme|chez|pour|dites|aidez|dis|y)$/.test(before)
  )
    return null;
  const joins = /^(?:et|plus|\+|&)$/;
  const comma = before === "," || after === ",";
  return joins.test(before) || joins.test(after) || comma
    ? { value: 1, kind: "self", from: at, to: at }
    : null;
}

/** The last thing counted: a correction between two starts anew. */
function lastGroup(tokens: readonly Token[], items: readonly Item[]): Item[] {
  let group: Item[] = [];
  for (const item of items) {
    const previous = group.at(-1);
    const between = previous ? tokens.slice(previous.to + 1, item.from).map(({ word }) => word) : [];
    const anew = between.some(
      (word, index) => CORRECTION.test(word) && !(word === "pas" && between[index + 1] === "de"),
    );
    group = anew ? [item] : [...group, item];
  }
  return group;
}

function totalOf(tokens: readonly Token[], group: readonly Item[]): number | null {
  const whole = group.findLastIndex(({ kind }) => kind === "whole");
  if (whole >= 0) {
    const item = group[whole];
    if (!item) return null;
    // « 4 plus un apprenti », « 5 personnes et moi »: what is joined right after is added.
    let sum = item.value;
    let end = item.to;
    for (const next of group.slice(whole + 1)) {
      const between = tokens.slice(end + 1, next.from).map(({ word }) => word);
      if (
        !between.every((word) => /^(?:et|plus|\+|,|&|une?|avec)$/.test(word)) ||
        !between.some((word) => /^(?:et|plus|\+|&)$/.test(word))
      )
        break;
      sum += next.value;
      end = next.to;
    }
    return sum;
  }
  const parts = group.filter(({ kind }) => kind === "part");
  const relatives = group.filter(({ kind }) => kind === "relative");
  const self = group.some(({ kind }) => kind === "self");
  const alone = group.some(({ kind }) => kind === "alone");
  const counted = parts.reduce((sum, { value }) => sum + value, 0);
  if (alone) return 1 + counted + relatives.length;
  const first = group[0];
  const withThem = first ? /^(?:avec)$/.test(wordAt(tokens, first.from - 1)) : false;
  if (parts.length === 0 && relatives.length === 0) return null;
  if (parts.length === 0 && !self && !withThem) return null;
  return counted + relatives.length + (self || (withThem && parts.length === 0) ? 1 : 0);
}
