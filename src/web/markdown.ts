import { micromark } from "micromark";
import sanitizeHtml from "sanitize-html";
import { escapeHtml } from "./escape.ts";
import { webUrl } from "./links.ts";
import { spaced } from "./typography.ts";

export type MarkdownOptions = {
  /** Which addresses may be links; any other link keeps its words only. */
  allows: (url: string) => boolean;
  /** The answer whose `[n]` marks lead to its sources. `seen` makes only the first mark of a source a landing. */
  marks?: { answerId: string; numbers: ReadonlySet<number>; seen: Set<number> };
};

const TAGS = ["p", "strong", "em", "ul", "ol", "li", "blockquote", "code", "br", "a"];
const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];
// Pages own their outline: a heading in the words would break it.
const asParagraph = sanitizeHtml.simpleTransform("p", { class: "inner-heading" }, false);
const BARE_ADDRESS = /https?:\/\/[^\s<>"'()[\]]+[^\s<>"'()[\].,;:!?]/g;

/** Markdown from anyone to HTML that can do nothing but show words: what is not on the list is dropped. */
export function renderMarkdown(markdown: string, options: MarkdownOptions): string {
  const link = (address: string): string | null => {
    const url = webUrl(address);
    return url !== null && options.allows(url) ? url : null;
  };
  const clean = sanitizeHtml(micromark(markdown), {
    allowedTags: TAGS,
    allowedAttributes: { a: ["href", "rel"], p: ["class"], ol: ["start"] },
    allowedClasses: { p: ["inner-heading"] },
    allowedSchemes: ["https", "http"],
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    transformTags: {
      ...Object.fromEntries(HEADINGS.map((tag) => [tag, asParagraph])),
      a: (_tag, attributes) => {
        const href = link(attributes.href ?? "");
        return href === null
          ? { tagName: "span", attribs: {} }
          : { tagName: "a", attribs: { href, rel: "noopener" } };
      },
    },
  });
  return inWords(clean, (words) => withMarks(withLinks(spaced(words), link), options));
}

/** Rewrites the words of clean HTML (where `<` and `>` only ever make tags), but those of a link or of code. */
function inWords(html: string, rewrite: (words: string) => string): string {
  let kept = 0;
  return html
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (/^<(a|code)\b/.test(part)) kept += 1;
      if (/^<\/(a|code)>/.test(part)) kept -= 1;
      return part.startsWith("<") || kept > 0 ? part : rewrite(part);
    })
    .join("");
}

// The words are escaped already, so an address carries `&amp;` and can hold no quote nor angle bracket.
function withLinks(words: string, link: (address: string) => string | null): string {
  return words.replaceAll(BARE_ADDRESS, (escaped) => {
    const href = link(escaped.replaceAll("&amp;", "&"));
    return href === null ? escaped : `<a href="${escapeHtml(href)}" rel="noopener">${escaped}</a>`;
  });
}

function withMarks(words: string, { marks }: MarkdownOptions): string {
  if (marks === undefined) return words;
  const answer = escapeHtml(marks.answerId);
  return words.replaceAll(/ ?\[(\d{1,2})\]/g, (mark, digits: string) => {
    const n = Number(digits);
    if (!marks.numbers.has(n)) return mark;
    const id = marks.seen.has(n) ? "" : ` id="mark-${answer}-${n}"`;
    marks.seen.add(n);
    return `\u00A0<a class="mark" href="#source-${answer}-${n}"${id}><span class="visually-hidden">source </span>${n}</a>`;
  });
}
