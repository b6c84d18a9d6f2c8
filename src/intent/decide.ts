import type { Intent, Likelihoods } from "./intents.ts";

/**
 * From what likelihood an intent is taken at its word, chosen by `npm run evals -- refusals answers` (docs/adr/0006). A person in
 * danger is met on a doubt; a question is turned away on none.
 */
const SURE = 0.4;

/** True when the message wants this, more than anything else, and clearly enough. */
export function wants(likelihoods: Likelihoods, intent: Intent): boolean {
  const own = likelihoods.get(intent) ?? 0;
  if (own < SURE) return false;
  return own >= Math.max(...likelihoods.values());
}

const DOUBT = 0.45;
const NEAR_CERTAIN = 0.85;

/** True when the person, or someone they tell of, may be in danger: it has not to dominate, and work alone tires no one to death. */
export const mayBeInDanger = (likelihoods: Likelihoods, ofTasks: boolean): boolean =>
  (likelihoods.get("detresse") ?? 0) >= (ofTasks ? NEAR_CERTAIN : DOUBT);
