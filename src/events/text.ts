import sanitizeHtml from "sanitize-html";

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

const MARKDOWN: [RegExp, string][] = [
  [/!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)/g, ""],
  [/\[([^\]\n]{0,300})\]\([^)\n]{0,600}\)/g, "$1"],
  [/^[ \t]{0,3}(?:#{1,6}|>+|[-*+])[ \t]+/gm, ""],
  [/^[ \t]*(?:[-*_=][ \t]*){3,}$/gm, ""],
  [/\*{1,3}|`+|~~|(?<!\w)_{1,2}|_{1,2}(?!\w)/g, ""],
];

/** Without tags; what stood on lines of its own stays so. */
const withoutTags = (text: string): string =>
  sanitizeHtml(text.replace(/<(?:br|\/p|\/li|\/h[1-6]|\/div)\b[^>]{0,200}>/gi, "\n"), {
    allowedTags: [],
    allowedAttributes: {},
  }).replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);

/**
 * The plain words of a text that others wrote, HTML or Markdown: no tag, mark, invisible or control character.
 * @param most code points kept; a longer text ends with « … » after a whole word
 */
export function plainText(source: string, most: number): string {
  // Markup weighs more than words; what comes after cannot be within `most`, or nearly never.
  const read = source.slice(0, most * 6).toWellFormed();
  const text = MARKDOWN.reduce(
    (left, [mark, kept]) => left.replace(mark, kept),
    withoutTags(read).replace(/\r\n?/g, "\n"),
  )
    .replace(/[\u2028\u2029]/g, "\n")
    .replace(/\t|\p{Zs}/gu, " ")
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "")
    .replace(/ {2,}/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const points = [...text];
  if (points.length <= most) return text;
  const cut = points.slice(0, most - 1).join("");
  return `${cut.replace(/\s+\S{0,40}$/, "").trimEnd()}…`;
}

/** The same, on one line. */
export const plainLine = (source: string, most: number): string =>
  plainText(source.replace(/\s+/g, " "), most).replace(/\s+/g, " ");

/** The address when it is a plain https link without credentials, 500 characters at most; else null. */
export function httpsLink(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const plain = url.protocol === "https:" && url.username === "" && url.password === "";
  return plain && url.href.length <= 500 ? url.href : null;
}
