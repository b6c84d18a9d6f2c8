import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { FicheStatus, FieldFiche } from "./fiche.ts";

const FICHE = sql`f.id, f.report_id AS "reportId", f.fiche_id AS "ficheId", f.draft, f.reported_on AS "reportedOn",
  f.proposed_by AS "proposedBy", f.proposed_at AS "proposedAt", f.status, f.decided_at AS "decidedAt", f.reason`;

/** @returns false when a fiche of this report waits or is published already */
export const insertFiche = async (
  tx: Queryable,
  row: Pick<FieldFiche, "id" | "reportId" | "ficheId" | "draft" | "reportedOn" | "proposedBy" | "proposedAt">,
): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO field.fiche (id, report_id, fiche_id, draft, reported_on, proposed_by, proposed_at, status)
      VALUES (${row.id}, ${row.reportId}, ${row.ficheId}, ${JSON.stringify(row.draft)}, ${row.reportedOn}, ${row.proposedBy},
        ${row.proposedAt}, 'proposed')
      ON CONFLICT (report_id) WHERE status IN ('proposed', 'approved') DO NOTHING RETURNING id`)
  ).length === 1;

export const ficheById = async (db: Queryable, id: string, lock = false): Promise<FieldFiche | null> =>
  (
    await db.query<FieldFiche>(
      sql`SELECT ${FICHE} FROM field.fiche f WHERE f.id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`,
    )
  )[0] ?? null;

export const fichesOf = (db: Queryable, status: FicheStatus) =>
  db.query<FieldFiche>(sql`
    SELECT ${FICHE} FROM field.fiche f WHERE f.status = ${status} ORDER BY f.proposed_at DESC, f.id LIMIT 200`);

export const decideFiche = (
  tx: Queryable,
  id: string,
  decision: { status: FicheStatus; by: string; at: Date; reason: string | null },
) =>
  tx.query(sql`
    UPDATE field.fiche SET status = ${decision.status}, decided_by = ${decision.by}, decided_at = ${decision.at},
      reason = ${decision.reason} WHERE id = ${id}`);
