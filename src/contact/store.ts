import type { Queryable } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Barrier, CallTime, NextStep, Satisfaction, State, Step } from "./contact.ts";
import { CLOSED } from "./contact.ts";
import { DELAYS } from "./delays.ts";
import { HELD } from "./life-cycle.ts";

export type RequestRow = {
  id: string;
  chainId: string;
  advisorId: string;
  conversationId: string | null;
  content: Buffer | null;
  callTime: CallTime;
  section: string | null;
  size: "TPE" | "PME" | "ETI" | "GE" | null;
  region: string | null;
  need: string | null;
  maturity: number | null;
  toAdvisor: boolean;
  toLeader: boolean;
  state: State;
  since: Date;
  moves: number;
  done: string[];
  sentAt: Date;
  answerBy: string;
  appointment: string | null;
  answeredAt: Date | null;
  metAt: Date | null;
  closedAt: Date | null;
  followedBy: string | null;
  satisfactionAskedAt: Date | null;
  satisfiedAt: Date | null;
  erasedAt: Date | null;
  nextAt: Date | null;
};

const DAY_MS = 86_400_000;
const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

const REQUEST = sql`
  SELECT r.id, r.chain_id AS "chainId", r.advisor_id AS "advisorId", r.conversation_id AS "conversationId", r.content,
    r.call_time AS "callTime", r.section, r.size, r.region, r.need, r.maturity::int, r.to_advisor AS "toAdvisor",
    r.to_leader AS "toLeader", r.state, r.since, r.moves, r.done, r.sent_at AS "sentAt", r.answer_by::text AS "answerBy",
    r.appointment::text AS appointment, r.answered_at AS "answeredAt", r.met_at AS "metAt", r.closed_at AS "closedAt",
    r.followed_by AS "followedBy", r.satisfaction_asked_at AS "satisfactionAskedAt", r.satisfied_at AS "satisfiedAt",
    r.erased_at AS "erasedAt", r.next_at AS "nextAt"
  FROM contact.request r`;
const held = sql`state = ANY(${[...HELD]}::text[])`;
const one = async (db: Queryable, statement: Sql): Promise<RequestRow | null> =>
  (await db.query<RequestRow>(statement))[0] ?? null;

// Any fixed number: with the advisor's id, two requests to one advisor wait for each other, so that the last place is given once.
const LOCK = 4_711_202;
export const lockAdvisor = (tx: Queryable, advisorId: string) =>
  tx.query(sql`SELECT pg_advisory_xact_lock(${LOCK}::int, hashtext(${advisorId}))`);

export const insertRequest = (
  tx: Queryable,
  row: Omit<
    RequestRow,
    | "since"
    | "moves"
    | "done"
    | "appointment"
    | "answeredAt"
    | "metAt"
    | "closedAt"
    | "followedBy"
    | "satisfactionAskedAt"
    | "satisfiedAt"
    | "erasedAt"
    | "state"
  > & {
    content: Buffer;
    secretDigest: Buffer;
    clientDigest: Buffer | null;
    phoneDigest: Buffer | null;
    emailDigest: Buffer | null;
  },
) =>
  tx.query(sql`
    INSERT INTO contact.request (id, chain_id, advisor_id, conversation_id, secret_digest, client_digest, content, phone_digest,
      email_digest, call_time, section, size, region, need, maturity, to_advisor, to_leader, state, since, sent_at, answer_by,
      next_at)
    VALUES (${row.id}, ${row.chainId}, ${row.advisorId}, ${row.conversationId}, ${row.secretDigest}, ${row.clientDigest},
      ${row.content}, ${row.phoneDigest}, ${row.emailDigest}, ${row.callTime}, ${row.section}, ${row.size}, ${row.region},
      ${row.need}, ${row.maturity}, ${row.toAdvisor}, ${row.toLeader}, 'sent', ${row.sentAt}, ${row.sentAt},
      ${row.answerBy}::date, ${row.nextAt})`);

export const requestById = (db: Queryable, id: string) => one(db, sql`${REQUEST} WHERE r.id = ${id}`);

/** Whoever else would move it waits for the end of the transaction. */
export const lockRequest = (tx: Queryable, id: string) =>
  one(tx, sql`${REQUEST} WHERE r.id = ${id} FOR UPDATE`);

export const requestOfSecret = (db: Queryable, digest: Buffer) =>
  one(db, sql`${REQUEST} WHERE r.secret_digest = ${digest} AND r.erased_at IS NULL`);

export const requestOfClient = (db: Queryable, digest: Buffer) =>
  one(db, sql`${REQUEST} WHERE r.client_digest = ${digest} AND r.erased_at IS NULL`);

/** The requests that follow from one to the next and have their words still, held, the first first. */
export const lockChain = (tx: Queryable, chainId: string) =>
  tx.query<RequestRow>(
    sql`${REQUEST} WHERE r.chain_id = ${chainId} AND r.erased_at IS NULL ORDER BY r.sent_at, r.id FOR UPDATE`,
  );

/** A request whose time has come, held; null: another process has it, or was first. */
export const takeDue = (tx: Queryable, id: string, now: Date) =>
  one(tx, sql`${REQUEST} WHERE r.id = ${id} AND r.next_at <= ${now} FOR UPDATE SKIP LOCKED`);

export const dueRequests = async (db: Queryable, now: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      sql`SELECT id FROM contact.request WHERE next_at <= ${now} ORDER BY next_at, id LIMIT ${limit}`,
    )
  ).map(({ id }) => id);

/** What a change of a request writes; `undefined` is left as it is. */
export type Change = {
  state: State;
  since: Date;
  moves: number;
  done: readonly string[];
  appointment: string | null;
  answeredAt: Date | null;
  metAt: Date | null;
  closedAt: Date | null;
  followedBy: string | null;
  satisfactionAskedAt: Date | null;
  nextAt: Date | null;
};

export const saveLife = (tx: Queryable, id: string, life: Change) =>
  tx.query(sql`
    UPDATE contact.request SET state = ${life.state}, since = ${life.since}, moves = ${life.moves}, done = ${[...life.done]},
      appointment = ${life.appointment}::date, answered_at = ${life.answeredAt}, met_at = ${life.metAt},
      closed_at = ${life.closedAt}, followed_by = ${life.followedBy}, satisfaction_asked_at = ${life.satisfactionAskedAt},
      next_at = ${life.nextAt}
    WHERE id = ${id}`);

export const saveReturn = (
  tx: Queryable,
  id: string,
  given: { useful: boolean; barrier: Barrier; nextStep: NextStep } | null,
) =>
  tx.query(sql`
    UPDATE contact.request SET useful = ${given?.useful ?? null}, barrier = ${given?.barrier ?? null},
      next_step = ${given?.nextStep ?? null}
    WHERE id = ${id}`);

/** The leader has answered: what, the request does not say; see `countRating`. */
export const saveSatisfied = (tx: Queryable, id: string, at: Date, nextAt: Date | null) =>
  tx.query(sql`UPDATE contact.request SET satisfied_at = ${at}, next_at = ${nextAt} WHERE id = ${id}`);

/** Adds an answer to the total of a month, which says neither of which request nor of which advisor it is. */
export const countRating = (tx: Queryable, month: string, { helped, wouldAdvise }: Satisfaction) =>
  tx.query(sql`
    INSERT INTO contact.rating AS r (month, helped, would_advise, answers) VALUES (${month}::date, ${helped}, ${wouldAdvise}, 1)
    ON CONFLICT (month, helped, would_advise) DO UPDATE SET answers = r.answers + 1`);

/** Everything sealed goes, and what tied it to someone; its key is the vault's to destroy. @returns false when it was done */
export const markErased = async (tx: Queryable, id: string, at: Date): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE contact.request SET erased_at = ${at}, next_at = NULL, content = NULL, secret_digest = NULL, client_digest = NULL,
        phone_digest = NULL, email_digest = NULL, conversation_id = NULL, section = NULL, size = NULL, region = NULL, need = NULL,
        maturity = NULL
      WHERE id = ${id} AND erased_at IS NULL RETURNING id`)
  ).length === 1;

export const addStep = (
  tx: Queryable,
  step: { requestId: string; n: number; state: State; by: Step["by"]; at: Date },
) =>
  tx.query(sql`
    INSERT INTO contact.step (request_id, n, state, by, at)
    VALUES (${step.requestId}, ${step.n}, ${step.state}, ${step.by}, ${step.at})`);

/** The steps of some requests, in order. */
export const stepsOf = (db: Queryable, ids: readonly string[]) =>
  db.query<Step & { requestId: string }>(sql`
    SELECT request_id AS "requestId", state, by, at FROM contact.step WHERE request_id = ANY(${ids}::text[])
    ORDER BY request_id, n`);

/** Requests of an advisor that still have their words, open or closed, the latest first. */
export const requestsOfAdvisor = (db: Queryable, advisorId: string, open: boolean, limit: number) =>
  db.query<RequestRow>(sql`
    ${REQUEST} WHERE r.advisor_id = ${advisorId} AND ${open ? sql`r.closed_at IS NULL` : sql`r.closed_at IS NOT NULL`}
    ORDER BY r.sent_at DESC, r.id LIMIT ${limit}`);

export const requestsOfConversation = (db: Queryable, conversationId: string) =>
  db.query<RequestRow>(sql`${REQUEST} WHERE r.conversation_id = ${conversationId} ORDER BY r.sent_at, r.id`);

/** Whom a chain of requests has asked already. */
export const askedIn = async (db: Queryable, chainId: string): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      sql`SELECT DISTINCT advisor_id AS id FROM contact.request WHERE chain_id = ${chainId}`,
    )
  ).map(({ id }) => id);

export type OpenCounts = { ofConversation: number; ofDetails: number; ofBoth: number };

/** Open requests of a conversation, of these details, and of these details to this advisor. */
export async function openCounts(
  db: Queryable,
  of: {
    conversationId: string | null;
    phoneDigest: Buffer | null;
    emailDigest: Buffer | null;
    advisorId: string;
  },
): Promise<OpenCounts> {
  const details = sql`(phone_digest = ${of.phoneDigest}::bytea OR email_digest = ${of.emailDigest}::bytea)`;
  const [row] = await db.query<OpenCounts>(sql`
    SELECT count(*) FILTER (WHERE conversation_id = ${of.conversationId}::text)::int AS "ofConversation",
      count(*) FILTER (WHERE ${details})::int AS "ofDetails",
      count(*) FILTER (WHERE ${details} AND advisor_id = ${of.advisorId})::int AS "ofBoth"
    FROM contact.request WHERE closed_at IS NULL AND (conversation_id = ${of.conversationId}::text OR ${details})`);
  return row ?? { ofConversation: 0, ofDetails: 0, ofBoth: 0 };
}

/** Requests that an advisor holds now. */
export const heldBy = async (db: Queryable, advisorId: string): Promise<number> =>
  (
    await db.query<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM contact.request WHERE advisor_id = ${advisorId} AND ${held}`,
    )
  )[0]?.count ?? 0;

/** Advisors with something to do. */
export const advisorsHolding = async (db: Queryable): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      sql`SELECT DISTINCT advisor_id AS id FROM contact.request WHERE closed_at IS NULL AND ${held} ORDER BY 1`,
    )
  ).map(({ id }) => id);

export const heldIdsOf = async (db: Queryable, advisorIds: readonly string[]): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      sql`SELECT id FROM contact.request WHERE advisor_id = ANY(${advisorIds}::text[]) AND ${held} ORDER BY id`,
    )
  ).map(({ id }) => id);

export const countOfConversation = async (db: Queryable, conversationId: string): Promise<number> =>
  (
    await db.query<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM contact.request WHERE conversation_id = ${conversationId}`,
    )
  )[0]?.count ?? 0;

/** After a restored backup: a request that was closed since is closed again. @returns false when it is already */
export const closeAgain = async (tx: Queryable, id: string, at: Date): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE contact.request SET state = 'lapsed', since = ${at}, moves = moves + 1, done = '{}', closed_at = ${at}, next_at = ${at}
      WHERE id = ${id} AND NOT (state = ANY(${[...CLOSED]}::text[])) RETURNING id`)
  ).length === 1;

/** What is left of requests erased before a time. */
export const deleteTraces = async (db: Queryable, before: Date, limit: number): Promise<number> =>
  (
    await db.query(sql`
      DELETE FROM contact.request WHERE id IN (
        SELECT id FROM contact.request WHERE erased_at IS NOT NULL AND sent_at <= ${before} LIMIT ${limit}) RETURNING 1`)
  ).length;

/** Closed requests whose words have passed their term: so many days after they closed, or after they were sent. */
export const dueErasures = async (db: Queryable, now: Date, limit: number): Promise<string[]> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT id FROM contact.request
      WHERE erased_at IS NULL AND (closed_at <= ${daysBefore(now, DELAYS.keptClosed)}
        OR (closed_at IS NOT NULL AND sent_at <= ${daysBefore(now, DELAYS.keptAtMost)}))
      ORDER BY closed_at LIMIT ${limit}`)
  ).map(({ id }) => id);
