import type { Line } from "./pdf-lines.ts";
import { escapeHeading } from "./tidy.ts";

const BULLET = /^(?:[•▪●◦‣■–—*\uf0b7]|-|o(?= ))\s*/;
const ENDS_SENTENCE = /[.;,:!…]$/;
const LONGEST_HEADING = 90;

function middle(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A new block starts after a blank, at a bullet, at another letter size, or at a page that does not go on. */
function startsBlock(line: Line, previous: Line, usualGap: number): boolean {
  if (BULLET.test(line.text)) return true;
  if (Math.abs(line.size - previous.size) > 0.6) return true;
  if (line.page !== previous.page) return /[.!?:…]$/.test(previous.text) || !/^\p{Ll}/u.test(line.text);
  return line.gap > usualGap + line.size * 0.4;
}

/** « entre- / prise » is one word where the document says « entreprise » elsewhere, else a compound. */
function join(text: string, next: string, words: Set<string>): string {
  const cut = /(\p{L}+)-$/u.exec(text);
  const rest = /^\p{Ll}+/u.exec(next)?.[0];
  if (cut === null || rest === undefined) return cut === null ? `${text} ${next}` : text + next;
  const whole = `${cut[1]}${rest}`.toLowerCase();
  return words.has(whole) ? text.slice(0, -1) + next : text + next;
}

function isHeading(block: Line[], bodySize: number): boolean {
  const [line] = block;
  const text = block.map((part) => part.text).join(" ");
  if (line === undefined || text.length > LONGEST_HEADING || ENDS_SENTENCE.test(text)) return false;
  if (!/^[\p{Lu}\d«]/u.test(text) || !/\p{L}{2}/u.test(text)) return false;
  const larger = line.size > bodySize * 1.1;
  return larger ? block.length <= 3 : block.length === 1 && line.size > bodySize * 0.95;
}

/**
 * Turns the lines of a PDF into Markdown: paragraphs, `- ` items, and `##` for a short line that stands alone or is
 * written larger, starts like a sentence and does not end like one. A PDF has no headings: this is a guess.
 */
export function toMarkdown(lines: Line[]): string {
  const bodySize = middle(lines.flatMap(({ size, text }) => new Array<number>(text.length).fill(size)));
  const gaps = lines
    .filter(({ size, gap }) => gap > 0 && Math.abs(size - bodySize) < 0.6)
    .map(({ gap }) => gap);
  const usualGap = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0;
  const words = new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
  const blocks: Line[][] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    if (previous === undefined || startsBlock(line, previous, usualGap)) blocks.push([line]);
    else blocks.at(-1)?.push(line);
    previous = line;
  }
  const written = blocks.map((block, index) => {
    const text = block.map((line) => line.text).reduce((all, next) => join(all, next, words));
    if (BULLET.test(text)) return `- ${text.replace(BULLET, "")}`;
    // The last line of a document heads nothing.
    return index < blocks.length - 1 && isHeading(block, bodySize) ? `## ${text}` : escapeHeading(text);
  });
  return written
    .map((text, index) => {
      const isItem = text.startsWith("- ") && written[index - 1]?.startsWith("- ") === true;
      return `${isItem ? "\n" : "\n\n"}${text}`;
    })
    .join("");
}
