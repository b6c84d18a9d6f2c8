import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole, type Staff } from "../../../accounts/staff.ts";
import type { Proposal, Viewer } from "../../../events/proposals/proposal.ts";
import { SECTION_CODES } from "../../../profile/lists.ts";
import { REGION_CODES } from "../../../profile/places/regions.ts";
import { whenOf } from "../../components/event-item.tsx";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { listedOf } from "./preview.tsx";
import { PROPOSE } from "./propose.tsx";
import { Relay } from "./relay.tsx";
import { EVENTS, SHARED_AGENDA, STATE_WORDS } from "./words.ts";

type Deps = Pick<ConsoleDeps, "proposals" | "agenda" | "directory" | "clock" | "publicUrl">;

const RELAYED = 10;

export const viewerOf = (staff: Staff): Viewer => ({
  accountId: staff.accountId,
  decides: hasRole(staff, "lead"),
});

/** What one proposed and what became of it; what waits for whoever decides; and what is worth sending on. */
export const eventsPage =
  (deps: Deps): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const viewer = viewerOf(staff);
    const proposals = await deps.proposals.list(viewer);
    const now = deps.clock.now();
    const waiting = proposals.filter(
      ({ state, accountId, facts }) =>
        viewer.decides &&
        state === "proposed" &&
        accountId !== viewer.accountId &&
        isToCome(facts.timings, now),
    );
    const own = proposals.filter(({ accountId }) => accountId === viewer.accountId);
    const others = proposals.filter((one) => !own.includes(one) && !waiting.includes(one));
    const asked = await askedOf(c, deps, staff);
    const { events, total } = await deps.agenda.upcoming({ ...asked, from: now }, 1, RELAYED);
    return sendConsole(
      c,
      { title: "Événements", here: EVENTS },
      <>
        <h1>Événements</h1>
        <p>
          <a class="button" href={PROPOSE}>
            Proposer un événement
          </a>
        </p>
        {viewer.decides && (
          <section>
            <h2>À décider</h2>
            {waiting.length === 0 && <p>Rien n'attend de décision.</p>}
            <List proposals={waiting} now={now} />
          </section>
        )}
        <section>
          <h2>Vos propositions</h2>
          {own.length === 0 ? <p>Vous n'avez encore rien proposé.</p> : <List proposals={own} now={now} />}
        </section>
        {others.length > 0 && (
          <details class="fold">
            <summary>{spaced(`Les autres (${others.length})`)}</summary>
            <List proposals={others} now={now} />
          </details>
        )}
        {proposals.some(isLive) && <Publish />}
        <Relay
          asked={asked}
          events={events}
          total={total}
          site={deps.publicUrl ?? new URL(c.req.url).origin}
        />
      </>,
    );
  };

const isToCome = (timings: readonly { end: string }[], now: Date): boolean =>
  timings.some(({ end }) => new Date(end) >= now);
export const isLive = ({ state }: Pick<Proposal, "state">): boolean =>
  state === "proposed" || state === "accepted";

/** What the address asks for; else the region and the trade of one's card, where it has one of each. */
async function askedOf(c: Context, { directory }: Deps, { advisorId }: Staff) {
  const card = advisorId === null ? null : await directory.find(advisorId);
  const { region = card?.regions[0], sector = card?.sectors[0] } = c.req.query();
  return {
    region: REGION_CODES.find((code) => code === region),
    sector: SECTION_CODES.find((code) => code === sector),
  };
}

const List = ({ proposals, now }: { proposals: readonly Proposal[]; now: Date }) => (
  <ul>
    {proposals.map(({ id, facts, state, reason, by }) => {
      const event = listedOf(facts, id, now);
      return (
        <li>
          <a href={`${EVENTS}/${id}`}>{spaced(facts.title)}</a>
          <br />
          <small>
            {spaced(
              `${event === null ? "" : `${whenOf(event, event.next)} – `}${STATE_WORDS[state]} – ${by}`,
            )}
            {reason !== null && spaced(` : ${reason}`)}
          </small>
        </li>
      );
    })}
  </ul>
);

/** This service has no key to write there, and asks for none. */
export const Publish = () => (
  <section>
    <h2>Publier dans l'agenda partagé</h2>
    <p>
      {spaced(
        "La charte demande de publier les événements IA dans l'agenda partagé des ambassadeurs. Ce service n'y écrit pas : il faudrait une clé de cet agenda. Ouvrez-le, puis recopiez ou importez.",
      )}
    </p>
    <p>
      <a class="button" href={SHARED_AGENDA} rel="noopener">
        Ouvrir l'agenda partagé
      </a>
    </p>
    <p>
      {spaced("Vos propositions et celles qui sont acceptées, en un fichier : ")}
      <a href={`${EVENTS}/export.json`} download>
        format OpenAgenda (JSON)
      </a>
      {", "}
      <a href={`${EVENTS}/export.ics`} download>
        calendrier (.ics)
      </a>
    </p>
  </section>
);
