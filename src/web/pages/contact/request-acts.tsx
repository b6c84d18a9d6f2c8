import type { Handler } from "hono";
import { DomainError } from "../../../errors.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { formText, readForm } from "../session.ts";
import { followPath } from "./paths.ts";
import { showRequest, unknownRequest } from "./request.tsx";
import { satisfactionIn } from "./satisfaction.tsx";
import { showSent } from "./sent.tsx";

/** Cancels, and shows the request again. */
export const postCancel =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const secret = c.req.param("secret") ?? "";
    await deps.contactRequests.cancel(secret);
    return c.redirect(followPath(secret), 303);
  };

/** Erases words and details: nothing is left to come back to. */
export const postErase =
  (deps: PagesDeps): Handler =>
  async (c) => {
    await deps.contactRequests.erase(c.req.param("secret") ?? "");
    return sendPage(
      c,
      { title: "Demande effacée", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Votre demande est effacée</h1>
        <p>
          Votre message et vos coordonnées ne se liront plus ici. Si l'interlocuteur les a déjà lus, il peut
          les avoir notés : demandez-lui de les oublier.
        </p>
        <p>
          <a href="/">Revenir à l'accueil</a>
        </p>
      </main>,
    );
  };

/** The leader agrees to another advisor: the acknowledgement of the request that follows. */
export const postAgreement =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const secret = c.req.param("secret") ?? "";
    const form = await readForm(c);
    const advisorId = formText(form, "advisorId");
    const view = await deps.contactRequests.follow(secret);
    if (view === null) throw unknownRequest();
    try {
      const sent = await deps.contactRequests.agree(secret, advisorId, formText(form, "consent") !== "");
      const advisor = await deps.directory.find(advisorId);
      if (advisor === null) throw unknownRequest();
      const { phone, email } = view.contact;
      return showSent(c, deps, { sent, advisor, given: { phone: phone ?? "", email: email ?? "" } });
    } catch (error) {
      if (!(error instanceof DomainError) || error.type === "introuvable") throw error;
      return showRequest(c, deps, error.fields, error.fields.length === 0 ? error : null);
    }
  };

/** The leader's two answers, once. */
export const postSatisfaction =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const secret = c.req.param("secret") ?? "";
    const satisfaction = satisfactionIn(await readForm(c));
    if (Array.isArray(satisfaction)) return showRequest(c, deps, satisfaction);
    await deps.contactRequests.satisfy(secret, satisfaction);
    return sendPage(
      c,
      { title: "Merci", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Merci de votre réponse</h1>
        <p>Elle entre dans un total, sans votre nom ni celui de votre entreprise.</p>
        <p>
          <a href={followPath(secret)}>Revenir à ma demande</a>
        </p>
      </main>,
    );
  };
