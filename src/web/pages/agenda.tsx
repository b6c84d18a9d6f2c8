import type { Handler } from "hono";
import { type Agenda, type ListedEvent, PAGE_SIZE } from "../../events/agenda.ts";
import { inRegion } from "../../profile/places/regions.ts";
import { type Asked, addressWith, askedOf, EventFilters, NoEvent } from "../components/event-filters.tsx";
import { EventItem, monthOf } from "../components/event-item.tsx";
import { frenchDate, frenchDay } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";

export type AgendaDeps = Pick<PagesDeps, "unofficialBanner" | "clock"> & { agenda: Agenda };

/** The events to come, month by month. */
export const agenda =
  ({ agenda, clock, unofficialBanner }: AgendaDeps): Handler =>
  async (c) => {
    const asked = askedOf(c.req.query());
    const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query("page"))) || 1), 1_000);
    const { total, events } = await agenda.upcoming({ ...asked, from: clock.now() }, page);
    const refreshedAt = await agenda.refreshedAt();
    const months = new Map<string, ListedEvent[]>();
    for (const event of events) months.set(monthOf(event), [...(months.get(monthOf(event)) ?? []), event]);
    return sendPage(
      c,
      { title: "Événements", unofficialBanner, section: "agenda" },
      <main id="contenu" tabindex={-1} class="reading agenda">
        <h1>Événements</h1>
        <p>
          Rencontres, ateliers et webinaires sur l'IA pour les entreprises, près de chez vous ou en ligne.
        </p>
        <EventFilters asked={asked} />
        {events.length === 0 ? <NoEvent asked={asked} /> : <p class="help">{countOf(total, asked)}</p>}
        {[...months].map(([month, list]) => (
          <section class="shelf">
            <h2>{capital(frenchDate(month))}</h2>
            <ul>
              {list.map((event) => (
                <EventItem event={event} />
              ))}
            </ul>
          </section>
        ))}
        <nav class="actions" aria-label="Pages de l'agenda">
          {page > 1 && <a href={addressWith("/agenda", asked, page - 1)}>Événements précédents</a>}
          {total > page * PAGE_SIZE && (
            <a href={addressWith("/agenda", asked, page + 1)}>Événements suivants</a>
          )}
        </nav>
        <p>
          <a href={addressWith("/agenda.ics", { region: asked.region, sector: asked.sector })}>
            S'abonner à cet agenda
          </a>{" "}
          (fichier .ics, pour votre calendrier).
        </p>
        {refreshedAt !== null && <p class="aside">{`Agenda mis à jour le ${frenchDay(refreshedAt)}.`}</p>}
      </main>,
    );
  };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const countOf = (total: number, { region }: Asked): string =>
  `${total} événement${total > 1 ? "s" : ""} à venir${region === undefined ? "" : ` ${inRegion(region)} ou en ligne`}.`;
