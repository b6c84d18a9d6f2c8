import type { Figure, Scanned } from "./figure.ts";

const STRENGTH: Record<string, number> = {
  ";": 4,
  ":": 3,
  ")": 3,
  ",": 2,
  contre: 2,
  tandis: 2,
  quand: 2,
  mais: 2,
  alors: 2,
  et: 1,
  ou: 1,
  puis: 1,
};

/** « A (24 %), B (12 %) »: what stands before a bracket is what its figure is about. */
export const breaksOf = (tokens: readonly string[], figures: readonly Figure[]): Scanned["breaks"] =>
  tokens.flatMap((token, at) => {
    const close = tokens.indexOf(")", at);
    const holds = token === "(" && figures.some((figure) => figure.at > at && figure.at < close);
    const strength = token === "(" && !holds ? STRENGTH[")"] : STRENGTH[token];
    return strength === undefined ? [] : [{ strength, at }];
  });
