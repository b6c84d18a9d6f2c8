import type { Staff } from "../staff.ts";
import type { SessionRow } from "./store.ts";

const MINUTE = 60_000;
/** ANSSI and RGS recommend short agent sessions; these are the brief's own figures. */
export const IDLE_MS = 30 * MINUTE;
export const ABSOLUTE_MS = 8 * 60 * MINUTE;
export const ROTATION_MS = 60 * MINUTE;
/** Requests that left together may carry the token that one of them has just replaced. */
export const GRACE_MS = MINUTE;
export const SEEN_EVERY_MS = MINUTE;

export type SessionView = {
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  current: boolean;
};

export const isOver = (row: Pick<SessionRow, "createdAt" | "lastSeenAt">, now: Date): boolean =>
  now.getTime() - row.createdAt.getTime() >= ABSOLUTE_MS ||
  now.getTime() - row.lastSeenAt.getTime() > IDLE_MS;

export const staffOfRow = (row: SessionRow): Staff => ({
  accountId: row.accountId,
  roles: row.roles,
  function: row.function,
  organisation: row.organisation,
  // Whoever is no ambassador any more speaks for nobody, whatever the row says.
  advisorId: row.roles.includes("ambassador") ? row.advisorId : null,
  sessionId: row.id,
  authenticatedAt: row.authenticatedAt,
});
