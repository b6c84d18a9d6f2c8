import type { ListedEvent } from "../../../events/agenda.ts";
import type { EventFacts, Reading } from "../../../events/event.ts";
import type { Duplicate, Proposal } from "../../../events/proposals/proposal.ts";
import { SECTIONS } from "../../../profile/lists.ts";
import { regionName } from "../../../profile/places/regions.ts";
import { EventLinks, EventFacts as WhenAndWhere, whenOf } from "../../components/event-item.tsx";
import { spaced } from "../../typography.ts";
import { EVENTS } from "./words.ts";

/** An event as the public agenda lists it. */
export function listedOf(facts: EventFacts, id: string, changedAt: Date): ListedEvent | null {
  const next = facts.timings.find(({ end }) => new Date(end) >= changedAt) ?? facts.timings.at(-1);
  return next === undefined ? null : { ...facts, id, next, changedAt };
}

/** What the public will read, word for word. */
export const EventPreview = ({ event }: { event: ListedEvent }) => {
  const others = event.timings.filter(({ begin }) => begin !== event.next.begin);
  return (
    <article class="alert event">
      <h3>{spaced(event.title)}</h3>
      <WhenAndWhere event={event} />
      {event.address !== "" && event.attendance !== "en_ligne" && <p>{event.address}</p>}
      {event.summary !== "" && <p>{spaced(event.summary)}</p>}
      {event.description.split(/\n+/).map((line) => line !== "" && <p>{spaced(line)}</p>)}
      {event.conditions !== "" && <p>{spaced(`Conditions : ${event.conditions}`)}</p>}
      <EventLinks event={event} />
      {others.length > 0 && (
        <>
          <p>Autres dates</p>
          <ul>
            {others.map((timing) => (
              <li>{spaced(whenOf(event, timing))}</li>
            ))}
          </ul>
        </>
      )}
      <p class="aside">{spaced(reachOf(event))}</p>
    </article>
  );
};

/** To whom the agenda will show it. */
function reachOf({ attendance, region, sectors }: ListedEvent): string {
  const where =
    attendance === "en_ligne"
      ? "montré dans toutes les régions"
      : region === null
        ? "région inconnue : vérifiez le code postal"
        : `montré en premier à qui est de la région ${regionName(region)}`;
  const whom = sectors.length === 0 ? "tous les secteurs" : sectors.map((code) => SECTIONS[code]).join(", ");
  return `À l'agenda : ${where} ; ${whom}.`;
}

export const Aside = ({ aside }: { aside: Reading["aside"] }) =>
  aside.length === 0 ? null : (
    <div class="refused" role="status">
      <p>Mis de côté, et non publié :</p>
      <ul>
        {aside.map(({ field, text, reason }) => (
          <li>{spaced(`${field} : « ${text} » (${reason})`)}</li>
        ))}
      </ul>
    </div>
  );

export const Duplicates = ({ duplicates }: { duplicates: readonly Duplicate[] }) =>
  duplicates.length === 0 ? null : (
    <div class="refused" role="status">
      <p>Même titre, même jour, même ville : est-ce le même événement ?</p>
      <ul>
        {duplicates.map(({ where, id, title }) => (
          <li>
            {where === "agenda" ? (
              <a href={`/agenda/${encodeURIComponent(id)}`}>{spaced(`${title}, déjà à l'agenda`)}</a>
            ) : (
              spaced(`${title}, déjà proposé`)
            )}
          </li>
        ))}
      </ul>
    </div>
  );

/** What becomes of a proposal, its files, and the page where it is published by hand. */
export const Exports = ({ id }: Pick<Proposal, "id">) => (
  <p>
    <a href={`${EVENTS}/${id}/export.json`} download>
      Format OpenAgenda (JSON)
    </a>
    {" · "}
    <a href={`${EVENTS}/${id}/export.ics`} download>
      Calendrier (.ics)
    </a>
  </p>
);
