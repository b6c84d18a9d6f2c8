import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { FicheFrontMatter } from "../ingestion/front-matter.ts";

/** Every row below from one state of the tables; the first statement of its transaction. */
export const freeze = (tx: Queryable) =>
  tx.query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);

export type EditionRow = { version: string; firstAt: Date; lastAt: Date };

/** The knowledge in force, when the first edition was taken in, and when this one was. */
export const edition = async (db: Queryable): Promise<EditionRow | null> =>
  (
    await db.query<EditionRow>(sql`
      SELECT e.version, e.created_at AS "lastAt", (SELECT min(o.created_at) FROM knowledge.edition o) AS "firstAt"
      FROM knowledge.edition e ORDER BY e.id DESC LIMIT 1`)
  )[0] ?? null;

export type FicheRow = { id: string; origin: "folder" | "import" | "review"; head: FicheFrontMatter };
export type SectionRow = {
  fiche: string;
  anchor: string;
  level: number;
  heading: string;
  body: string;
  essentials: string[];
};

/** Fiches in force, but those that staff turned off. */
export const fiches = (db: Queryable) =>
  db.query<FicheRow>(sql`
    SELECT f.id, f.origin, f.front_matter AS head FROM knowledge.fiche f
    WHERE f.current AND NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'fiche' AND s.target = f.id)
    ORDER BY f.id`);

export const sections = (db: Queryable) =>
  db.query<SectionRow>(sql`
    SELECT p.fiche_id AS fiche, p.anchor, p.level, p.heading, p.body, p.essentials
    FROM knowledge.passage p WHERE p.current ORDER BY p.fiche_id, p.position`);

export type PreparedRow = {
  id: string;
  origin: "folder" | "review";
  question: string;
  variants: string[];
  body: string;
  citations: { n: number; fiche: string; anchor: string }[];
  validation: { function: string; organisation: string; date: string } | null;
};

/** Prepared answers that may be served: neither turned off, nor resting on a fiche that is. */
export const prepared = (db: Queryable) =>
  db.query<PreparedRow>(sql`
    SELECT p.id, p.origin, p.question, p.variants, p.body, p.citations,
      coalesce((SELECT jsonb_build_object('function', a.function, 'organisation', a.organisation,
          'date', to_char(a.at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD'))
        FROM knowledge.approval a
        WHERE a.prepared_id = p.id AND a.words_digest = p.words_digest AND a.withdrawn_at IS NULL), p.validation) AS validation
    FROM knowledge.prepared_answer p
    WHERE p.current AND NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'prepared' AND s.target = p.id)
      AND NOT EXISTS (SELECT FROM switches.turned_off s, jsonb_array_elements(p.citations) c
        WHERE s.kind = 'fiche' AND s.target = c ->> 'fiche')
    ORDER BY p.id`);

export const glossary = (db: Queryable) =>
  db.query<{ said: string; meant: string }>(
    sql`SELECT g.said, g.meant FROM knowledge.glossary g ORDER BY g.said`,
  );

/** The ids of fiches and prepared answers that staff turned off. */
export const turnedOff = async (db: Queryable): Promise<Set<string>> =>
  new Set(
    (
      await db.query<{ target: string }>(
        sql`SELECT s.target FROM switches.turned_off s WHERE s.kind IN ('fiche', 'prepared')`,
      )
    ).map(({ target }) => target),
  );

/** Cases born of corrections whose answer is served to anyone: the words of the others belong to one exchange. */
export const casesServed = (db: Queryable) =>
  db.query<{ id: string; question: string; expected: { keyFacts: string[][]; source: string } }>(sql`
    SELECT e.id, e.question, e.expected FROM review.eval_case e JOIN review.correction c ON c.id = e.correction_id
    WHERE EXISTS (SELECT FROM knowledge.prepared_answer p WHERE p.current AND p.id = c.prepared_id
      AND NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'prepared' AND s.target = p.id))
    ORDER BY e.id`);
