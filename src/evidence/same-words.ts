/**
 * What is compared of a text: words, figures and signs, in order. Case, spaces, line breaks, Markdown and citation marks
 * are left out, since they change as a text is copied from the page; a figure keeps its decimals, its sign and its unit.
 */
export function comparable(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    // `[1]` in the recorded text; « source 1 », on one line or two, where a browser copies what a screen reader hears.
    .replace(/\[\d{1,2}\]|\bsource\s*\d{1,2}\b/gi, " ")
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, "$1")
    // Bullets, numbers of a list, headings and quotes, where a line begins.
    .replace(/^[ \t]*(?:[-*•>#]+|\d{1,2}[.)])[ \t]+/gm, "")
    .replace(/[’ʼ`´]/g, "'")
    .toLowerCase();
  return plain.match(/\d+(?:[.,]\d+)*|[\p{L}\p{M}\p{N}]+|[%‰€$£<>≤≥±+−=]|(?<![\p{L}\p{N}])-(?=\d)/gu) ?? [];
}

/** What « Copier » puts under an answer: its sources, then its reference. */
const UNDER = /^\s*(?:\[\d{1,2}\] .*|Boussole IA, réponse [0-9A-Z-]+)\s*$/gim;

/** True when a pasted text is one of the recorded ones, whole, to the last figure. */
export function isSameText(pasted: string, recorded: readonly string[]): boolean {
  const given = comparable(pasted.replace(UNDER, "")).join(" ");
  return given !== "" && recorded.some((text) => comparable(text).join(" ") === given);
}
