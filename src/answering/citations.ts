import type { PassageRow } from "../retrieval/store.ts";
import type { Citation } from "./answer.ts";
import type { UsedPassage } from "./state.ts";

const EXCERPT = 600;

/** What a mark `[n]` opens: who says it, where, when, and the passage itself. */
export function citationOf(n: number, passage: PassageRow): Citation {
  const { source } = passage;
  const text = [passage.body, ...passage.essentials].join("\n\n");
  return {
    n,
    fiche: passage.fiche,
    title: source.title,
    section: passage.heading,
    publisher: source.publisher,
    url: source.sourceUrl,
    sourceDate: source.sourceDate,
    reviewBy: source.reviewBy,
    excerpt: text.length > EXCERPT ? `${text.slice(0, text.lastIndexOf(" ", EXCERPT))}…` : text,
    page: `/fiches/${passage.fiche}#${passage.anchor}`,
  };
}

export const citationsOf = (used: readonly UsedPassage[]): Citation[] =>
  used.flatMap(({ passage, n }) => (n === null ? [] : [citationOf(n, passage)]));

/** Puts the mark at the end of a unit; a list carries it on its announcing line. */
export function mark(text: string, n: number): string {
  const [, announcing, colon, list] = /^([^\n]+?)\s*(:?)(\n\n[\s\S]+)$/.exec(text) ?? [];
  return list === undefined ? `${text} [${n}]` : `${announcing} [${n}]${colon ? " :" : ""}${list}`;
}
