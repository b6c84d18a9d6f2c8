import type { Queryable } from "../db/database.ts";
import type { Profile } from "../profile/profile.ts";

/** What review must know of an answer that was just recorded; no word of it. */
export type RecordedAnswer = {
  answerId: string;
  conversationId: string;
  reference: string;
  outcome: string;
  mode: string;
  flags: readonly string[];
  /** Digests of the passages cited. */
  passages: readonly string[];
  /** The prepared answer that was given, or null. */
  preparedId: string | null;
  /** Groups equal questions; see privacy/cipher.ts. */
  questionGroup: Buffer;
  profile: Pick<Profile, "sector" | "size" | "region">;
  promptVersion: string | null;
  /** The person opposes the reading of their answers to measure quality. */
  opposed: boolean;
  at: Date;
};

/** Where the chat hands over to human review: each is called in the transaction of the act itself. */
export type ReviewIntake = {
  recorded(tx: Queryable, answer: RecordedAnswer): Promise<void>;
  /** The person said that the answer did not help, or, later, that it did. */
  rated(tx: Queryable, answerId: string, useful: boolean, at: Date): Promise<void>;
  /** The person contests it, or the contest is over (`dueAt` null). */
  contested(tx: Queryable, answerId: string, dueAt: Date | null, at: Date): Promise<void>;
  /** The person opposes that their answers be read to measure quality, or does no more. */
  opposed(tx: Queryable, conversationId: string, opposed: boolean, at: Date): Promise<void>;
  /** The person opposes that anything be understood of their company: the figures forget it. */
  unprofiled(tx: Queryable, conversationId: string): Promise<void>;
  /** The person asked for all to be erased while a contest is open: what is contested alone may still be read. */
  closed(tx: Queryable, conversationId: string, at: Date): Promise<void>;
  /** Nothing is left to read; `byPerson`: they asked for it, and the figures forget their company too. */
  erased(tx: Queryable, conversationId: string, byPerson: boolean, at: Date): Promise<void>;
};
