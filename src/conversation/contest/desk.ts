import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import type { ConversationDeps } from "../deps.ts";
import type { ContestDesk, ContestFile, ContestStatistics, ContestToDecide } from "./contest.ts";
import { type DecideDeps, decideContest } from "./decide.ts";
import { openReason } from "./secrets.ts";
import { answerTo, stateOf } from "./status.ts";
import * as store from "./store.ts";

const LISTED = 500;
const DAY_SECONDS = 86_400;

function toDecide(row: store.ContestRow, now: Date): ContestToDecide {
  const { id, answerId, reference, createdAt, dueAt, decidedAt, outcome } = row;
  return {
    id,
    answerId,
    reference,
    state: stateOf(row),
    createdAt,
    dueAt,
    decidedAt,
    outcome,
    late: (decidedAt ?? now) > dueAt,
    erasing: row.closedAt !== null && row.erasedAt === null,
  };
}

/** The contests to decide, late ones first. */
export const openContests = async (db: Queryable, now: Date): Promise<ContestToDecide[]> =>
  (await store.contestsToDecide(db, LISTED)).map((row) => toDecide(row, now));

/** Figures of every contest there was; erasing a conversation takes none away. */
export async function contestStatistics(db: Queryable, now: Date): Promise<ContestStatistics> {
  const figures = await store.contestFigures(db, now);
  if (figures === null) throw new Error("an aggregate without a row");
  const { upheld, partly, rejected, medianSeconds, ...rest } = figures;
  const decided = upheld + partly + rejected;
  return {
    ...rest,
    decided: { upheld, partly, rejected },
    upheldShare: decided === 0 ? null : (upheld + partly) / decided,
    medianDays: medianSeconds === null ? null : medianSeconds / DAY_SECONDS,
  };
}

/** One contest whole, its reason included while the exchange is kept. @throws DomainError `introuvable` */
export async function contestFile(
  { db, vault, clock }: Pick<ConversationDeps, "db" | "vault" | "clock">,
  contestId: string,
): Promise<ContestFile> {
  const row = await store.contestById(db, contestId);
  if (row === null) throw new DomainError("introuvable", "Cette contestation n'existe pas.");
  const key = await vault.key(db, row.conversationId);
  return {
    ...toDecide(row, clock.now()),
    reason: key && openReason(key, row.reason, row.id),
    answer: await answerTo(db, vault, row),
  };
}

/** The contests of a conversation as its person takes them away. */
export async function exportedContests(
  { db, vault, clock }: Pick<ConversationDeps, "db" | "vault" | "clock">,
  conversationId: string,
) {
  const files: Omit<ContestFile, "id" | "late" | "erasing">[] = [];
  for (const { id } of await store.contestsOf(db, conversationId)) {
    const { id: _, late: __, erasing: ___, ...file } = await contestFile({ db, vault, clock }, id);
    files.push(file);
  }
  return files;
}

/** What the staff does about contests. */
export const createContestDesk = (deps: DecideDeps): ContestDesk => ({
  open: () => openContests(deps.db, deps.clock.now()),
  decided: async () => (await store.lastDecided(deps.db, 50)).map((row) => toDecide(row, deps.clock.now())),
  async openOf(answerId) {
    const open = await store.openContestOf(deps.db, answerId);
    return open && contestFile(deps, open.id);
  },
  read: (contestId) => contestFile(deps, contestId),
  decide: (decision) => decideContest(deps, decision),
  statistics: () => contestStatistics(deps.db, deps.clock.now()),
});
