import type { Act } from "../audit/entry.ts";
import type { Queryable } from "../db/database.ts";
import { forgetMailAbout } from "../mail/outbox.ts";
import type { MeetingReturn, State, Step } from "./contact.ts";
import type { LeaderLetter } from "./letters/leader.ts";
import { type Addressee, type LetterDeps, type Opened, queueLetter } from "./letters/queue.ts";
import { aboutOf, digestAbout, unclaimDigest, wasTold } from "./letters/store.ts";
import { isClosed, type Life, meetingTime, nextAt } from "./life-cycle.ts";
import { addStep, type Change, type RequestRow, saveLife, saveReturn } from "./store.ts";
import { openWords } from "./words.ts";

/** A change of state, by whom and with what. */
export type Move = {
  to: State;
  by: Step["by"];
  /** Of the advisor, where they act signed in. */
  account?: string | null;
  appointment?: string;
  return?: MeetingReturn;
  /** Why it moved, where the state does not say. `disputed`: the leader says that the exchange told by the advisor was not. */
  because?: "stalled" | "gone" | "not_handed" | "disputed";
};

export const lifeOf = (row: RequestRow): Life => ({
  state: row.state,
  since: row.since,
  sentAt: row.sentAt,
  appointment: row.appointment,
  metAt: row.metAt,
  closedAt: row.closedAt,
  done: row.done,
  satisfactionSettled: row.satisfactionAskedAt !== null || row.satisfiedAt !== null,
  erased: row.erasedAt !== null,
});

/** The row with a change, and when the calendar looks at it next. */
export function changed(row: RequestRow, over: Partial<Change>): RequestRow {
  const next = { ...row, ...over, done: [...(over.done ?? row.done)] };
  return { ...next, nextAt: nextAt(lifeOf(next)) };
}

/** The words of a request, while its key is there. */
export async function opened(
  tx: Queryable,
  { vault }: Pick<LetterDeps, "vault">,
  row: RequestRow,
): Promise<Opened | null> {
  const key = row.content && (await vault.key(tx, row.id));
  return row.content && key ? { row, key, words: openWords(key, row.content, row.id) } : null;
}

/** What the leader is told of a change. What they did themselves, their page tells. */
function tellLeader({ to, by, because }: Move): LeaderLetter | null {
  if (by === "leader") return null;
  switch (to) {
    case "unanswered":
      return because === "stalled" ? "stalled" : because === "gone" ? "withdrawn" : "unanswered";
    case "appointment_set":
      return "appointment";
    case "done_helped":
    case "done_without":
      return "finished";
    case "undelivered":
      return because === "not_handed" ? "not_handed" : to;
    case "taken":
    case "not_for_me":
    case "unreachable":
    case "lapsed":
      return to;
    default:
      return null;
  }
}

/**
 * Changes the state of a request within a transaction that holds it: the row, its step, the letters that tell of it in place of
 * those that wait still. Once committed, call `vault.scrub`.
 * @returns the row as it is now, and what the journal must say once every row is written
 */
export async function moveRequest(
  tx: Queryable,
  deps: LetterDeps,
  row: RequestRow,
  addressee: Addressee,
  move: Move,
  at: Date,
): Promise<{ row: RequestRow; act: Act }> {
  const { to, by } = move;
  const disputed = move.because === "disputed";
  const met = to === "met" || move.return !== undefined;
  const next = changed(row, {
    state: to,
    since: at,
    moves: row.moves + 1,
    done: [],
    appointment: move.appointment ?? row.appointment,
    answeredAt: row.answeredAt ?? (by === "advisor" ? at : null),
    metAt: disputed ? null : (row.metAt ?? (met ? meetingTime(row.appointment, at) : null)),
    closedAt: isClosed(to) ? at : null,
  });
  await saveLife(tx, row.id, next);
  if (move.return || disputed) await saveReturn(tx, row.id, move.return ?? null);
  await addStep(tx, { requestId: row.id, n: next.moves, state: to, by, at });
  // What waits still is overtaken: nobody is reminded of what is done, nor told two things of one request at once.
  const unsent = await forgetMailAbout(tx, deps.vault, aboutOf(row.id, "advisor"), at);
  await forgetMailAbout(tx, deps.vault, aboutOf(row.id, "leader"), at);
  // The letter of the week told of it: what waits still is written again, without it.
  const week = await forgetMailAbout(tx, deps.vault, digestAbout(row.advisorId), at);
  if (week.length > 0) await unclaimDigest(tx, row.advisorId);
  const open = await opened(tx, deps, next);
  if (open) {
    const leader = tellLeader(move);
    if (leader) await queueLetter(tx, deps, open, addressee, { to: "leader", kind: leader }, at);
    const advisor = to === "cancelled" || to === "passed_on" ? to : disputed ? "disputed" : null;
    if (advisor && (await wasTold(tx, row.id, unsent)))
      await queueLetter(tx, deps, open, addressee, { to: "advisor", kind: advisor }, at);
  }
  const facts: Act["facts"] = { advisor: row.advisorId, step: to, who: by };
  if (move.account) facts.account = move.account;
  const kind = disputed ? "contact_disputed" : isClosed(to) ? "contact_closed" : "contact_moved";
  return { row: next, act: { kind, subject: row.id, facts, contentDigest: null } };
}
