import type { Context, Handler } from "hono";
import { parisDay } from "../../clock.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import { CorrectionBlock } from "../components/correction.tsx";
import { NoticeFields } from "../components/notice-fields.tsx";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { formText, readForm, requireConversation } from "./session.ts";

/** Leaves an address, or takes it back, from the tools of the conversation. */
export const postNoticeAddress =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const conversation = await requireConversation(c, deps);
    const form = await readForm(c);
    if (formText(form, "retirer") !== "") {
      await deps.notices.remove(conversation);
      return c.redirect("/#prevenir", 303);
    }
    // Nothing could be sent: an address would be kept for nothing.
    if (!deps.canMail)
      throw new DomainError(
        "indisponible",
        "Ce service n'envoie pas de courriel : aucune adresse n'est gardée.",
      );
    const [email, consent] = [formText(form, "email"), formText(form, "consent") !== ""];
    try {
      await deps.notices.leave(conversation, email, consent);
      return c.redirect("/#prevenir", 303);
    } catch (error) {
      if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
      return showRefused(c, deps, { email, consent }, error.fields);
    }
  };

function showRefused(
  c: Context,
  deps: PagesDeps,
  given: { email: string; consent: boolean },
  faults: readonly FieldError[],
) {
  const title = "Être prévenu d'une correction";
  return sendPage(
    c,
    { title: `À corriger – ${title}`, unofficialBanner: deps.unofficialBanner, status: 422, personal: true },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>{title}</h1>
      <form method="post" action="/conversation/prevenir">
        <NoticeFields {...given} optional={false} faults={faults} />
        <p class="actions">
          <button type="submit">Me prévenir</button>
          <a href="/">Revenir à ma conversation</a>
        </p>
      </form>
    </main>,
  );
}

/** The person has read the corrections of their conversation: the home page says no more of them. */
export const postCorrectionsSeen =
  (deps: PagesDeps): Handler =>
  async (c) => {
    await deps.conversations.seeCorrections(await requireConversation(c, deps));
    return c.redirect("/", 303);
  };

const deadLink = (): DomainError =>
  new DomainError(
    "introuvable",
    "Ce lien ne marche plus : la conversation a été effacée, ou l'adresse est incomplète.",
  );

/** What the link of a message shows: one correction, and nothing of the conversation. */
export const toldCorrection =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const { reference = "", secret = "" } = c.req.param();
    const told = await deps.notices.told(reference, secret);
    if (told === null) throw deadLink();
    return sendPage(
      c,
      { title: "Une réponse corrigée", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>
          La réponse <code>{told.reference}</code>
        </h1>
        <CorrectionBlock
          answerId={told.reference}
          correction={told.correction}
          today={parisDay(deps.clock.now())}
          level={2}
        />
        <h2>Relire votre conversation</h2>
        <p>
          {spaced("Cette page ne l'ouvre pas. Revenez à")} <a href="/">l'accueil</a> dans le navigateur où
          vous l'avez ouverte, ou suivez votre lien privé de retour.
        </p>
        <form method="post" action={`/corrections/${reference}/${secret}/ne-plus-prevenir`}>
          <button type="submit" class="quiet">
            Ne plus me prévenir : oublier mon adresse
          </button>
        </form>
      </main>,
    );
  };

/** From a message: the address is forgotten. */
export const postStopNotices =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const { reference = "", secret = "" } = c.req.param();
    if (!(await deps.notices.stop(reference, secret))) throw deadLink();
    return sendPage(
      c,
      { title: "Adresse oubliée", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Votre adresse est oubliée</h1>
        <p>Nous ne vous écrirons plus à propos de cette conversation.</p>
      </main>,
    );
  };
