import type { Correction } from "../answering/answer.ts";
import type { Opposition } from "../answering/opposition.ts";
import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { ContestOutcome } from "./contest/contest.ts";
import type { FeedbackReason } from "./conversations.ts";

export type ConversationRow = { id: string; createdAt: Date; expiresAt: Date; opposed: Opposition[] };
const CONVERSATION = sql`id, created_at AS "createdAt", expires_at AS "expiresAt", opposed`;

export const insertConversation = (
  tx: Queryable,
  row: Omit<ConversationRow, "opposed"> & { returnDigest: Buffer },
) =>
  tx.query(sql`
    INSERT INTO chat.conversation (id, return_digest, created_at, expires_at)
    VALUES (${row.id}, ${row.returnDigest}, ${row.createdAt}, ${row.expiresAt})`);

/** The live conversation that a token's digest opens. */
export const conversationOfToken = async (db: Queryable, digest: Buffer, now: Date): Promise<string | null> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT conversation_id AS id FROM chat.access JOIN chat.conversation c ON c.id = conversation_id
      WHERE digest = ${digest} AND c.erased_at IS NULL AND c.closed_at IS NULL AND c.expires_at > ${now}`)
  )[0]?.id ?? null;

export const addAccess = (tx: Queryable, conversationId: string, digest: Buffer, at: Date) =>
  tx.query(
    sql`INSERT INTO chat.access (digest, conversation_id, created_at) VALUES (${digest}, ${conversationId}, ${at})`,
  );

export const conversationOfReturnLink = async (
  db: Queryable,
  digest: Buffer,
  now: Date,
): Promise<string | null> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM chat.conversation
      WHERE return_digest = ${digest} AND erased_at IS NULL AND closed_at IS NULL AND expires_at > ${now}`)
  )[0]?.id ?? null;

/** Every other token of the conversation stops opening it. */
export const keepAccess = (tx: Queryable, conversationId: string, digest: Buffer) =>
  tx.query(sql`DELETE FROM chat.access WHERE conversation_id = ${conversationId} AND digest <> ${digest}`);

export const setReturnLink = (tx: Queryable, conversationId: string, digest: Buffer) =>
  tx.query(sql`UPDATE chat.conversation SET return_digest = ${digest} WHERE id = ${conversationId}`);

/** The live conversation; with `lock`, other questions and erasure wait for the end of the transaction. */
export const liveConversation = async (
  db: Queryable,
  id: string,
  now: Date,
  lock = false,
): Promise<ConversationRow | null> =>
  (
    await db.query<ConversationRow>(sql`
      SELECT ${CONVERSATION} FROM chat.conversation
      WHERE id = ${id} AND erased_at IS NULL AND closed_at IS NULL AND expires_at > ${now} ${lock ? sql`FOR UPDATE` : sql``}`)
  )[0] ?? null;

export type MessageRow = {
  id: string;
  conversationId: string;
  clientMessageId: string | null;
  content: Buffer;
  masked: string[];
  generative: boolean;
  corrects: boolean;
  createdAt: Date;
};

export const insertMessage = (tx: Queryable, message: MessageRow) =>
  tx.query(sql`
    INSERT INTO chat.message (id, conversation_id, client_message_id, position, content, masked, generative, corrects, created_at)
    SELECT ${message.id}, ${message.conversationId}, ${message.clientMessageId}, coalesce(max(position), 0) + 1,
      ${message.content}::bytea, ${message.masked}::text[], ${message.generative}::boolean, ${message.corrects}::boolean, ${message.createdAt}::timestamptz
    FROM chat.message WHERE conversation_id = ${message.conversationId}`);

export const insertPendingAnswer = (
  tx: Queryable,
  answer: {
    id: string;
    conversationId: string;
    messageId: string;
    reference: string;
    leaseUntil: Date;
    createdAt: Date;
  },
) =>
  tx.query(sql`
    INSERT INTO chat.answer (id, conversation_id, message_id, reference, status, lease_until, created_at)
    VALUES (${answer.id}, ${answer.conversationId}, ${answer.messageId}, ${answer.reference}, 'pending', ${answer.leaseUntil},
      ${answer.createdAt})`);

export type AnswerRow = {
  id: string;
  conversationId: string;
  messageId: string;
  reference: string;
  status: "pending" | "done";
  leaseUntil: Date;
  outcome: string | null;
  mode: string | null;
  completeness: string | null;
  content: Buffer | null;
  flags: string[];
  trace: unknown;
  modelCalls: number;
  inputTokens: number;
  outputTokens: number;
  /** The lower and the upper bound of an estimate; null: unknown. */
  energyWh: number[] | null;
  gCO2e: number[] | null;
  createdAt: Date;
  clientMessageId: string | null;
  question: Buffer;
  masked: string[];
  generative: boolean;
  corrects: boolean;
  askedAt: Date;
  useful: boolean | null;
  reasons: FeedbackReason[] | null;
  comment: Buffer | null;
  correctionKind: Correction["kind"] | null;
  correctionAt: Date | null;
  correctionContent: string | null;
  correctionCitations: Correction["citations"] | null;
  correctionValidation: Correction["validation"];
  correctionSeen: boolean;
  /** Of the last contest, when there is one. */
  contestId: string | null;
  contestedAt: Date | null;
  contestDueAt: Date | null;
  contestWithdrawnAt: Date | null;
  contestDecidedAt: Date | null;
  contestOutcome: ContestOutcome | null;
};

const ANSWER = sql`
  SELECT a.id, a.conversation_id AS "conversationId", a.message_id AS "messageId", a.reference, a.status,
    a.lease_until AS "leaseUntil", a.outcome, a.mode, a.completeness, a.content, a.flags, a.trace,
    a.model_calls AS "modelCalls", a.input_tokens AS "inputTokens", a.output_tokens AS "outputTokens", a.energy_wh AS "energyWh", a.g_co2e AS "gCO2e", a.created_at AS "createdAt",
    m.client_message_id AS "clientMessageId", m.content AS question, m.masked, m.generative, m.corrects, m.created_at AS "askedAt", f.useful, f.reasons, f.comment,
    k.kind AS "correctionKind", k.at AS "correctionAt", t.content AS "correctionContent", t.citations AS "correctionCitations",
    t.validation AS "correctionValidation", coalesce(s.at >= k.at, false) AS "correctionSeen",
    o.id AS "contestId", o.created_at AS "contestedAt", o.due_at AS "contestDueAt", o.withdrawn_at AS "contestWithdrawnAt",
    o.decided_at AS "contestDecidedAt", o.outcome AS "contestOutcome"
  FROM chat.answer a JOIN chat.message m ON m.id = a.message_id LEFT JOIN chat.feedback f ON f.answer_id = a.id
    LEFT JOIN chat.correction k ON k.answer_id = a.id LEFT JOIN chat.correction_text t ON t.id = k.correction_id
    LEFT JOIN chat.correction_seen s ON s.answer_id = a.id
    LEFT JOIN LATERAL (SELECT * FROM chat.contest WHERE answer_id = a.id ORDER BY created_at DESC LIMIT 1) o ON true`;

export const answersOf = (db: Queryable, conversationId: string) =>
  db.query<AnswerRow>(sql`${ANSWER} WHERE a.conversation_id = ${conversationId} ORDER BY m.position`);

/** An answer of a conversation that its person can still open. */
export const answerById = async (
  db: Queryable,
  conversationId: string,
  id: string,
): Promise<AnswerRow | null> =>
  (
    await db.query<AnswerRow>(sql`
      ${ANSWER} JOIN chat.conversation c ON c.id = a.conversation_id
      WHERE a.conversation_id = ${conversationId} AND a.id = ${id} AND c.closed_at IS NULL`)
  )[0] ?? null;

/** The answer of a reference, whatever became of its conversation: for the staff. */
export const answerOfReference = async (db: Queryable, reference: string): Promise<AnswerRow | null> =>
  (await db.query<AnswerRow>(sql`${ANSWER} WHERE a.reference = ${reference}`))[0] ?? null;

export const answerOfClientMessage = async (
  db: Queryable,
  conversationId: string,
  clientMessageId: string,
): Promise<AnswerRow | null> =>
  (
    await db.query<AnswerRow>(
      sql`${ANSWER} WHERE a.conversation_id = ${conversationId} AND m.client_message_id = ${clientMessageId}`,
    )
  )[0] ?? null;

/** Whether the last message of a conversation agreed to a model; null for the first. */
export const lastChoice = async (db: Queryable, conversationId: string): Promise<boolean | null> =>
  (
    await db.query<{ generative: boolean }>(
      sql`SELECT generative FROM chat.message WHERE conversation_id = ${conversationId} ORDER BY position DESC LIMIT 1`,
    )
  )[0]?.generative ?? null;

export const pendingAnswer = async (db: Queryable, conversationId: string): Promise<AnswerRow | null> =>
  (
    await db.query<AnswerRow>(
      sql`${ANSWER} WHERE a.conversation_id = ${conversationId} AND a.status = 'pending'`,
    )
  )[0] ?? null;

/** Takes over an answer whose maker died: only one caller gets it. */
export const claimStale = async (db: Queryable, id: string, now: Date, until: Date): Promise<boolean> =>
  (
    await db.query(sql`
      UPDATE chat.answer SET lease_until = ${until}
      WHERE id = ${id} AND status = 'pending' AND lease_until <= ${now} RETURNING id`)
  ).length === 1;

export type Recorded = {
  id: string;
  outcome: string;
  mode: string;
  completeness: string;
  content: Buffer;
  flags: readonly string[];
  trace: unknown;
  modelCalls: number;
  inputTokens: number;
  outputTokens: number;
  energyWh: number[] | null;
  gCO2e: number[] | null;
  questionHmac: Buffer;
  answeredAt: Date;
};

/** Commits an answer once: false when it is recorded already. */
export const completeAnswer = async (tx: Queryable, answer: Recorded): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE chat.answer SET status = 'done', outcome = ${answer.outcome}, mode = ${answer.mode},
        completeness = ${answer.completeness}, content = ${answer.content}, flags = ${[...answer.flags]},
        trace = ${JSON.stringify(answer.trace)}, model_calls = ${answer.modelCalls}, input_tokens = ${answer.inputTokens},
        output_tokens = ${answer.outputTokens}, energy_wh = ${answer.energyWh}::float8[], g_co2e = ${answer.gCO2e}::float8[], question_hmac = ${answer.questionHmac}, answered_at = ${answer.answeredAt}
      WHERE id = ${answer.id} AND status = 'pending' RETURNING id`)
  ).length === 1;

export const insertPassages = (
  tx: Queryable,
  answerId: string,
  passages: readonly { digest: string; score: number; citation: number | null }[],
) =>
  tx.query(sql`
    INSERT INTO chat.answer_passage (answer_id, rank, passage_digest, score, citation)
    SELECT ${answerId}, rank, digest, score, citation
    FROM unnest(${passages.map((_, index) => index + 1)}::int[], ${passages.map((p) => p.digest)}::text[],
      ${passages.map((p) => p.score)}::real[], ${passages.map((p) => p.citation)}::int[]) AS r(rank, digest, score, citation)`);

export const saveFeedback = (
  tx: Queryable,
  feedback: { answerId: string; useful: boolean; reasons: string[]; comment: Buffer | null; at: Date },
) =>
  tx.query(sql`
    INSERT INTO chat.feedback (answer_id, useful, reasons, comment, created_at)
    VALUES (${feedback.answerId}, ${feedback.useful}, ${feedback.reasons}, ${feedback.comment}, ${feedback.at})
    ON CONFLICT (answer_id) DO UPDATE SET useful = excluded.useful, reasons = excluded.reasons, comment = excluded.comment,
      created_at = excluded.created_at`);

/** The sealed profile of a conversation; with `lock`, other corrections wait for the end of the transaction. */
export const sealedProfile = async (
  db: Queryable,
  conversationId: string,
  lock = false,
): Promise<Buffer | null> =>
  (
    await db.query<{ content: Buffer }>(sql`
      SELECT content FROM chat.profile WHERE conversation_id = ${conversationId} ${lock ? sql`FOR UPDATE` : sql``}`)
  )[0]?.content ?? null;

export const saveProfile = (tx: Queryable, conversationId: string, content: Buffer, at: Date) =>
  tx.query(sql`
    INSERT INTO chat.profile (conversation_id, content, updated_at) VALUES (${conversationId}, ${content}, ${at})
    ON CONFLICT (conversation_id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`);

/** The person said that they read the corrections of their conversation. */
export const markCorrectionsSeen = (tx: Queryable, conversationId: string, at: Date) =>
  tx.query(sql`
    INSERT INTO chat.correction_seen (answer_id, at)
    SELECT a.id, ${at}::timestamptz FROM chat.answer a JOIN chat.correction k ON k.answer_id = a.id
    WHERE a.conversation_id = ${conversationId}
    ON CONFLICT (answer_id) DO UPDATE SET at = excluded.at`);
