const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** A letter as a page: its paragraphs, what to open, why it came. */
export const letterHtml = (
  paragraphs: readonly string[],
  link: { words: string; url: string } | null,
  why: string,
): string =>
  [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Boussole IA</title></head><body>',
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    ...(link === null ? [] : [`<p><a href="${escaped(link.url)}">${escaped(link.words)}</a></p>`]),
    `<p><small>${escaped(why)}</small></p>`,
    "</body></html>",
  ].join("\n");
