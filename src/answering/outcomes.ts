/** Closed lists of the contract: how an exchange ended, and who wrote the words. */
export const OUTCOMES = [
  "answered",
  "clarification",
  "profile_updated",
  "orientation",
  "greeting",
  "handover",
  "complaint",
  "rights_request",
  "refused_out_of_scope",
  "refused_no_source",
  "refused_advice",
  "refused_favouritism",
  "refused_discrimination",
  "refused_attack",
  "distress_signposted",
  "unavailable",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const MODES = ["validated", "prepared", "extractive", "generated", "canned"] as const;
export type Mode = (typeof MODES)[number];

export const COMPLETENESS = ["full", "partial", "none"] as const;
export type Completeness = (typeof COMPLETENESS)[number];
