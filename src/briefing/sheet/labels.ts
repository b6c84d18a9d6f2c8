import { NEEDS, type Need } from "../../profile/lists.ts";

export const needLabel = (need: Need): string => NEEDS[need];

/** « Devis et factures » inside a sentence: « devis et factures ». */
export const needInside = (need: Need): string => {
  const label = NEEDS[need];
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
};
