/** Why an answer did not help, as the person may tick it. */
export const FEEDBACK_REASONS = [
  "faux",
  "manque_de_sources",
  "trop_long",
  "incoherent",
  "imprecis",
  "hors_sujet",
] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];
