import { Hono, type MiddlewareHandler } from "hono";
import type { PagesDeps } from "../../deps.ts";
import { oneTap, postOneTap } from "./one-tap.tsx";
import { ONE_TAP_ROUTE, OWN_REQUEST } from "./paths.ts";
import { postPreview, postSend } from "./preview.tsx";
import { followRequest } from "./request.tsx";
import {
  postAgreement,
  postCancel,
  postDispute,
  postErase,
  postOwnRequest,
  postSatisfaction,
} from "./request-acts.tsx";
import { contactForm } from "./write.tsx";

/** The leader's pages: ask to be called, follow, and what a link of a letter does. `limit` refuses a large form. */
export function contactPages(deps: PagesDeps, limit: MiddlewareHandler): Hono {
  const app = new Hono();
  app.get("/contacter/:advisor", contactForm(deps));
  app.post("/contacter/:advisor/apercu", limit, postPreview(deps));
  app.post("/contacter/:advisor/envoyer", limit, postSend(deps));
  // After a form was sent, « Back » and a saved tab ask for these addresses.
  for (const step of ["apercu", "envoyer"])
    app.get(`/contacter/:advisor/${step}`, (c) =>
      c.redirect(`/contacter/${encodeURIComponent(c.req.param("advisor"))}`, 303),
    );
  app.get("/demandes/:secret", followRequest(deps));
  app.post("/demandes/:secret/annuler", limit, postCancel(deps));
  app.post("/demandes/:secret/effacer", limit, postErase(deps));
  app.post("/demandes/:secret/accord", limit, postAgreement(deps));
  app.post("/demandes/:secret/contester", limit, postDispute(deps));
  app.post(OWN_REQUEST, limit, postOwnRequest(deps));
  app.post("/demandes/:secret/satisfaction", limit, postSatisfaction(deps));
  app.get(ONE_TAP_ROUTE, oneTap(deps));
  app.post(ONE_TAP_ROUTE, limit, postOneTap(deps));
  return app;
}
