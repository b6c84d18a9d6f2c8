/** What the words of a page are made of. `sentences` end with a stop; `longest` counts every line, stop or not. */
export type PlainWords = { sentences: number; average: number; long: string[]; jargon: string[] };

/** Longest sentence, in words. */
export const LONGEST = 40;

/** Words of those who build, that nobody else should have to know. */
const JARGON =
  /\b(?:API|back[- ]?end|cache|commit|crawler|cron|dataset|embeddings?|endpoint|front[- ]?end|framework|hash\w*|HMAC|HTTPS?|JSON|LLM|log|logs|machine learning|metadata|middleware|n-grammes?|OIDC|OAuth|open source|parser|pipeline|prompts?|RAG|regex|SHA-256|SMTP|SQL|tokens?|URI|URL|UUID|UX|webhook|workflow|XML|YAML)\b/gi;

const BLOCKS =
  /<\/?(?:p|div|section|article|header|footer|nav|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|form|label|fieldset|legend|summary|details|blockquote|button|small|br|figure|figcaption|aside|time)\b[^>]*>/gi;

/** The words of `<main>`, a line for each block; commands, code and choices of a list are no prose. */
function linesOf(html: string): string[] {
  const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
  return (
    main
      .replaceAll(/<(script|style|pre|select|textarea|svg)\b[\s\S]*?<\/\1>/gi, "\n")
      .replaceAll(/<code\b[\s\S]*?<\/code>/gi, "code")
      .replaceAll(/<span class="visually-hidden">[\s\S]*?<\/span>/gi, " ")
      .replaceAll(BLOCKS, "\n")
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll(/&nbsp;|\u00A0/g, " ")
      .replaceAll(/&#39;|&rsquo;/g, "'")
      .replaceAll(/&quot;/g, '"')
      .replaceAll(/&amp;/g, "&")
      .replaceAll(/&lt;/g, "<")
      .replaceAll(/&gt;/g, ">")
      // The name of a server or of a file is no word.
      .replaceAll(/[\w-]+(?:\.[\w-]+)+/g, "x")
      .split("\n")
      .map((line) => line.replaceAll(/\s+/g, " ").trim())
      .filter((line) => line !== "")
  );
}

const STOP = /(?<=[.!?…])\s+(?=[«"(A-ZÀÂÇÉÈÊÎÔÛ\d])/;
const wordsIn = (sentence: string): number => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;

/** Reads the words that a page shows. An abbreviation told in an `<abbr title>` is explained from there on. */
export function plainWords(html: string): PlainWords {
  const pieces = linesOf(html).flatMap((line) => line.split(STOP));
  const sentences = pieces.filter((piece) => /[.!?…]»?$/.test(piece));
  const explained = new Set(
    [...html.matchAll(/<abbr title="[^"]+">([^<]+)<\/abbr>/g)].map((match) => match[1]?.toLowerCase()),
  );
  const total = sentences.reduce((sum, sentence) => sum + wordsIn(sentence), 0);
  return {
    sentences: sentences.length,
    average: sentences.length === 0 ? 0 : total / sentences.length,
    long: pieces.filter((piece) => wordsIn(piece) > LONGEST),
    jargon: [...new Set(pieces.flatMap((piece) => piece.match(JARGON) ?? []))].filter(
      (word) => !explained.has(word.toLowerCase()),
    ),
  };
}
