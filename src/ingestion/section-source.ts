import { fold } from "../retrieval/tokenise.ts";
import type { FicheFrontMatter } from "./front-matter.ts";

export type Source = { publisher: string; sourceTitle: string; sourceUrl: string; sourceDate: string };

/**
 * The source that a section quotes: the fiche's own, unless its words name only others (« selon RH Matin »), in which case
 * the first of those named. A citation then opens what it claims to come from.
 */
export function sourceOfSection(head: FicheFrontMatter, words: string): Source {
  const own: Source = {
    publisher: head.publisher,
    sourceTitle: head.sourceTitle,
    sourceUrl: head.sourceUrl,
    sourceDate: head.sourceDate,
  };
  const said = ` ${fold(words)} `;
  if (placeOf(said, head.publisher) !== -1) return own;
  const [first] = head.otherSources
    .map((source) => ({ source, at: placeOf(said, source.publisher) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at);
  if (!first) return own;
  const { publisher, title, url, date } = first.source;
  return { publisher, sourceTitle: title, sourceUrl: url, sourceDate: date };
}

/** Where a text names a publisher, what stands in brackets after it set aside: « Bpifrance (presse) ». */
function placeOf(said: string, publisher: string): number {
  const name = fold(publisher.replace(/\s*\(.*\)$/, "")).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return said.search(new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`));
}
