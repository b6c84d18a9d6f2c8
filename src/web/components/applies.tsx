import type { EventMatch, SchemeMatch } from "../../orientation/orientation.ts";
import { frenchDay } from "../dates.ts";
import { webUrl } from "../links.ts";
import { spaced } from "../typography.ts";

export const SCHEME_STATUS: Record<SchemeMatch["status"], string> = {
  eligible: "À étudier",
  to_confirm: "À confirmer",
  ineligible: "Non prévu pour vous",
  closed: "Fermé",
};

/** What the published conditions say, scheme by scheme; who decides is always the operator. */
export const SchemeList = ({ schemes, count }: { schemes: readonly SchemeMatch[]; count: number }) => (
  <details class="schemes">
    <summary>{`${count} dispositif${count > 1 ? "s" : ""} à regarder`}</summary>
    <p class="aside">D'après les conditions publiées. Ce n'est pas une décision : l'opérateur décide.</p>
    <ul>
      {schemes.map(({ title, status, reasons, missing, url }) => (
        <li data-status={status}>
          <details>
            <summary>
              {spaced(title)} <span class="status">{SCHEME_STATUS[status]}</span>
            </summary>
            {missing.length > 0 && <p>{spaced(`Il manque : ${missing.join(", ")}.`)}</p>}
            {reasons.map((reason) => (
              <p>{spaced(reason)}</p>
            ))}
            <p>
              <a href={webUrl(url) ?? url} rel="noopener">
                {url.startsWith("/") ? "Lire la fiche" : "Page de l'opérateur"}
              </a>
            </p>
          </details>
        </li>
      ))}
    </ul>
  </details>
);

export const EventList = ({ events }: { events: readonly EventMatch[] }) => (
  <details class="events">
    <summary>{`${events.length} événement${events.length > 1 ? "s" : ""} à venir`}</summary>
    <ul>
      {events.map(({ title, startsAt, place, url }) => (
        <li>
          <a href={webUrl(url) ?? url} rel="noopener">
            {spaced(title)}
          </a>
          {`, ${frenchDay(new Date(startsAt))}, ${place}`}
        </li>
      ))}
    </ul>
    <p>
      <a href="/agenda">Tout l'agenda</a>
    </p>
  </details>
);
