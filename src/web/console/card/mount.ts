import type { Hono } from "hono";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { editPage, postCard } from "./edit.tsx";
import { leavePage, postLeaving } from "./leave.tsx";
import { myCardPage, postConflict, postUnavailable, postWithdrawal } from "./my-card.tsx";
import { postConfirmation, postDecision, proposedCardPage, proposedPage } from "./proposed.tsx";
import { MY_CARD, PROPOSED_CARDS } from "./words.ts";

const FORM_BYTES = 32 * 1024;

/** An ambassador's own card, and what staff decide of the changes proposed to cards. */
export function mountCards(app: Hono, deps: ConsoleDeps): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const ambassador = deps.access.only("ambassador");
  app.get(MY_CARD, ambassador, myCardPage(deps));
  app.get(`${MY_CARD}/changer`, ambassador, editPage(deps));
  app.post(`${MY_CARD}/changer`, limit, ambassador, postCard(deps));
  app.post(`${MY_CARD}/retirer`, limit, ambassador, postWithdrawal(deps));
  app.post(`${MY_CARD}/conflit`, limit, ambassador, postConflict(deps));
  app.post(`${MY_CARD}/indisponible`, limit, ambassador, postUnavailable(deps));
  app.get(`${MY_CARD}/partir`, ambassador, leavePage(deps));
  app.post(`${MY_CARD}/partir`, limit, ambassador, postLeaving(deps));

  const decides = deps.access.only("lead", "administrator");
  app.get(PROPOSED_CARDS, decides, proposedPage(deps));
  app.get(`${PROPOSED_CARDS}/:id`, decides, proposedCardPage(deps));
  app.post(`${PROPOSED_CARDS}/:id/accepter`, limit, decides, postDecision(deps, "accepte"));
  app.post(`${PROPOSED_CARDS}/:id/refuser`, limit, decides, postDecision(deps, "refuse"));
  app.post(`${PROPOSED_CARDS}/declarations/:id/confirmer`, limit, decides, postConfirmation(deps));
}
