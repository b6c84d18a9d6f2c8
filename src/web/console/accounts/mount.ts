import type { Hono } from "hono";
import { DEMO_PATH } from "../../../accounts/demo/demo.ts";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { accountsPage } from "./accounts.tsx";
import { demoLink, followDemoLink } from "./demo.tsx";
import { ACCOUNTS, postCancellation, postChange, postInvitation, postReview, postState } from "./form.ts";
import { closeOtherSessions, closeSession, sessionsPage } from "./sessions.tsx";
import { beginSignIn, endSignIn, signInPage, signOutPage } from "./sign-in.tsx";

const FORM_BYTES = 64 * 1024;

/** The way in and out, one's own sessions, and who has which right. */
export function mountAccounts(app: Hono, deps: Pick<ConsoleDeps, "accounts" | "access" | "publicUrl">): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const { access } = deps;
  app.get("/console/connexion", signInPage(deps));
  app.get("/console/connexion/ouvrir", beginSignIn(deps));
  app.get("/console/connexion/retour", endSignIn(deps));
  app.post("/console/deconnexion", limit, signOutPage(deps));
  app.get(`${DEMO_PATH}/:secret`, demoLink(deps));
  app.post(`${DEMO_PATH}/:secret`, limit, followDemoLink(deps));

  app.get("/console/sessions", access.only(), sessionsPage(deps));
  app.post("/console/sessions/fermer-autres", limit, access.only(), closeOtherSessions(deps));
  app.post("/console/sessions/:id/fermer", limit, access.only(), closeSession(deps));

  const changes = [limit, access.only("administrator"), access.fresh] as const;
  app.get(ACCOUNTS, access.only("administrator", "dpo"), accountsPage(deps));
  app.post(`${ACCOUNTS}/revue`, limit, access.only("administrator", "dpo"), postReview(deps));
  app.post(`${ACCOUNTS}/invitations`, ...changes, postInvitation(deps));
  app.post(`${ACCOUNTS}/invitations/:id/annuler`, ...changes, postCancellation(deps));
  app.post(`${ACCOUNTS}/:id`, ...changes, postChange(deps));
  app.post(`${ACCOUNTS}/:id/desactiver`, ...changes, postState(deps, true));
  app.post(`${ACCOUNTS}/:id/reactiver`, ...changes, postState(deps, false));
}
