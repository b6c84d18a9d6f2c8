import type { Role, Staff } from "../accounts/staff.ts";
import { saysSomething } from "../text.ts";
import type { Proposal } from "./correction/body.ts";
import { type Approved, approve, reject } from "./correction/decide.ts";
import { propose, type ScopeChoice, scopesOf } from "./correction/propose.ts";
import * as corrections from "./correction/store.ts";
import { type CorrectionView, viewCorrection } from "./correction/view.ts";
import type { ReviewDeps, ReviewSettings } from "./deps.ts";
import { approvePrepared, withdrawApproval } from "./prepared/approve.ts";
import { type PreparedRow, preparedAnswers } from "./prepared/store.ts";
import { createQuality, type Quality } from "./quality/quality.ts";
import { assign, claim, claimNext, type Queue, queueFor, release } from "./queue/queue.ts";
import type { ItemRow } from "./queue/store.ts";
import { giveVerdict } from "./reading/decide.ts";
import { type OpenedAnswer, openAnswer } from "./reading/open.ts";
import { comment, escalate, reinstate, settle, withdraw } from "./reading/reasoned.ts";
import type { Verdict } from "./reading/verdict.ts";
import { closeReflagged, type OpenedReflagged, openReflagged } from "./reflag/reflag.ts";
import * as reflagged from "./reflag/store.ts";

export type { CorrectionRow } from "./correction/store.ts";
export type { PreparedRow } from "./prepared/store.ts";
export type { ItemRow } from "./queue/store.ts";
export type { PassageText } from "./reflag/store.ts";

export type FoundSection = { address: string; title: string; heading: string; body: string };

/** What staff can do about answers; each verb says what it throws where it is written. */
export type Reviews = {
  settings: ReviewSettings;
  queue(staff: Staff): Promise<Queue>;
  next(staff: Staff, beyond?: boolean): Promise<ItemRow | null>;
  claim(staff: Staff, reference: string): Promise<ItemRow>;
  assign(staff: Staff, reference: string, reader: { id: string; roles: readonly Role[] }): Promise<void>;
  release(staff: Staff, reference: string): Promise<void>;
  open(staff: Staff, reference: string): Promise<OpenedAnswer>;
  giveVerdict(staff: Staff, reference: string, verdict: Verdict, revise?: boolean): Promise<void>;
  withdraw(staff: Staff, reference: string, reason: string): Promise<void>;
  reinstate(staff: Staff, reference: string, reason: string): Promise<void>;
  escalate(staff: Staff, reference: string, reason: string): Promise<void>;
  settle(staff: Staff, reference: string, reason: string): Promise<void>;
  comment(staff: Staff, reference: string, said: { text: string; sentence: number | null }): Promise<void>;
  scopes(opened: OpenedAnswer): Promise<ScopeChoice[]>;
  /** Sections of fiches for some words, to be cited. */
  findSections(words: string): Promise<FoundSection[]>;
  propose(staff: Staff, reference: string, proposal: Proposal): Promise<string>;
  corrections(status: corrections.CorrectionRow["status"]): Promise<corrections.CorrectionRow[]>;
  /** Corrections that wait for this person. */
  waitingFor(staff: Staff): Promise<number>;
  correction(id: string): Promise<CorrectionView | null>;
  /** Corrections that an answer is a target of. */
  correctionsOf(answerId: string): Promise<Pick<corrections.CorrectionRow, "id" | "status" | "proposedAt">[]>;
  approve(staff: Staff, id: string, how: { keep: boolean; expected: number | null }): Promise<Approved>;
  reject(staff: Staff, id: string, reason: string): Promise<void>;
  prepared(): Promise<PreparedRow[]>;
  approvePrepared(staff: Staff, approved: readonly { id: string; wordsDigest: string }[]): Promise<number>;
  withdrawApproval(staff: Staff, id: string): Promise<void>;
  reflagged(): Promise<reflagged.ReflaggedRow[]>;
  openReflagged(id: string): Promise<OpenedReflagged>;
  closeReflagged: (
    staff: Staff,
    id: string,
    closing: { decision: "harmless" | "corrected"; reason: string },
  ) => Promise<void>;
  /** How good the answers are. */
  quality: Quality;
  /** Cases born of corrections, in the shape of `evals/answers`. */
  evalCases(): Promise<{ id: string; question: string; keyFacts: string[][]; source: string }[]>;
};

const LISTED = 200;
const FOUND = 8;

export const createReviews = (deps: ReviewDeps): Reviews => ({
  settings: deps.settings,
  queue: (staff) => queueFor(deps, staff),
  next: (staff, beyond) => claimNext(deps, staff, beyond),
  claim: (staff, reference) => claim(deps, staff, reference),
  assign: (staff, reference, reader) => assign(deps, staff, reference, reader),
  release: (staff, reference) => release(deps, staff, reference),
  open: (staff, reference) => openAnswer(deps, staff, reference),
  giveVerdict: (staff, reference, verdict, revise) => giveVerdict(deps, staff, reference, verdict, revise),
  withdraw: (staff, reference, reason) => withdraw(deps, staff, reference, reason),
  reinstate: (staff, reference, reason) => reinstate(deps, staff, reference, reason),
  escalate: (staff, reference, reason) => escalate(deps, staff, reference, reason),
  settle: (staff, reference, reason) => settle(deps, staff, reference, reason),
  comment: (staff, reference, said) => comment(deps, staff, reference, said),
  scopes: ({ item, passages }) => scopesOf(deps, item, passages),
  findSections: async (words) =>
    saysSomething(words)
      ? (await deps.retriever.search(words, FOUND)).passages.map(
          ({ fiche, anchor, source, heading, body }) => ({
            address: `${fiche}#${anchor}`,
            title: source.title,
            heading,
            body,
          }),
        )
      : [],
  propose: (staff, reference, proposal) => propose(deps, staff, reference, proposal),
  corrections: (status) => corrections.corrections(deps.db, status, LISTED),
  waitingFor: ({ accountId }) => corrections.countWaiting(deps.db, accountId),
  correction: (id) => viewCorrection(deps.db, id),
  correctionsOf: (answerId) => corrections.correctionsOf(deps.db, answerId),
  approve: (staff, id, how) => approve(deps, staff, id, how),
  reject: (staff, id, reason) => reject(deps, staff, id, reason),
  prepared: () => preparedAnswers(deps.db),
  approvePrepared: (staff, approved) => approvePrepared(deps, staff, approved),
  withdrawApproval: (staff, id) => withdrawApproval(deps, staff, id),
  reflagged: () => reflagged.openReflagged(deps.db),
  openReflagged: (id) => openReflagged(deps, id),
  closeReflagged: (staff, id, closing) => closeReflagged(deps, staff, id, closing),
  quality: createQuality(deps),
  evalCases: async () =>
    (await corrections.evalCases(deps.db)).map(({ id, question, expected }) => ({
      id,
      question,
      ...expected,
    })),
});
