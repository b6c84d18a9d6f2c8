import type { Act } from "../../audit/entry.ts";
import { journalAll } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { forgetMailAbout } from "../../mail/outbox.ts";
import { deleteAbsencesBefore } from "../availability/store.ts";
import { DELAYS } from "../delays.ts";
import type { ContactDeps } from "../deps.ts";
import { aboutOf, deleteDigestsBefore } from "../letters/store.ts";
import { deleteTraces, dueErasures, lockRequest, markErased, type RequestRow } from "../store.ts";

export type EraseDeps = Pick<ContactDeps, "db" | "vault" | "clock">;

/**
 * Destroys the words and details of a request within a transaction that holds it: it must be closed. Once committed, call
 * `vault.scrub`.
 * @param why at the demand of the leader, with its conversation, or its time has come
 * @returns what the journal must say once every row is written; nothing: it was done
 */
export async function eraseWithin(
  tx: Queryable,
  { vault }: Pick<EraseDeps, "vault">,
  row: RequestRow,
  why: "asked" | "conversation" | "expired",
  at: Date,
): Promise<Act[]> {
  if (!(await markErased(tx, row.id, at))) return [];
  await vault.destroy(tx, row.id);
  // Who asked to be forgotten is written to no more; an advisor still hears that it is over, and an end that waits is told.
  if (why !== "expired") await forgetMailAbout(tx, vault, aboutOf(row.id, "leader"), at);
  return [
    { kind: "contact_erased", subject: row.id, facts: { advisor: row.advisorId, why }, contentDigest: null },
  ];
}

const BATCH = 200;
const DAY_MS = 86_400_000;

/** Destroys the words of the closed requests whose time has come; see `erasedBy`. @returns how many, a batch at most */
export async function eraseExpired({ db, vault, clock }: EraseDeps): Promise<number> {
  const now = clock.now();
  const due = await dueErasures(db, now, BATCH);
  let done = 0;
  for (const id of due)
    done += await db.transaction(async (tx) => {
      const row = await lockRequest(tx, id);
      if (!row?.closedAt || row.erasedAt) return 0;
      const acts = await eraseWithin(tx, { vault }, row, "expired", now);
      await journalAll(tx, acts, now);
      return acts.length;
    });
  await vault.scrub(db);
  return done;
}

const before = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** What is left of old requests. @returns how many, a batch at most */
export const forgetTraces = ({ db, clock }: Pick<EraseDeps, "db" | "clock">): Promise<number> =>
  deleteTraces(db, before(clock.now(), DELAYS.traceKept), BATCH);

/** Absences long over, and which week an advisor was written to. @returns how many */
export async function forgetAbsences({ db, clock }: Pick<EraseDeps, "db" | "clock">): Promise<number> {
  const year = before(clock.now(), DELAYS.absenceKept);
  return (await deleteAbsencesBefore(db, year)) + (await deleteDigestsBefore(db, year));
}
