import type { Hono } from "hono";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { availabilityPage, postAvailability } from "./availability.tsx";
import { requestsPage } from "./list.tsx";
import { packPage } from "./pack.tsx";
import { postAct, requestPage } from "./request.tsx";
import { AVAILABILITY, REQUESTS } from "./words.ts";

const FORM_BYTES = 16 * 1024;

/** What leaders ask of an ambassador, and what they do of it. */
export function mountRequests(app: Hono, deps: ConsoleDeps): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const ambassador = deps.access.only("ambassador");
  app.get(REQUESTS, ambassador, requestsPage(deps));
  // Before the requests, of which it would be one.
  app.get(AVAILABILITY, ambassador, availabilityPage(deps));
  app.post(AVAILABILITY, limit, ambassador, postAvailability(deps));
  app.get(`${REQUESTS}/:id`, ambassador, requestPage(deps));
  app.post(`${REQUESTS}/:id`, limit, ambassador, postAct(deps));
  app.get(`${REQUESTS}/:id/dossier`, ambassador, packPage(deps));
}
