import type { Answer } from "../answering/answer.ts";
import type { Opposition } from "../answering/opposition.ts";
import type { QuestionField } from "../orientation/orientation.ts";
import type { ProfileEdit } from "../profile/edit.ts";
import type { Profile } from "../profile/profile.ts";
import type { WithheldSentence } from "../verification/verify.ts";
import type { OwnContest } from "./contest/contest.ts";
import type { FeedbackReason } from "./feedback.ts";
import type { ConversationExport, Held } from "./rights/schemas.ts";

export { FEEDBACK_REASONS, type FeedbackReason } from "./feedback.ts";

/** What is given once, when a conversation opens: only digests of the two secrets are kept. */
export type Opened = { id: string; token: string; returnSecret: string; expiresAt: Date };

/**
 * `generative: false` is the person's « sans IA générative »; left out, their last choice in the conversation stands. `address` is
 * what a budget counts, never kept; `signal` is aborted when they leave. `edit` corrects the profile with the message, whose
 * words then ask nothing.
 */
export type Question = {
  content: string;
  clientMessageId?: string | undefined;
  generative?: boolean | undefined;
  edit?: ProfileEdit | undefined;
  address?: string | undefined;
  signal?: AbortSignal | undefined;
};

export type Feedback = { useful: boolean; reasons: FeedbackReason[]; comment: string | null };

export type Turn = {
  messageId: string;
  /** The question as kept: personal data masked. */
  question: string;
  masked: string[];
  /** False: asked « sans IA générative ». */
  generative: boolean;
  askedAt: Date;
  answerId: string;
  /** Null while it is being answered. */
  answer: Answer | null;
  /** What a model wrote and was not shown, with why. */
  withheld: readonly WithheldSentence[];
  feedback: Feedback | null;
  /** The answer is corrected or withdrawn, and the person has not said that they read it. */
  news: boolean;
  /** Its last contest. */
  contest: OwnContest | null;
};

/** What is known of the company now, and the fields that the person chose not to answer. */
export type Company = { profile: Profile; skipped: readonly string[] };

export type ConversationView = {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  turns: Turn[];
  /** Where the person is told of corrections; null: nowhere. */
  noticeAddress: string | null;
  opposed: readonly Opposition[];
} & Company;

/** What to do with an open contest, which needs the exchange: give it up, or keep the exchange closed until the decision. */
export type ContestChoice = "withdraw" | "wait";
/** Null: erased. Else the day by which the contest is decided; the exchange is erased with the decision. */
export type Erasure = { erasedAfter: Date | null };

/** What the stream tells while and after an answer is made; `id` orders them for `Last-Event-ID`. */
export type AnswerEvent =
  | { type: "step"; name: string; label: string; answerId: string }
  | { type: "sentence"; text: string }
  | { type: "answer"; answer: Answer };

/**
 * The public chat. Every method that takes an id throws DomainError `introuvable` (the same for missing, erased,
 * foreign), `entree-invalide` (400/422), `reponse-en-cours` (409).
 */
export type Conversations = {
  open(): Promise<Opened>;
  /** The conversation a token opens, or null. */
  idOfToken(token: string): Promise<string | null>;
  /** Tells whether a return link still opens something, without opening it. */
  isReturnLink(returnSecret: string): Promise<boolean>;
  /** A return link's secret gives a fresh token for the same conversation (the former one stays good). */
  reopen(returnSecret: string): Promise<{ id: string; token: string } | null>;
  /** Makes a new return link; the former one stops working, and so does wherever it was used: `token` alone stays good. */
  renewReturnLink(conversationId: string, token: string): Promise<string>;
  /** Answers and records; resolves once committed. `onEvent` hears the steps meanwhile. */
  ask(conversationId: string, question: Question, onEvent?: (event: AnswerEvent) => void): Promise<Answer>;
  view(conversationId: string): Promise<ConversationView>;
  /** @throws DomainError `introuvable` when the answer, made or under way, is not of this conversation */
  assertAnswer(conversationId: string, answerId: string): Promise<void>;
  /** The answer, once it is committed. */
  answer(conversationId: string, answerId: string): Promise<Answer>;
  giveFeedback(conversationId: string, answerId: string, feedback: Feedback): Promise<void>;
  /** The person's own correction: it wins over what was and will be understood. */
  editProfile(conversationId: string, edit: ProfileEdit): Promise<Profile>;
  /** Fills the profile from the public register, on the person's demand. @returns what the register said, for the person */
  lookUp(conversationId: string, number: string): Promise<{ profile: Profile; notice: string | null }>;
  /** Asks this no more. */
  skipQuestion(conversationId: string, field: QuestionField): Promise<void>;
  /** All that is held, word for word; an act of the journal. */
  export(conversationId: string): Promise<ConversationExport>;
  /** What is held, told. */
  held(conversationId: string): Promise<Held>;
  /** Makes these the oppositions of the person, and no other, at once. */
  oppose(conversationId: string, to: readonly Opposition[]): Promise<Opposition[]>;
  /** The person has read the corrections of their conversation. */
  seeCorrections(conversationId: string): Promise<void>;
  /** At once, unless a contest is open and `contest` is `wait` (by default): nothing opens it any more, and it is erased with the decision. */
  erase(conversationId: string, contest?: ContestChoice): Promise<Erasure>;
};
