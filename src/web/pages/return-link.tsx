import type { Handler } from "hono";
import { DomainError } from "../../errors.ts";
import { conversationCookie } from "../cookie.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { siteOrigin } from "./origin.ts";
import { currentConversation, requireConversation } from "./session.ts";

/** Makes a private return link and shows it once, with what it is. */
export const createReturnLink =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const conversation = await requireConversation(c, deps);
    const token = conversationCookie.read(c) ?? "";
    const secret = await deps.conversations.renewReturnLink(conversation, token);
    const link = `${siteOrigin(c, deps)}/retour/${secret}`;
    return sendPage(
      c,
      {
        title: "Lien privé de retour",
        unofficialBanner: deps.unofficialBanner,
        script: true,
        personal: true,
      },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Votre lien privé de retour</h1>
        <p>
          Ce lien rouvre votre conversation, sur un autre appareil ou plus tard. Nous ne pourrons plus vous le
          montrer.
        </p>
        <label for="lien">Lien à garder pour vous</label>
        <div class="line">
          <input id="lien" readonly value={link} />
          <button type="button" data-copy-from="lien" hidden>
            Copier
          </button>
        </div>
        <p id="status" role="status" class="help spaced" />
        <p>
          Toute personne qui a ce lien peut lire votre conversation : ne le publiez pas. Si vous en aviez déjà
          un, il ne marche plus, et la conversation est fermée partout ailleurs que dans ce navigateur.
        </p>
        <p>
          <a href="/">Revenir à ma conversation</a>
        </p>
      </main>,
    );
  };

/** Opens nothing by itself: link previews and scanners visit addresses too. */
export const showReturn =
  (deps: PagesDeps): Handler =>
  async (c) => {
    if (!(await deps.conversations.isReturnLink(c.req.param("secret") ?? ""))) throw dead();
    const other = await currentConversation(c, deps);
    return sendPage(
      c,
      { title: "Rouvrir ma conversation", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Rouvrir votre conversation</h1>
        <p>Vous arrivez par un lien privé. Il rouvre la conversation dans ce navigateur.</p>
        {other !== null && (
          <p>
            Une autre conversation est déjà ouverte ici : elle sera remplacée. Si vous y tenez,{" "}
            <a href="/">gardez d'abord son lien</a>.
          </p>
        )}
        <form method="post" class="actions">
          <button type="submit">Rouvrir ma conversation</button>
        </form>
      </main>,
    );
  };

/** Opens the conversation of a return link in this browser. */
export const followReturn =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const reopened = await deps.conversations.reopen(c.req.param("secret") ?? "");
    if (reopened === null) throw dead();
    conversationCookie.set(c, reopened.token);
    return c.redirect("/", 303);
  };

const dead = (): DomainError =>
  new DomainError(
    "introuvable",
    "Ce lien ne marche plus : la conversation a été effacée, ou un lien plus récent l'a remplacé.",
  );
