import { raw } from "hono/html";
import type { Citation } from "../../../answering/answer.ts";
import { webUrl } from "../../links.ts";
import { renderMarkdown } from "../../markdown.ts";

export type Words = (text: string) => ReturnType<typeof raw>;

const SHEET = "dossier";

/** Where the marks of a source lead. */
export const sourceId = (n: number): string => `source-${SHEET}-${n}`;

/** Words of the knowledge, their marks leading to the sources at the end. */
export function wordsOf(sources: readonly Citation[]): Words {
  const hosts = new Set(
    sources.flatMap(({ url }) => {
      const address = webUrl(url);
      return address === null ? [] : [new URL(address).host];
    }),
  );
  const marks = { answerId: SHEET, numbers: new Set(sources.map(({ n }) => n)), seen: new Set<number>() };
  return (text) => raw(renderMarkdown(text, { allows: (url) => hosts.has(new URL(url).host), marks }));
}
