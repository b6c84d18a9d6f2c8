import type { ReviewSettings } from "../deps.ts";

/** Share of a day's readings kept for the random sample, so that the queue by risk never starves it. */
export const SAMPLE_SHARE = 0.3;

export type Plan = { sample: number; risk: number };

/**
 * How many answers of each kind are still to be read today. What one kind does not use goes to the other; what cannot wait
 * is read whatever the plan.
 * @param read verdicts already given today, by everyone
 * @param waiting answers of the sample that wait
 */
export function planOfDay(
  { dailyCapacity }: Pick<ReviewSettings, "dailyCapacity">,
  read: { sampled: number; others: number },
  waiting: { sampled: number; others: number },
): Plan {
  const left = Math.max(0, dailyCapacity - read.sampled - read.others);
  const forSample = Math.max(0, Math.ceil(dailyCapacity * SAMPLE_SHARE) - read.sampled);
  const sample = Math.min(waiting.sampled, left, Math.max(forSample, left - waiting.others));
  return { sample, risk: Math.min(waiting.others, left - sample) };
}
