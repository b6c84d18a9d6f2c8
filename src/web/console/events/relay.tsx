import type { ListedEvent } from "../../../events/agenda.ts";
import { addressOf, placeOf } from "../../../events/place.ts";
import { type Asked, RegionAndSector } from "../../components/event-filters.tsx";
import { whenOf } from "../../components/event-item.tsx";
import { spaced } from "../../typography.ts";
import { EVENTS } from "./words.ts";

/** A few lines to paste in a message: what, when, where, and where to know more. @param site without a final slash */
export function shareText(event: ListedEvent, site: string): string {
  const address = addressOf(event);
  const link = address.startsWith("/") ? `${site}${address}` : address;
  return [
    event.title,
    `${capital(whenOf(event, event.next))}. ${placeOf(event)}.`,
    ...(event.summary === "" ? [] : [event.summary]),
    `En savoir plus : ${link}`,
  ].join("\n");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Coming events near someone or in their trade, each ready to be sent on (charter of ambassadors, mission 2). */
export const Relay = ({
  asked,
  events,
  total,
  site,
}: {
  asked: Pick<Asked, "region" | "sector">;
  events: readonly ListedEvent[];
  total: number;
  site: string;
}) => (
  <section>
    <h2 id="relayer">À relayer</h2>
    <p>Un texte court, prêt à coller dans un message.</p>
    <form method="get" action={`${EVENTS}#relayer`} class="filters">
      <RegionAndSector asked={asked} every={{ region: "toutes", sector: "tous" }} />
      <button type="submit">Chercher</button>
    </form>
    {events.length === 0 && <p>Aucun événement à venir pour ces choix.</p>}
    {events.map((event) => {
      const text = shareText(event, site);
      const mail = `mailto:?subject=${encodeURIComponent(event.title)}&body=${encodeURIComponent(text)}`;
      return (
        <details class="fold">
          <summary>
            <span>
              {spaced(event.title)}
              <br />
              <small>{spaced(`${whenOf(event, event.next)} – ${placeOf(event)}`)}</small>
            </span>
          </summary>
          <label for={`texte-${event.id}`}>Texte à partager</label>
          <textarea id={`texte-${event.id}`} rows={7} readonly>
            {text}
          </textarea>
          <p class="event-links">
            <button type="button" class="quiet" data-copy-from={`texte-${event.id}`} hidden>
              Copier
            </button>
            <a href={mail}>Envoyer par courriel</a>
            <a href={`/agenda/${encodeURIComponent(event.id)}`}>Voir la page</a>
          </p>
        </details>
      );
    })}
    {total > events.length && (
      <p>
        <a href="/agenda">{spaced(`Les ${total} événements de l'agenda`)}</a>
      </p>
    )}
  </section>
);
