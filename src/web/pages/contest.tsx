import type { Context, Handler } from "hono";
import {
  ANSWER_DAYS_KEPT,
  type Contested,
  LONGEST_REASON,
  WORKING_DAYS_TO_DECIDE,
} from "../../conversation/contest/contest.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import { Field } from "../components/field.tsx";
import { KeptAddress } from "../components/kept-address.tsx";
import { NoticeFields } from "../components/notice-fields.tsx";
import { frenchDay } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { maskedLabel } from "../labels.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { siteOrigin } from "./origin.ts";
import { formText, readForm, requireConversation } from "./session.ts";

type Given = { reason: string; email: string; consent: boolean };

/** Contesting an answer: what is kept is told before anything is chosen. */
export const contestForm =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const answer = await deps.conversations.answer(
      await requireConversation(c, deps),
      c.req.param("id") ?? "",
    );
    return showForm(c, deps, answer, { reason: "", email: "", consent: false }, []);
  };

/** Files the contest and shows its ticket, this once. */
export const postContest =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const conversation = await requireConversation(c, deps);
    const answer = await deps.conversations.answer(conversation, c.req.param("id") ?? "");
    const form = await readForm(c);
    const given = {
      reason: formText(form, "reason"),
      email: deps.canMail ? formText(form, "email") : "",
      consent: formText(form, "consent") !== "",
    };
    try {
      const contested = await deps.contests.contest(conversation, answer.id, given);
      return showTicket(c, deps, answer, contested);
    } catch (error) {
      if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
      return showForm(c, deps, answer, given, error.fields);
    }
  };

function showForm(
  c: Context,
  deps: PagesDeps,
  { id, reference }: { id: string; reference: string },
  given: Given,
  faults: readonly FieldError[],
) {
  const refused = faults.length > 0;
  const title = "Contester une réponse";
  return sendPage(
    c,
    {
      title: refused ? `À corriger – ${title}` : title,
      unofficialBanner: deps.unofficialBanner,
      status: refused ? 422 : 200,
      personal: true,
    },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>{title}</h1>
      <p>
        Vous pensez que la réponse <code>{reference}</code> est fausse, incomplète ou injuste : une personne
        la réexamine et vous répond.
      </p>
      <section class="provenance" aria-labelledby="avant">
        <h2 id="avant">Avant de choisir</h2>
        <ul>
          <li>
            <strong>
              L'échange est gardé jusqu'à la décision, même si vous demandez à l'effacer entre-temps ; il est
              alors effacé aussitôt après.
            </strong>{" "}
            Vous pouvez retirer votre contestation à tout moment.
          </li>
          <li>
            {`Décision dans les ${WORKING_DAYS_TO_DECIDE} jours ouvrés (du lundi au vendredi, hors jours fériés). C'est le délai que nous nous donnons.`}
          </li>
          <li>
            {`Votre motif est chiffré et lu par les agents habilités. Vous lirez la décision pendant ${ANSWER_DAYS_KEPT} jours, sur une page dont vous seul aurez l'adresse.`}
          </li>
        </ul>
      </section>
      {refused && (
        <div class="essential" role="alert">
          <p>
            <strong>Votre contestation n'est pas partie.</strong>{" "}
            {spaced("Corrigez ce qui est indiqué ; le reste est toujours là.")}
          </p>
        </div>
      )}
      <form method="post" action={`/reponses/${id}/contester`}>
        <Field
          name="reason"
          label="Ce qui ne va pas dans cette réponse"
          help="Numéros de téléphone, courriels et numéros bancaires sont masqués avant d'être enregistrés."
          fault={faults.find(({ field }) => field === "reason")?.message ?? null}
          control={(described) => (
            <textarea id="reason" name="reason" rows={5} maxlength={LONGEST_REASON} required {...described}>
              {given.reason}
            </textarea>
          )}
        />
        {deps.canMail && (
          <NoticeFields email={given.email} consent={given.consent} optional faults={faults} />
        )}
        <p class="actions">
          <button type="submit">Contester cette réponse</button>
          <a href={`/#r-${reference}`}>Revenir à ma conversation</a>
        </p>
      </form>
    </main>,
  );
}

function showTicket(
  c: Context,
  deps: PagesDeps,
  { reference }: { reference: string },
  { ticket, dueAt, masked }: Contested,
) {
  const path = `/contestations/${ticket}`;
  return sendPage(
    c,
    {
      title: "Contestation enregistrée",
      unofficialBanner: deps.unofficialBanner,
      script: true,
      personal: true,
    },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>Votre contestation est enregistrée</h1>
      <p>
        {`Elle porte sur la réponse ${reference}. Décision au plus tard le `}
        <strong>{frenchDay(dueAt)}</strong>.
      </p>
      {masked.length > 0 && <p>Nous avons masqué {maskedLabel(masked)} avant de conserver votre motif.</p>}
      <h2>Gardez l'adresse de votre ticket</h2>
      <p>
        {spaced(
          "C'est la façon de suivre votre contestation, de la retirer et de lire la décision : nous ne vous la montrerons plus. Qui a cette adresse voit la décision, jamais votre échange.",
        )}
      </p>
      <KeptAddress label="Adresse à garder pour vous" address={`${siteOrigin(c, deps)}${path}`} />
      <p class="actions">
        <a href={path}>Suivre ma contestation</a>
        <a href={`/#r-${reference}`}>Revenir à ma conversation</a>
      </p>
    </main>,
  );
}
