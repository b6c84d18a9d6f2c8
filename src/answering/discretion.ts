/** Flags that tell something intimate of a person, or an offence (RGPD, art. 9 and 10), even without their words. */
export const SENSITIVE_FLAGS: readonly string[] = [
  "detresse",
  "aveu",
  "discrimination",
  "question_personnelle",
];

/** Ends that tell as much, and the wider one that each belongs to: given to a person, refused. */
export const GENERAL_OUTCOMES: Readonly<Record<string, string>> = {
  distress_signposted: "handover",
  refused_discrimination: "refused_out_of_scope",
};

type Told = { outcome: string; flags: readonly string[] };

/**
 * What may be kept of an answer once its words are gone: its end made wider, its sensitive flags left out. Done again, it
 * changes nothing.
 */
export const generalised = ({ outcome, flags }: Told): { outcome: string; flags: string[] } => ({
  outcome: GENERAL_OUTCOMES[outcome] ?? outcome,
  flags: flags.filter((flag) => !SENSITIVE_FLAGS.includes(flag)),
});
