import type { Staff } from "../../accounts/staff.ts";
import type { Citation, Validation } from "../../answering/answer.ts";
import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

/** Which answers have the same fault: this one, those to the same question, from the same prepared answer, citing a passage. */
export const SCOPES = ["one", "question", "prepared", "passage"] as const;
export type Scope = (typeof SCOPES)[number];

export type CorrectionRow = {
  id: string;
  question: string;
  variants: string[];
  body: string;
  citations: { n: number; fiche: string; anchor: string }[];
  keyFacts: string[];
  scope: Scope;
  scopeKey: string;
  reason: string;
  proposedBy: string;
  proposedAt: Date;
  status: "proposed" | "approved" | "rejected";
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  preparedId: string | null;
  targets: number;
  /** The answer it was proposed from. */
  reference: string;
};

const CORRECTION = sql`c.id, c.question, c.variants, c.body, c.citations, c.key_facts AS "keyFacts", c.scope, c.scope_key AS "scopeKey",
  c.reason, c.proposed_by AS "proposedBy", c.proposed_at AS "proposedAt", c.status, c.decided_by AS "decidedBy",
  c.decided_at AS "decidedAt", c.decision_reason AS "decisionReason", c.prepared_id AS "preparedId",
  c.targets, c.reference`;

export const insertCorrection = (
  tx: Queryable,
  row: Pick<
    CorrectionRow,
    | "id"
    | "question"
    | "variants"
    | "body"
    | "citations"
    | "keyFacts"
    | "scope"
    | "scopeKey"
    | "reference"
    | "reason"
    | "proposedBy"
    | "proposedAt"
  >,
) =>
  tx.query(sql`
    INSERT INTO review.correction (id, question, variants, body, citations, key_facts, scope, scope_key, reference, reason, proposed_by, proposed_at, status)
    VALUES (${row.id}, ${row.question}, ${row.variants}, ${row.body}, ${JSON.stringify(row.citations)}, ${row.keyFacts}, ${row.scope},
      ${row.scopeKey}, ${row.reference}, ${row.reason}, ${row.proposedBy}, ${row.proposedAt}, 'proposed')`);

const inScope = (scope: Scope, key: string) => {
  if (scope === "one") return sql`i.answer_id = ${key}`;
  if (scope === "question")
    return sql`i.question_group = (SELECT question_group FROM review.item WHERE answer_id = ${key})`;
  if (scope === "prepared") return sql`i.prepared_id = ${key}`;
  return sql`i.passages @> ARRAY[${key}]::text[]`;
};

/** Answers of a scope that can still be read. @param key an answer, a prepared answer, or the digest of a passage */
export const countInScope = async (db: Queryable, scope: Scope, key: string): Promise<number> =>
  (
    await db.query<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM review.item i WHERE ${inScope(scope, key)} AND i.status <> 'erased'`,
    )
  )[0]?.n ?? 0;

/** How many answers a correction reaches now: those it was proposed for, and those of its scope that came since. */
export const reachOf = async (db: Queryable, id: string, scope: Scope, key: string): Promise<number> =>
  (
    await db.query<{ n: number }>(sql`
      SELECT count(*)::int AS n FROM (
        SELECT answer_id FROM review.correction_target WHERE correction_id = ${id}
        UNION SELECT i.answer_id FROM review.item i WHERE ${inScope(scope, key)} AND i.status <> 'erased') AS reached`)
  )[0]?.n ?? 0;

/** Points the correction at all that is in its scope now, and counts them. */
export async function addTargets(
  tx: Queryable,
  correctionId: string,
  scope: Scope,
  key: string,
): Promise<number> {
  await tx.query(sql`
    INSERT INTO review.correction_target (correction_id, answer_id)
    SELECT ${correctionId}, i.answer_id FROM review.item i WHERE ${inScope(scope, key)} AND i.status <> 'erased'
    ON CONFLICT DO NOTHING`);
  const [row] = await tx.query<{ targets: number }>(sql`
    UPDATE review.correction SET targets = (SELECT count(*) FROM review.correction_target WHERE correction_id = ${correctionId})
    WHERE id = ${correctionId} RETURNING targets`);
  return row?.targets ?? 0;
}

export const correctionById = async (
  db: Queryable,
  id: string,
  lock = false,
): Promise<CorrectionRow | null> =>
  (
    await db.query<CorrectionRow>(
      sql`SELECT ${CORRECTION} FROM review.correction c WHERE c.id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`,
    )
  )[0] ?? null;

export const corrections = (db: Queryable, status: CorrectionRow["status"], limit: number) =>
  db.query<CorrectionRow>(sql`
    SELECT ${CORRECTION} FROM review.correction c WHERE c.status = ${status}
    ORDER BY coalesce(c.decided_at, c.proposed_at) DESC LIMIT ${limit}`);

/** How many wait for a second person, those of one's own left out. */
export const countWaiting = async (db: Queryable, accountId: string): Promise<number> =>
  (
    await db.query<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM review.correction WHERE status = 'proposed' AND proposed_by <> ${accountId}`,
    )
  )[0]?.n ?? 0;

export const setDecision = (
  tx: Queryable,
  id: string,
  decision: {
    status: "approved" | "rejected";
    by: string;
    at: Date;
    reason: string | null;
    preparedId: string | null;
  },
) =>
  tx.query(sql`
    UPDATE review.correction SET status = ${decision.status}, decided_by = ${decision.by}, decided_at = ${decision.at},
      decision_reason = ${decision.reason}, prepared_id = ${decision.preparedId} WHERE id = ${id}`);

export type Delivered = { answerId: string; conversationId: string; reference: string };

/** Shows the correction in every conversation that got one of its answers, and closes their review. */
export async function deliver(
  tx: Queryable,
  correction: { id: string; body: string; citations: readonly Citation[]; validation: Validation },
  by: Pick<Staff, "accountId" | "function" | "organisation">,
  at: Date,
): Promise<Delivered[]> {
  const facts = JSON.stringify({ correction: correction.id, by: `${by.function}, ${by.organisation}` });
  await tx.query(sql`
    INSERT INTO chat.correction_text (id, content, citations, validation, approved_at)
    VALUES (${correction.id}, ${correction.body}, ${JSON.stringify(correction.citations)}, ${JSON.stringify(correction.validation)}, ${at})`);
  await tx.query(sql`
    SELECT 1 FROM chat.conversation WHERE id IN (
      SELECT i.conversation_id FROM review.correction_target t JOIN review.item i USING (answer_id)
      WHERE t.correction_id = ${correction.id})
    ORDER BY id FOR KEY SHARE`);
  const targets = await tx.query<Delivered>(sql`
    SELECT i.answer_id AS "answerId", i.conversation_id AS "conversationId", i.reference
    FROM review.correction_target t JOIN review.item i USING (answer_id)
    WHERE t.correction_id = ${correction.id} AND i.status <> 'erased' ORDER BY i.answer_id FOR NO KEY UPDATE OF i`);
  const ids = targets.map(({ answerId }) => answerId);
  await tx.query(sql`
    INSERT INTO chat.correction (answer_id, kind, correction_id, at)
    SELECT id, 'corrected', ${correction.id}, ${at} FROM unnest(${ids}::text[]) AS id
    ON CONFLICT (answer_id) DO UPDATE SET kind = 'corrected', correction_id = excluded.correction_id, at = excluded.at`);
  await tx.query(sql`
    UPDATE review.item SET status = CASE WHEN contested THEN 'escalated' ELSE 'done' END, urgent = false, claimed_by = NULL,
      claimed_until = NULL, first_read_at = coalesce(first_read_at, ${at}::timestamptz),
      done_at = CASE WHEN contested THEN NULL ELSE ${at}::timestamptz END
    WHERE answer_id = ANY(${ids}::text[])`);
  await tx.query(sql`
    INSERT INTO review.event (answer_id, kind, account_id, facts, at)
    SELECT id, 'corrected', ${by.accountId}, ${facts}::jsonb, ${at} FROM unnest(${ids}::text[]) AS id`);
  return targets;
}

export const insertEvalCase = (
  tx: Queryable,
  row: { id: string; correctionId: string; question: string; expected: unknown; at: Date },
) =>
  tx.query(sql`
    INSERT INTO review.eval_case (id, correction_id, question, expected, at)
    VALUES (${row.id}, ${row.correctionId}, ${row.question}, ${JSON.stringify(row.expected)}, ${row.at})`);

export const evalCases = (db: Queryable) =>
  db.query<{ id: string; question: string; expected: { keyFacts: string[][]; source: string } }>(
    sql`SELECT id, question, expected FROM review.eval_case ORDER BY at, id`,
  );

/** Questions of a prepared answer: a correction of it answers them all. */
export const questionsOfPrepared = async (db: Queryable, id: string): Promise<string[]> => {
  const [row] = await db.query<{ question: string; variants: string[] }>(
    sql`SELECT question, variants FROM knowledge.prepared_answer WHERE id = ${id}`,
  );
  return row ? [row.question, ...row.variants] : [];
};

export const cites = async (db: Queryable, answerId: string, passage: string): Promise<boolean> =>
  (
    await db.query(
      sql`SELECT 1 FROM review.item WHERE answer_id = ${answerId} AND passages @> ARRAY[${passage}]::text[]`,
    )
  ).length === 1;

/** The section that a digest is of, to be named. */
export const sectionOf = async (db: Queryable, digest: string): Promise<string | null> =>
  (
    await db.query<{ named: string }>(
      sql`SELECT fiche_id || '#' || anchor AS named FROM knowledge.passage WHERE digest = ${digest}`,
    )
  )[0]?.named ?? null;

/** The same words already wait for someone. */
export const waitsAlready = async (db: Queryable, body: string, scopeKey: string): Promise<boolean> =>
  (
    await db.query(sql`
      SELECT 1 FROM review.correction WHERE status = 'proposed' AND body = ${body} AND scope_key = ${scopeKey}`)
  ).length > 0;

/** Corrections that an answer is a target of, the newest first. */
export const correctionsOf = (db: Queryable, answerId: string) =>
  db.query<Pick<CorrectionRow, "id" | "status" | "proposedAt">>(sql`
    SELECT c.id, c.status, c.proposed_at AS "proposedAt" FROM review.correction c JOIN review.correction_target t ON t.correction_id = c.id
    WHERE t.answer_id = ${answerId} ORDER BY c.proposed_at DESC LIMIT 5`);

export const preparedOf = async (db: Queryable, answerId: string): Promise<string | null> =>
  (
    await db.query<{ id: string | null }>(
      sql`SELECT prepared_id AS id FROM review.item WHERE answer_id = ${answerId}`,
    )
  )[0]?.id ?? null;
