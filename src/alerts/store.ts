import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";

export const insertAlert = (
  tx: Queryable,
  alert: { id: string; kind: string; subject: string; facts: Record<string, string | number>; at: Date },
) =>
  tx.query(sql`
    INSERT INTO alerts.alert (id, kind, subject, facts, raised_at)
    VALUES (${alert.id}, ${alert.kind}, ${alert.subject}, ${JSON.stringify(alert.facts)}, ${alert.at})`);

export type AlertRow = {
  id: string;
  kind: string;
  subject: string;
  raisedAt: Date;
  /** How many of its kind nobody has seen. */
  unseen: number;
};

/** The latest of each kind that nobody has seen, `limit` a kind, and how many there are. */
export const latestUnseen = (db: Queryable, limit: number) =>
  db.query<AlertRow>(sql`
    SELECT id, kind, subject, raised_at AS "raisedAt", unseen::int FROM (
      SELECT *, count(*) OVER (PARTITION BY kind) AS unseen,
        row_number() OVER (PARTITION BY kind ORDER BY raised_at DESC, id) AS place
      FROM alerts.alert WHERE seen_at IS NULL) a
    WHERE place <= ${limit} ORDER BY kind, place`);

export type SeenRow = Omit<AlertRow, "unseen"> & { seenAt: Date; function: string; organisation: string };

export const latestSeen = (db: Queryable, limit: number) =>
  db.query<SeenRow>(sql`
    SELECT a.id, a.kind, a.subject, a.raised_at AS "raisedAt", a.seen_at AS "seenAt", s.function, s.organisation
    FROM alerts.alert a JOIN staff.account s ON s.id = a.seen_by
    WHERE a.seen_at IS NOT NULL ORDER BY a.raised_at DESC, a.id LIMIT ${limit}`);

export type DeliveryRow = {
  alertId: string;
  recipient: string;
  state: "waiting" | "sent" | "given_up";
  endedAt: Date | null;
  /** Of the lane that carries it. */
  lastCode: string | null;
  nextAt: Date;
  function: string | null;
  organisation: string | null;
};

export const deliveriesOf = (db: Queryable, alertIds: readonly string[]) =>
  db.query<DeliveryRow>(sql`
    SELECT d.alert_id AS "alertId", d.recipient, d.state, d.ended_at AS "endedAt", l.last_code AS "lastCode", l.next_at AS "nextAt",
      s.function, s.organisation
    FROM alerts.delivery d JOIN alerts.lane l USING (recipient, kind)
      LEFT JOIN staff.account s ON d.recipient = 'account:' || s.id
    WHERE d.alert_id = ANY(${alertIds}::text[]) ORDER BY d.recipient`);

/** @returns how many nobody had seen before */
export const markSeen = async (
  tx: Queryable,
  which: { id: string } | { kind: string; until: Date },
  by: { account: string; at: Date },
): Promise<number> => {
  const chosen =
    "id" in which ? sql`id = ${which.id}` : sql`kind = ${which.kind} AND raised_at <= ${which.until}`;
  const seen = await tx.query(sql`
    UPDATE alerts.alert SET seen_by = ${by.account}, seen_at = ${by.at} WHERE seen_at IS NULL AND ${chosen} RETURNING id`);
  return seen.length;
};
