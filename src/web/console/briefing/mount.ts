import type { Hono } from "hono";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { BRIEFING, briefingPage, postBriefing } from "./new.tsx";
import { postErase, sheetPage } from "./sheet.tsx";

/** A file of five megabytes, the text beside it, and what wraps them. */
const FORM_BYTES = 6 * 1024 * 1024;

/** The sheets that an ambassador makes before a meeting: theirs alone. */
export function mountBriefing(app: Hono, deps: ConsoleDeps): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const ambassador = deps.access.only("ambassador");
  app.get(BRIEFING, ambassador, briefingPage(deps));
  // Who may first, then how much: what a stranger sends is not read.
  app.post(BRIEFING, ambassador, limit, postBriefing(deps));
  app.get(`${BRIEFING}/:id`, ambassador, sheetPage(deps));
  app.post(`${BRIEFING}/:id/effacer`, limit, ambassador, postErase(deps));
}
