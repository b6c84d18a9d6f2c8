import type { Handler } from "hono";
import { DomainError } from "../../../errors.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { spaced } from "../../typography.ts";
import { currentConversation, formText, readForm, requireConversation } from "../session.ts";
import { followPath } from "./paths.ts";
import { showRequest, unknownRequest } from "./request.tsx";
import { COUNTED, satisfactionIn } from "./satisfaction.tsx";
import { showSent } from "./sent.tsx";

/** What was said twice, or too late, is told on the request as it is now. @throws anything else */
function alreadyDone(error: unknown): DomainError {
  if (error instanceof DomainError && error.type === "deja-fait") return error;
  throw error;
}

/** Cancels, and shows the request again. */
export const postCancel =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const secret = c.req.param("secret") ?? "";
    try {
      await deps.contactRequests.cancel(secret);
    } catch (error) {
      return showRequest(c, deps, [], alreadyDone(error));
    }
    return c.redirect(followPath(secret), 303);
  };

/** The leader says that the meeting the advisor tells of did not take place: others are offered on the same page. */
export const postDispute =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const secret = c.req.param("secret") ?? "";
    try {
      await deps.contactRequests.dispute(secret);
    } catch (error) {
      return showRequest(c, deps, [], alreadyDone(error));
    }
    return c.redirect(followPath(secret), 303);
  };

/** Opens a request from the conversation that it was sent from, to whoever holds it. */
export const postOwnRequest =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const id = formText(await readForm(c), "id");
    const path = await deps.contactRequests.pathFor(await requireConversation(c, deps), id);
    if (path === null) throw unknownRequest();
    return c.redirect(path, 303);
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
          Votre message et vos coordonnées ne se liront plus ici. Le message déjà parti par courriel reste
          dans la messagerie de l'interlocuteur, et il peut avoir noté vos coordonnées : demandez-lui de les
          effacer.
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
      const talking = (await currentConversation(c, deps)) !== null;
      const given = { phone: phone ?? "", email: email ?? "" };
      return showSent(c, deps, { sent, advisor, given, talking });
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
    try {
      await deps.contactRequests.satisfy(secret, satisfaction);
    } catch (error) {
      return showRequest(c, deps, [], alreadyDone(error));
    }
    return sendPage(
      c,
      { title: "Merci", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Merci de votre réponse</h1>
        <p>{spaced(COUNTED)}</p>
        <p>
          <a href={followPath(secret)}>Revenir à ma demande</a>
        </p>
      </main>,
    );
  };
