import type { Handler } from "hono";
import { parisDay } from "../../clock.ts";
import { conversationCookie } from "../cookie.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { currentConversation, requireConversation } from "./session.ts";

/** The conversation of this browser for the script: the one that is open, in another tab perhaps, or a new one. */
export const openForPage =
  (deps: PagesDeps): Handler =>
  async (c) => {
    c.header("Cache-Control", "private, no-store");
    const current = await currentConversation(c, deps);
    if (current !== null) return c.json({ id: current });
    const opened = await deps.conversations.open();
    conversationCookie.set(c, opened.token);
    return c.json({ id: opened.id }, 201);
  };

/** Asks before erasing: nothing brings a conversation back. */
export const confirmErase =
  (deps: PagesDeps): Handler =>
  async (c) => {
    await requireConversation(c, deps);
    return sendPage(
      c,
      { title: "Effacer la conversation", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Effacer cette conversation ?</h1>
        <p>
          Vos questions, nos réponses et vos avis ne se liront plus, ni par vous ni par nos agents. C'est sans
          retour.
        </p>
        <form method="post" action="/conversation/effacer" class="actions">
          <button type="submit">Effacer définitivement</button>
          <a href="/">Garder ma conversation</a>
        </form>
        <p class="aside">
          Vous voulez en garder une copie ?{" "}
          <a href="/conversation/export" download>
            Téléchargez-la d'abord
          </a>
          .
        </p>
      </main>,
    );
  };

/** Erases the conversation and forgets it in this browser. */
export const erase =
  (deps: PagesDeps): Handler =>
  async (c) => {
    await deps.conversations.erase(await requireConversation(c, deps));
    conversationCookie.clear(c);
    return c.redirect("/?effacee", 303);
  };

/** The whole conversation as a JSON file. */
export const exportConversation =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const content = await deps.conversations.export(await requireConversation(c, deps));
    const name = `boussole-conversation-${parisDay(deps.clock.now())}.json`;
    return c.body(JSON.stringify(content, null, 2), 200, {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    });
  };
