import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Advisor } from "./advisor.ts";

export type AdvisorDigest = { id: string; digest: string };
export type Snapshot = { version: string; advisors: Advisor[] };

/** The version of a directory into which nothing was ever imported. */
export const EMPTY_VERSION = "vide";

// Any fixed number: two imports wait for each other.
const LOCK = 4_711_202_511;
export const lockDirectory = (tx: Queryable) => tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`);

export async function directoryVersion(db: Queryable): Promise<string> {
  const [last] = await db.query<{ version: string }>(
    sql`SELECT version FROM network.edition ORDER BY edition.id DESC LIMIT 1`,
  );
  return last?.version ?? EMPTY_VERSION;
}

const inForce = sql`SELECT DISTINCT ON (advisor_id) advisor_id, content, digest FROM network.advisor_version
  ORDER BY advisor_id, edition_id DESC`;

/** The contents in force with their version, in one statement: an import under way gives none of it, or all. */
export async function readSnapshot(db: Queryable): Promise<Snapshot> {
  const [row] = await db.query<{ version: string | null; advisors: Advisor[] | null }>(sql`
    SELECT (SELECT version FROM network.edition ORDER BY edition.id DESC LIMIT 1) AS version,
      (SELECT jsonb_agg(content ORDER BY advisor_id COLLATE "C") FROM (${inForce}) AS v) AS advisors`);
  return { version: row?.version ?? EMPTY_VERSION, advisors: row?.advisors ?? [] };
}

/** One advisor as the directory holds them now, read within a transaction; null: never held. */
export const advisorInForce = async (db: Queryable, id: string): Promise<Advisor | null> =>
  (
    await db.query<{ content: Advisor }>(sql`
      SELECT content FROM network.advisor_version WHERE advisor_id = ${id} ORDER BY edition_id DESC LIMIT 1`)
  )[0]?.content ?? null;

export const digestsInForce = (db: Queryable): Promise<AdvisorDigest[]> =>
  db.query<AdvisorDigest>(sql`SELECT advisor_id AS id, digest FROM (${inForce}) AS v`);

export async function addEdition(tx: Queryable, version: string, at: Date): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    sql`INSERT INTO network.edition (version, at) VALUES (${version}, ${at}) RETURNING id::text`,
  );
  if (!row) throw new Error("no edition was written");
  return row.id;
}

export const addVersions = (
  tx: Queryable,
  edition: string,
  versions: readonly { content: Advisor; digest: string }[],
  at: Date,
) =>
  tx.query(sql`
    INSERT INTO network.advisor_version (advisor_id, edition_id, at, content, digest)
    SELECT r.content->>'id', ${edition}::bigint, ${at}::timestamptz, r.content, r.digest
    FROM jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) AS r(content jsonb, digest text)`);

/**
 * The advisors as they were in the edition of a version, the last one up to an instant; null when there was none.
 * @param at an edition's version is a digest: it may come back later, with other editions in between
 */
export async function snapshotOf(db: Queryable, version: string, at: Date): Promise<Advisor[] | null> {
  if (version === EMPTY_VERSION) return [];
  const [edition] = await db.query<{ id: string }>(sql`
    SELECT id::text FROM network.edition WHERE version = ${version} AND at <= ${at} ORDER BY edition.id DESC LIMIT 1`);
  if (!edition) return null;
  const rows = await db.query<{ content: Advisor }>(sql`
    SELECT DISTINCT ON (advisor_id) content FROM network.advisor_version WHERE edition_id <= ${edition.id}::bigint
    ORDER BY advisor_id, edition_id DESC`);
  return rows.map(({ content }) => content);
}
