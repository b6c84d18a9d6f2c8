import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Scheme } from "./schemes.ts";

/** The edition of the knowledge in force, and the fiches turned off: what tells that schemes may have changed. */
export const knowledgeEdition = async (db: Queryable): Promise<string> =>
  (
    await db.query<{ version: string }>(sql`
      SELECT version || coalesce((
        SELECT string_agg(' -' || target, '' ORDER BY target) FROM switches.turned_off WHERE kind = 'fiche'), '') AS version
      FROM knowledge.edition ORDER BY edition.id DESC LIMIT 1`)
  )[0]?.version ?? "";

/** The schemes in force whose fiche is not turned off, as their fiches state them; the ingestion has checked their shape. */
export async function currentSchemes(db: Queryable): Promise<Scheme[]> {
  const rows = await db.query<{ id: string; title: string; head: Omit<Scheme, "id" | "title"> }>(sql`
    SELECT id, title, front_matter AS head FROM knowledge.fiche f WHERE kind = 'dispositif' AND current
      AND NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'fiche' AND s.target = f.id) ORDER BY id`);
  return rows.map(({ id, title, head }) => ({
    id,
    title,
    operator: head.operator,
    operatorUrl: head.operatorUrl,
    status: head.status,
    eligibility: head.eligibility,
    audience: head.audience,
    checkedOn: head.checkedOn,
  }));
}
