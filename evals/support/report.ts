import { z } from "zod";
import { Grid } from "../coverage/grid.ts";

/** A share: so many hits of so many, and what is asked of it, if anything is. */
export const Measure = z.object({
  name: z.string(),
  hits: z.number(),
  total: z.number(),
  threshold: z.number().optional(),
});
export type Measure = z.infer<typeof Measure>;

/** One case judged: under which subject it is counted, and what it missed; `miss` null when it passed. */
export const Judged = z.object({
  id: z.string(),
  topic: z.string(),
  question: z.string(),
  miss: z.object({ expected: z.string(), got: z.string() }).nullable(),
});
export type Judged = z.infer<typeof Judged>;
export type Failed = Judged & { miss: NonNullable<Judged["miss"]> };

/** What a step found. `about` tells in one sentence, to who reads the page, what a success is. */
export const Report = z.object({
  step: z.string(),
  about: z.string(),
  measures: z.array(Measure),
  figures: z.record(z.string(), z.string()),
  cases: z.array(Judged),
  grid: Grid.optional(),
});
export type Report = z.infer<typeof Report>;

/** True where nothing is asked, or where what is asked is reached. */
export const reaches = ({ hits, total, threshold }: Measure): boolean =>
  threshold === undefined || hits / total >= threshold;

/** The cases that missed, in the order of the set. */
export const failuresOf = ({ cases }: { cases: readonly Judged[] }): Failed[] =>
  cases.filter((one): one is Failed => one.miss !== null);

/** How many cases of each subject passed, the weakest subject first. */
export function topicsOf({ cases }: { cases: readonly Judged[] }): Measure[] {
  const topics = new Map<string, Measure>();
  for (const { topic, miss } of cases) {
    const known = topics.get(topic) ?? { name: topic, hits: 0, total: 0 };
    topics.set(topic, { ...known, hits: known.hits + Number(miss === null), total: known.total + 1 });
  }
  return [...topics.values()].sort((a, b) => a.hits / a.total - b.hits / b.total || b.total - a.total);
}
