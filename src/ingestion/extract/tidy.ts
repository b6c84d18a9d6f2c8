const HEADING = /^(#{1,6}) +(?=\S)/;

/**
 * Puts the sections of a document at `##`, the level at which passages are cut: a lone `#` is the title and joins
 * them; several `#` are the sections, and everything goes down one level; without `#`, the highest level comes up.
 */
function levelHeadings(lines: string[]): string[] {
  const levels = lines.flatMap((line) => HEADING.exec(line)?.[1]?.length ?? []);
  if (levels.length === 0) return lines;
  const titles = levels.filter((level) => level === 1).length;
  const shift = titles > 1 ? 1 : titles === 1 ? 0 : 2 - Math.min(...levels);
  return lines.map((line) =>
    line.replace(HEADING, (_, marks: string) => `${"#".repeat(Math.max(2, marks.length + shift))} `),
  );
}

/** A line of text that would read as a heading (« # un commentaire »), made to read as text. */
export const escapeHeading = (text: string): string => text.replace(/^(?=#{1,6}(?:\s|$))/gm, "\\");

/** Markdown with sections at `##`, no trailing space, one blank line at most between blocks and none around. */
export function tidyMarkdown(markdown: string): string {
  const lines = markdown.split("\n").map((line) => line.trimEnd());
  return levelHeadings(lines)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
