import type { PolicyView } from "./policy.ts";

/** « 180 jours », « 12 mois », « 5 ans »: a term as people say it. */
export function termWords(days: number): string {
  if (days === 0) return "aussitôt";
  if (days % 365 === 0 && days > 365) return `${days / 365} ans`;
  if (days === 365) return "12 mois";
  if (days === 395) return "13 mois";
  return days === 1 ? "1 jour" : `${days} jours`;
}

/** How long, and from when; for what has no term, that it has none. */
export const keptWords = ({ days, from }: Pick<PolicyView, "days" | "from">): string =>
  days === null ? "sans échéance" : `${termWords(days)} ${from}`;

/** What the setting may be, and why; null: no setting. */
export const boundsWords = ({ setting, bounds }: PolicyView): string | null =>
  setting === null || bounds === null ? null : `${setting}, de ${bounds.min} à ${bounds.max} jours`;
