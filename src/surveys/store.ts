import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Answer, Composed, Survey } from "./survey.ts";

const SURVEY = sql`
  SELECT s.id, s.state, s.title, s.why, s.closing_day::text AS "closingDay", s.questions, s.regions, s.kinds,
    s.created_at AS "createdAt", s.opened_at AS "openedAt", s.ends_at AS "endsAt", s.closed_at AS "closedAt",
    CASE WHEN s.state = 'open' THEN (SELECT count(*)::int FROM survey.participation p WHERE p.survey_id = s.id) ELSE s.asked END AS asked,
    CASE WHEN s.state = 'open' THEN (SELECT count(*)::int FROM survey.participation p WHERE p.survey_id = s.id AND p.answered)
      ELSE s.answered END AS answered
  FROM survey.survey s`;

/** Drafts and open ones first, then the latest closed. */
export const allSurveys = (db: Queryable, limit: number) =>
  db.query<Survey>(sql`
    ${SURVEY} ORDER BY s.closed_at DESC NULLS FIRST, s.created_at DESC, s.id LIMIT ${limit}`);

export const surveyById = async (db: Queryable, id: string): Promise<Survey | null> =>
  (await db.query<Survey>(sql`${SURVEY} WHERE s.id = ${id}`))[0] ?? null;

/** Held until the transaction ends; `shared` with others who answer, and with nobody who opens or closes it. */
export const lockSurvey = async (tx: Queryable, id: string, shared = false): Promise<Survey | null> =>
  (
    await tx.query<Survey>(
      shared
        ? sql`${SURVEY} WHERE s.id = ${id} FOR SHARE OF s`
        : sql`${SURVEY} WHERE s.id = ${id} FOR UPDATE OF s`,
    )
  )[0] ?? null;

export const insertDraft = (tx: Queryable, id: string, survey: Composed, by: string, at: Date) =>
  tx.query(sql`
    INSERT INTO survey.survey (id, state, title, why, closing_day, questions, regions, kinds, created_by, created_at)
    VALUES (${id}, 'draft', ${survey.title}, ${survey.why}, ${survey.closingDay}, ${JSON.stringify(survey.questions)},
      ${[...survey.regions]}, ${[...survey.kinds]}, ${by}, ${at})`);

/** Once it is open, nothing of it changes any more. @returns false then */
export const updateDraft = async (tx: Queryable, id: string, survey: Composed): Promise<boolean> =>
  (
    await tx.query(sql`
      UPDATE survey.survey SET title = ${survey.title}, why = ${survey.why}, closing_day = ${survey.closingDay},
        questions = ${JSON.stringify(survey.questions)}, regions = ${[...survey.regions]}, kinds = ${[...survey.kinds]}
      WHERE id = ${id} AND state = 'draft' RETURNING id`)
  ).length === 1;

export const deleteDraft = async (tx: Queryable, id: string): Promise<boolean> =>
  (await tx.query(sql`DELETE FROM survey.survey WHERE id = ${id} AND state = 'draft' RETURNING id`))
    .length === 1;

export const markOpen = (tx: Queryable, id: string, at: Date, endsAt: Date) =>
  tx.query(
    sql`UPDATE survey.survey SET state = 'open', opened_at = ${at}, ends_at = ${endsAt} WHERE id = ${id}`,
  );

export type Ambassador = { id: string; advisorId: string | null };

/** Accounts of ambassadors that can act. @param issuer the provider whose word is taken */
export const ambassadors = (db: Queryable, issuer: string) =>
  db.query<Ambassador>(sql`
    SELECT id, advisor_id AS "advisorId" FROM staff.account
    WHERE 'ambassador' = ANY(roles) AND disabled_at IS NULL AND issuer = ${issuer} ORDER BY id`);

/** Those who are asked already stay as they are. */
export const ask = (tx: Queryable, surveyId: string, accountIds: readonly string[]) =>
  tx.query(sql`
    INSERT INTO survey.participation (survey_id, account_id)
    SELECT ${surveyId}, id FROM unnest(${[...accountIds]}::text[]) AS id ON CONFLICT DO NOTHING`);

export const openSurveys = (db: Queryable) =>
  db.query<Survey>(sql`${SURVEY} WHERE s.state = 'open' ORDER BY s.ends_at, s.id`);

/** The surveys that are asked of an account and can still be answered. */
export const surveysAskedOf = (db: Queryable, accountId: string, now: Date) =>
  db.query<Survey & { sent: boolean }>(sql`
    SELECT x.*, p.answered AS sent FROM (${SURVEY} WHERE s.state = 'open' AND s.ends_at > ${now}) x
      JOIN survey.participation p ON p.survey_id = x.id AND p.account_id = ${accountId}
    ORDER BY x."endsAt", x.id`);

export const participation = async (
  db: Queryable,
  surveyId: string,
  accountId: string,
): Promise<{ answered: boolean } | null> =>
  (
    await db.query<{ answered: boolean }>(sql`
      SELECT answered FROM survey.participation WHERE survey_id = ${surveyId} AND account_id = ${accountId}`)
  )[0] ?? null;

export const saveSheet = (tx: Queryable, surveyId: string, place: Buffer, sealed: Buffer) =>
  tx.query(sql`
    INSERT INTO survey.sheet (survey_id, place, sealed) VALUES (${surveyId}, ${place}, ${sealed})
    ON CONFLICT (survey_id, place) DO UPDATE SET sealed = excluded.sealed`);

export const sheetAt = async (db: Queryable, surveyId: string, place: Buffer): Promise<Buffer | null> =>
  (
    await db.query<{ sealed: Buffer }>(
      sql`SELECT sealed FROM survey.sheet WHERE survey_id = ${surveyId} AND place = ${place}`,
    )
  )[0]?.sealed ?? null;

export const markAnswered = (tx: Queryable, surveyId: string, accountId: string) =>
  tx.query(sql`
    UPDATE survey.participation SET answered = true WHERE survey_id = ${surveyId} AND account_id = ${accountId}`);

/** In the order of the places, which is that of nothing else. */
export const sheetsOf = (tx: Queryable, surveyId: string) =>
  tx.query<{ place: Buffer; sealed: Buffer }>(sql`
    SELECT place, sealed FROM survey.sheet WHERE survey_id = ${surveyId} ORDER BY sheet.place`);

/** Keeps the answers of nobody, and forgets who was asked. @param answers in an order that tells nothing */
export async function closeSurvey(
  tx: Queryable,
  id: string,
  answers: readonly { id: string; content: readonly Answer[] }[],
  closing: { at: Date; asked: number; answered: number | null },
): Promise<void> {
  await tx.query(sql`
    INSERT INTO survey.answer (id, survey_id, content)
    SELECT a.id, ${id}, a.content FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS a(id text, content jsonb)`);
  await tx.query(sql`DELETE FROM survey.sheet WHERE survey_id = ${id}`);
  await tx.query(sql`DELETE FROM survey.participation WHERE survey_id = ${id}`);
  await tx.query(sql`
    UPDATE survey.survey SET state = 'closed', closed_at = ${closing.at}, ends_at = least(ends_at, ${closing.at}::timestamptz),
      asked = ${closing.asked}, answered = ${closing.answered} WHERE id = ${id}`);
}

export const surveysToClose = async (db: Queryable, now: Date): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      sql`SELECT id FROM survey.survey WHERE state = 'open' AND ends_at <= ${now} ORDER BY ends_at, id`,
    )
  ).map(({ id }) => id);

export const answersOf = async (db: Queryable, surveyId: string): Promise<(readonly Answer[])[]> =>
  (
    await db.query<{ content: readonly Answer[] }>(
      sql`SELECT content FROM survey.answer WHERE survey_id = ${surveyId} ORDER BY answer.id`,
    )
  ).map(({ content }) => content);

export type LetterKind = "invitation" | "reminder";

// The demonstration's accounts have an address that leads nowhere (RFC 2606, « .invalid »); an erased one has none.
const REACHABLE = sql`a.disabled_at IS NULL AND a.email LIKE '%@%' AND a.email NOT LIKE '%.invalid'`;

/** Who is to be written to of an open survey: asked, not answered, and not written to yet (for a reminder: invited before a time). */
export const toWrite = (db: Queryable, surveyId: string, kind: LetterKind, invitedBefore: Date) =>
  db.query<{ accountId: string; email: string }>(sql`
    SELECT p.account_id AS "accountId", a.email FROM survey.participation p JOIN staff.account a ON a.id = p.account_id
    WHERE p.survey_id = ${surveyId} AND NOT p.answered AND ${REACHABLE} AND ${
      kind === "invitation"
        ? sql`p.invited_at IS NULL`
        : sql`p.reminded_at IS NULL AND p.invited_at < ${invitedBefore}`
    } ORDER BY p.account_id`);

/** Says that someone was written to. @returns false when they were, answered since, or the survey is over */
export const markWritten = async (
  tx: Queryable,
  surveyId: string,
  accountId: string,
  kind: LetterKind,
  at: Date,
): Promise<boolean> =>
  (
    await tx.query(
      kind === "invitation"
        ? sql`
          UPDATE survey.participation p SET invited_at = ${at}
          WHERE p.survey_id = ${surveyId} AND p.account_id = ${accountId} AND p.invited_at IS NULL AND NOT p.answered
            AND EXISTS (SELECT 1 FROM survey.survey s WHERE s.id = p.survey_id AND s.state = 'open' AND s.ends_at > ${at})
          RETURNING p.account_id`
        : sql`
          UPDATE survey.participation p SET reminded_at = ${at}
          WHERE p.survey_id = ${surveyId} AND p.account_id = ${accountId} AND p.reminded_at IS NULL AND NOT p.answered
            AND EXISTS (SELECT 1 FROM survey.survey s WHERE s.id = p.survey_id AND s.state = 'open' AND s.ends_at > ${at})
          RETURNING p.account_id`,
    )
  ).length === 1;

/** Surveys closed by a time, with their answers. @returns how many surveys */
export async function deleteSurveysClosedBy(tx: Queryable, before: Date): Promise<number> {
  const old = sql`SELECT id FROM survey.survey WHERE closed_at <= ${before}`;
  await tx.query(sql`DELETE FROM survey.answer WHERE survey_id IN (${old})`);
  return (await tx.query(sql`DELETE FROM survey.survey WHERE closed_at <= ${before} RETURNING 1`)).length;
}
