import type { Handler, Hono } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { refuseLargeBody } from "../../../http/guard.ts";
import { resultsCsv, resultsJson } from "../../../surveys/export.ts";
import type { ConsoleDeps } from "../deps.ts";
import { textOf } from "../words.ts";
import { composePage, postComposed } from "./compose.tsx";
import { surveysPage } from "./list.tsx";
import { postAnswers, postSurveyAct, surveyPage } from "./survey.tsx";
import { COMPOSE, COMPOSERS, SURVEYS } from "./words.ts";

const FORM_BYTES = 128 * 1024;

/** Surveys of ambassadors: whoever composes opens them and reads their results; ambassadors answer. */
export function mountSurveys(app: Hono, deps: ConsoleDeps): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const anyone = deps.access.only("ambassador", ...COMPOSERS);
  const composes = deps.access.only(...COMPOSERS);
  app.get(SURVEYS, anyone, surveysPage(deps));
  app.get(COMPOSE, composes, composePage(deps));
  app.post(COMPOSE, limit, composes, postComposed(deps));
  app.get(`${SURVEYS}/:id`, anyone, surveyPage(deps));
  app.post(`${SURVEYS}/:id/reponse`, limit, deps.access.only("ambassador"), postAnswers(deps));
  app.post(`${SURVEYS}/:id/ouvrir`, limit, composes, postSurveyAct(deps, "open"));
  app.post(`${SURVEYS}/:id/supprimer`, limit, composes, postSurveyAct(deps, "remove"));
  app.post(`${SURVEYS}/:id/clore`, limit, composes, postSurveyAct(deps, "close"));
  app.post(`${SURVEYS}/:id/export`, limit, composes, exportSurvey(deps));
}

/** Taken away by a POST: it is written in the journal. */
const exportSurvey =
  ({ surveys }: Pick<ConsoleDeps, "surveys">): Handler =>
  async (c) => {
    const format = textOf((await c.req.parseBody()).format) === "json" ? "json" : "csv";
    const results = await surveys.exportResults(staffOf(c), c.req.param("id") ?? "", format);
    c.header("Content-Disposition", `attachment; filename="boussole-ia-enquete.${format}"`);
    c.header("Content-Type", `${format === "json" ? "application/json" : "text/csv"}; charset=utf-8`);
    return c.body(format === "json" ? resultsJson(results) : resultsCsv(results));
  };
