import { DomainError } from "../errors.ts";
import { keyedDigest, open, seal } from "../privacy/cipher.ts";
import type { SurveysDeps } from "./deps.ts";
import { readAnswers } from "./read-answers.ts";
import * as store from "./store.ts";
import type { Answer, Sheet, Survey } from "./survey.ts";

/** What a sheet seals: the answers, and whether they were sent rather than kept for later. */
export type SealedSheet = { answers: readonly Answer[]; sent: boolean };

export const contextOf = (surveyId: string, place: Buffer): string =>
  `survey:${surveyId}:${place.toString("hex")}`;
/** Where an account's answers wait: only the key of the survey, which closing destroys, can tell. */
const placeOf = (key: Buffer, accountId: string): Buffer => keyedDigest(key, `sheet:${accountId}`);

type Deps = Pick<SurveysDeps, "db" | "vault" | "clock">;

const NOT_ASKED = "Cette enquête n'existe pas, ou elle ne vous est pas posée.";

const stillOpen = (survey: Survey, now: Date): boolean =>
  survey.state === "open" && survey.endsAt !== null && now < survey.endsAt;

/** What an account answered so far. @throws DomainError `introuvable` when it is not asked of it, or over */
export async function readSheet({ db, vault, clock }: Deps, accountId: string, id: string): Promise<Sheet> {
  const survey = await store.surveyById(db, id);
  const asked = await store.participation(db, id, accountId);
  const key = survey && asked && stillOpen(survey, clock.now()) ? await vault.key(db, id) : null;
  if (survey === null || key === null) throw new DomainError("introuvable", NOT_ASKED);
  const place = placeOf(key, accountId);
  const sealed = await store.sheetAt(db, id, place);
  if (sealed === null) return { survey, answers: survey.questions.map(() => null), sent: false };
  return { survey, ...(JSON.parse(open(key, sealed, contextOf(id, place)).toString()) as SealedSheet) };
}

/**
 * Keeps an account's answers, in place of those before. `sends` false: for later, not counted; once sent, they stay sent.
 * @throws DomainError `introuvable`, `deja-fait` when it closed, `entree-invalide` by field `q0`…
 */
export async function saveAnswers(
  { db, vault, clock }: Deps,
  accountId: string,
  id: string,
  typed: readonly (readonly string[])[],
  sends: boolean,
): Promise<void> {
  await db.transaction(async (tx) => {
    const survey = await store.lockSurvey(tx, id, true);
    const asked = await store.participation(tx, id, accountId);
    if (survey === null || survey.state === "draft") throw new DomainError("introuvable", NOT_ASKED);
    const key = await vault.key(tx, id);
    if (!stillOpen(survey, clock.now()) || key === null)
      throw new DomainError("deja-fait", "Cette enquête est close : on n'y répond plus.");
    if (asked === null) throw new DomainError("introuvable", NOT_ASKED);
    const sent = sends || asked.answered;
    const answers = readAnswers(survey.questions, typed, sent);
    const place = placeOf(key, accountId);
    const sheet: SealedSheet = { answers, sent };
    await store.saveSheet(tx, id, place, seal(key, Buffer.from(JSON.stringify(sheet)), contextOf(id, place)));
    if (sent && !asked.answered) await store.markAnswered(tx, id, accountId);
  });
}
