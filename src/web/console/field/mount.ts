import type { Hono } from "hono";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { fichePage, postFicheApproval, postFicheEnd } from "./fiche.tsx";
import { inboxPage, postDraft, postSetAside, readPage } from "./inbox.tsx";
import { postReport, postTakeBack, reportsPage } from "./reports.tsx";
import { terrainCsv, terrainPage } from "./terrain.tsx";
import { INBOX, RETOURS, TERRAIN } from "./words.ts";

const FORM_BYTES = 64 * 1024;

/** Field reports: an ambassador files, readers read without the author and draft, a lead decides; the others see totals alone. */
export function mountField(app: Hono, deps: ConsoleDeps): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const { only } = deps.access;
  const ambassadors = only("ambassador");
  const readers = only("reviewer", "lead");
  const leads = only("lead");
  const staff = only("reviewer", "lead", "dpo", "administrator");

  app.get(RETOURS, ambassadors, reportsPage(deps));
  app.post(RETOURS, limit, ambassadors, postReport(deps));
  app.post(`${RETOURS}/:id/reprendre`, limit, ambassadors, postTakeBack(deps));
  app.get(TERRAIN, staff, terrainPage(deps));
  app.get(`${TERRAIN}/chiffres.csv`, staff, terrainCsv(deps));
  app.get(INBOX, readers, inboxPage(deps));
  app.get(`${INBOX}/:id`, readers, readPage(deps));
  app.post(`${INBOX}/:id/ecarter`, limit, readers, postSetAside(deps));
  app.post(`${INBOX}/:id/fiche`, limit, readers, postDraft(deps));
  app.get(`${TERRAIN}/fiches/:id`, readers, fichePage(deps));
  app.post(`${TERRAIN}/fiches/:id/approuver`, limit, leads, postFicheApproval(deps));
  app.post(`${TERRAIN}/fiches/:id/refuser`, limit, leads, postFicheEnd(deps, "reject"));
  app.post(`${TERRAIN}/fiches/:id/retirer`, limit, leads, postFicheEnd(deps, "withdraw"));
}
