import type { Context } from "hono";
import { parisDay } from "../../../clock.ts";
import { mayServe } from "../../../contact/reach.ts";
import type { ConversationView } from "../../../conversation/conversations.ts";
import type { Advisor } from "../../../directory/advisor.ts";
import { COST_LABELS, KIND_LABELS } from "../../../directory/labels.ts";
import { mayBeShown } from "../../../directory/listing.ts";
import { profileUrlOf } from "../../../directory/public-view.ts";
import { conflictInWords } from "../../../directory/words.ts";
import { DomainError } from "../../../errors.ts";
import { companyOfProfile } from "../../../orientation/company.ts";
import type { ProposedAdvisor } from "../../../orientation/orientation.ts";
import type { PagesDeps } from "../../deps.ts";
import { spaced } from "../../typography.ts";
import { currentConversation } from "../session.ts";

/** Whom the page is about, and what the conversation of this browser knows. */
export type Around = {
  advisor: Advisor;
  conversationId: string | null;
  view: ConversationView | null;
  /** Those whom the published rules propose to this company; empty without a conversation. */
  proposed: readonly ProposedAdvisor[];
  /** False where the charter does not let this advisor be put in touch with the company of the conversation. */
  serves: boolean;
};

/** @throws DomainError `introuvable` where nobody of that id may be shown */
export async function aroundOf(c: Context, deps: PagesDeps): Promise<Around> {
  const advisor = await deps.directory.find(c.req.param("advisor") ?? "");
  const today = parisDay(deps.clock.now());
  if (advisor === null || !mayBeShown(advisor, today))
    throw new DomainError("introuvable", "Cette personne n'existe pas, ou n'est plus dans l'annuaire.");
  const conversationId = await currentConversation(c, deps);
  const view = conversationId === null ? null : await deps.conversations.view(conversationId);
  const found = view === null ? null : await deps.orienter.profile(view.profile, { skipped: view.skipped });
  const serves = view === null || mayServe(advisor, companyOfProfile(view.profile), today);
  return { advisor, conversationId, view, proposed: found?.advisors ?? [], serves };
}

/** Who it is: unpaid or not, what they may sell, whom they may favour, why they fit. */
export const Who = ({ around: { advisor, view, proposed, serves } }: { around: Around }) => {
  const mine = proposed.find(({ id }) => id === advisor.id);
  return (
    <section class="provenance who" aria-labelledby="qui">
      <h2 id="qui">{spaced(advisor.name)}</h2>
      <p>{`${KIND_LABELS[advisor.kind]}, ${COST_LABELS[advisor.cost]}`}</p>
      <p>
        {advisor.commercialInterest === null
          ? "Aucun intérêt commercial n'est indiqué."
          : spaced(`Peut vendre ses services : ${advisor.commercialInterest}`)}
      </p>
      {advisor.conflicts.length > 0 && (
        <p class="interest">
          {spaced(`Conflit d'intérêts déclaré : ${advisor.conflicts.map(conflictInWords).join(" ; ")}`)}
        </p>
      )}
      {!mine && advisor.kind === "ambassadeur_grand_public" && (
        <p>{spaced("Témoigne de son usage de l'IA ; ne conseille pas une entreprise en particulier.")}</p>
      )}
      {mine && (
        <>
          <p>{spaced("Pourquoi cette personne :")}</p>
          <Reasons reasons={mine.reasons} />
        </>
      )}
      {!mine && view !== null && proposed[0] !== undefined && (
        <p class="aside">
          {serves
            ? "D'après ce que vous avez dit de votre entreprise, d'autres personnes passent avant :"
            : "D'après ce que vous avez dit de votre entreprise, les règles de la charte ne permettent pas de lui envoyer votre demande. Voyez plutôt :"}{" "}
          <a href={`/contacter/${encodeURIComponent(proposed[0].id)}`}>{spaced(proposed[0].name)}</a>.
        </p>
      )}
      <p>
        <a href={profileUrlOf(advisor)}>Voir sa fiche</a>
      </p>
    </section>
  );
};

/** Whom else the published rules propose, and where to look. */
export const Others = ({ around: { advisor, proposed } }: { around: Around }) => (
  <section aria-labelledby="autres">
    <h2 id="autres">Quelqu'un d'autre</h2>
    {proposed
      .filter(({ id }) => id !== advisor.id)
      .slice(0, 3)
      .map(({ id, name, reasons }) => (
        <div class="advisor">
          <p class="name">
            <a href={`/contacter/${encodeURIComponent(id)}`}>{spaced(name)}</a>
          </p>
          <Reasons reasons={reasons} />
        </div>
      ))}
    <p>
      <a href="/orientation">Trouver la bonne personne</a> · <a href="/annuaire">Annuaire</a> ·{" "}
      <a href="/humain">Parler à un humain</a>
    </p>
  </section>
);

/** The reasons of the published rules, for or against. */
const Reasons = ({ reasons }: { reasons: ProposedAdvisor["reasons"] }) => (
  <ul class="reasons">
    {reasons.map(({ holds, text }) => (
      <li data-holds={String(holds)}>
        <span aria-hidden="true">{holds ? "✓" : "–"}</span> {spaced(text)}
      </li>
    ))}
  </ul>
);
