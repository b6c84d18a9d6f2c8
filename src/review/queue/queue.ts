import { hasRole, type Role, type Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import { parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import { startOfParisDay } from "../../events/zone.ts";
import { isReference, readReference } from "../../ids.ts";
import type { ReviewDeps } from "../deps.ts";
import { type Plan, planOfDay } from "./plan.ts";
import type { ItemRow, Lane, Reader } from "./store.ts";
import * as store from "./store.ts";

/** How long an answer is a reader's alone; opening it again counts from then. */
export const CLAIM_MINUTES = 15;
const SHOWN = 20;
const DAY_MS = 86_400_000;

export type Queue = {
  /** What the reader has taken and not finished. */
  held: ItemRow | null;
  lanes: Record<Lane, ItemRow[]>;
  counts: store.Counts;
  plan: Plan;
  readToday: number;
  capacity: number;
  /** Left unread in the last thirty days. */
  unread: number;
};

export const readerOf = (staff: Staff): Reader => ({
  accountId: staff.accountId,
  isLead: hasRole(staff, "lead"),
});

/** What a reader may take today, each kind in its order, within what the team can read in a day. */
export async function queueFor({ db, clock, settings }: ReviewDeps, staff: Staff): Promise<Queue> {
  const now = clock.now();
  const reader = readerOf(staff);
  const [counts, read] = [
    await store.countsOf(db),
    await store.readSince(db, startOfParisDay(parisDay(now))),
  ];
  const others = counts.open - counts.first - counts.sampled;
  const plan = planOfDay(settings, read, { sampled: counts.sampled, others });
  const next = (lane: Lane, limit: number) => store.nextOf(db, lane, reader, now, Math.min(SHOWN, limit));
  return {
    held: await store.heldBy(db, reader.accountId, now),
    lanes: {
      first: await next("first", SHOWN),
      escalated: reader.isLead ? await next("escalated", SHOWN) : [],
      sample: await next("sample", plan.sample),
      risk: await next("risk", plan.risk),
    },
    counts,
    plan,
    readToday: read.sampled + read.others,
    capacity: settings.dailyCapacity,
    unread: await store.expiredSince(db, new Date(now.getTime() - 30 * DAY_MS)),
  };
}

/**
 * Takes the reader's next answer: what they hold, then what cannot wait, what waits for a lead, the sample, the rest by risk, within the day's plan.
 * @param beyond the reader goes on past the day's plan
 * @returns null when nothing is left to take
 */
export async function claimNext(deps: ReviewDeps, staff: Staff, beyond = false): Promise<ItemRow | null> {
  const now = deps.clock.now();
  const reader = readerOf(staff);
  return deps.db.transaction(async (tx) => {
    await store.lockReader(tx, reader.accountId);
    const held = await store.heldBy(tx, reader.accountId, now);
    if (held) return held;
    const counts = await store.countsOf(tx);
    const plan = planOfDay(deps.settings, await store.readSince(tx, startOfParisDay(parisDay(now))), {
      sampled: counts.sampled,
      others: counts.open - counts.first - counts.sampled,
    });
    const lanes: Lane[] = [
      "first",
      ...(reader.isLead ? (["escalated"] as const) : []),
      ...(plan.sample > 0 || beyond ? (["sample"] as const) : []),
      ...(plan.risk > 0 || beyond ? (["risk"] as const) : []),
    ];
    for (const lane of lanes) {
      const taken = await store.takeNext(tx, lane, reader, now, untilFrom(now));
      if (taken) return taken;
    }
    return null;
  });
}

const untilFrom = (now: Date): Date => new Date(now.getTime() + CLAIM_MINUTES * 60_000);

/**
 * Takes the answer of a reference, or keeps it longer.
 * @throws DomainError `introuvable`; `deja-fait` while another reader has it
 */
export async function claim(deps: ReviewDeps, staff: Staff, reference: string): Promise<ItemRow> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const item = await find(tx, reference, true);
    // What is read already is looked at, not taken.
    if (item.status !== "open" && item.status !== "escalated") return item;
    if (item.claimedBy !== null && item.claimedBy !== staff.accountId && (item.claimedUntil ?? now) > now) {
      const minutes = Math.ceil(((item.claimedUntil ?? now).getTime() - now.getTime()) / 60_000);
      throw new DomainError(
        "deja-fait",
        `Un autre relecteur lit cette réponse en ce moment. Elle se libère dans ${minutes} minute${minutes > 1 ? "s" : ""} au plus.`,
      );
    }
    await store.setClaim(tx, item.answerId, staff.accountId, untilFrom(now));
    return { ...item, claimedBy: staff.accountId, claimedUntil: untilFrom(now) };
  });
}

/** How long an answer that a lead entrusts to someone stays theirs: a day, and a night off. */
export const ASSIGNED_HOURS = 36;

/**
 * Entrusts an answer to a reader, who finds it as the one they hold.
 * @throws DomainError `introuvable`, `deja-fait` when it is read, `entree-invalide` for who may not read
 */
export async function assign(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  reader: { id: string; roles: readonly Role[] },
): Promise<void> {
  const now = deps.clock.now();
  if (!reader.roles.some((role) => role === "reviewer" || role === "lead"))
    throw new DomainError("entree-invalide", "Choisissez un relecteur.", [
      { field: "account", message: "ce compte ne relit pas" },
    ]);
  await deps.db.transaction(async (tx) => {
    const item = await find(tx, reference, true);
    if (item.status !== "open" && item.status !== "escalated")
      throw new DomainError("deja-fait", "Cette réponse n'attend plus de lecture.");
    const until = new Date(now.getTime() + ASSIGNED_HOURS * 3_600_000);
    await store.setClaim(tx, item.answerId, reader.id, until);
    const facts = { account: staff.accountId, reference: item.reference, reader: reader.id };
    await journal(tx, { kind: "review_assigned", subject: item.answerId, facts, contentDigest: null }, now);
  });
}

/** Gives an answer back unread. */
export async function release(deps: ReviewDeps, staff: Staff, reference: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const item = await find(tx, reference, true);
    if (item.claimedBy === staff.accountId) await store.setClaim(tx, item.answerId, null, null);
  });
}

/** @throws DomainError `introuvable`, telling a typing error from an unknown reference */
export async function find(
  db: Parameters<typeof store.itemByReference>[0],
  reference: string,
  lock = false,
): Promise<ItemRow> {
  const said = readReference(reference);
  const item = isReference(said) ? await store.itemByReference(db, said, lock) : null;
  if (item) return item;
  throw new DomainError(
    "introuvable",
    isReference(said)
      ? `Aucune réponse ne porte la référence ${said}.`
      : "Cette référence n'est pas bien écrite : attendu, par exemple, B7K3-9QXM-F.",
  );
}

const BATCH = 1_000;

/** Counts as unread what nobody read in time. @returns how many */
export async function expireUnread({
  db,
  clock,
  settings,
}: Pick<ReviewDeps, "db" | "clock" | "settings">): Promise<number> {
  const now = clock.now();
  const before = new Date(now.getTime() - settings.unreadDays * DAY_MS);
  return db.transaction(async (tx) => {
    const expired = await store.expireUnread(tx, before, now, BATCH);
    if (expired.length > 0)
      await journal(
        tx,
        {
          kind: "unread_expired",
          subject: "relecture",
          facts: {
            answers: expired.length,
            sampled: expired.filter(({ sampled }) => sampled).length,
            days: settings.unreadDays,
          },
          contentDigest: null,
        },
        now,
      );
    return expired.length;
  });
}
