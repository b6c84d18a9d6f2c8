import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type Reflaggable = {
  digest: string;
  fiche: string;
  anchor: string;
  body: string;
  essentials: string[];
  heading: string;
};
type Newer = { body: string; essentials: string[]; heading: string } | null;

/** Passages that readable answers cite, that no longer stand as they were, and that were not looked at yet. */
export const changedPassages = (db: Queryable, limit: number) =>
  db.query<Reflaggable & { newer: Newer }>(sql`
    SELECT p.digest, p.fiche_id AS fiche, p.anchor, p.body, p.essentials, p.heading,
      (SELECT jsonb_build_object('body', n.body, 'essentials', n.essentials, 'heading', n.heading) FROM knowledge.passage n
       WHERE n.current AND n.fiche_id = p.fiche_id AND n.anchor = p.anchor) AS newer
    FROM knowledge.passage p
    WHERE NOT p.current AND NOT EXISTS (SELECT 1 FROM review.reflagged r WHERE r.kind = 'changed' AND r.passage_digest = p.digest AND NOT r.lapsed)
      AND EXISTS (SELECT 1 FROM review.item i WHERE i.passages @> ARRAY[p.digest] AND i.status <> 'erased')
    LIMIT ${limit}`);

/** Passages in force whose fiche has passed its review day, that readable answers cite. */
export const expiredPassages = (db: Queryable, today: string, limit: number) =>
  db.query<Reflaggable>(sql`
    SELECT p.digest, p.fiche_id AS fiche, p.anchor, p.body, p.essentials, p.heading FROM knowledge.passage p
    WHERE p.current AND p.source->>'reviewBy' < ${today}
      AND NOT EXISTS (SELECT 1 FROM review.reflagged r WHERE r.kind = 'expired' AND r.passage_digest = p.digest AND NOT r.lapsed)
      AND EXISTS (SELECT 1 FROM review.item i WHERE i.passages @> ARRAY[p.digest] AND i.status <> 'erased')
    LIMIT ${limit}`);

/** Rows whose passage is as it was again, or whose fiche was reread: open ones are closed, and the next time counts. */
export const lapse = (tx: Queryable, today: string, at: Date) =>
  tx.query<{ id: string }>(sql`
    UPDATE review.reflagged r SET lapsed = true, closed_at = coalesce(r.closed_at, ${at}::timestamptz),
      decision = coalesce(r.decision, 'harmless'), reason = coalesce(r.reason, 'la source dit de nouveau ce que citaient ces réponses')
    FROM knowledge.passage p
    WHERE NOT r.lapsed AND p.digest = r.passage_digest
      AND (CASE r.kind WHEN 'changed' THEN p.current ELSE p.source->>'reviewBy' >= ${today} END)
    RETURNING r.id`);

export type ReflaggedKind = "changed" | "expired";

/** One row for all the answers that cite the passage; `closed`: looked at by the rule, nothing that matters changed. */
export const insertReflagged = async (
  tx: Queryable,
  row: {
    id: string;
    kind: ReflaggedKind;
    digest: string;
    fiche: string;
    anchor: string;
    at: Date;
    closed: string | null;
  },
): Promise<number | null> =>
  (
    await tx.query<{ answers: number }>(sql`
      INSERT INTO review.reflagged (id, kind, passage_digest, fiche_id, anchor, answers, opened_at, closed_at, decision, reason)
      SELECT ${row.id}, ${row.kind}, ${row.digest}, ${row.fiche}, ${row.anchor},
        (SELECT count(*)::int FROM review.item i WHERE i.passages @> ARRAY[${row.digest}]::text[] AND i.status <> 'erased'),
        ${row.at}::timestamptz, CASE WHEN ${row.closed}::text IS NULL THEN NULL ELSE ${row.at}::timestamptz END,
        CASE WHEN ${row.closed}::text IS NULL THEN NULL ELSE 'harmless' END, ${row.closed}::text
      ON CONFLICT DO NOTHING RETURNING answers`)
  )[0]?.answers ?? null;

export type ReflaggedRow = {
  id: string;
  kind: ReflaggedKind;
  digest: string;
  fiche: string;
  anchor: string;
  answers: number;
  openedAt: Date;
  closedAt: Date | null;
  decision: "harmless" | "corrected" | null;
  reason: string | null;
};

const REFLAGGED = sql`id, kind, passage_digest AS digest, fiche_id AS fiche, anchor, answers, opened_at AS "openedAt",
  closed_at AS "closedAt", decision, reason`;

export const openReflagged = (db: Queryable) =>
  db.query<ReflaggedRow>(
    sql`SELECT ${REFLAGGED} FROM review.reflagged WHERE closed_at IS NULL ORDER BY answers DESC, opened_at LIMIT 200`,
  );

export const reflaggedById = async (db: Queryable, id: string, lock = false): Promise<ReflaggedRow | null> =>
  (
    await db.query<ReflaggedRow>(
      sql`SELECT ${REFLAGGED} FROM review.reflagged WHERE id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`,
    )
  )[0] ?? null;

export const closeReflagged = (
  tx: Queryable,
  id: string,
  decision: { by: string; at: Date; decision: "harmless" | "corrected"; reason: string },
) =>
  tx.query(sql`
    UPDATE review.reflagged SET closed_at = ${decision.at}, closed_by = ${decision.by}, decision = ${decision.decision},
      reason = ${decision.reason} WHERE id = ${id}`);

export type PassageText = {
  heading: string;
  body: string;
  essentials: string[];
  sourceDate: string;
  reviewBy: string;
};
const TEXT = sql`heading, body, essentials, source->>'sourceDate' AS "sourceDate", source->>'reviewBy' AS "reviewBy"`;

export const passageThen = async (db: Queryable, digest: string): Promise<PassageText | null> =>
  (await db.query<PassageText>(sql`SELECT ${TEXT} FROM knowledge.passage WHERE digest = ${digest}`))[0] ??
  null;

export const passageNow = async (db: Queryable, fiche: string, anchor: string): Promise<PassageText | null> =>
  (
    await db.query<PassageText>(
      sql`SELECT ${TEXT} FROM knowledge.passage WHERE current AND fiche_id = ${fiche} AND anchor = ${anchor}`,
    )
  )[0] ?? null;

/** Some answers that cite a passage, the newest first: the one to propose a correction from. */
export const answersCiting = (db: Queryable, digest: string, limit: number) =>
  db.query<{ reference: string; recordedAt: Date; outcome: string }>(sql`
    SELECT reference, recorded_at AS "recordedAt", outcome FROM review.item
    WHERE passages @> ARRAY[${digest}]::text[] AND status <> 'erased' ORDER BY recorded_at DESC LIMIT ${limit}`);

/** Prepared answers that rest on a section: they will go on saying what it said. */
export const preparedCiting = (db: Queryable, fiche: string, anchor: string) =>
  db.query<{ id: string; question: string }>(sql`
    SELECT id, question FROM knowledge.prepared_answer
    WHERE current AND citations @> ${JSON.stringify([{ fiche, anchor }])}::jsonb ORDER BY id`);
