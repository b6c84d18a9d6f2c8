import type { Handler } from "hono";
import {
  ANSWER_DAYS_KEPT,
  type ContestOutcome,
  type ContestState,
  type ContestStatus,
  unknownContest,
} from "../../conversation/contest/contest.ts";
import { KeptAddress } from "../components/kept-address.tsx";
import { frenchDay } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { siteOrigin } from "./origin.ts";

const STATES: Record<ContestState, string> = {
  open: "En cours d'examen par une personne.",
  withdrawn: "Retirée par vous.",
  decided: "Décidée.",
};
const OUTCOMES: Record<ContestOutcome, string> = {
  upheld: "Votre contestation est acceptée.",
  partly: "Votre contestation est acceptée en partie.",
  rejected: "Votre contestation est rejetée.",
};

/** How a contest stands, for whoever holds its ticket: the address of this page. */
export const contestTicket =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const ticket = c.req.param("ticket") ?? "";
    const status = await deps.contests.status(ticket);
    if (status === null) throw unknownContest();
    const path = `/contestations/${ticket}`;
    return sendPage(
      c,
      { title: "Votre contestation", unofficialBanner: deps.unofficialBanner, script: true, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Votre contestation</h1>
        <Standing status={status} now={deps.clock.now()} />
        {status.outcome !== null && <Decision status={status} outcome={status.outcome} />}
        {status.state === "open" && (
          <>
            <section aria-labelledby="garder">
              <h2 id="garder">Gardez l'adresse de cette page</h2>
              <p>
                {spaced(
                  "C'est votre ticket : nous ne pourrons pas vous le redonner. Qui a cette adresse voit où en est la contestation, jamais votre échange.",
                )}
              </p>
              <KeptAddress label="Adresse à garder pour vous" address={`${siteOrigin(c, deps)}${path}`} />
            </section>
            <Withdraw path={path} erasing={status.erasing} />
          </>
        )}
        <p>
          Votre situation demande une réponse avant ? <a href="/humain">Parlez à un humain</a>.
        </p>
      </main>,
    );
  };

/** Withdraws, and shows the ticket again. */
export const postWithdrawal =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const ticket = c.req.param("ticket") ?? "";
    await deps.contests.withdraw(ticket);
    return c.redirect(`/contestations/${ticket}`, 303);
  };

const Standing = ({ status, now }: { status: ContestStatus; now: Date }) => {
  const { reference, state, createdAt, dueAt, decidedAt, erasing } = status;
  return (
    <>
      <section class="provenance" aria-label="Où elle en est">
        <dl>
          <dt>Réponse contestée</dt>
          <dd>{reference}</dd>
          <dt>État</dt>
          <dd>{STATES[state]}</dd>
          <dt>Reçue le</dt>
          <dd>{frenchDay(createdAt)}</dd>
          {state === "open" && (
            <>
              <dt>Décision au plus tard le</dt>
              <dd>{frenchDay(dueAt)}</dd>
            </>
          )}
          {decidedAt !== null && (
            <>
              <dt>Décidée le</dt>
              <dd>{frenchDay(decidedAt)}</dd>
            </>
          )}
        </dl>
      </section>
      {state === "open" && now > dueAt && (
        <p class="essential">{spaced("Le délai est dépassé : la décision est en retard, de notre fait.")}</p>
      )}
      {erasing && (
        <p class="essential">
          {spaced(
            "Vous avez demandé à tout effacer : plus rien n'ouvre votre conversation, et elle sera effacée avec la décision.",
          )}
        </p>
      )}
    </>
  );
};

const Decision = ({ status, outcome }: { status: ContestStatus; outcome: ContestOutcome }) => (
  <section aria-labelledby="decision">
    <h2 id="decision">La décision</h2>
    <p>
      <strong>{OUTCOMES[outcome]}</strong>
    </p>
    {status.answer?.split("\n").map((line) => (
      <p>{spaced(line)}</p>
    ))}
    {status.answerErased ? (
      <p>L'explication n'est plus gardée.</p>
    ) : (
      <p class="aside">{`Cette explication reste lisible ici ${ANSWER_DAYS_KEPT} jours après la décision.`}</p>
    )}
  </section>
);

const Withdraw = ({ path, erasing }: { path: string; erasing: boolean }) => (
  <section aria-labelledby="retirer">
    <h2 id="retirer">Retirer ma contestation</h2>
    <p>
      {erasing
        ? "Votre échange sera effacé aussitôt, et personne ne décidera. C'est sans retour."
        : "Personne ne décidera. Vous pourrez contester de nouveau la réponse, depuis votre conversation."}
    </p>
    <form method="post" action={`${path}/retirer`}>
      <button type="submit" class="quiet">
        {erasing ? "Retirer et tout effacer maintenant" : "Retirer ma contestation"}
      </button>
    </form>
  </section>
);
