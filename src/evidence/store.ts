import type { Entry } from "../audit/entry.ts";
import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { PassageSource } from "../retrieval/store.ts";

const ENTRY = sql`seq::int, at, kind, subject, facts, content_digest AS "contentDigest", previous, digest`;

/** What the journal says of the answer of a reference: the entry of its recording, or null. */
export const recordingOf = async (db: Queryable, reference: string): Promise<Entry | null> =>
  (
    await db.query<Entry>(sql`
      SELECT ${ENTRY} FROM audit.entry
      WHERE facts ->> 'reference' = ${reference} AND kind = 'answer_recorded' ORDER BY entry.seq LIMIT 1`)
  )[0] ?? null;

/** Every entry about an answer, in order; those of its corrections too. */
export const entriesAbout = (db: Queryable, answerId: string) =>
  db.query<Entry>(sql`SELECT ${ENTRY} FROM audit.entry WHERE subject = ANY(
    ARRAY[${answerId}]::text[] || ARRAY(SELECT correction_id FROM review.correction_target WHERE answer_id = ${answerId}))
  ORDER BY entry.seq`);

/** When a conversation was closed or erased, if it was. */
export const endOf = async (
  db: Queryable,
  conversationId: string,
): Promise<{ closedAt: Date | null; erasedAt: Date | null } | null> =>
  (
    await db.query<{ closedAt: Date | null; erasedAt: Date | null }>(sql`
      SELECT closed_at AS "closedAt", erased_at AS "erasedAt" FROM chat.conversation WHERE id = ${conversationId}`)
  )[0] ?? null;

export type UsedPassage = {
  rank: number;
  /** The number of the mark that cites it; null: found, and not cited. */
  citation: number | null;
  score: number;
  digest: string;
  fiche: string;
  heading: string;
  body: string;
  essentials: string[];
  source: PassageSource;
};

/** The passages of an answer as they were: another text would be another row. */
export const passagesOf = (db: Queryable, answerId: string) =>
  db.query<UsedPassage>(sql`
    SELECT u.rank, u.citation, u.score::float8 AS score, p.digest, p.fiche_id AS fiche, p.heading, p.body, p.essentials, p.source
    FROM chat.answer_passage u JOIN knowledge.passage p ON p.digest = u.passage_digest
    WHERE u.answer_id = ${answerId} ORDER BY u.citation NULLS LAST, u.rank`);
