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
  return intent === "detresse" || own >= Math.max(...likelihoods.values());
}
