import { eraseIdentity } from "../accounts/store.ts";
import type { Act } from "../audit/entry.ts";
import type { LedgerLine } from "../audit/erasure-ledger.ts";
import { journalAll } from "../audit/journal.ts";
import { deleteSheet } from "../briefing/store.ts";
import { closeAgain as closeContact, markErased as markContactErased } from "../contact/store.ts";
import { contestsOf, markAnswerErased } from "../conversation/contest/store.ts";
import { isOpen, withdrawWithin } from "../conversation/contest/withdraw.ts";
import type { ConversationDeps } from "../conversation/deps.ts";
import { destroyWords } from "../conversation/erasure/destroy.ts";
import { closeConversation, lockConversation } from "../conversation/erasure/store.ts";
import type { Queryable } from "../db/database.ts";
import { markReportErased } from "../trust/store.ts";
import { markSuspensionErased } from "../trust/suspension/store.ts";
import {
  broughtBack,
  deleteFieldReport,
  disableAccount,
  endSurvey,
  forgetAddress,
  markIncidentErased,
} from "./store.ts";

export type ReplayDeps = Pick<ConversationDeps, "vault" | "review">;
/** @returns what the journal must say of it; nothing: there was nothing to do again */
type Replay = (tx: Queryable, deps: ReplayDeps, line: LedgerLine, now: Date) => Promise<Act[]>;

const said = (kind: Act["kind"], subject: string, facts: Act["facts"] = {}): Act[] => [
  { kind, subject, facts: { ...facts, replayed: true }, contentDigest: null },
];

/** As the person did it: what they contested goes too. */
const eraseConversation: Replay = async (tx, deps, { kind, id }, now) => {
  const standing = await lockConversation(tx, id);
  if (!standing) return [];
  const acts: Act[] = [];
  for (const contest of await contestsOf(tx, id)) {
    if (isOpen(contest)) acts.push(await withdrawWithin(tx, deps, contest, now));
    if (kind === "conversation_erased" && (await markAnswerErased(tx, contest.id, now)))
      await deps.vault.destroy(tx, contest.id);
  }
  const how = kind === "conversation_expired" ? "conversation_expired" : "conversation_erased";
  return [...acts, await destroyWords(tx, deps, id, how, now)];
};

const eraseMarked =
  (mark: (tx: Queryable, id: string, at: Date) => Promise<boolean>): Replay =>
  async (tx, { vault }, { kind, id }, now) => {
    if (!(await mark(tx, id, now))) return [];
    await vault.destroy(tx, id);
    return said(kind, id);
  };

const REPLAYS: Record<LedgerLine["kind"], Replay> = {
  conversation_erased: eraseConversation,
  conversation_expired: eraseConversation,
  report_erased: eraseMarked(markReportErased),
  suspension_erased: eraseMarked(markSuspensionErased),
  incident_erased: eraseMarked(markIncidentErased),
  briefing_erased: eraseMarked(deleteSheet),
  async contact_erased(tx, deps, line, now) {
    // One that the backup has open is over: its advisor must not see an empty request.
    await closeContact(tx, line.id, now);
    return eraseMarked(markContactErased)(tx, deps, line, now);
  },
  contact_closed: async (tx, _, { kind, id }, now) =>
    (await closeContact(tx, id, now)) ? said(kind, id) : [],
  field_report_erased: eraseMarked(deleteFieldReport),
  async erasure_requested(tx, _, { kind, id }, now) {
    const standing = await lockConversation(tx, id);
    if (!standing || standing.closedAt || standing.erasedAt) return [];
    await closeConversation(tx, id, now);
    return said(kind, id);
  },
  async notice_address_removed(tx, _, { kind, id, at }) {
    return (await forgetAddress(tx, id, new Date(at))) ? said(kind, id) : [];
  },
  async account_disabled(tx, _, { kind, id }, now) {
    const roles = await disableAccount(tx, id, now);
    return roles === null ? [] : said(kind, id, { rolesBefore: roles, rolesAfter: [], by: null });
  },
  account_erased: async (tx, _, { kind, id }, now) =>
    (await eraseIdentity(tx, id, now)) ? said(kind, id) : [],
  async survey_closed(tx, _, { id, at }) {
    // Its next minute closes it again, and says so then: answers without anyone, and the key destroyed.
    await endSurvey(tx, id, new Date(at));
    return [];
  },
};

const BATCH = 1_000;

/**
 * Does again, on rows just restored, what was erased after the backup; each leaves its entry. An erasure is done again whenever
 * it was: it is for ever. An account is disabled again only if that was after the backup: it may have been enabled since.
 * @param since time of the backup, less what clocks may differ by
 * @returns how many
 */
export async function replayErasures(
  tx: Queryable,
  deps: ReplayDeps,
  lines: AsyncIterable<LedgerLine>,
  since: Date,
  now: Date,
): Promise<number> {
  let done = 0;
  const acts: Act[] = [];
  const replay = async (batch: readonly LedgerLine[]): Promise<void> => {
    const known = await broughtBack(
      tx,
      batch.map(({ id }) => id),
    );
    const tried = new Set<string>();
    for (const line of batch) {
      const erasesConversation = REPLAYS[line.kind] === eraseConversation;
      if (erasesConversation && (!known.has(line.id) || tried.has(line.id))) continue;
      if (line.kind === "account_disabled" && new Date(line.at) < since) continue;
      if (erasesConversation) tried.add(line.id);
      const replayed = await REPLAYS[line.kind](tx, deps, line, now);
      if (replayed.length > 0) done++;
      acts.push(...replayed);
    }
  };
  let batch: LedgerLine[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    await replay(batch);
    batch = [];
  }
  await replay(batch);
  await journalAll(tx, acts, now);
  return done;
}
