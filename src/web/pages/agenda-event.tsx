import type { Handler } from "hono";
import { DomainError } from "../../errors.ts";
import { EventFacts, EventLinks, whenOf } from "../components/event-item.tsx";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import type { AgendaDeps } from "./agenda.tsx";

/** One event, with all its dates. */
export const agendaEvent =
  ({ agenda, clock, unofficialBanner }: AgendaDeps): Handler =>
  async (c) => {
    const now = clock.now();
    const event = await agenda.find(c.req.param("id") ?? "", now);
    if (!event) throw new DomainError("introuvable", "Cet événement n'existe pas, ou il a été retiré.");
    const others = event.timings.filter(({ end, begin }) => new Date(end) >= now && begin > event.next.begin);
    return sendPage(
      c,
      { title: event.title, unofficialBanner, section: "agenda" },
      <main id="contenu" tabindex={-1} class="reading agenda">
        <p class="up">
          <a href="/agenda">Tous les événements</a>
        </p>
        <h1>{spaced(event.title)}</h1>
        {new Date(event.next.end) < now && <p class="overdue">Cet événement est passé.</p>}
        <EventFacts event={event} />
        {event.address !== "" && <p>{event.address}</p>}
        {event.summary !== "" && <p>{spaced(event.summary)}</p>}
        {event.description.split(/\n+/).map((line) => line !== "" && <p>{spaced(line)}</p>)}
        {event.conditions !== "" && <p>{spaced(`Conditions : ${event.conditions}`)}</p>}
        <EventLinks event={event} />
        {event.byAmbassador && (
          <p class="aside">Événement proposé par un ambassadeur IA, et accepté par l'équipe du service.</p>
        )}
        {others.length > 0 && (
          <>
            <h2>Autres dates</h2>
            <ul>
              {others.slice(0, 30).map((timing) => (
                <li>{spaced(whenOf(event, timing))}</li>
              ))}
            </ul>
          </>
        )}
      </main>,
    );
  };
