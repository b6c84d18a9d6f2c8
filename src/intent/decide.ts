import type { Intent, Likelihoods } from "./intents.ts";

/**
 * From what likelihood an intent is taken at its word, chosen by `npm run evals -- refusals answers` (docs/adr/0006). A person in
 * danger is met on a doubt; a question is turned away on none.
 */
const SURE = 0.4;
/** The same for someone who presents their company: its words are so varied that a near miss turned some of them away. */
const SURE_OF_A_COMPANY = 0.6;
const NEAR_CERTAIN = 0.85;
/** To take one who presents their company at these would accuse them. */
const ACCUSES: ReadonlySet<Intent> = new Set(["attaque", "discrimination", "aveu"]);

/**
 * True when the message wants this, more than anything else, and clearly enough.
 * @param presented the message presents a company
 */
export function wants(likelihoods: Likelihoods, intent: Intent, presented = false): boolean {
  const own = likelihoods.get(intent) ?? 0;
  const least = presented ? (ACCUSES.has(intent) ? NEAR_CERTAIN : SURE_OF_A_COMPANY) : SURE;
  if (own < least) return false;
  return own >= Math.max(...likelihoods.values());
}

const DOUBT = 0.45;

/** True when the person, or someone they tell of, may be in danger: it has not to dominate, and work alone tires no one to death. */
export const mayBeInDanger = (likelihoods: Likelihoods, ofTasks: boolean): boolean =>
  (likelihoods.get("detresse") ?? 0) >= (ofTasks ? NEAR_CERTAIN : DOUBT);
