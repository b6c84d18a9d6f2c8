import { fold } from "../../retrieval/tokenise.ts";
import { MONTHS } from "./dates.ts";
import { ONE } from "./numbers.ts";

/** « une agence d'architecture sur deux »; not « une étude portant sur 2018 », nor « une fois, huit sur dix ». */
const ONE_IN =
  /\bune? (?=(?:(?!(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b)[a-z']+ ){0,5}sur (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|mille|\d{1,3}\b)(?! ans| mois| jours))/g;

/** « un mois », « un million »: a count as much as two are. */
const ONE_OF =
  /\bune? (?=(?:jours?|semaine|mois|an|annee|heure|minute|million|milliard)\b(?! de plus en plus))/g;

export function tokensOf(sentence: string): string[] {
  const plain = fold(sentence)
    .replace(/\[\d+\]/g, " ")
    .replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, (_, y, m, d) => `${Number(d)} ${MONTHS[Number(m) - 1] ?? ""} ${y}`)
    .replace(
      /\b(\d\d?)\/(\d\d?)\/(\d{4})\b/g,
      (_, d, m, y) => `${Number(d)} ${MONTHS[Number(m) - 1] ?? ""} ${y}`,
    )
    .replace(
      /(?<=\d )(janv|fevr?|avr|juil|sept|oct|nov|dec)\./g,
      (_, month: string) => MONTHS.find((name) => name.startsWith(month)) ?? month,
    )
    .replace(/\b(annexe|titre|chapitre) ([ivx]+)\b/g, "$1 zz$2")
    .replace(/\bpremier niveau\b/g, "niveau 1")
    .replace(/\b1er\b/g, "1")
    .replace(/\b(\d+)(?:e|eme|nd|nde|ere)\b/g, "$1")
    .replace(/(\d)[\s.\u202f\u00a0](?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d),(\d)/g, "$1.$2")
    .replace(/\b(\d[\d.]*)\s?k\s?€/g, "$1 mille €")
    .replace(/\b(\d[\d.]*)\s?m\s?€/g, "$1 millions €")
    .replace(/\b(\d[\d.]*)\s?md\s?€/g, "$1 milliards €")
    .replace(ONE_IN, "1 ")
    .replace(ONE_OF, `${ONE} `)
    .replace(/\bm(?:3|³)|\bmetres? cubes?\b/g, "m3")
    .replace(/\bdouzaine\b/g, " 12 ")
    .replace(/\bdizaine\b/g, " 10 ")
    .replace(/(millions?|milliards?) d'(?=euro)/g, "$1 ")
    .replace(/\b(?:[ldjnsmtc]|qu|jusqu|lorsqu|puisqu)'/g, " ");
  return plain.match(/\d+(?:\.\d+)?|[a-z]+\d*|[%€,;:()]/g) ?? [];
}
