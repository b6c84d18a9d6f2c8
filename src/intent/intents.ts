/**
 * What a message may want. `question` is anything that the fiches may answer; the others each have their words
 * (answering/messages.ts). The names are those of the files of `knowledge/intentions`.
 */
export const INTENTS = [
  "question",
  "attaque",
  "aveu",
  "bonjour",
  "conseil",
  "detresse",
  "discrimination",
  "droits",
  "favoritisme",
  "hors_sujet",
  "humain",
  "plainte",
  "politique",
  "sans_source",
  "vague",
] as const;
export type Intent = (typeof INTENTS)[number];

/** Probability, 0 to 1, that a message wants each. */
export type Likelihoods = ReadonlyMap<Intent, number>;

export const isIntent = (name: string): name is Intent => (INTENTS as readonly string[]).includes(name);
