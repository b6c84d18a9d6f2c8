import type { PolicyView } from "../../retention/policy.ts";
import { type DataKind, UNTIMED } from "./data.ts";
import { PROCESSINGS, type Processing } from "./processings.ts";

export type RegisterEntry = Omit<Processing, "data"> & { data: readonly DataKind[] };

/** The register as it stands now: what is held under each purpose, for as long as the retention that runs keeps it. */
export function registerOf(policies: readonly PolicyView[]): RegisterEntry[] {
  const kinds: readonly DataKind[] = [...policies, ...UNTIMED];
  return PROCESSINGS.map((processing) => ({
    ...processing,
    data: processing.data.flatMap((code) => kinds.find((kind) => kind.code === code) ?? []),
  }));
}

/** « 180 jours après son ouverture », « sans terme ». Days of 0: at once. */
export const durationOf = ({ days, from }: DataKind): string =>
  days === null
    ? "sans terme"
    : `${days === 0 ? "aussitôt" : `${days} ${days > 1 ? "jours" : "jour"}`} ${from}`.trim();
