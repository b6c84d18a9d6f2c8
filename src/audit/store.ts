import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Entry } from "./entry.ts";

/** The acts after which a key is gone; their subject is the key's id in the vault. */
export const ERASURES = [
  "conversation_erased",
  "conversation_expired",
  "report_erased",
  "suspension_erased",
  "incident_erased",
  "briefing_erased",
  "contact_erased",
  "field_report_erased",
] as const satisfies readonly Entry["kind"][];

/** The digests of entries, by their place. */
export const digestsAt = async (db: Queryable, seqs: readonly number[]): Promise<Map<number, string>> =>
  new Map(
    (
      await db.query<{ seq: number; digest: string }>(
        sql`SELECT seq::int, digest FROM audit.entry WHERE seq = ANY(${seqs}::bigint[])`,
      )
    ).map(({ seq, digest }) => [seq, digest]),
  );

export type RecordedAnswer = { id: string; conversationId: string; digest: string; questionDigest: string };

/** What the rows of answers hold today: digests of the ciphertexts, made by the database so that they need not travel. */
export const recordedAnswers = (db: Queryable, ids: readonly string[]) =>
  db.query<RecordedAnswer>(sql`
    SELECT a.id, a.conversation_id AS "conversationId",
      encode(pg_catalog.sha256(coalesce(a.content, '')), 'hex') AS digest,
      encode(pg_catalog.sha256(m.content), 'hex') AS "questionDigest"
    FROM chat.answer a JOIN chat.message m ON m.id = a.message_id WHERE a.id = ANY(${ids}::text[])`);

/** The kinds, besides answers, whose digest is that of a row that never changes. */
export const WITNESSED = [
  "report_filed",
  "report_closed",
  "report_reply_recorded",
  "advisor_suspended",
  "advisor_restored",
  "answer_contested",
  "contest_decided",
  "incident_opened",
  "incident_updated",
  "incident_closed",
] as const satisfies readonly Entry["kind"][];

/** The digests that rows hold today for what these kinds speak of, as `kind subject digest`. */
export const witnessedDigests = async (db: Queryable, subjects: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await db.query<{ line: string }>(sql`
        SELECT w.kind || ' ' || w.subject || ' ' || encode(pg_catalog.sha256(w.content), 'hex') AS line FROM (
          SELECT 'report_filed' AS kind, id AS subject, content FROM trust.report
          UNION ALL SELECT 'report_closed', id, answer FROM trust.report WHERE answer IS NOT NULL
          UNION ALL SELECT 'report_reply_recorded', report_id, content FROM trust.reply
          UNION ALL SELECT 'advisor_suspended', advisor_id, reason FROM trust.suspension
          UNION ALL SELECT 'advisor_restored', advisor_id, lifted_reason FROM trust.suspension WHERE lifted_reason IS NOT NULL
          UNION ALL SELECT 'answer_contested', answer_id, reason FROM chat.contest
          UNION ALL SELECT 'contest_decided', answer_id, answer FROM chat.contest WHERE answer IS NOT NULL
          UNION ALL SELECT 'incident_opened', id, content FROM governance.incident
          UNION ALL SELECT CASE step WHEN 'closed' THEN 'incident_closed' ELSE 'incident_updated' END, incident_id, content
            FROM governance.incident_event
        ) w WHERE w.subject = ANY(${subjects}::text[])`)
    ).map(({ line }) => line),
  );

/** Of these ids, those that an erasure entry speaks of. */
export const erasedAmong = async (db: Queryable, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await db.query<{ subject: string }>(sql`
        SELECT DISTINCT subject FROM audit.entry
        WHERE subject = ANY(${ids}::text[]) AND kind = ANY(${[...ERASURES]}::text[])`)
    ).map(({ subject }) => subject),
  );

/** Of these ids, those whose key is in the vault; for whoever holds no master key. */
export const keysPresent = async (db: Queryable, ids: readonly string[]): Promise<Map<string, "opens">> =>
  new Map(
    (
      await db.query<{ id: string }>(sql`
        SELECT conversation_id AS id FROM vault.conversation_key
        WHERE conversation_id = ANY(${ids}::text[]) AND wrapped <> ''`)
    ).map(({ id }) => [id, "opens"]),
  );

/** Entries of some kinds after a place, in order. */
export const entriesOfKinds = (
  db: Queryable,
  kinds: readonly Entry["kind"][],
  after: number,
  limit: number,
): Promise<Entry[]> =>
  db.query<Entry>(sql`
    SELECT seq::int, at, kind, subject, facts, content_digest AS "contentDigest", previous, digest
    FROM audit.entry WHERE kind = ANY(${kinds}::text[]) AND seq > ${after} ORDER BY entry.seq LIMIT ${limit}`);

export const entryAt = async (db: Queryable, seq: number): Promise<Entry | null> =>
  (
    await db.query<Entry>(sql`
      SELECT seq::int, at, kind, subject, facts, content_digest AS "contentDigest", previous, digest
      FROM audit.entry WHERE seq = ${seq}`)
  )[0] ?? null;

/** The corrections that an answer is, or was, to receive. */
export const correctionsOf = async (db: Queryable, answers: readonly string[]): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT DISTINCT correction_id AS id FROM review.correction_target WHERE answer_id = ANY(${answers}::text[])`)
  ).map(({ id }) => id);

/** The accounts that go, or went, by an e-mail, and the invitations that wait for it. */
export const idsOfEmail = async (db: Queryable, email: string): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM staff.account WHERE email = ${email} UNION SELECT id FROM staff.invitation WHERE email = ${email}`)
  ).map(({ id }) => id);

/** « Chargée de mission, DGE », by account: what each is today, never a name. */
export const functionsOf = async (db: Queryable, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await db.query<{ id: string; words: string }>(sql`
        SELECT id, function || ', ' || organisation AS words FROM staff.account WHERE id = ANY(${ids}::text[])`)
    ).map(({ id, words }) => [id, words]),
  );

/** The answers of a reference: one, or none. */
export const answersOfReference = async (db: Queryable, reference: string): Promise<string[]> =>
  (
    await db.query<{ subject: string }>(sql`
      SELECT subject FROM audit.entry WHERE kind = 'answer_recorded' AND facts ->> 'reference' = ${reference}`)
  ).map(({ subject }) => subject);

export type EntryFilter = {
  /** Ids of answers, conversations, accounts, corrections or anything else an entry is about; empty: all. */
  about: readonly string[];
  kind: string | null;
  from: Date | null;
  to: Date | null;
  /** Those before this place. */
  before: number | null;
};

/** Entries that match, the newest first. */
export const findEntries = (db: Queryable, filter: EntryFilter, limit: number): Promise<Entry[]> => {
  const { about, kind, from, to, before } = filter;
  const all = sql`true`;
  return db.query<Entry>(sql`
    SELECT seq::int, at, kind, subject, facts, content_digest AS "contentDigest", previous, digest
    FROM audit.entry WHERE ${before === null ? all : sql`seq < ${before}`}
      AND ${kind === null ? all : sql`kind = ${kind}`}
      AND ${from === null ? all : sql`at >= ${from}`} AND ${to === null ? all : sql`at < ${to}`}
      AND ${
        about.length === 0
          ? all
          : sql`(subject = ANY(${about}::text[])
              OR (facts ? 'conversation' AND facts ->> 'conversation' = ANY(${about}::text[]))
              OR (facts ? 'account' AND facts ->> 'account' = ANY(${about}::text[]))
              OR (facts ? 'by' AND facts ->> 'by' = ANY(${about}::text[]))
              OR (kind = 'correction_proposed' AND facts ->> 'correction' = ANY(${about}::text[]))
              OR (kind = 'alert_raised' AND (facts ->> 'about' = ANY(${about}::text[])
                OR facts ->> 'reference' = ANY(${about}::text[]))))`
      }
    ORDER BY entry.seq DESC LIMIT ${limit}`);
};

export const countByKind = (db: Queryable): Promise<{ kind: string; count: number }[]> =>
  db.query(sql`SELECT kind, count(*)::int AS count FROM audit.entry GROUP BY kind ORDER BY count DESC, kind`);

/** Takes the turn of reading the whole journal until `lease`: false when it is not time, or when another process has it. */
export const takeTurn = async (db: Queryable, now: Date, lease: Date): Promise<boolean> =>
  (await db.query(sql`UPDATE audit.turn SET next_at = ${lease} WHERE next_at <= ${now} RETURNING next_at`))
    .length === 1;

export const setTurn = (db: Queryable, next: Date) => db.query(sql`UPDATE audit.turn SET next_at = ${next}`);

export type KeptVerification<R> = { startedAt: Date; finishedAt: Date; madeBy: string; result: R };

export const keepVerification = <R>(db: Queryable, kept: KeptVerification<R>) =>
  db.query(sql`
    INSERT INTO audit.verification (started_at, finished_at, made_by, result)
    VALUES (${kept.startedAt}, ${kept.finishedAt}, ${kept.madeBy}, ${JSON.stringify(kept.result)})`);

export const lastVerifications = <R>(db: Queryable, limit: number): Promise<KeptVerification<R>[]> =>
  db.query(sql`
    SELECT started_at AS "startedAt", finished_at AS "finishedAt", made_by AS "madeBy", result
    FROM audit.verification ORDER BY verification.id DESC LIMIT ${limit}`);

/** What the last entry about a thing said of it. */
export const lastFactsAbout = async (db: Queryable, subject: string): Promise<Entry["facts"] | null> =>
  (
    await db.query<{ facts: Entry["facts"] }>(
      sql`SELECT facts FROM audit.entry WHERE subject = ${subject} ORDER BY entry.seq DESC LIMIT 1`,
    )
  )[0]?.facts ?? null;
