import { createHash } from "node:crypto";
import type { Deps as AnsweringDeps, Asker } from "../answering/step.ts";
import type { Act } from "../audit/entry.ts";
import { type Clock, parisDay } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import type { Writer } from "../generation/writer.ts";
import type { IntentReader } from "../intent/read.ts";
import type { Orienter } from "../orientation/network.ts";
import type { Vault } from "../privacy/vault.ts";
import type { Register } from "../profile/register/register.ts";
import type { Retriever } from "../retrieval/search.ts";
import { whatIsOff } from "../switches/off.ts";
import type { ReviewIntake } from "./review-intake.ts";

/** A request to an advisor, as whoever sent it takes it away; words and details null once they are erased. */
export type ExportedContact = {
  id: string;
  advisor: string;
  state: string;
  sentAt: string;
  appointment: string | null;
  company: {
    section: string | null;
    size: string | null;
    region: string | null;
    need: string | null;
    maturity: number | null;
  };
  text: string | null;
  phone: string | null;
  email: string | null;
  callTime: string;
};

export type SentContacts = {
  count(db: Queryable, conversationId: string): Promise<number>;
  exported(conversationId: string): Promise<ExportedContact[]>;
  /**
   * Erases them within a transaction that holds their conversation; one that is open is cancelled, and its advisor told.
   * @returns what the journal must say, once every row is written
   */
  erase(tx: Queryable, conversationId: string, at: Date): Promise<Act[]>;
};

export type ConversationDeps = {
  db: Database;
  vault: Vault;
  retriever: Retriever;
  readIntent: IntentReader;
  /** Null where no model is configured: every answer is then made of extracts. */
  writer: Writer | null;
  orienter: Orienter;
  /** The public register of companies, asked on the person's demand alone. */
  register: Register;
  clock: Clock;
  /** Hears of every answer, opinion, contest and erasure. */
  review: ReviewIntake;
  /** The requests to advisors that were sent from a conversation: another capability keeps them. */
  contacts: SentContacts;
  /** Whether a letter can leave at all: where none can, no address is kept. */
  canMail: boolean;
  /** Hears a failure that the person is only told of as « une panne ». */
  onUnexpected(error: unknown, place: string): void;
  /** Key of the digest that groups equal questions; see privacy/cipher.ts. */
  groupingKey: Buffer;
  /** Days a conversation is kept. */
  retentionDays: number;
  /** Tells that the n-th answer is under way or done, so that a stop can wait for it. */
  track<T>(work: Promise<T>): Promise<T>;
};

export const answeringDeps = (
  { db, retriever, readIntent, writer, orienter, clock }: ConversationDeps,
  asker: Asker,
): AnsweringDeps => ({
  db,
  retriever,
  readIntent,
  writer,
  asker,
  switches: () => whatIsOff(db),
  today: parisDay(clock.now()),
  orientation: (profile, asked) => orienter.profile(profile, asked),
});

/** Digest of a secret, as stored: the secret has 256 random bits, so a plain digest does not tell it. */
export const secretDigest = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** The same words for missing, erased, expired and foreign: an id that is guessed right tells nothing. */
export const notFound = (): DomainError =>
  new DomainError("introuvable", "Cette conversation n'existe pas, ou elle a été effacée.");

/** How long the maker of an answer is believed alive. */
export const LEASE_MS = 30_000;
