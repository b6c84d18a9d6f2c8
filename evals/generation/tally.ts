import type { State } from "../../src/answering/state.ts";

/** How a question ended, as far as a model is concerned; the keys are what a report says of them. */
export type Way =
  | "réponses préparées"
  | "extraits de fiches"
  | "messages fixes (refus, renvois)"
  | "déjà écrites par le modèle"
  | "écrites par le modèle"
  | "écrites, puis écartées pour les extraits"
  | "modèle en panne";

/** Which way a question went. */
export function wayOf({ written, draft, flags }: State): Way {
  if (flags.includes("modele_en_panne")) return "modèle en panne";
  if (written) {
    if (written.calls === 0) return "déjà écrites par le modèle";
    return draft?.mode === "generated" ? "écrites par le modèle" : "écrites, puis écartées pour les extraits";
  }
  if (draft?.mode === "extractive") return "extraits de fiches";
  return draft?.mode === "canned" ? "messages fixes (refus, renvois)" : "réponses préparées";
}

const ASKED: readonly Way[] = [
  "écrites par le modèle",
  "écrites, puis écartées pour les extraits",
  "modèle en panne",
];

/** Whether the model's server was asked. */
export const called = (way: Way): boolean => ASKED.includes(way);

/** How many questions went each way, those that none took left out. */
export function countWays(ways: readonly Way[]): Record<string, string> {
  const counts = new Map<Way, number>();
  for (const way of ways) counts.set(way, (counts.get(way) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a).map(([way, n]) => [way, String(n)]));
}
