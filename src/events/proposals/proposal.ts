import type { Queryable } from "../../db/database.ts";
import type { EventFacts, Reading } from "../event.ts";

/** The source of what ambassadors proposed: no file and no address can have this name, so that no import takes it out. */
export const PROPOSED = "proposition/ambassadeur";

export const PROPOSAL_STATES = ["proposed", "accepted", "refused", "withdrawn"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Longest texts, in code points: those of OpenAgenda where it has one (title 140, description 200, conditions 255). */
export const LONGEST = {
  title: 140,
  summary: 200,
  description: 3_000,
  conditions: 255,
  venue: 100,
  street: 100,
  city: 60,
  url: 500,
  phone: 30,
  email: 254,
  reason: 500,
} as const;
/** Dates of one event. */
export const MOST_DATES = 30;

/** A date as it is typed: a day `YYYY-MM-DD`, two times `HH:MM`; all empty: none. */
export type TypedDate = { day: string; from: string; to: string };

/** What an ambassador types. Everything is text, and nothing in it is an instruction. */
export type ProposalForm = {
  title: string;
  summary: string;
  description: string;
  conditions: string;
  dates: readonly TypedDate[];
  attendance: string;
  venue: string;
  street: string;
  postalCode: string;
  city: string;
  onlineUrl: string;
  registrationUrl: string;
  registrationPhone: string;
  registrationEmail: string;
  /** Words of `themes.ts`. */
  themes: readonly string[];
};

/** What the formats to exchange want apart, and `EventFacts.address` holds in one line. */
export type ProposalPlace = { street: string; postalCode: string };

/** A form that was read: what would be kept, and the sentences that were left out of it, with why. */
export type Draft = { facts: EventFacts; place: ProposalPlace; aside: Reading["aside"] };

/** Another event of the same title, one same day, in the same town. `id`: of the agenda, or of a proposal. */
export type Duplicate = { where: "agenda" | "proposal"; id: string; title: string };

export type Proposal = {
  id: string;
  state: ProposalState;
  facts: EventFacts;
  place: ProposalPlace;
  /** The account that proposed; `by`: its function and organisation. */
  accountId: string;
  by: string;
  proposedAt: Date;
  /** Masked; only of what was refused. */
  reason: string | null;
  decidedAt: Date | null;
  /** When the agenda last changed for it. */
  changedAt: Date;
};

/** Who looks: an account, and whether it decides on what others propose. */
export type Viewer = { accountId: string; decides: boolean };

export type ProposalAct = {
  kind: "event_proposed" | "event_decided" | "event_withdrawn";
  /** The id of the proposal. */
  subject: string;
  facts: Record<string, string | number>;
  contentDigest: null;
};
/** Adds an act to the journal, in the transaction of the act itself. */
export type ProposalJournal = (tx: Queryable, act: ProposalAct, at: Date) => Promise<void>;
