import { z } from "@hono/zod-openapi";
import { NextQuestion, Orientation } from "../orientation/orientation.ts";
import { Profile } from "../profile/profile.ts";
import { COMPLETENESS, MODES, OUTCOMES } from "./outcomes.ts";

/** A passage that a sentence of the answer rests on. `url` is the official source, `page` our page of the fiche. */
export const Citation = z
  .object({
    n: z.number().int(),
    fiche: z.string(),
    title: z.string(),
    section: z.string(),
    publisher: z.string(),
    url: z.string(),
    sourceDate: z.string(),
    excerpt: z.string(),
    page: z.string(),
    reviewBy: z.string(),
  })
  .openapi("Citation");
export type Citation = z.infer<typeof Citation>;

const Range = z.object({ min: z.number(), max: z.number() });

export const Footprint = z.object({
  modelCalls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  energyWh: Range.nullable(),
  gCO2e: Range.nullable(),
});

export const Trace = z.object({
  steps: z.array(z.object({ name: z.string(), ms: z.number() })),
  promptVersions: z.record(z.string(), z.string()),
  model: z.string().nullable(),
  rulesVersion: z.string(),
  knowledgeVersion: z.string(),
  directoryVersion: z.string().nullable(),
});
export type Trace = z.infer<typeof Trace>;

/** Who approved the words, for mode `validated`. */
export const Validation = z.object({ function: z.string(), organisation: z.string(), date: z.string() });
export type Validation = z.infer<typeof Validation>;

/**
 * What came after an answer: other words in its place, or nothing, since it must not be relied on (`content` is then empty).
 * `citations` are those of the correction's own `[n]` marks.
 */
export const Correction = z
  .object({
    kind: z.enum(["corrected", "withdrawn"]),
    content: z.string(),
    citations: z.array(Citation),
    validation: Validation.nullable(),
    at: z.string(),
  })
  .openapi("Correction");
export type Correction = z.infer<typeof Correction>;

/**
 * What the person reads, as recorded. `content` is short Markdown with `[n]` marks; `details` the rest, folded;
 * `masked` the kinds of personal data that were hidden in the question before anything was kept.
 */
export const Answer = z
  .object({
    id: z.string(),
    reference: z.string(),
    conversationId: z.string(),
    outcome: z.enum(OUTCOMES),
    mode: z.enum(MODES),
    content: z.string(),
    details: z.string(),
    citations: z.array(Citation),
    completeness: z.enum(COMPLETENESS),
    validation: Validation.nullable(),
    masked: z.array(z.string()),
    suggestions: z.array(z.string()),
    profile: Profile,
    orientation: Orientation.nullable(),
    /** The one question; the same as the orientation's. */
    nextQuestion: NextQuestion.nullable(),
    flags: z.array(z.string()),
    footprint: Footprint,
    trace: Trace,
    createdAt: z.string(),
    correction: Correction.nullable().optional(),
  })
  .openapi("Answer");
export type Answer = z.infer<typeof Answer>;
