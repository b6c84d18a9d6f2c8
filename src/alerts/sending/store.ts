import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { ToldAlert } from "./notice.ts";

/**
 * Gives the alerts raised after `since` that had nobody yet to these recipients, and opens a lane to each for each kind: at once, or a
 * minute after what it carried last.
 */
export async function addressAlerts(
  tx: Queryable,
  recipients: readonly string[],
  { now, since, minuteMs }: { now: Date; since: Date; minuteMs: number },
): Promise<void> {
  const alerts = await tx.query<{ id: string; kind: string }>(sql`
    UPDATE alerts.alert SET addressed = true
    WHERE id IN (
      SELECT id FROM alerts.alert WHERE NOT addressed AND raised_at > ${since} ORDER BY raised_at, id FOR UPDATE SKIP LOCKED)
    RETURNING id, kind`);
  if (alerts.length === 0) return;
  await tx.query(sql`
    INSERT INTO alerts.delivery (alert_id, recipient, kind, state)
    SELECT a.id, r.recipient, a.kind, 'waiting'
    FROM unnest(${alerts.map(({ id }) => id)}::text[], ${alerts.map(({ kind }) => kind)}::text[]) AS a(id, kind),
      unnest(${recipients}::text[]) AS r(recipient)`);
  const kinds = [...new Set(alerts.map(({ kind }) => kind))];
  // Something new is worth a try, however long the lane was to wait for the old.
  await tx.query(sql`
    INSERT INTO alerts.lane (recipient, kind, next_at)
    SELECT recipient, kind, ${now} FROM unnest(${recipients}::text[]) AS r(recipient), unnest(${kinds}::text[]) AS k(kind)
    ORDER BY recipient, kind
    ON CONFLICT (recipient, kind) DO UPDATE SET attempts = 0,
      next_at = greatest(${now}, alerts.lane.last_try_at + ${minuteMs} * interval '1 millisecond')`);
}

export type Lane = { recipient: string; kind: string; attempts: number };

/** Takes the lanes whose time has come and that carry something, that no other process holds, until `until`. */
export const claimLanes = (
  db: Queryable,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<Lane[]> =>
  db.query<Lane>(sql`
    UPDATE alerts.lane SET claimed_until = ${until}, last_try_at = ${now}, attempts = attempts + 1
    WHERE (recipient, kind) IN (
      SELECT recipient, kind FROM alerts.lane l
      WHERE next_at <= ${now} AND (claimed_until IS NULL OR claimed_until <= ${now}) AND EXISTS (
        SELECT FROM alerts.delivery d WHERE d.recipient = l.recipient AND d.kind = l.kind AND d.state = 'waiting')
      ORDER BY next_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING recipient, kind, attempts`);

/** What a lane is to carry now. */
export const waitingOn = (db: Queryable, { recipient, kind }: Lane) =>
  db.query<ToldAlert>(sql`
    SELECT a.id, a.subject, a.raised_at AS "raisedAt" FROM alerts.delivery d JOIN alerts.alert a ON a.id = d.alert_id
    WHERE d.recipient = ${recipient} AND d.kind = ${kind} AND d.state = 'waiting'`);

export const markSent = (tx: Queryable, { recipient }: Lane, alertIds: readonly string[], at: Date) =>
  tx.query(sql`
    UPDATE alerts.delivery SET state = 'sent', ended_at = ${at}
    WHERE recipient = ${recipient} AND state = 'waiting' AND alert_id = ANY(${alertIds}::text[])`);

/** A lane that carried what it had: free, and quiet until `nextAt`. Does nothing once another process has taken it over. */
export const laneCarried = (
  tx: Queryable,
  { recipient, kind }: Lane,
  { held, nextAt }: { held: Date; nextAt: Date },
) =>
  tx.query(sql`
    UPDATE alerts.lane SET claimed_until = NULL, next_at = ${nextAt}, attempts = 0, last_code = NULL
    WHERE recipient = ${recipient} AND kind = ${kind} AND claimed_until = ${held}`);

/** A lane that failed: free, and quiet until `nextAt`, unless something new came meanwhile and set an earlier time. */
export const laneFailed = (
  db: Queryable,
  { recipient, kind, attempts }: Lane,
  { held, nextAt, code }: { held: Date; nextAt: Date; code: string },
) =>
  db.query(sql`
    UPDATE alerts.lane SET claimed_until = NULL, last_code = ${code},
      next_at = CASE WHEN attempts = ${attempts} THEN ${nextAt} ELSE next_at END
    WHERE recipient = ${recipient} AND kind = ${kind} AND claimed_until = ${held}`);

/** Gives up what was raised at or before a time. */
export const giveUp = (db: Queryable, raisedBy: Date, at: Date) =>
  db.query(sql`
    UPDATE alerts.delivery d SET state = 'given_up', ended_at = ${at} FROM alerts.alert a
    WHERE a.id = d.alert_id AND d.state = 'waiting' AND a.raised_at <= ${raisedBy}`);

/** The journal keeps that they were raised. */
export async function deleteOld(tx: Queryable, before: Date, day: string): Promise<number> {
  await tx.query(sql`
    DELETE FROM alerts.delivery d USING alerts.alert a WHERE a.id = d.alert_id AND a.raised_at <= ${before}`);
  const alerts = await tx.query(sql`DELETE FROM alerts.alert WHERE raised_at <= ${before} RETURNING 1`);
  const duties = await tx.query(sql`DELETE FROM alerts.duty WHERE to_day < ${day}::date RETURNING 1`);
  return alerts.length + duties.length;
}
