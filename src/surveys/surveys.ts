import { journal } from "../audit/journal.ts";
import { DomainError } from "../errors.ts";
import { endOfParisDay } from "../events/zone.ts";
import { newId } from "../ids.ts";
import { readSheet, saveAnswers } from "./answer.ts";
import { closeSurvey } from "./close.ts";
import { closingDayFault, readSurvey } from "./compose.ts";
import type { SurveysDeps } from "./deps.ts";
import { resultsOf } from "./results.ts";
import { accountsFor, runSurveys } from "./run.ts";
import * as store from "./store.ts";
import type { Composed, Results, Sheet, Survey, SurveyForm } from "./survey.ts";

type Someone = { accountId: string };

/** The DGE's surveys of ambassadors (their charter, art. 4). Who may compose, and who may answer, is for the routes to say. */
export type Surveys = {
  /** Whether letters leave at all. */
  canMail: boolean;
  /** Keeps a draft, a new one for a null id. @returns its id @throws DomainError `entree-invalide` by field, `deja-fait` once open */
  compose(by: Someone, id: string | null, form: SurveyForm): Promise<string>;
  /** How many would be asked today. */
  reach(survey: Composed): Promise<number>;
  /** Asks it: nothing of it changes any more. @throws DomainError `introuvable`, `deja-fait`, `entree-invalide` (closingDay) */
  open(by: Someone, id: string): Promise<void>;
  /** A draft only. @throws DomainError `deja-fait` */
  remove(id: string): Promise<void>;
  /** Before its last day. @throws DomainError `deja-fait` when it is not open */
  close(by: Someone, id: string): Promise<void>;
  list(): Promise<Survey[]>;
  /** @throws DomainError `introuvable` */
  find(id: string): Promise<Survey>;
  /** @throws DomainError `introuvable`; `deja-fait` while answers can still change: two looks would tell who did */
  results(id: string): Promise<Results>;
  /** The same, taken away in a file: journalled. */
  exportResults(by: Someone, id: string, format: "csv" | "json"): Promise<Results>;
  /** Those that are asked of an account and can still be answered, the first to close first. */
  askedOf(by: Someone): Promise<(Survey & { sent: boolean })[]>;
  sheet(by: Someone, id: string): Promise<Sheet>;
  answer(by: Someone, id: string, typed: readonly (readonly string[])[], sends: boolean): Promise<void>;
  /** Every minute. */
  tick(): Promise<void>;
};

const SHOWN = 200;

export function createSurveys(deps: SurveysDeps): Surveys {
  const { db, vault, clock } = deps;
  const find = async (id: string): Promise<Survey> => {
    const found = await store.surveyById(db, id);
    if (found === null) throw new DomainError("introuvable", "Cette enquête n'existe pas, ou plus.");
    return found;
  };
  const results = async (id: string): Promise<Results> => {
    const survey = await find(id);
    if (survey.state !== "closed")
      throw new DomainError("deja-fait", "Les résultats se lisent une fois l'enquête close.");
    return { survey, questions: resultsOf(survey.questions, await store.answersOf(db, id)) };
  };
  return {
    canMail: deps.canMail,
    async compose({ accountId }, id, form) {
      const at = clock.now();
      const composed = readSurvey(form, at);
      if (id !== null) {
        await find(id);
        if (!(await store.updateDraft(db, id, composed)))
          throw new DomainError("deja-fait", "Cette enquête est ouverte : elle ne change plus.");
        return id;
      }
      const made = newId();
      await store.insertDraft(db, made, composed, accountId, at);
      return made;
    },
    reach: async (survey) => (await accountsFor(deps, survey)).length,
    async open({ accountId }, id) {
      const at = clock.now();
      const accounts = await accountsFor(deps, await find(id));
      await db.transaction(async (tx) => {
        const survey = await store.lockSurvey(tx, id);
        if (survey?.state !== "draft") throw new DomainError("deja-fait", "Cette enquête est déjà ouverte.");
        const fault = closingDayFault(survey.closingDay, at);
        if (fault !== null)
          throw new DomainError("entree-invalide", fault, [{ field: "closingDay", message: fault }]);
        await vault.create(tx, id);
        await store.markOpen(tx, id, at, endOfParisDay(survey.closingDay));
        await store.ask(tx, id, accounts);
        const facts = {
          by: accountId,
          questions: survey.questions.length,
          asked: accounts.length,
          until: survey.closingDay,
        };
        await journal(tx, { kind: "survey_opened", subject: id, facts, contentDigest: null }, at);
      });
    },
    async remove(id) {
      await find(id);
      if (!(await store.deleteDraft(db, id)))
        throw new DomainError("deja-fait", "Cette enquête est ouverte : on ne peut plus que la clore.");
    },
    async close({ accountId }, id) {
      await find(id);
      if (!(await closeSurvey(deps, id, accountId)))
        throw new DomainError("deja-fait", "Cette enquête n'est pas ouverte.");
    },
    list: () => store.allSurveys(db, SHOWN),
    find,
    results,
    async exportResults({ accountId }, id, format) {
      const told = await results(id);
      const act = {
        kind: "survey_exported" as const,
        subject: id,
        facts: { by: accountId, format },
        contentDigest: null,
      };
      await db.transaction((tx) => journal(tx, act, clock.now()));
      return told;
    },
    askedOf: ({ accountId }) => store.surveysAskedOf(db, accountId, clock.now()),
    sheet: ({ accountId }, id) => readSheet(deps, accountId, id),
    answer: ({ accountId }, id, typed, sends) => saveAnswers(deps, accountId, id, typed, sends),
    tick: () => runSurveys(deps),
  };
}
