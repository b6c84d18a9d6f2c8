import type { Database, Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { GlossaryEntry } from "./collect.ts";
import { digestOf, type Fiche, type PreparedAnswer } from "./documents.ts";
import { sourceOfSection } from "./section-source.ts";

export type Origin = "folder" | "import";
/** A fiche may be born in review too, where ingestion never writes. */
export type FicheOrigin = Origin | "review";
export type KnownDigest = { id: string; digest: string };

// Any fixed number: two ingestions of one database wait for each other.
const LOCK = 4_711_202_509;
export const lockKnowledge = (tx: Queryable) => tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`);

/** The latest edition of the knowledge, or null before the first ingestion. */
export async function latestEdition(db: Queryable): Promise<string | null> {
  const rows = await db.query<{ version: string }>(
    sql`SELECT version FROM knowledge.edition ORDER BY edition.id DESC LIMIT 1`,
  );
  return rows[0]?.version ?? null;
}

export const folderState = async (db: Queryable): Promise<{ digest: string; version: string } | null> =>
  (
    await db.query<{ digest: string; version: string }>(
      sql`SELECT digest, version FROM knowledge.folder_state`,
    )
  )[0] ?? null;

export const saveFolderState = (db: Database, digest: string, version: string): Promise<void> =>
  db.transaction(async (tx) => {
    await lockKnowledge(tx);
    await tx.query(sql`DELETE FROM knowledge.folder_state`);
    await tx.query(sql`INSERT INTO knowledge.folder_state (digest, version) VALUES (${digest}, ${version})`);
  });

export const addEdition = (tx: Queryable, version: string, at: Date) =>
  tx.query(sql`INSERT INTO knowledge.edition (version, created_at) VALUES (${version}, ${at})`);

export const currentFiches = (tx: Queryable, origin: FicheOrigin) =>
  tx.query<KnownDigest>(sql`SELECT id, digest FROM knowledge.fiche WHERE current AND origin = ${origin}`);

/** The ids that fiches born in review hold, in force or not: past answers quote them. */
export const idsBornInReview = async (tx: Queryable): Promise<Set<string>> =>
  new Set(
    (await tx.query<{ id: string }>(sql`SELECT id FROM knowledge.fiche WHERE origin = 'review'`)).map(
      ({ id }) => id,
    ),
  );

/** @param origin `folder`: what ingestion may change; null: all there is */
export const currentPrepared = (tx: Queryable, origin: "folder" | null) =>
  tx.query<KnownDigest>(sql`
    SELECT id, digest FROM knowledge.prepared_answer
    WHERE current AND (${origin}::text IS NULL OR origin = ${origin})`);

/** Writes a fiche and its passages; a passage whose text is known already keeps its row. */
export async function saveFiche(tx: Queryable, fiche: Fiche, origin: FicheOrigin, at: Date): Promise<void> {
  const { head } = fiche;
  await tx.query(sql`
    INSERT INTO knowledge.fiche (id, kind, title, front_matter, origin, path, digest, current, updated_at)
    VALUES (${head.id}, ${head.kind}, ${head.title}, ${JSON.stringify(head)}, ${origin}, ${fiche.file}, ${fiche.digest}, true, ${at})
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, front_matter = excluded.front_matter,
      origin = excluded.origin, path = excluded.path, digest = excluded.digest, current = true, updated_at = excluded.updated_at`);
  const claimedBy = head.kind === "cas-usage" ? (head.claimedBy ?? null) : null;
  const rows = fiche.sections.map((section, position) => {
    const words = [section.body, ...section.essentials].join(" ");
    const quoted = { title: head.title, ...sourceOfSection(head, words), claimedBy };
    const source = { ...quoted, kind: head.kind, reviewBy: head.reviewBy };
    const digest = digestOf(
      JSON.stringify([
        head.id,
        section.anchor,
        section.heading,
        section.parentHeading,
        section.body,
        section.essentials,
        quoted,
      ]),
    );
    return { ...section, position, source, digest };
  });
  await tx.query(sql`UPDATE knowledge.passage SET current = false WHERE fiche_id = ${head.id} AND current`);
  await tx.query(sql`
    INSERT INTO knowledge.passage
      (digest, fiche_id, anchor, level, position, heading, parent_heading, body, essentials, questions, source)
    SELECT r.digest, ${head.id}, r.anchor, r.level, r.position, r.heading, r."parentHeading", r.body, r.essentials, r.questions, r.source
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(digest text, anchor text, level int, position int, heading text,
      "parentHeading" text, body text, essentials text[], questions text[], source jsonb)
    ON CONFLICT (digest) DO UPDATE SET current = true, position = excluded.position, level = excluded.level,
      questions = excluded.questions, source = excluded.source`);
}

/** A fiche whose file is gone: never deleted, since past answers quote it; it is no longer found. */
export async function retireFiches(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(sql`UPDATE knowledge.fiche SET current = false WHERE id = ANY(${ids})`);
  await tx.query(sql`UPDATE knowledge.passage SET current = false WHERE fiche_id = ANY(${ids})`);
}

export async function savePrepared(tx: Queryable, answer: PreparedAnswer, at: Date): Promise<void> {
  const { head } = answer;
  const citations = head.sources.map((source, index) => {
    const [fiche, anchor] = source.split("#");
    return { n: index + 1, fiche, anchor };
  });
  await tx.query(sql`
    INSERT INTO knowledge.prepared_answer (id, question, variants, body, citations, validation, digest, current, updated_at)
    VALUES (${head.id}, ${head.question}, ${head.variants}, ${answer.body}, ${JSON.stringify(citations)},
      ${head.validation ? JSON.stringify(head.validation) : null}, ${answer.digest}, true, ${at})
    ON CONFLICT (id) DO UPDATE SET question = excluded.question, variants = excluded.variants, body = excluded.body,
      citations = excluded.citations, validation = excluded.validation, digest = excluded.digest, current = true,
      updated_at = excluded.updated_at`);
}

export const retirePrepared = (tx: Queryable, ids: readonly string[]) =>
  tx.query(sql`UPDATE knowledge.prepared_answer SET current = false WHERE id = ANY(${ids})`);

export async function saveGlossary(tx: Queryable, entries: readonly GlossaryEntry[]): Promise<void> {
  await tx.query(sql`DELETE FROM knowledge.glossary`);
  const rows = entries.flatMap((entry) => entry.dit.map((said) => ({ said, meant: entry.veutDire })));
  await tx.query(sql`
    INSERT INTO knowledge.glossary (said, meant)
    SELECT r.said, string_agg(r.meant, ' ') FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(said text, meant text)
    GROUP BY r.said`);
}

export type PublishedAnswer = {
  id: string;
  question: string;
  variants: readonly string[];
  body: string;
  citations: readonly { n: number; fiche: string; anchor: string }[];
  digest: string;
};

/** An answer born in review that another one replaces. */
export const retirePublished = (tx: Queryable, id: string) =>
  tx.query(sql`UPDATE knowledge.prepared_answer SET current = false WHERE id = ${id} AND origin = 'review'`);

/** Keeps an answer born in review, which ingestion never touches. */
export const savePublished = (tx: Queryable, answer: PublishedAnswer, at: Date) =>
  tx.query(sql`
    INSERT INTO knowledge.prepared_answer (id, question, variants, body, citations, validation, digest, current, updated_at, origin)
    VALUES (${answer.id}, ${answer.question}, ${[...answer.variants]}, ${answer.body}, ${JSON.stringify(answer.citations)}, NULL,
      ${answer.digest}, true, ${at}, 'review')`);
