import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import { newId } from "../ids.ts";
import { open, seal } from "../privacy/cipher.ts";
import type { Vault } from "../privacy/vault.ts";
import { nextTry } from "./retry.ts";
import { createRunner, type Runner } from "./runner.ts";
import {
  type ClaimedLetter,
  claimLetters,
  deleteEndedBy,
  endLetter,
  insertLetter,
  lettersAbout,
  postpone,
  staleLetters,
} from "./store.ts";
import { MailFailure, type SendMail } from "./transport.ts";

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
/** Longer than a send may last: a letter taken by a process that died is free again. */
const LEASE_MS = 60_000;
const BATCH = 5;

const contextOf = (id: string): string => `mail:${id}`;

/**
 * Queues a letter in the transaction of the act it tells of: it leaves if, and only if, that commits, at the next tick of any
 * process. Address and words are sealed with a key of its own, destroyed with them once it is over.
 * @param about the conversation that it tells of; see `forgetMailAbout`
 * @returns its id, which says nothing of whom it is for
 */
export async function queueMail(
  tx: Queryable,
  vault: Vault,
  mail: QueuedMail,
  at: Date,
  about: string | null = null,
): Promise<string> {
  const id = newId();
  const key = await vault.create(tx, id);
  const sealed = seal(key, Buffer.from(JSON.stringify(mail)), contextOf(id));
  await insertLetter(tx, { id, about, sealed, at });
  return id;
}

/**
 * Forgets the letters about a conversation that are not sent yet: the person erased it, or took their address back. Whoever
 * queues one holds the conversation, or its address, until they commit: none is queued behind this one's back. Once committed,
 * call `vault.scrub`.
 */
export async function forgetMailAbout(
  tx: Queryable,
  vault: Vault,
  conversationId: string,
  at: Date,
): Promise<void> {
  for (const id of await lettersAbout(tx, conversationId))
    if (await endLetter(tx, id, { sent: false, code: "RETIRE", at })) await vault.destroy(tx, id);
}

export type OutboxDeps = {
  db: Database;
  vault: Vault;
  clock: Clock;
  /** Null where no mail server is set: letters wait, then are forgotten. */
  send: SendMail | null;
  onUnexpected(error: unknown, place: string): void;
};

/** Sends what is due, and forgets what was tried long enough. Several processes may run it at once: a letter has one sender. */
export const createOutbox = (deps: OutboxDeps): Runner =>
  createRunner(
    (isStopped) => sendDue(deps, isStopped),
    (error) => deps.onUnexpected(error, "mail"),
  );

async function sendDue(deps: OutboxDeps, isStopped: () => boolean): Promise<void> {
  const { db, vault, clock, send } = deps;
  while (send !== null && !isStopped()) {
    const now = clock.now();
    const held = new Date(now.getTime() + LEASE_MS);
    const claimed = await claimLetters(db, { now, until: held, limit: BATCH });
    if (claimed.length === 0) break;
    await Promise.all(
      claimed.map((letter) =>
        sendOne({ ...deps, send }, letter, held).catch((error: unknown) => deps.onUnexpected(error, "mail")),
      ),
    );
  }
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
  try {
    const { to, subject, text, html } = JSON.parse(open(key, sealed, contextOf(id)).toString()) as QueuedMail;
    await send({ to, subject, text, html, id });
  } catch (error) {
    onUnexpected(error, "mail");
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
