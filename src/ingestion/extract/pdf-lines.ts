/** A line of a PDF page: `size` is the height of its letters, `gap` the blank above it, in points. */
export type Line = { text: string; size: number; gap: number; page: number };

/** The part of PDF.js's text items that we read. */
export type TextItem = { str: string; height: number; transform: number[]; hasEOL: boolean };

/** Joins the text items of one page into lines, top to bottom as the document gives them. */
export function linesOf(items: TextItem[], page: number): Line[] {
  const lines: Line[] = [];
  let text = "";
  let size = 0;
  let y: number | undefined;
  let previous: number | undefined;
  const flush = () => {
    const clean = text
      .replace(/\u00ad/g, "")
      .replace(/\s+/g, " ")
      .trim();
    if (clean !== "") {
      const gap = previous === undefined || y === undefined ? 0 : Math.abs(previous - y) - size;
      lines.push({ text: clean, size, gap, page });
      previous = y;
    }
    text = "";
    size = 0;
    y = undefined;
  };
  for (const item of items) {
    text += item.str;
    if (item.str.trim() !== "") {
      y ??= item.transform[5];
      size = Math.max(size, item.height);
    }
    if (item.hasEOL) flush();
  }
  flush();
  return lines;
}

const PAGE_NUMBER = /^(?:page )?(?:\d{1,4}(?: ?(?:\/|sur) ?\d{1,4})?|[ivxl]{1,6})$/i;
// « 2.1 Conditions . . . . . . 12 »: a table of contents says nothing that its sections do not.
const CONTENTS_ENTRY = /(?:\. ?){4} ?[\divxl]{1,5}$/i;

const anonymous = (text: string): string => text.replace(/\d+/g, "#").toLowerCase();

/** Removes tables of contents, page numbers, and the first and last lines that come back on most pages: running heads and feet. */
export function withoutRunningLines(pages: Line[][]): Line[] {
  const edges = (lines: Line[]): Line[] => [...new Set([...lines.slice(0, 2), ...lines.slice(-2)])];
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edges(lines).map(({ text }) => anonymous(text)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const enough = Math.max(3, pages.length / 2);
  return pages.flatMap((lines) => {
    const removable = new Set(edges(lines));
    return lines.filter((line) => {
      if (CONTENTS_ENTRY.test(line.text)) return false;
      if (!removable.has(line)) return true;
      if (PAGE_NUMBER.test(line.text)) return false;
      return (counts.get(anonymous(line.text)) ?? 0) < enough;
    });
  });
}
