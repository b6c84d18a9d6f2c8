import type { Written } from "../generation/writer.ts";
import type { Likelihoods } from "../intent/intents.ts";
import type { Orientation } from "../orientation/orientation.ts";
import { EMPTY_PROFILE, type Profile } from "../profile/profile.ts";
import type { Reading } from "../profile/read.ts";
import type { Found, RankedPassage } from "../retrieval/search.ts";
import type { WithheldSentence } from "../verification/verify.ts";
import type { Citation, Validation } from "./answer.ts";
import type { Opposition } from "./opposition.ts";
import type { Completeness, Mode, Outcome } from "./outcomes.ts";
import type { RightsRequest } from "./screening/rights.ts";

/** An exchange that came before in the conversation, as the anaphora resolver needs it. */
export type PastTurn = { standalone: string; outcome: Outcome };

/** The words of an answer before they are recorded. */
export type Draft = {
  outcome: Outcome;
  mode: Mode;
  content: string;
  details: string;
  citations: Citation[];
  completeness: Completeness;
  validation: Validation | null;
  suggestions: string[];
};

/** A passage that the answer uses; `n` is its citation mark, null when it was found but not quoted. */
export type UsedPassage = { passage: RankedPassage; n: number | null };

export type PreparedMatch = {
  id: string;
  body: string;
  validation: Validation | null;
  citations: { n: number; passage: RankedPassage }[];
};

/** What staff turned off, as read with this question: every answer, those that a model writes, some fiches. */
export type Off = { chat: boolean; generated: boolean; fiches: ReadonlySet<string> };
export const NOTHING_OFF: Off = { chat: false, generated: false, fiches: new Set() };

/** What the pipeline knows so far. Immutable: a step returns another. */
export type State = {
  readonly question: string;
  readonly masked: readonly string[];
  readonly generative: boolean;
  readonly history: readonly PastTurn[];
  /** What the message may want, by its words; empty until it is read. */
  readonly wants: Likelihoods;
  readonly intent: "question" | "elliptic";
  readonly standalone: string;
  /** What a leader who told a trade and a trouble would ask; null where the question is the one typed. */
  readonly put: string | null;
  /** What is known of the company, this message included; `before`, without it. */
  readonly profile: Profile;
  readonly before: Profile;
  /** The field that the last answer asked for, and those the person chose not to answer. */
  readonly asked: string | null;
  readonly skipped: readonly string[];
  /** Orders advisors that are equal; the same all along a conversation. */
  readonly seed: string | undefined;
  /** The message is a correction of the profile, sent with a button. */
  readonly corrects: boolean;
  /** What the person opposes in this conversation. */
  readonly opposed: readonly Opposition[];
  /** What the message asks about the person's own data; the conversation, which holds them, does it and words it. */
  readonly rights: RightsRequest | null;
  /** What the message tells of the company; null before it is read, and for a correction. */
  readonly reading: Reading | null;
  /** Fields that the message told; `tellsOnly`: it told and asked nothing. */
  readonly told: readonly string[];
  /** Fields told otherwise than the person corrected them by hand. */
  readonly kept: readonly string[];
  readonly tellsOnly: boolean;
  /** The message asks whom to turn to. */
  readonly seeksPeople: boolean;
  readonly off: Off;
  readonly orientation: Orientation | null;
  readonly found: Found | null;
  readonly selected: readonly RankedPassage[];
  /** The fiches speak of the subject but not of what is asked. */
  readonly unsaid: boolean;
  readonly prepared: PreparedMatch | null;
  readonly draft: Draft | null;
  readonly used: readonly UsedPassage[];
  /** What a model wrote, before it is proven; null without a model, or when the extracts are enough. */
  readonly written: Written | null;
  /** What was not shown of it, and why. */
  readonly withheld: readonly WithheldSentence[];
  readonly flags: readonly string[];
  readonly risk: number;
};

export const initialState = (question: string, generative: boolean): State => ({
  question,
  masked: [],
  generative,
  history: [],
  wants: new Map(),
  intent: "question",
  standalone: question,
  put: null,
  profile: EMPTY_PROFILE,
  before: EMPTY_PROFILE,
  asked: null,
  skipped: [],
  seed: undefined,
  corrects: false,
  opposed: [],
  rights: null,
  reading: null,
  told: [],
  kept: [],
  tellsOnly: false,
  seeksPeople: false,
  off: NOTHING_OFF,
  orientation: null,
  found: null,
  selected: [],
  unsaid: false,
  prepared: null,
  draft: null,
  used: [],
  written: null,
  withheld: [],
  flags: [],
  risk: 0,
});

export const withFlag = (state: State, ...flags: string[]): State => ({
  ...state,
  flags: [...new Set([...state.flags, ...flags])],
});
