import type { SparseVector } from "pgvector";
import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Posting } from "./weights.ts";

export type IndexedPassage = {
  id: number;
  heading: string;
  parent_heading: string | null;
  title: string;
  body: string;
  essentials: string[];
  questions: string[];
};

export const passagesToIndex = (db: Queryable) =>
  db.query<IndexedPassage>(sql`
    SELECT id::int, heading, parent_heading, source->>'title' AS title, body, essentials, questions
    FROM knowledge.passage WHERE current ORDER BY passage.id`);

/** Those born in review first, the newest before: of two that are as near, the correction is served. */
export const preparedToIndex = (db: Queryable) =>
  db.query<{ id: string; question: string; variants: string[]; passage: number | null }>(
    sql`SELECT id, question, variants, (SELECT p.id::int FROM knowledge.passage p WHERE p.current AND p.fiche_id = citations->0->>'fiche' AND p.anchor = citations->0->>'anchor') AS passage FROM knowledge.prepared_answer WHERE current ORDER BY origin DESC, updated_at DESC, id`,
  );

/** The stem of each word, by PostgreSQL's French dictionary. */
export async function stem(db: Queryable, words: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ word: string; term: string | null }>(sql`
    SELECT word, (ts_lexize('knowledge.french_stem_plain', word))[1] AS term FROM unnest(${words}::text[]) AS word`);
  return new Map(rows.map(({ word, term }) => [word, term ?? word]));
}

export type Phrasing = { passageId: number; text: string; vector: SparseVector };

/** Replaces the whole search index: it belongs to one edition of the knowledge. */
export async function replaceIndex(
  tx: Queryable,
  index: {
    postings: Posting[];
    lexicon: { word: string; term: string; idf: number }[];
    phrasings: Phrasing[];
    centroids: { passage: number; vector: SparseVector }[];
  },
): Promise<void> {
  await tx.query(sql`DELETE FROM knowledge.posting`);
  await tx.query(sql`DELETE FROM knowledge.lexicon`);
  await tx.query(sql`DELETE FROM knowledge.phrasing`);
  await tx.query(sql`DELETE FROM knowledge.centroid`);
  const { postings, lexicon, phrasings, centroids } = index;
  await tx.query(sql`
    INSERT INTO knowledge.centroid (passage_id, embedding)
    SELECT p, e::sparsevec FROM unnest(${centroids.map((c) => c.passage)}::bigint[],
      ${centroids.map((c) => c.vector.toPostgres())}::text[]) AS r(p, e)`);
  await tx.query(sql`
    INSERT INTO knowledge.posting (term, passage_id, weight)
    SELECT * FROM unnest(${postings.map((p) => p.term)}::text[], ${postings.map((p) => p.passage)}::bigint[],
      ${postings.map((p) => p.weight)}::real[])`);
  await tx.query(sql`
    INSERT INTO knowledge.lexicon (word, term, idf)
    SELECT * FROM unnest(${lexicon.map((l) => l.word)}::text[], ${lexicon.map((l) => l.term)}::text[],
      ${lexicon.map((l) => l.idf)}::real[])`);
  await tx.query(sql`
    INSERT INTO knowledge.phrasing (passage_id, text, embedding)
    SELECT p, t, e::sparsevec FROM unnest(${phrasings.map((p) => p.passageId)}::bigint[], ${phrasings.map((p) => p.text)}::text[],
      ${phrasings.map((p) => p.vector.toPostgres())}::text[]) AS r(p, t, e)`);
}

export const lexiconOf = (db: Queryable) =>
  db.query<{ word: string; term: string; idf: number }>(
    sql`SELECT word, term, idf FROM knowledge.lexicon ORDER BY idf, word`,
  );

export const glossaryOf = (db: Queryable) =>
  db.query<{ said: string; meant: string }>(sql`SELECT said, meant FROM knowledge.glossary ORDER BY said`);

export const editionNumber = async (db: Queryable): Promise<{ id: number; version: string } | null> =>
  (
    await db.query<{ id: number; version: string }>(
      sql`SELECT id::int, version FROM knowledge.edition ORDER BY edition.id DESC LIMIT 1`,
    )
  )[0] ?? null;

/**
 * A passage that matched; `lexical` is the sum of its weights, `likeness` the mean of two cosines: to its nearest way of
 * being asked for, and to the mean of them all.
 */
export type Hit = { passageId: number; lexical: number; terms: string[]; likeness: number };

/**
 * Terms and vector at once, in one statement: the `limit` best passages by their words, and the `limit` / 2 whose ways of
 * asking are nearest on the whole (all there is for a question whose words are unknown).
 */
export async function searchPassages(
  db: Queryable,
  query: { terms: string[]; weights: number[]; vector: SparseVector; limit: number },
): Promise<Hit[]> {
  const vector = query.vector.toPostgres();
  return db.query<Hit>(sql`
    WITH asked AS (SELECT * FROM unnest(${query.terms}::text[], ${query.weights}::real[]) AS t(term, weight)),
    lexical AS (
      SELECT p.passage_id, sum(p.weight * a.weight) AS score, array_agg(p.term) AS terms
      FROM asked a JOIN knowledge.posting p USING (term) GROUP BY p.passage_id ORDER BY score DESC LIMIT ${query.limit}::int),
    near AS (
      SELECT passage_id FROM knowledge.centroid ORDER BY embedding <=> ${vector}::sparsevec LIMIT ${query.limit}::int / 2),
    candidate AS (SELECT passage_id FROM lexical UNION SELECT passage_id FROM near),
    likely AS (
      SELECT passage_id, 1 - min(p.embedding <=> ${vector}::sparsevec) AS nearest
      FROM candidate JOIN knowledge.phrasing p USING (passage_id) GROUP BY passage_id)
    SELECT passage_id::int AS "passageId", coalesce(lexical.score, 0)::float AS lexical, coalesce(lexical.terms, '{}') AS terms,
      coalesce(nullif((likely.nearest + 1 - (c.embedding <=> ${vector}::sparsevec)) / 2, 'NaN'), 0)::float AS likeness
    FROM candidate LEFT JOIN lexical USING (passage_id) LEFT JOIN likely USING (passage_id)
      LEFT JOIN knowledge.centroid c USING (passage_id)`);
}

export type PassageRow = {
  id: number;
  digest: string;
  fiche: string;
  anchor: string;
  heading: string;
  parentHeading: string | null;
  body: string;
  essentials: string[];
  source: PassageSource;
  /** Of a fiche of the folder, read by its authors; an imported document has been read by nobody yet. */
  reread: boolean;
};
export type PassageSource = {
  title: string;
  publisher: string;
  sourceTitle: string;
  sourceUrl: string;
  sourceDate: string;
  claimedBy: string | null;
  kind: string;
  reviewBy: string;
};

const PASSAGE_COLUMNS = sql`id::int, digest, fiche_id AS fiche, anchor, heading, parent_heading AS "parentHeading", body,
  essentials, source, (SELECT origin = 'folder' FROM knowledge.fiche f WHERE f.id = fiche_id) AS reread`;

/** A fiche that staff turned off is read by nothing that answers, from the very next statement on, in every process. */
const FICHE_IS_ON = sql`NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'fiche' AND s.target = fiche_id)`;

/** The passages with these ids, those of a fiche turned off left out. */
export const passagesById = (db: Queryable, ids: readonly number[]) =>
  db.query<PassageRow>(
    sql`SELECT ${PASSAGE_COLUMNS} FROM knowledge.passage WHERE id = ANY(${ids}::bigint[]) AND ${FICHE_IS_ON}`,
  );

/** Current passages by `fiche#anchor`, those of a fiche turned off left out. */
export const passagesByAddress = (db: Queryable, addresses: readonly string[]) =>
  db.query<PassageRow>(
    sql`SELECT ${PASSAGE_COLUMNS} FROM knowledge.passage WHERE current AND fiche_id || '#' || anchor = ANY(${addresses}::text[]) AND ${FICHE_IS_ON}`,
  );

export type PreparedRow = {
  id: string;
  body: string;
  validation: { function: string; organisation: string; date: string } | null;
  citations: { n: number; fiche: string; anchor: string }[];
};

/** A prepared answer in force; null too when staff turned it off. */
export const preparedById = async (db: Queryable, id: string): Promise<PreparedRow | null> =>
  (
    await db.query<PreparedRow>(sql`
      SELECT p.id, p.body, p.citations, coalesce(
        (SELECT jsonb_build_object('function', a.function, 'organisation', a.organisation,
          'date', to_char(a.at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD'))
         FROM knowledge.approval a
         WHERE a.prepared_id = p.id AND a.words_digest = p.words_digest AND a.withdrawn_at IS NULL), p.validation) AS validation
      FROM knowledge.prepared_answer p WHERE p.id = ${id} AND p.current
        AND NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'prepared' AND s.target = p.id)`)
  )[0] ?? null;
