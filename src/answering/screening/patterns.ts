import { fold } from "../../retrieval/tokenise.ts";

/** The text as the patterns below read it: folded, apostrophes as spaces, white space single, one space around. */
export const readable = (text: string): string =>
  ` ${fold(text).replace(/['’]/g, " ").replace(/\s+/g, " ")} `;

export const anyOf =
  (patterns: readonly RegExp[]) =>
  (text: string): boolean =>
    patterns.some((p) => p.test(text));

/** Two families that must meet in one text, in any order. */
export const both =
  (first: RegExp, second: RegExp) =>
  (text: string): boolean =>
    first.test(text) && second.test(text);
