import type { Handler } from "hono";
import { parisDay } from "../../clock.ts";
import { conversationCookie } from "../cookie.ts";
import { frenchDay } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { currentConversation, formText, readForm, requireConversation } from "./session.ts";

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
    const id = await requireConversation(c, deps);
    const { turns } = await deps.conversations.view(id);
    const requests = await deps.contactRequests.ofConversation(id);
    const due = turns.flatMap(({ contest }) => (contest?.state === "open" ? [contest.dueAt.getTime()] : []));
    return sendPage(
      c,
      { title: "Effacer la conversation", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Effacer cette conversation ?</h1>
        <p>
          Vos questions, nos réponses et vos avis ne se liront plus, ni par vous ni par nos agents. C'est sans
          retour.
        </p>
        {requests.length > 0 && (
          <p class="essential">
            Vos demandes à des interlocuteurs partent avec elle : celles qui sont en cours sont annulées, et
            vos coordonnées effacées.
          </p>
        )}
        {due.length === 0 ? (
          <form method="post" action="/conversation/effacer" class="actions">
            <button type="submit">Effacer définitivement</button>
            <a href="/">Garder ma conversation</a>
          </form>
        ) : (
          <ContestChoices due={new Date(Math.max(...due))} />
        )}
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

/** A decision needs the exchange: the person says whether it is worth waiting for. */
const ContestChoices = ({ due }: { due: Date }) => (
  <>
    <p class="essential">
      {`Vous avez contesté une réponse : une décision est attendue, au plus tard le ${frenchDay(due)}. Pour décider, il nous faut l'échange. À vous de choisir.`}
    </p>
    <form method="post" action="/conversation/effacer" class="choices">
      <div>
        <button type="submit" name="contestation" value="attendre">
          Effacer dès la décision
        </button>
        <p class="aside">
          Plus rien n'ouvrira votre conversation, pas même vous. Nous la gardons pour cette seule décision,
          que vous lirez avec l'adresse de votre ticket ; elle est effacée aussitôt après.
        </p>
      </div>
      <div>
        <button type="submit" name="contestation" value="retirer">
          Retirer ma contestation et tout effacer maintenant
        </button>
        <p class="aside">Personne ne décidera.</p>
      </div>
      <a href="/">Garder ma conversation</a>
    </form>
  </>
);

/** Erases the conversation and forgets it in this browser. */
export const erase =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const id = await requireConversation(c, deps);
    // Without a choice (another tab contested since): nothing is lost that the person had asked to be decided.
    const choice = formText(await readForm(c), "contestation") === "retirer" ? "withdraw" : "wait";
    const { erasedAfter } = await deps.conversations.erase(id, choice);
    conversationCookie.clear(c);
    return c.redirect(erasedAfter === null ? "/?effacee" : `/?fermee=${parisDay(erasedAfter)}`, 303);
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
