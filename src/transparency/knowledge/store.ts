import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type SourceRow = {
  id: string;
  kind: string;
  title: string;
  publisher: string;
  sourceTitle: string;
  sourceUrl: string;
  sourceDate: string;
  checkedOn: string;
  reviewBy: string;
  licence: string;
  /** Bodies of its passages that speak of sources: where a disagreement would be told. */
  bodies: string[];
};

/** Every fiche of the current edition that staff did not turn off. */
export const currentSources = (db: Queryable) =>
  db.query<SourceRow>(sql`
    SELECT f.id, f.kind, f.title, f.front_matter ->> 'publisher' AS publisher, f.front_matter ->> 'sourceTitle' AS "sourceTitle",
      f.front_matter ->> 'sourceUrl' AS "sourceUrl", f.front_matter ->> 'sourceDate' AS "sourceDate",
      f.front_matter ->> 'checkedOn' AS "checkedOn", f.front_matter ->> 'reviewBy' AS "reviewBy",
      f.front_matter ->> 'licence' AS licence,
      ARRAY(SELECT p.body FROM knowledge.passage p
        WHERE p.fiche_id = f.id AND p.current AND (p.body ILIKE '%source%' OR p.body ILIKE '%concordent%')) AS bodies
    FROM knowledge.fiche f
    WHERE f.current AND NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'fiche' AND s.target = f.id)
    ORDER BY f.title`);

export type CorrectionRow = { at: Date; body: string; answers: number; fiches: string[] };

/** Corrections that a second person approved, the newest first; `fiches` by title. */
export const approvedCorrections = (db: Queryable, limit: number) =>
  db.query<CorrectionRow>(sql`
    SELECT c.decided_at AS at, c.body, c.targets AS answers,
      ARRAY(SELECT DISTINCT f.title FROM jsonb_array_elements(c.citations) cited
        JOIN knowledge.fiche f ON f.id = cited ->> 'fiche' ORDER BY f.title) AS fiches
    FROM review.correction c WHERE c.status = 'approved' ORDER BY c.decided_at DESC, c.id LIMIT ${limit}`);

export type WithdrawalRow = { at: Date; fiches: string[] };

/** Answers withdrawn and not put back, the newest first; `fiches` by title. */
export const withdrawals = (db: Queryable, limit: number) =>
  db.query<WithdrawalRow>(sql`
    SELECT w.at, ARRAY(SELECT DISTINCT f.title FROM chat.answer_passage u
        JOIN knowledge.passage p ON p.digest = u.passage_digest JOIN knowledge.fiche f ON f.id = p.fiche_id
        WHERE u.answer_id = w.answer_id AND u.citation IS NOT NULL ORDER BY f.title) AS fiches
    FROM chat.correction w WHERE w.kind = 'withdrawn' ORDER BY w.at DESC, w.answer_id LIMIT ${limit}`);

export type DoubtRow = {
  at: Date;
  kind: "changed" | "expired";
  answers: number;
  fiche: string;
  closed: boolean;
};

/** Fiches whose change, or age, put the answers that cite them in question, the newest first. */
export const doubts = (db: Queryable, limit: number) =>
  db.query<DoubtRow>(sql`
    SELECT r.opened_at AS at, r.kind, r.answers, coalesce(f.title, r.fiche_id) AS fiche, r.closed_at IS NOT NULL AS closed
    FROM review.reflagged r LEFT JOIN knowledge.fiche f ON f.id = r.fiche_id
    ORDER BY r.opened_at DESC, r.id LIMIT ${limit}`);
