import { micromark } from "micromark";
import sanitizeHtml from "sanitize-html";
import { spaced } from "./typography.ts";

/** What whoever answers for the service must still write, in every document of `docs/`. */
const TO_COMPLETE = "À COMPLÉTER PAR LE RESPONSABLE";

const TAGS = ["h2", "h3", "p", "strong", "em", "ul", "ol", "li", "code", "pre", "a", "mark"];

/**
 * A document of ours to HTML, headings kept. A link stays where it leads to a page of the site or to another site; one to a
 * file of the project keeps its words only. What is left to complete is marked.
 */
export function renderDocument(markdown: string): string {
  const clean = sanitizeHtml(micromark(markdown), {
    allowedTags: TAGS,
    allowedAttributes: { a: ["href", "rel"], pre: ["tabindex"] },
    transformTags: {
      a: (_tag, { href = "" }) =>
        /^(?:\/[a-z]|https:\/\/)/.test(href)
          ? { tagName: "a", attribs: { href, ...(href.startsWith("/") ? {} : { rel: "noopener" }) } }
          : { tagName: "span", attribs: {} },
      pre: sanitizeHtml.simpleTransform("pre", { tabindex: "0" }, false),
    },
  });
  return spacedWords(clean).replaceAll(TO_COMPLETE, `<mark>${TO_COMPLETE}</mark>`);
}

/** French spaces in the words, but not in a command. */
const spacedWords = (html: string): string =>
  html
    .split(/(<(?:pre|code)\b[\s\S]*?<\/(?:pre|code)>|<[^>]*>)/)
    .map((part) => (part.startsWith("<") ? part : spaced(part)))
    .join("");
