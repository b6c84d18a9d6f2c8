import { z } from "@hono/zod-openapi";

/**
 * Answers or conversations counted; null where the figure is not told, because it is about fewer than ten conversations, because one
 * of them makes most of it, or because it would give away a neighbour that is.
 */
export const Count = z.int().min(0).nullable();
export type Count = z.infer<typeof Count>;

/** A whole told apart by one thing. `cells` null: none of it is told; else those that are zero are left out. */
export const Split = z
  .object({ total: Count, cells: z.array(z.object({ code: z.string(), count: Count })).nullable() })
  .openapi("StatisticsSplit");
export type Split = z.infer<typeof Split>;

/** A part of a whole. « few »: from one to nine, in a whole of twenty conversations or more. */
export const Part = z
  .object({ total: Count, count: z.union([z.int().min(0), z.literal("few")]).nullable() })
  .openapi("StatisticsPart");
export type Part = z.infer<typeof Part>;

const Range = z.object({ min: z.number(), max: z.number() });

/** What is published of one closed month (Europe/Paris), once. Where `conversations` is null nothing else is told. */
export const MonthFigures = z
  .object({
    month: z.string(),
    /** Those with at least one answer in the month, and their answers. */
    conversations: Count,
    answers: Count,
    /** How exchanges ended; those that were answered, by who wrote the words. */
    outcomes: Split,
    /** Answers for which a model was asked, whether it replied or not. */
    model: Part,
    /** What was said of the answers of the month. */
    opinions: Split,
    /** Conversations, by what they told of the company. */
    section: Split,
    size: Split,
    region: Split,
    /** Corrections and contests made in the month, whenever the answer was given. */
    corrections: Split,
    contests: Split,
    decisions: Split,
    /** Requests to an advisor closed in the month, by how they ended. Months told before these existed do not tell them. */
    contacts: Split.default({ total: null, cells: null }),
    late: Part,
    decisionDays: z.number().nullable(),
    /** Answers first read in the month; those among them that had been drawn at random; those among these that were wrong. */
    readings: Part,
    errors: Part,
    /**
     * What the model's calls of the month used; all null where `model` is not told. `partial`: some calls gave no count of tokens,
     * so that these sums are a minimum. Energy and gas null: unknown.
     */
    footprint: z.object({
      inputTokens: Count,
      outputTokens: Count,
      energyWh: Range.nullable(),
      gCO2e: Range.nullable(),
      partial: z.boolean(),
    }),
    /** At the prices set when the month was published; null: unknown. */
    euros: z.object({
      model: z.number().nullable(),
      perAnswer: z.number().nullable(),
      perContact: z.number().nullable(),
    }),
  })
  .openapi("StatisticsMonth");
export type MonthFigures = z.infer<typeof MonthFigures>;

const untold = { total: null, cells: null };
const untoldPart = { total: null, count: null };

/** A month of fewer than ten conversations. */
export const untoldMonth = (month: string): MonthFigures => ({
  month,
  conversations: null,
  answers: null,
  ...{ outcomes: untold, opinions: untold, section: untold, size: untold, region: untold },
  ...{ corrections: untold, contests: untold, decisions: untold, contacts: untold },
  ...{ model: untoldPart, late: untoldPart, readings: untoldPart, errors: untoldPart },
  decisionDays: null,
  footprint: { inputTokens: null, outputTokens: null, energyWh: null, gCO2e: null, partial: false },
  euros: { model: null, perAnswer: null, perContact: null },
});
