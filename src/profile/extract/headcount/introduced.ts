import type { Token } from "../tokens.ts";
import { wordAt } from "./item.ts";

/** « on est 6 », « effectif : 29 », « une équipe de 5 », « à deux », « il reste 13 », « ce qui nous amène à 27 ». */
export function isIntroduced(tokens: readonly Token[], at: number): boolean {
  const [one, two, three] = [wordAt(tokens, at - 1), wordAt(tokens, at - 2), wordAt(tokens, at - 3)];
  // As heard: « on é », « on ai », « on es ».
  if (/^(?:est|sommes|somme|ets|e|ai|es|et)$/.test(one) && /^(?:on|nous)$/.test(two)) return true;
  // « on sera douze » is not yet; « aujourd'hui neuf » is.
  if (one === "hui" || (one === "le" && two === "nou") || one === "nous") return true;
  if (one === "reste" || one === "donc" || one === "soit") return true;
  if (
    /^(?:est|sommes)$/.test(two) &&
    /^(?:que|environ|toujours|actuellement|maintenant|a|en|desormais)$/.test(one)
  )
    return true;
  if (one === "que" && two === "plus") return true;
  if (one === "de" && /^(?:equipe|effectif)$/.test(two)) return true;
  if (/^effectifs?$/.test(one) || (/^(?:est|:)$/.test(one) && /^effectifs?$/.test(two))) return true;
  if (/^(?:est|:|de)$/.test(one) && /^(?:est|de|total|actuel)$/.test(two) && /^effectifs?$/.test(three))
    return true;
  if (/^(?:fait|font|v)$/.test(one) && /^(?:ca|cela|nous|qui)$/.test(two)) return true;
  return (
    one === "a" &&
    /^(?:bosse|bossons|travaille|travaillons|tourne|,|est|sommes|nous|tient|gere|amene|amenes|passe|passes|passons|tombe|tombes)$/.test(
      two,
    )
  );
}

/** « douze on est », « 5 avec moi », « cinq dont un apprenti », « 8 quoi ». */
export function isClosed(tokens: readonly Token[], at: number, next: number): boolean {
  const ahead = [0, 1].map((step) => wordAt(tokens, next + step)).join(" ");
  if (/^(?:on est|nous sommes|avec moi|moi compris|moi inclus|tout compris|quoi\b)/.test(ahead)) return true;
  if (at === 0 && /^dont\b/.test(ahead)) return true;
  // « Quatre. » alone, or « …, une quinzaine. »
  const alone = tokens.slice(next).every(({ word }) => /^[.!\n]$/.test(word));
  return alone && (at === 0 || (wordAt(tokens, at - 1) === "," && /aine$/.test(wordAt(tokens, at + 1))));
}

/** « nous ne sommes plus cinq mais quatre »: the number that a « mais » puts in another's place. */
export const isPutRight = (tokens: readonly Token[], at: number): boolean =>
  wordAt(tokens, at - 1) === "mais" &&
  [2, 3, 4].some((back) => /^(?:plus|pas)$/.test(wordAt(tokens, at - back)));

/** « passé de 10 à 9 »: from the one to the other. */
export const isArrival = (tokens: readonly Token[], at: number): boolean =>
  wordAt(tokens, at - 1) === "a" &&
  wordAt(tokens, at - 3) === "de" &&
  /^(?:passes?|tombes?|descendus?|montes?)$/.test(wordAt(tokens, at - 4));

const WANTED =
  /^(?:recrut\w*|embauch\w*|cherch\w*|manqu\w*|besoin|voudra\w*|aimera\w*|remplac\w*|appell\w*|contact\w*)$/;
const LEFT =
  /^(?:parti|partis|partie|parties|licenci\w*|demission\w*|retraite|perdu|perdus|vire|vires|tombes?|blesses?)$/;

/** « un groupe de 30 000 personnes », « une équipe data de 6 », « recruter 2 vendeurs », « deux sont partis », « pour 15 dentistes ». */
export function isOfAnother(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 5), at).map(({ word }) => word);
  const sinceCut = before.slice(before.findLastIndex((word) => /^[,;:.!?]$/.test(word)) + 1);
  const one = sinceCut.at(-1) ?? "";
  if (sinceCut.some((word) => /^(?:groupe|reseau|enseigne|maison)$/.test(word)) && one === "de") return true;
  if (sinceCut.some((word) => WANTED.test(word))) return true;
  if (sinceCut.some((word) => /^(?:data|projet|comite|dont|parmi)$/.test(word))) return true;
  if (/^(?:pour|aux|chez|vers|contre)$/.test(one)) return true;
  // « 3 usines de 400 personnes »: of each.
  if (
    one === "de" &&
    /^(?:usines|sites|magasins|boutiques|agences|ateliers|equipes)$/.test(sinceCut.at(-2) ?? "")
  )
    return true;
  if (one === "les" && /^(?:sur|pour|a)$/.test(sinceCut.at(-2) ?? "")) return true;
  const ahead = tokens.slice(at + 1, at + 5).map(({ word }) => word);
  const untilCut = ahead.slice(0, ahead.findIndex((word) => /^[,;.!?]$/.test(word)) + 1 || ahead.length);
  // « huit personnes sur dix »
  return (
    untilCut.some((word) => LEFT.test(word)) ||
    /^personnes? sur (?:\d+|deux|trois|quatre|cinq|dix|cent)\b/.test(untilCut.join(" "))
  );
}
