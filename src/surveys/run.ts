import { parisDay } from "../clock.ts";
import { queueMail } from "../mail/outbox.ts";
import { EVERYWHERE } from "../orientation/rules.ts";
import { isOfficeTime, parisHour } from "../working-days.ts";
import { closeDueSurveys } from "./close.ts";
import type { SurveysDeps } from "./deps.ts";
import { letterOf, reminderDay } from "./letters.ts";
import * as store from "./store.ts";
import type { Composed, Survey } from "./survey.ts";

/** Accounts that a survey is for: all ambassadors, or those whose card is of one of its kinds and regions. */
export async function accountsFor(deps: SurveysDeps, { regions, kinds }: Composed): Promise<string[]> {
  if (deps.issuer === null) return [];
  const all = await store.ambassadors(deps.db, deps.issuer);
  if (regions.length === 0 && kinds.length === 0) return all.map(({ id }) => id);
  const chosen: string[] = [];
  for (const { id, advisorId } of all) {
    const card = advisorId === null ? null : await deps.directory.find(advisorId);
    if (card === null) continue;
    const ofKind = kinds.length === 0 || kinds.includes(card.kind);
    const ofRegion =
      regions.length === 0 ||
      card.regions.some((region) => region === EVERYWHERE || regions.includes(region));
    if (ofKind && ofRegion) chosen.push(id);
  }
  return chosen;
}

/** Each minute: closes what is over, asks the ambassadors who came since, and writes to those who are to be written to. */
export async function runSurveys(deps: SurveysDeps): Promise<void> {
  await closeDueSurveys(deps);
  const now = deps.clock.now();
  for (const survey of await store.openSurveys(deps.db)) {
    const accounts = await accountsFor(deps, survey);
    await deps.db.transaction(async (tx) => {
      // One that another process closed meanwhile has forgotten whom it asked: nobody is put back.
      const held = await store.lockSurvey(tx, survey.id, true);
      if (held?.state === "open") await store.ask(tx, survey.id, accounts);
    });
    if (!deps.canMail || !isOfficeTime(now)) continue;
    await write(deps, survey, "invitation", now);
    if (parisDay(now) >= reminderDay(survey.closingDay)) await write(deps, survey, "reminder", now);
  }
}

/** One letter each, whatever the number of processes: the row that says so and the letter are of one transaction. */
async function write(deps: SurveysDeps, survey: Survey, kind: store.LetterKind, now: Date): Promise<void> {
  const { db, vault, site } = deps;
  // Nobody is reminded on the day of their invitation.
  const today = parisHour(parisDay(now), 0);
  for (const { accountId, email } of await store.toWrite(db, survey.id, kind, today))
    await db.transaction(async (tx) => {
      if (!(await store.markWritten(tx, survey.id, accountId, kind, now))) return;
      await queueMail(tx, vault, letterOf(kind, survey, email, site), now, { officeHours: true });
    });
}
