import { z } from "@hono/zod-openapi";
import { Citation } from "../answering/answer.ts";
import { SCOPES } from "./correction/store.ts";

// What the review API takes and gives, as its routes publish it.
const day = z.iso.datetime();
export const Item = z
  .object({
    answerId: z.string(),
    reference: z.string(),
    recordedAt: day,
    outcome: z.string(),
    mode: z.string(),
    flags: z.array(z.string()),
    risk: z.number().int(),
    sampled: z.boolean(),
    urgent: z.boolean(),
    contested: z.boolean(),
    dueAt: day.nullable(),
    status: z.enum(["unlisted", "open", "escalated", "done", "expired", "erased"]),
    readings: z.number().int(),
    readingsWanted: z.number().int(),
    claimedBy: z.string().nullable(),
    claimedUntil: day.nullable(),
  })
  .openapi("ReviewItem");

export const QueueBody = z
  .object({
    held: Item.nullable(),
    lanes: z.object({
      first: z.array(Item),
      escalated: z.array(Item),
      sample: z.array(Item),
      risk: z.array(Item),
    }),
    counts: z.object({
      open: z.number().int(),
      escalated: z.number().int(),
      first: z.number().int(),
      sampled: z.number().int(),
    }),
    plan: z.object({ sample: z.number().int(), risk: z.number().int() }),
    readToday: z.number().int(),
    capacity: z.number().int(),
    unread: z.number().int().openapi({ description: "Sorties de la file sans lecture, en trente jours" }),
  })
  .openapi("ReviewQueue");

const Sentence = z.object({
  text: z.string(),
  supports: z.array(z.object({ n: z.number().int(), quoted: z.boolean() })),
});
export const OpenedBody = z
  .object({
    item: Item,
    words: z
      .looseObject({
        question: z.string(),
        standalone: z.string(),
        sentences: z.array(Sentence),
        details: z.array(Sentence),
      })
      .nullable()
      .openapi({ description: "null : l'échange est effacé" }),
    passages: z.array(
      z.looseObject({ n: z.number().int().nullable(), digest: z.string(), body: z.string() }),
    ),
    alike: z.array(z.looseObject({ reference: z.string() })),
    events: z.array(z.looseObject({ kind: z.string(), at: day, words: z.string().nullable() })),
    verdicts: z.array(z.looseObject({ conclusion: z.string(), at: day })),
    read: z.boolean(),
    blind: z.boolean(),
    correction: z.looseObject({ kind: z.enum(["corrected", "withdrawn"]), at: day }).nullable(),
    journal: z.array(z.looseObject({ seq: z.number().int(), kind: z.string(), digest: z.string() })),
  })
  .openapi("ReviewedAnswer");

export const CorrectionBody = z
  .looseObject({
    id: z.string(),
    question: z.string(),
    variants: z.array(z.string()),
    body: z.string(),
    keyFacts: z.array(z.string()),
    scope: z.enum(SCOPES),
    status: z.enum(["proposed", "approved", "rejected"]),
    targets: z.number().int(),
    reference: z.string().nullable(),
    proposedAt: day,
    decidedAt: day.nullable(),
  })
  .openapi("Correction");
export const CorrectionWhole = CorrectionBody.extend({ sources: z.array(Citation) }).openapi(
  "CorrectionWhole",
);

export const PreparedBody = z
  .looseObject({ id: z.string(), question: z.string(), body: z.string(), wordsDigest: z.string() })
  .openapi("PreparedAnswer");

export const BatchBody = z
  .looseObject({
    id: z.string(),
    kind: z.enum(["changed", "expired"]),
    fiche: z.string(),
    anchor: z.string(),
    answers: z.number().int(),
    openedAt: day,
  })
  .openapi("ReflaggedBatch");

export const ReasonBody = z.object({
  reason: z.string({ error: "« reason » est obligatoire." }).max(2_000),
});
