import { z } from "@hono/zod-openapi";

/**
 * What a person may oppose for the rest of their conversation (RGPD, art. 21): that their company be read in their words, that a
 * model write for them, that their answers be reread to measure quality.
 */
export const OPPOSABLE = ["profiling", "generation", "review"] as const;
export const Opposition = z.enum(OPPOSABLE);
export type Opposition = (typeof OPPOSABLE)[number];
