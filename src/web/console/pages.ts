import { Hono } from "hono";
import { READERS } from "../../audit/readers.ts";
import { refuseLargeBody, sameOriginProven } from "../../http/guard.ts";
import { mountAccounts } from "./accounts/mount.ts";
import { mountBriefing } from "./briefing/mount.ts";
import { mountCards } from "./card/mount.ts";
import { CONTESTS, contestPage, contestsPage, postDecision } from "./contests.tsx";
import type { ConsoleDeps } from "./deps.ts";
import { acknowledgeAlert, DUTY_PAGE, dutyPage, postDuty, removeDuty } from "./duty.tsx";
import { consoleErrors } from "./errors.tsx";
import { mountEvents } from "./events/mount.ts";
import { evidencePage } from "./evidence.tsx";
import { mountField } from "./field/mount.ts";
import { mountGovernance } from "./governance/mount.ts";
import { consoleHome } from "./home.tsx";
import { JOURNAL, journalPage, postVerification } from "./journal.tsx";
import { mountQuality } from "./quality/mount.ts";
import { mountRequests } from "./requests/mount.ts";
import { RETENTION, retentionPage } from "./retention.tsx";
import { mountReview } from "./review/mount.ts";
import { mountSurveys } from "./surveys/mount.ts";
import { openAnswer, postAdvisor, postSwitch, switchesPage } from "./switches.tsx";
import { SWITCHES_PAGE } from "./words.ts";

export type { ConsoleDeps } from "./deps.ts";

const FORM_BYTES = 64 * 1024;

/**
 * Every page of the console. A page that is not a way in or out names who may open it, with `access.only(…)`.
 * The caller brings the security headers, the rate limits and the settings of cookies.
 */
export function consolePages(deps: ConsoleDeps): Hono {
  const app = new Hono();
  app.onError(consoleErrors);
  app.use("/console/*", sameOriginProven);
  const limit = refuseLargeBody(FORM_BYTES);
  const { access } = deps;

  mountAccounts(app, deps);
  app.get("/console", access.only(), consoleHome(deps));

  const turnsSwitches = access.only("lead", "administrator");
  app.get(SWITCHES_PAGE, turnsSwitches, switchesPage(deps));
  app.post(SWITCHES_PAGE, limit, turnsSwitches, postSwitch(deps));
  app.post(`${SWITCHES_PAGE}/interlocuteur`, limit, turnsSwitches, postAdvisor(deps));
  app.get(`${SWITCHES_PAGE}/reponse`, turnsSwitches, openAnswer);
  const mayBeOnDuty = access.only("reviewer", "lead", "dpo", "administrator");
  app.get(DUTY_PAGE, mayBeOnDuty, dutyPage(deps));
  app.post(`${DUTY_PAGE}/vu`, limit, mayBeOnDuty, acknowledgeAlert(deps));
  app.post(DUTY_PAGE, limit, access.only("lead", "administrator"), postDuty(deps));
  app.post(`${DUTY_PAGE}/retirer`, limit, access.only("lead", "administrator"), removeDuty(deps));
  const readsContests = access.only("reviewer", "lead", "dpo");
  app.get(CONTESTS, readsContests, contestsPage(deps));
  app.get(`${CONTESTS}/:id`, readsContests, contestPage(deps));
  app.post(`${CONTESTS}/:id/decision`, limit, access.only("lead"), postDecision(deps));
  app.get("/console/relecture/:reference/preuve", access.only("lead", "dpo"), evidencePage(deps));
  const readsJournal = access.only(...READERS);
  app.get(JOURNAL, readsJournal, journalPage(deps));
  app.post(`${JOURNAL}/verifier`, limit, readsJournal, postVerification(deps));
  app.get(RETENTION, access.only("lead", "dpo", "administrator"), retentionPage(deps));
  mountReview(app, deps);
  mountQuality(app, deps);
  mountGovernance(app, deps);
  mountBriefing(app, deps);
  mountCards(app, deps);
  mountField(app, deps);
  mountRequests(app, deps);
  mountEvents(app, deps);
  mountSurveys(app, deps);
  return app;
}
