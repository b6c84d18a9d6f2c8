import type { Staff } from "../../accounts/staff.ts";
import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type PreparedRow = {
  id: string;
  question: string;
  variants: string[];
  body: string;
  citations: { n: number; fiche: string; anchor: string }[];
  origin: "folder" | "review";
  wordsDigest: string;
  /** Approved in the file itself. */
  validation: { function: string; organisation: string; date: string } | null;
  approval: { function: string; organisation: string; accountId: string; at: string } | null;
};

const PREPARED = sql`SELECT p.id, p.question, p.variants, p.body, p.citations, p.origin, p.words_digest AS "wordsDigest", p.validation,
  (SELECT jsonb_build_object('function', a.function, 'organisation', a.organisation, 'accountId', a.account_id, 'at', a.at)
   FROM knowledge.approval a WHERE a.prepared_id = p.id AND a.words_digest = p.words_digest AND a.withdrawn_at IS NULL) AS approval
  FROM knowledge.prepared_answer p`;

export const preparedAnswers = (db: Queryable) =>
  db.query<PreparedRow>(sql`${PREPARED} WHERE p.current ORDER BY p.id`);

export const preparedAnswer = async (tx: Queryable, id: string): Promise<PreparedRow | null> =>
  (await tx.query<PreparedRow>(sql`${PREPARED} WHERE p.current AND p.id = ${id}`))[0] ?? null;

/** Approves these words of a prepared answer, and no others. @returns false when they are approved already, or have changed */
export const approveWords = async (
  tx: Queryable,
  id: string,
  wordsDigest: string,
  staff: Pick<Staff, "function" | "organisation" | "accountId">,
  at: Date,
): Promise<boolean> =>
  (
    await tx.query(sql`
      INSERT INTO knowledge.approval (prepared_id, words_digest, function, organisation, account_id, at)
      SELECT id, words_digest, ${staff.function}, ${staff.organisation}, ${staff.accountId}, ${at}
      FROM knowledge.prepared_answer WHERE id = ${id} AND current AND words_digest = ${wordsDigest}
      FOR NO KEY UPDATE
      ON CONFLICT DO NOTHING RETURNING prepared_id`)
  ).length === 1;

export const withdrawApproval = async (tx: Queryable, id: string, at: Date): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE knowledge.approval SET withdrawn_at = ${at} WHERE prepared_id = ${id} AND withdrawn_at IS NULL RETURNING prepared_id`)
  ).length > 0;
