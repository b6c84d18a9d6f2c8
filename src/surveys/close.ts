import { journal } from "../audit/journal.ts";
import { newId } from "../ids.ts";
import { open } from "../privacy/cipher.ts";
import { contextOf, type SealedSheet } from "./answer.ts";
import type { SurveysDeps } from "./deps.ts";
import * as store from "./store.ts";
import { type Answer, LEAST } from "./survey.ts";

type Deps = Pick<SurveysDeps, "db" | "vault" | "clock">;

/**
 * Closes a survey: the answers that were sent are kept in clear, shuffled, under ids drawn at random; who was asked and who answered
 * is deleted, and the key that tied a sheet to an account destroyed. Fewer than `LEAST` answers are told to nobody: none is kept, nor
 * how many there were.
 * @param by the account that closes it before its time; null: its last day is over
 * @returns false when it is not open
 */
export async function closeSurvey(
  { db, vault, clock }: Deps,
  id: string,
  by: string | null,
): Promise<boolean> {
  const at = clock.now();
  const closed = await db.transaction(async (tx) => {
    const survey = await store.lockSurvey(tx, id);
    if (survey?.state !== "open") return false;
    const key = await vault.key(tx, id);
    if (key === null) throw new Error("the key of an open survey is gone");
    const answers: { id: string; content: readonly Answer[] }[] = [];
    for (const { place, sealed } of await store.sheetsOf(tx, id)) {
      const sheet = JSON.parse(open(key, sealed, contextOf(id, place)).toString()) as SealedSheet;
      if (sheet.sent) answers.push({ id: newId(), content: sheet.answers });
    }
    answers.sort((a, b) => (a.id < b.id ? -1 : 1));
    const asked = survey.asked ?? 0;
    const few = answers.length < LEAST;
    const answered = few ? null : answers.length;
    await store.closeSurvey(tx, id, few ? [] : answers, { at, asked, answered });
    await vault.destroy(tx, id);
    const facts = { asked, answered, by };
    await journal(tx, { kind: "survey_closed", subject: id, facts, contentDigest: null }, at);
    return true;
  });
  if (closed) await vault.scrub(db);
  return closed;
}

/** Closes those whose time has come. @returns how many */
export async function closeDueSurveys(deps: Deps): Promise<number> {
  let closed = 0;
  for (const id of await store.surveysToClose(deps.db, deps.clock.now()))
    if (await closeSurvey(deps, id, null)) closed++;
  return closed;
}

/** Days that a closed survey is kept, with its answers of nobody: two years, to compare one year with the next. */
export const SURVEY_DAYS = 730;

/** @returns how many */
export const forgetOldSurveys = ({ db }: Pick<Deps, "db">, before: Date): Promise<number> =>
  db.transaction((tx) => store.deleteSurveysClosedBy(tx, before));
