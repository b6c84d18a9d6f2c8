import type { Token } from "../tokens.ts";

/** Someone, or some, counted in a sentence. `whole`: told as everyone; `alone`: « seule »; the others add up. */
export type Item = {
  value: number;
  kind: "whole" | "part" | "relative" | "self" | "alone";
  from: number;
  to: number;
};

export const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";
