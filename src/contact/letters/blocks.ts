/** A letter in pieces, written once and rendered as text and as HTML. */
export type Block =
  | string
  /** Words of someone, shown as such. */
  | { quote: string }
  | { items: readonly string[] }
  | { links: readonly { label: string; url: string }[] };

export type Written = { subject: string; blocks: readonly Block[] };

const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

function textOf(block: Block): string {
  if (typeof block === "string") return block;
  if ("quote" in block) return quoted(block.quote);
  if ("items" in block) return block.items.map((item) => `- ${item}`).join("\n");
  return block.links.map(({ label, url }) => `${label} :\n${url}`).join("\n\n");
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => `&#${mark.codePointAt(0)};`).replaceAll("\n", "<br>");

function htmlOf(block: Block): string {
  if (typeof block === "string") return `<p>${escaped(block)}</p>`;
  if ("quote" in block) return `<blockquote>${escaped(block.quote)}</blockquote>`;
  if ("items" in block) return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
  return block.links
    .map(({ label, url }) => `<p><a href="${escaped(url)}">${escaped(label)}</a></p>`)
    .join("");
}

/** No image, no script, no style from elsewhere: nothing tells the service that the letter was opened. */
export const render = ({ subject, blocks }: Written): { subject: string; text: string; html: string } => ({
  subject,
  text: `${blocks.map(textOf).join("\n\n")}\n`,
  html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${blocks
    .map(htmlOf)
    .join("\n")}</body></html>`,
});
