import { parisDay } from "../../clock.ts";
import type { Queryable } from "../../db/database.ts";
import { contestsOf } from "../contest/store.ts";
import { isOpen } from "../contest/withdraw.ts";
import { type ConversationDeps, notFound } from "../deps.ts";
import { addressOf } from "../notice/address.ts";
import { knownCompany } from "../profile.ts";
import * as conversations from "../store.ts";
import { companyInWords } from "./company.ts";
import type { Held } from "./schemas.ts";
import * as store from "./store.ts";

/** Counts of equal values, in the order they first come. */
function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}

/** What is held of a live conversation. */
export async function heldOf(
  db: Queryable,
  { contacts }: Pick<ConversationDeps, "contacts">,
  key: Buffer,
  live: conversations.ConversationRow,
): Promise<Held> {
  const rows = await conversations.answersOf(db, live.id);
  const { profile, skipped } = await knownCompany(db, key, live.id);
  const contests = await contestsOf(db, live.id);
  const corrected = rows.filter(({ correctionKind }) => correctionKind !== null);
  return {
    since: live.createdAt.toISOString(),
    until: live.expiresAt.toISOString(),
    messages: rows.length,
    masked: tally(rows.flatMap(({ masked }) => masked)).map(([kind, n]) => ({ kind, messages: n })),
    company: companyInWords(profile),
    skippedQuestions: [...skipped],
    opinions: rows.filter(({ useful }) => useful !== null).length,
    contests: {
      open: contests.filter(isOpen).length,
      decided: contests.filter(({ decidedAt }) => decidedAt !== null).length,
      withdrawn: contests.filter(({ withdrawnAt }) => withdrawnAt !== null).length,
    },
    contacts: await contacts.count(db, live.id),
    corrections: {
      made: corrected.length,
      seen: corrected.filter(({ correctionSeen }) => correctionSeen).length,
    },
    noticeAddress: await addressOf(db, key, live.id),
    doors: (await store.doorsOf(db, live.id)).map((at) => at.toISOString()),
    readings: tally((await store.staffReadingsOf(db, live.id)).map(parisDay)).map(([day, n]) => ({
      day,
      count: n,
    })),
    oppositions: [...live.opposed],
  };
}

/** @throws DomainError `introuvable` */
export async function held(
  { db, vault, clock, contacts }: Pick<ConversationDeps, "db" | "vault" | "clock" | "contacts">,
  conversationId: string,
): Promise<Held> {
  const live = await conversations.liveConversation(db, conversationId, clock.now());
  const key = live && (await vault.key(db, conversationId));
  if (!key) throw notFound();
  return heldOf(db, { contacts }, key, live);
}
