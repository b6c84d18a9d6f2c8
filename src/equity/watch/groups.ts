import { SECTION_CODES, SIZES } from "../../profile/lists.ts";
import { REGION_CODES } from "../../profile/places/regions.ts";

/** What companies are told apart by, as coarse as review keeps it. */
export const DIMENSIONS = ["region", "size", "section"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The group of those whose region, size or sector nobody knows. */
export const UNKNOWN = "unknown";
/** Guadeloupe, Martinique, Guyane, La Réunion, Mayotte: the INSEE regions overseas. */
export const OVERSEAS = ["01", "02", "03", "04", "06"] as const;
export const isOverseas = (region: string | null): boolean => OVERSEAS.some((code) => code === region);

/** Every group there is, so that one nobody comes from is seen too. */
export const GROUPS: Readonly<Record<Dimension, readonly string[]>> = {
  region: [...OVERSEAS, ...REGION_CODES.filter((code) => !isOverseas(code)), UNKNOWN],
  size: [...SIZES, UNKNOWN],
  section: [...SECTION_CODES, UNKNOWN],
};

/** How a conversation's orientation ended: someone was proposed, or only the public relays. */
export type Oriented = {
  region: string | null;
  size: string | null;
  section: string | null;
  served: boolean;
};

/** Of so many conversations that were oriented, to how many someone was proposed. */
export type Count = { of: number; served: number };

/** Conversations by the value of a dimension. */
export function countBy(
  oriented: readonly Oriented[],
  groupOf: (one: Oriented) => string,
): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const one of oriented) {
    const value = groupOf(one);
    const known = counts.get(value) ?? { of: 0, served: 0 };
    counts.set(value, { of: known.of + 1, served: known.served + Number(one.served) });
  }
  return counts;
}
