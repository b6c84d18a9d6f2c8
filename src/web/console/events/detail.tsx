import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { eventId } from "../../../events/plan.ts";
import { MISSING_IN_OPENAGENDA } from "../../../events/proposals/openagenda-export.ts";
import { LONGEST, PROPOSED, type Proposal } from "../../../events/proposals/proposal.ts";
import { spaced } from "../../typography.ts";
import { wordOf } from "../../word-of.ts";
import type { ConsoleDeps } from "../deps.ts";
import { asRefused, Refusal, type Refused, typedIn } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { moment } from "../words.ts";
import { isLive, viewerOf } from "./list.tsx";
import { Duplicates, EventPreview, Exports, listedOf } from "./preview.tsx";
import { PROPOSE } from "./propose.tsx";
import { EVENTS, SHARED_AGENDA, STATE_WORDS } from "./words.ts";

type Deps = Pick<ConsoleDeps, "proposals" | "clock">;

export const eventPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null);

export const postDecision =
  (deps: Deps): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    const typed = typedIn(await c.req.parseBody());
    try {
      const accepted = typed.decision === "accepted";
      await deps.proposals.decide(viewerOf(staffOf(c)), id, { accepted, reason: typed.reason ?? "" });
    } catch (error) {
      return show(c, deps, asRefused(error, typed));
    }
    return c.redirect(`${EVENTS}/${id}?fait=decide`, 303);
  };

export const postWithdrawal =
  (deps: Deps): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    await deps.proposals.withdraw(viewerOf(staffOf(c)), id);
    return c.redirect(`${EVENTS}/${id}?fait=retire`, 303);
  };

const DONE: Record<string, string> = {
  propose: "C'est proposé. Une autre personne décide ; sa décision se lit ici.",
  decide: "La décision est enregistrée.",
  retire: "C'est retiré : l'agenda public ne le montre plus.",
};

async function show(c: Context, { proposals, clock }: Deps, refused: Refused) {
  const viewer = viewerOf(staffOf(c));
  const found = await proposals.find(viewer, c.req.param("id") ?? "");
  const event = listedOf(found.facts, found.id, clock.now());
  const own = found.accountId === viewer.accountId;
  const done = wordOf(DONE, c.req.query("fait"));
  return sendConsole(
    c,
    { title: found.facts.title, here: EVENTS, status: refused === null ? 200 : 422 },
    <>
      <p class="up">
        <a href={EVENTS}>Événements</a>
      </p>
      <h1>{spaced(found.facts.title)}</h1>
      {done !== undefined && (
        <p class="done" role="status">
          {spaced(done)}
        </p>
      )}
      <Refusal refused={refused} />
      <Standing proposal={found} />
      {isLive(found) && <Duplicates duplicates={found.duplicates} />}
      {event !== null && <EventPreview event={event} />}
      {viewer.decides && !own && found.state === "proposed" && <Decide id={found.id} refused={refused} />}
      {isLive(found) && (
        <section>
          <h2>Publier dans l'agenda partagé</h2>
          <p>
            <a class="button" href={SHARED_AGENDA} rel="noopener">
              Ouvrir l'agenda partagé
            </a>
          </p>
          <Exports id={found.id} />
          <details class="fold">
            <summary>Ce que l'agenda demandera en plus</summary>
            <ul>
              {MISSING_IN_OPENAGENDA.map((line) => (
                <li>{spaced(line)}</li>
              ))}
            </ul>
          </details>
        </section>
      )}
      {own && (
        <p>
          <a href={`${PROPOSE}?modele=${found.id}`}>
            {found.state === "refused"
              ? "Corriger et proposer de nouveau"
              : "En proposer un autre d'après celui-ci"}
          </a>
        </p>
      )}
      {isLive(found) && (own || viewer.decides) && (
        <form method="post" action={`${EVENTS}/${found.id}/retrait`}>
          <button type="submit" class="quiet">
            {found.state === "accepted" ? "Retirer de l'agenda" : "Retirer la proposition"}
          </button>
        </form>
      )}
    </>,
  );
}

const Standing = ({ proposal: { id, state, by, proposedAt, reason, decidedAt } }: { proposal: Proposal }) => (
  <p>
    {spaced(`Proposé le ${moment(proposedAt)}, par ${by}. `)}
    <strong>{spaced(`État : ${STATE_WORDS[state]}`)}</strong>
    {decidedAt !== null && state !== "withdrawn" && spaced(`, le ${moment(decidedAt)}`)}
    {reason !== null && spaced(`. Raison : ${reason}`)}
    {state === "accepted" && (
      <>
        {" "}
        <a href={`/agenda/${encodeURIComponent(eventId(PROPOSED, id))}`}>Voir sa page publique</a>
      </>
    )}
  </p>
);

const Decide = ({ id, refused }: { id: string; refused: Refused }) => (
  <section>
    <h2>Décider</h2>
    <form method="post" action={`${EVENTS}/${id}/decision`} class="rights decide">
      <button type="submit" name="decision" value="accepted">
        Accepter : il entre à l'agenda public
      </button>
      <label for="reason">{spaced("Ou refuser : la raison, que la personne lira")}</label>
      <textarea id="reason" name="reason" rows={3} maxlength={LONGEST.reason}>
        {refused?.typed.reason ?? ""}
      </textarea>
      <button type="submit" name="decision" value="refused" class="secondary">
        Refuser
      </button>
    </form>
  </section>
);
