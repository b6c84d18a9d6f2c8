import { AsyncResource } from "node:async_hooks";
import { type Clock, parisDay } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { nextTry } from "../../mail/retry.ts";
import { createRunner, type Runner } from "../../mail/runner.ts";
import { MailFailure, type SendMail } from "../../mail/transport.ts";
import { addressOf, onDuty } from "../duty/store.ts";
import { onRaised } from "../wake.ts";
import { letterOf, type Notice, noticeOf } from "./notice.ts";
import * as store from "./store.ts";
import { WebhookFailure } from "./webhook.ts";

export type SenderDeps = {
  db: Database;
  clock: Clock;
  /** Null where no mail server is set. */
  mail: SendMail | null;
  /** Who is written to when nobody is on duty. */
  fallback: string | null;
  webhook: ((notice: Notice, now: Date) => Promise<void>) | null;
  publicUrl: string | null;
  onUnexpected(error: unknown, place: string): void;
};

export type AlertSender = Runner & {
  /** Wakes on what this process raises, until `stop`. */
  listen(): void;
};

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Days that an alert is tried for. */
export const DAYS_TRIED = 3;
export const DAYS_KEPT = 365;
/** Longer than a send may last: a lane taken by a process that died is free again. */
const LEASE_MS = 60_000;
const LANES = 8;
/** Woken before the transaction that raised ends, most of which end at once; the tick meets the others. */
const AFTER_RAISE_MS = [50, 500, 3_000];

/** Tells whoever is on duty. Several processes may run it at once on one database: a message has one sender. */
export function createSender(deps: SenderDeps): AlertSender {
  const runner = createRunner(
    (isStopped) => sendDue(deps, isStopped),
    (error) => deps.onUnexpected(error, "alerts"),
  );
  const timers = new Set<NodeJS.Timeout>();
  // Called from inside the transaction that raises, whose statements are not ours: what follows starts outside of it.
  const wake = AsyncResource.bind(() => {
    for (const delay of AFTER_RAISE_MS) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void runner.run();
      }, delay);
      timers.add(timer.unref());
    }
  });
  let deaf = (): void => {};
  return {
    run: runner.run,
    listen() {
      deaf = onRaised(wake);
    },
    async stop() {
      deaf();
      for (const timer of timers) clearTimeout(timer);
      await runner.stop();
    },
  };
}

async function sendDue(deps: SenderDeps, isStopped: () => boolean): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const tooOld = new Date(now.getTime() - DAYS_TRIED * DAY_MS);
  const recipients = await recipientsAt(deps, now);
  if (recipients.length > 0)
    await db.transaction((tx) =>
      store.addressAlerts(tx, recipients, { now, since: tooOld, minuteMs: MINUTE_MS }),
    );
  await store.giveUp(db, tooOld, now);
  while (!isStopped()) {
    const at = clock.now();
    const held = new Date(at.getTime() + LEASE_MS);
    const lanes = await store.claimLanes(db, { now: at, until: held, limit: LANES });
    if (lanes.length === 0) break;
    await Promise.all(
      lanes.map((lane) =>
        carry(deps, lane, { at, held }).catch((error: unknown) => deps.onUnexpected(error, "alerts")),
      ),
    );
  }
}

/** Whoever is on duty, else the address of the settings; and the webhook, in any case. */
async function recipientsAt(
  { db, mail, fallback, webhook }: Pick<SenderDeps, "db" | "mail" | "fallback" | "webhook">,
  now: Date,
): Promise<string[]> {
  const duty = mail === null ? [] : await onDuty(db, parisDay(now));
  const byMail = duty.map((id) => `account:${id}`);
  const other = mail !== null && byMail.length === 0 && fallback !== null ? ["fallback"] : [];
  return [...byMail, ...other, ...(webhook === null ? [] : ["webhook"])];
}

async function carry(deps: SenderDeps, lane: store.Lane, { at, held }: { at: Date; held: Date }) {
  const { db, clock } = deps;
  const alerts = await store.waitingOn(db, lane);
  if (alerts.length === 0) return store.laneCarried(db, lane, { held, nextAt: at });
  try {
    await send(deps, lane.recipient, noticeOf(lane.kind, alerts, deps.publicUrl), at);
  } catch (error) {
    deps.onUnexpected(error, "alerts");
    const code = error instanceof MailFailure || error instanceof WebhookFailure ? error.code : "EINCONNU";
    return store.laneFailed(db, lane, { held, nextAt: nextTry(lane.attempts, clock.now()), code });
  }
  await db.transaction(async (tx) => {
    await store.markSent(
      tx,
      lane,
      alerts.map(({ id }) => id),
      clock.now(),
    );
    await store.laneCarried(tx, lane, { held, nextAt: new Date(at.getTime() + MINUTE_MS) });
  });
}

/** @throws MailFailure, WebhookFailure */
async function send(deps: SenderDeps, recipient: string, notice: Notice, now: Date): Promise<void> {
  if (recipient === "webhook") {
    if (deps.webhook === null) throw new WebhookFailure("NON_REGLE");
    return deps.webhook(notice, now);
  }
  if (deps.mail === null) throw new MailFailure("NON_REGLE", false);
  const to =
    recipient === "fallback" ? deps.fallback : await addressOf(deps.db, recipient.slice("account:".length));
  if (to === null) throw new MailFailure("SANS_ADRESSE", false);
  await deps.mail({ to, id: notice.id, ...letterOf(notice, deps.publicUrl) });
}

/** Forgets alerts and duties a year old. @returns how many */
export function forgetOldAlerts({ db, clock }: Pick<SenderDeps, "db" | "clock">): Promise<number> {
  const before = new Date(clock.now().getTime() - DAYS_KEPT * DAY_MS);
  return db.transaction((tx) => store.deleteOld(tx, before, parisDay(before)));
}
