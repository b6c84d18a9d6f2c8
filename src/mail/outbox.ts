import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import { newId } from "../ids.ts";
import { open, seal } from "../privacy/cipher.ts";
import type { Vault } from "../privacy/vault.ts";
import { isOfficeTime } from "../working-days.ts";
import type { LeavingLog } from "./leaving-log.ts";
import { nextTry } from "./retry.ts";
import { createRunner, type Runner } from "./runner.ts";
import {
  type ClaimedLetter,
  claimLetters,
  deleteEndedBy,
  endLetter,
  insertLetter,
  isHeld,
  lettersAbout,
  lettersInDoubt,
  markHanded,
  markLeft,
  postpone,
  staleLetters,
} from "./store.ts";
import { MailFailure, type SendMail } from "./transport.ts";

/** How a letter is queued, beside what it says. */
export type Queued = {
  /** What it tells of, so that it is forgotten with it; see `forgetMailAbout`. */
  about?: string | null;
  /** Leaves on working days from 8:00 to 18:00 (Europe/Paris) alone, tried again or not. */
  officeHours?: boolean;
};

export type QueuedMail = {
  to: string;
  /** Read on a locked screen, kept in logs on the way: no personal datum, no word of anyone. */
  subject: string;
  text: string;
  html?: string | undefined;
};

const DAY_MS = 86_400_000;
/** Days that a letter is tried for, then forgotten. */
export const DAYS_TRIED = 7;
/** The code of a letter whose process died before it heard what the server said of its last line. */
export const IN_DOUBT = "INCERTAIN";
/** Longer than a send may last: a letter taken by a process that died is free again. */
const LEASE_MS = 60_000;
const BATCH = 5;

const contextOf = (id: string): string => `mail:${id}`;

/**
 * Queues a letter in the transaction of the act it tells of: it leaves if, and only if, that commits, at the next tick of any
 * process. Address and words are sealed with a key of its own, destroyed with them once it is over.
 * @param how a text: the conversation that it tells of
 * @returns its id, which says nothing of whom it is for
 */
export async function queueMail(
  tx: Queryable,
  vault: Vault,
  mail: QueuedMail,
  at: Date,
  how: string | null | Queued = null,
): Promise<string> {
  const { about = null, officeHours = false }: Queued =
    typeof how === "object" ? (how ?? {}) : { about: how };
  const id = newId();
  const key = await vault.create(tx, id);
  const sealed = seal(key, Buffer.from(JSON.stringify(mail)), contextOf(id));
  await insertLetter(tx, { id, about, sealed, at, officeHours });
  return id;
}

/**
 * Forgets the letters about a conversation, or a request, that are not sent yet: the person erased it, or took their address
 * back, or something newer is to be told. Whoever queues one holds what it is about, or its address, until they commit: none is
 * queued behind this one's back. Once committed, call `vault.scrub`.
 * @returns the ids of those forgotten
 */
export async function forgetMailAbout(
  tx: Queryable,
  vault: Vault,
  conversationId: string,
  at: Date,
): Promise<string[]> {
  const forgotten: string[] = [];
  for (const id of await lettersAbout(tx, conversationId)) {
    if (!(await endLetter(tx, id, { sent: false, code: "RETIRE", at }))) continue;
    await vault.destroy(tx, id);
    forgotten.push(id);
  }
  return forgotten;
}

export type OutboxDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  /** Null where no mail server is set: letters wait, then are forgotten. */
  send: SendMail | null;
  onUnexpected(error: unknown, place: string): void;
  /** Remembers what is leaving, beside the database. */
  log: LeavingLog;
};

/** Sends what is due, and forgets what was tried long enough. Several processes may run it at once: a letter has one sender. */
export const createOutbox = (deps: OutboxDeps): Runner =>
  createRunner(
    (isStopped) => sendDue(deps, isStopped),
    (error) => deps.onUnexpected(error, "mail"),
  );

async function sendDue(deps: OutboxDeps, isStopped: () => boolean): Promise<void> {
  const { db, vault, clock, send } = deps;
  const left = deps.log.left();
  if (left.length > 0) await markLeft(db, left, clock.now());
  deps.log.forgetLeft();
  // Their process died as they left: sent again, they would come twice.
  for (const id of await lettersInDoubt(db, clock.now())) await end(deps, id, { sent: true, code: IN_DOUBT });
  while (send !== null && !isStopped()) {
    const now = clock.now();
    const held = new Date(now.getTime() + LEASE_MS);
    const claimed = await claimLetters(db, { now, until: held, limit: BATCH, office: isOfficeTime(now) });
    if (claimed.length === 0) break;
    await Promise.all(
      claimed.map((letter) =>
        sendOne({ ...deps, send }, letter, held).catch((error: unknown) => deps.onUnexpected(error, "mail")),
      ),
    );
  }
  deps.log.clear();
  await forgetStaleLetters(deps);
  await vault.scrub(db);
}

/** Forgets the letters that were tried for long enough. Then, `vault.scrub`. @returns how many */
export async function forgetStaleLetters(deps: Pick<OutboxDeps, "db" | "vault" | "clock">): Promise<number> {
  const now = deps.clock.now();
  const stale = await staleLetters(deps.db, new Date(now.getTime() - DAYS_TRIED * DAY_MS), now);
  for (const id of stale) await end(deps, id, { sent: false, code: null });
  return stale.length;
}

/** Days that the trace of a letter is kept: when it was queued, when it ended and how; neither address nor words. */
export const TRACE_DAYS = 365;

/** @returns how many */
export const forgetLetterTraces = ({ db, clock }: Pick<OutboxDeps, "db" | "clock">): Promise<number> =>
  deleteEndedBy(db, new Date(clock.now().getTime() - TRACE_DAYS * DAY_MS));

async function sendOne(
  deps: OutboxDeps & { send: SendMail },
  { id, sealed, attempts }: ClaimedLetter,
  held: Date,
): Promise<void> {
  const { db, vault, clock, send, onUnexpected } = deps;
  // Gone with a restored backup, or destroyed with the conversation: nobody can read it any more.
  const key = await vault.key(db, id);
  if (key === null) return end(deps, id, { sent: false, code: "EFFACE" });
  const marks: Promise<unknown>[] = [];
  try {
    const { to, subject, text, html } = JSON.parse(open(key, sealed, contextOf(id)).toString()) as QueuedMail;
    await send(
      { to, subject, text, html, id },
      {
        async before() {
          if (!(await isHeld(db, id, held))) throw new MailFailure("RETIRE", false);
        },
        // The database is not waited for: the line is on its way, and a process that dies between the two is as rare as can be.
        after: () => {
          deps.log.note(id);
          marks.push(
            markHanded(db, id, held, clock.now()).catch((error: unknown) => onUnexpected(error, "mail")),
          );
        },
      },
    );
  } catch (error) {
    onUnexpected(error, "mail");
    // What is still being written must not come after what undoes it.
    await Promise.all(marks);
    const { code, permanent } = error instanceof MailFailure ? error : { code: "EINCONNU", permanent: false };
    if (permanent) return end(deps, id, { sent: false, code });
    await postpone(db, id, { held, nextAt: nextTry(attempts, clock.now()), code });
    return;
  }
  await end(deps, id, { sent: true, code: null });
}

const end = (
  { db, vault, clock }: Pick<OutboxDeps, "db" | "vault" | "clock">,
  id: string,
  how: { sent: boolean; code: string | null },
) =>
  db.transaction(async (tx) => {
    if (await endLetter(tx, id, { ...how, at: clock.now() })) await vault.destroy(tx, id);
  });
