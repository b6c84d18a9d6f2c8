import type { Context, Handler } from "hono";
import { parisDay } from "../../../clock.ts";
import { CLOSED, type LeaderView, type State, type Step } from "../../../contact/contact.ts";
import { CALL_TIME_WORDS, LEADER_STATES } from "../../../contact/labels.ts";
import { mayBeShown } from "../../../directory/listing.ts";
import type { FieldError } from "../../../errors.ts";
import { DomainError } from "../../../errors.ts";
import { statusOf } from "../../../http/problem.ts";
import { frenchDate, frenchDay } from "../../dates.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { spaced } from "../../typography.ts";
import { currentConversation } from "../session.ts";
import { kindWords } from "./kind.ts";
import { NextOnes } from "./next-ones.tsx";
import { followPath } from "./paths.ts";
import { SatisfactionForm } from "./satisfaction.tsx";

/** The one answer to a wrong secret, and to a request that was forgotten. */
export const unknownRequest = (): DomainError =>
  new DomainError(
    "introuvable",
    "Cette demande n'existe pas, ou elle a été effacée. Vérifiez que l'adresse est complète.",
  );

/** A request as its private link shows it: how it stands, what happens next, and what the leader may do. */
export const followRequest =
  (deps: PagesDeps): Handler =>
  (c) =>
    showRequest(c, deps, []);

/** The page of the link, with what was wrong with the form that came from it. */
export async function showRequest(
  c: Context,
  deps: PagesDeps,
  faults: readonly FieldError[],
  refusal: DomainError | null = null,
) {
  const secret = c.req.param("secret") ?? "";
  const view = await deps.contactRequests.follow(secret);
  if (view === null) throw unknownRequest();
  const path = followPath(secret);
  const closed = CLOSED.includes(view.state);
  const advisor = await deps.directory.find(view.advisor.id);
  const listed = advisor !== null && mayBeShown(advisor, parisDay(deps.clock.now()));
  const talking = (await currentConversation(c, deps)) !== null;
  return sendPage(
    c,
    {
      title: faults.length > 0 ? "À corriger – Votre demande" : "Votre demande",
      unofficialBanner: deps.unofficialBanner,
      status: refusal ? statusOf(refusal.type) : faults.length > 0 ? 422 : 200,
      personal: true,
    },
    <main id="contenu" tabindex={-1} class="narrow contact">
      <h1>Votre demande</h1>
      {refusal !== null && (
        <p class="essential" role="alert">
          <strong>{refusal.type === "deja-fait" ? "C'est déjà fait." : "Rien n'est parti."}</strong>{" "}
          {spaced(refusal.message)}
        </p>
      )}
      <Standing view={view} listed={listed} />
      <p>
        <strong>{spaced(nextOf(view, listed))}</strong>
      </p>
      {view.awaitsSatisfaction && (
        <section aria-labelledby="avis">
          <h2 id="avis">Votre avis</h2>
          <SatisfactionForm action={`${path}/satisfaction`} faults={faults} />
        </section>
      )}
      {view.next !== null && <NextOnes next={view.next} path={path} faults={faults} />}
      {view.mayDispute && (
        <Confirmed
          title={
            view.state === "unreachable" ? "Demander à quelqu'un d'autre" : "Nous ne nous sommes pas parlé"
          }
          words={`${
            view.state === "unreachable"
              ? `${view.advisor.name} dit n'avoir pas pu vous joindre.`
              : `${view.advisor.name} dit que votre échange a eu lieu. Si ce n'est pas vrai, dites-le.`
          } Votre demande est alors rouverte, et d'autres personnes vous sont proposées. Rien ne part sans votre accord.`}
          action={`${path}/contester`}
          button={
            view.state === "unreachable"
              ? "Oui, proposez-moi quelqu'un d'autre"
              : "Oui, nous ne nous sommes pas parlé"
          }
        />
      )}
      <Said view={view} />
      {!closed && (
        <Confirmed
          title="Annuler ma demande"
          words={`${view.advisor.name} en est averti et ne vous contactera plus à ce sujet.`}
          action={`${path}/annuler`}
          button="Oui, annuler ma demande"
        />
      )}
      <Confirmed
        title="Tout effacer maintenant"
        words={
          closed
            ? "Votre message et vos coordonnées disparaissent, sans retour. Ce lien ne marchera plus."
            : "Votre demande est annulée, votre message et vos coordonnées disparaissent, sans retour. Ce lien ne marchera plus."
        }
        action={`${path}/effacer`}
        button="Oui, tout effacer"
      />
      <p class="aside">
        Qui a ce lien peut lire cette page : ne le publiez pas. Autre chose à demander ?{" "}
        <a href="/humain">Parler à un humain</a>
      </p>
      {talking && (
        <p>
          <a href="/">Revenir à ma conversation</a>
        </p>
      )}
    </main>,
  );
}

/** An advisor who left, or is suspended, did not leave anyone without an answer by choice: nothing of it is said. */
function stateWords({ state, by }: Pick<Step, "state" | "by">, listed: boolean): string {
  if (state !== "unanswered") return LEADER_STATES[state];
  if (by === "leader") return "Rouverte par vous : vous ne vous êtes pas parlé.";
  return listed ? LEADER_STATES.unanswered : "Cette personne n'est plus proposée par l'annuaire.";
}

/** Who brought a request to the state it is in. */
const lastBy = ({ state, steps }: LeaderView): Step["by"] =>
  steps.findLast((step) => step.state === state)?.by ?? "service";

const Standing = ({ view, listed }: { view: LeaderView; listed: boolean }) => {
  const kind = kindWords(view.advisor.kind);
  return (
    <section class="provenance" aria-label="Où elle en est">
      <dl>
        <dt>À</dt>
        <dd>
          {listed ? (
            <a href={`/annuaire/${encodeURIComponent(view.advisor.id)}`}>{spaced(view.advisor.name)}</a>
          ) : (
            spaced(view.advisor.name)
          )}
          {kind !== null && `, ${kind}`}
        </dd>
        <dt>État</dt>
        <dd>{spaced(stateWords({ state: view.state, by: lastBy(view) }, listed))}</dd>
        <dt>Envoyée le</dt>
        <dd>{frenchDay(view.sentAt)}</dd>
        {view.state === "sent" && (
          <>
            <dt>Réponse attendue le</dt>
            <dd>{frenchDate(view.answerBy)}</dd>
          </>
        )}
        {view.appointment !== null && (
          <>
            <dt>Rendez-vous</dt>
            <dd>{frenchDate(view.appointment)}</dd>
          </>
        )}
        <dt>Effacée au plus tard le</dt>
        <dd>{frenchDay(view.expiresAt)}</dd>
      </dl>
      {view.steps.length > 1 && <Steps steps={view.steps} listed={listed} />}
    </section>
  );
};

const BY: Record<Step["by"], string> = {
  leader: "par vous",
  advisor: "par l'interlocuteur",
  service: "par le service",
};

const Steps = ({ steps, listed }: { steps: readonly Step[]; listed: boolean }) => (
  <details class="fold">
    <summary>Ce qui s'est passé</summary>
    <ol>
      {steps.map((step) => (
        <li>{spaced(`${frenchDay(step.at)}, ${BY[step.by]} : ${stateWords(step, listed)}`)}</li>
      ))}
    </ol>
  </details>
);

/** What happens next, and when. */
function nextOf(view: LeaderView, listed: boolean): string {
  const { state, advisor, answerBy, appointment, followedBy, awaitsSatisfaction, contact } = view;
  if (awaitsSatisfaction) return "Deux questions, dix secondes : dites si cet échange vous a aidé.";
  const words: Record<State, string> = {
    sent: `${advisor.name} doit répondre au plus tard le ${frenchDate(answerBy)}. Sinon, nous vous proposons une autre personne ici.`,
    undelivered: "Votre demande n'a pas pu lui être remise. Voici qui d'autre peut vous aider.",
    unanswered: `${lastBy(view) === "leader" ? "Nous en sommes désolés. " : listed ? "Nous sommes désolés de cette attente. " : "Votre demande n'aura pas de suite de sa part. "}Voici qui d'autre peut vous aider.`,
    taken: `${advisor.name} doit vous joindre. ${contact.phone === null ? "Surveillez votre courriel." : "Gardez votre téléphone à portée."}`,
    appointment_set:
      appointment === null
        ? "Votre rendez-vous est fixé."
        : `Rendez-vous le ${frenchDate(appointment)}. L'heure et le lieu se fixent entre vous.`,
    met: "Nous attendons que l'interlocuteur dise ce qui en est sorti. Vous n'avez rien à faire.",
    not_for_me: "Voici vers qui aller. Rien ne part sans votre accord.",
    done_helped: "Rien d'autre ne se passera. Vous pouvez faire une nouvelle demande quand vous voulez.",
    done_without: "Rien d'autre ne se passera. Vous pouvez demander à quelqu'un d'autre.",
    unreachable: "Vos coordonnées étaient peut-être fausses. Vous pouvez faire une nouvelle demande.",
    cancelled: "Rien d'autre ne se passera.",
    passed_on:
      followedBy === null
        ? "Rien d'autre ne se passera ici."
        : "Suivez la nouvelle demande avec le lien qui vous a été donné.",
    lapsed: "Personne n'a donné suite. Vous pouvez faire une nouvelle demande.",
  };
  return words[state];
}

/** What was sent: the text and the details, as long as they are kept. */
const Said = ({ view: { text, contact, callTime } }: { view: LeaderView }) => (
  <details class="fold">
    <summary>Ce que vous avez envoyé</summary>
    <blockquote>
      {text.split("\n").map((line) => (
        <p>{spaced(line)}</p>
      ))}
    </blockquote>
    <ul>
      {contact.phone !== null && <li>{spaced(`Téléphone : ${contact.phone}`)}</li>}
      {contact.email !== null && <li>{spaced(`Courriel : ${contact.email}`)}</li>}
      {contact.phone !== null && <li>{spaced(`Vous appeler : ${CALL_TIME_WORDS[callTime]}`)}</li>}
    </ul>
  </details>
);

type Act = { title: string; words: string; action: string; button: string };
/** Asked twice, without a script: unfolded, then pressed. */
const Confirmed = ({ title, words, action, button }: Act) => (
  <details class="fold">
    <summary>{title}</summary>
    <p>{spaced(words)}</p>
    <form method="post" action={action} class="confirm">
      <button type="submit" class="quiet">
        {button}
      </button>
    </form>
  </details>
);
