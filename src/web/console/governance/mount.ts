import type { Hono } from "hono";
import { HANDLERS } from "../../../governance/incidents/incident.ts";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { annualFile } from "./annual-file.ts";
import { incidentPage, postAct } from "./incident.tsx";
import { INCIDENTS, incidentsPage, postIncident } from "./incidents.tsx";
import { ONBOARDING_PAGE, onboardingPage, postRead } from "./onboarding.tsx";
import { GOVERNANCE, ownersPage, postOwner } from "./owners.tsx";

const FORM_BYTES = 64 * 1024;

/** Who answers for what, what went wrong, what the year was, and what everyone here must know of AI. */
export function mountGovernance(app: Hono, deps: ConsoleDeps): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const { only } = deps.access;
  app.get(ONBOARDING_PAGE, only(), onboardingPage(deps));
  app.post(ONBOARDING_PAGE, limit, only(), postRead(deps));
  app.get(INCIDENTS, only(), incidentsPage(deps));
  app.post(INCIDENTS, limit, only(), postIncident(deps));
  app.get(`${INCIDENTS}/:id`, only(...HANDLERS), incidentPage(deps));
  app.post(`${INCIDENTS}/:id`, limit, only(...HANDLERS), postAct(deps));
  app.get(GOVERNANCE, only("lead", "dpo", "administrator"), ownersPage(deps));
  app.post(GOVERNANCE, limit, only("lead", "administrator"), postOwner(deps));
  app.get(`${GOVERNANCE}/bilan`, only("lead", "dpo", "administrator"), annualFile(deps));
}
