import type { Queryable } from "../../db/database.ts";
import { type AccessCounts, type AccessOverview, type AccountView, DORMANT_DAYS } from "../account.ts";
import type { AccountsDeps } from "../deps.ts";
import { ROLES, type Role } from "../staff.ts";
import {
  type AccountRow,
  allAccounts,
  allInvitations,
  changesAfter,
  lastReviewed,
  reviewsLatestFirst,
} from "../store.ts";

/** Reviews shown: two years of monthly ones. */
const SHOWN = 24;

/** Who has which right, who was invited, what changed since the last review, and the reviews. */
export async function readOverview({ clock, issuer }: AccountsDeps, db: Queryable): Promise<AccessOverview> {
  const now = clock.now();
  // Changes first: one that comes meanwhile is then shown and not counted as read, never the other way round.
  const since = await lastReviewed(db);
  const changes = await changesAfter(db, since);
  const accounts = (await allAccounts(db)).map((row) => viewOf(row, issuer, now));
  const invitations = (await allInvitations(db)).map(({ invitedById: _, ...row }) => ({
    ...row,
    expired: row.expiresAt <= now,
  }));
  const pending = invitations.filter(({ expired }) => !expired).length;
  return {
    accounts,
    invitations,
    counts: countsOf(accounts, pending),
    changes: changes.map(({ id: _, at, ...change }) => ({ ...change, at: at.toISOString() })),
    upTo: changes.at(-1)?.id ?? since,
    reviews: await reviewsLatestFirst(db, SHOWN),
  };
}

function viewOf(row: AccountRow, issuer: string | null, now: Date): AccountView {
  const { disabledAt, issuer: own, ...shown } = row;
  const state = disabledAt !== null ? "disabled" : own === issuer ? "active" : "other_provider";
  const silent = now.getTime() - row.lastSeenAt.getTime() > DORMANT_DAYS * 86_400_000;
  return { ...shown, state, dormant: state === "active" && silent };
}

function countsOf(accounts: readonly AccountView[], invitations: number): AccessCounts {
  const active = accounts.filter(({ state }) => state === "active");
  const holding = (role: Role): number => active.filter(({ roles }) => roles.includes(role)).length;
  return {
    active: active.length,
    disabled: accounts.filter(({ state }) => state === "disabled").length,
    dormant: active.filter(({ dormant }) => dormant).length,
    invitations,
    byRole: Object.fromEntries(ROLES.map((role) => [role, holding(role)])) as Record<Role, number>,
  };
}
