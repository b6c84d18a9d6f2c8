import type { Handler } from "hono";
import { frenchDate, parisDay } from "../../clock.ts";
import {
  type Outcome,
  type ReportStatus,
  type Reports,
  type State,
  unknownTicket,
} from "../../trust/report.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

const STATES: Record<State, string> = {
  received: "Reçu : il attend d'être lu.",
  under_review: "En cours d'examen : la personne visée est invitée à répondre, ou l'a fait.",
  closed: "Examiné.",
};
const OUTCOMES: Record<Outcome, string> = {
  founded: "Les faits signalés sont établis.",
  unfounded: "Les faits signalés ne sont pas établis.",
  unclear: "Nous n'avons pas pu établir ce qui s'est passé.",
};
const dayOf = (time: Date): string => frenchDate(parisDay(time));

export type TicketPageDeps = Pick<PagesDeps, "clock" | "unofficialBanner" | "publicUrl"> & {
  reports: Reports;
};

/** How a report stands, for whoever holds its ticket: the address of this page. */
export const ticket =
  (deps: TicketPageDeps): Handler =>
  async (c) => {
    const secret = c.req.param("ticket") ?? "";
    const status = await deps.reports.status(secret);
    if (status === null) throw unknownTicket();
    const address = `${new URL(deps.publicUrl ?? c.req.url).origin}/signalements/${secret}`;
    return sendPage(
      c,
      { title: "Votre signalement", unofficialBanner: deps.unofficialBanner, script: true, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Votre signalement</h1>
        <Standing status={status} now={deps.clock.now()} />
        {status.state !== "closed" && <Keep address={address} />}
        <p>
          {spaced("Vous voulez ajouter quelque chose ?")} <a href="/signaler">Faites un autre signalement</a>{" "}
          et citez la référence.
        </p>
      </main>,
    );
  };

const Standing = ({ status, now }: { status: ReportStatus; now: Date }) => {
  const { state, outcome, closedAt, answer, erased } = status;
  const late = closedAt === null && now > status.dueAt;
  return (
    <>
      <section class="provenance" aria-label="Où il en est">
        <dl>
          <dt>Référence</dt>
          <dd>{status.reference}</dd>
          <dt>État</dt>
          <dd>{spaced(STATES[state])}</dd>
          <dt>Reçu le</dt>
          <dd>{dayOf(status.createdAt)}</dd>
          <dt>{closedAt === null ? "Réponse au plus tard le" : "Répondu le"}</dt>
          <dd>{dayOf(closedAt ?? status.dueAt)}</dd>
        </dl>
      </section>
      {late && (
        <p class="essential">{spaced("Le délai est dépassé : la réponse est en retard, de notre fait.")}</p>
      )}
      {outcome !== null && (
        <section aria-labelledby="reponse">
          <h2 id="reponse">La réponse</h2>
          <p>
            <strong>{OUTCOMES[outcome]}</strong>
          </p>
          {answer?.split("\n").map((line) => (
            <p>{spaced(line)}</p>
          ))}
          {erased && <p>Vos mots et le détail de la réponse sont effacés.</p>}
        </section>
      )}
    </>
  );
};

const Keep = ({ address }: { address: string }) => (
  <section aria-labelledby="garder">
    <h2 id="garder">Gardez l'adresse de cette page</h2>
    <p>
      {spaced(
        "C'est votre ticket, et la seule façon de revenir ici : nous ne pourrons pas vous le redonner. Qui a cette adresse voit où en est le signalement, jamais ce que vous avez écrit.",
      )}
    </p>
    <label for="adresse">Adresse à garder pour vous</label>
    <div class="line">
      <input id="adresse" readonly value={address} />
      <button type="button" data-copy-from="adresse" hidden>
        Copier
      </button>
    </div>
    <p id="status" role="status" class="help spaced" />
  </section>
);
