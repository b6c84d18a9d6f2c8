import type { Hono } from "hono";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { eventPage, postDecision, postWithdrawal } from "./detail.tsx";
import { exportEvents } from "./exports.ts";
import { eventsPage } from "./list.tsx";
import { PROPOSE, postProposal, proposePage } from "./propose.tsx";
import { EVENTS } from "./words.ts";

const FORM_BYTES = 64 * 1024;

/** Events that ambassadors propose; whoever leads decides on those of others. */
export function mountEvents(app: Hono, deps: ConsoleDeps): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const proposes = deps.access.only("ambassador", "lead");
  app.get(EVENTS, proposes, eventsPage(deps));
  app.get(PROPOSE, proposes, proposePage(deps));
  app.post(PROPOSE, limit, proposes, postProposal(deps));
  app.get(`${EVENTS}/export.json`, proposes, exportEvents(deps, "json"));
  app.get(`${EVENTS}/export.ics`, proposes, exportEvents(deps, "ics"));
  app.get(`${EVENTS}/:id`, proposes, eventPage(deps));
  app.get(`${EVENTS}/:id/export.json`, proposes, exportEvents(deps, "json"));
  app.get(`${EVENTS}/:id/export.ics`, proposes, exportEvents(deps, "ics"));
  app.post(`${EVENTS}/:id/decision`, limit, deps.access.only("lead"), postDecision(deps));
  app.post(`${EVENTS}/:id/retrait`, limit, proposes, postWithdrawal(deps));
}
