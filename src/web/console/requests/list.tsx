import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { parisDay } from "../../../clock.ts";
import type { AdvisorView, Availability } from "../../../contact/contact.ts";
import { DELAYS } from "../../../contact/delays.ts";
import { ADVISOR_STATES, CALL_TIME_WORDS } from "../../../contact/labels.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { groupsOf } from "./groups.ts";
import {
  AVAILABILITY,
  ageWords,
  appointmentWords,
  NO_CARD,
  needWords,
  REQUESTS,
  requestPath,
  sectorWords,
  shortSizeAndRegion,
  weekday,
} from "./words.ts";

type Deps = Pick<ConsoleDeps, "requestDesk" | "clock">;

/** What leaders asked of this advisor, what waits for an answer first. Never the leader's details. */
export const requestsPage =
  ({ requestDesk, clock }: Deps): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const options = { title: "Demandes reçues", here: REQUESTS };
    if (staff.advisorId === null)
      return sendConsole(
        c,
        options,
        <>
          <h1>Demandes reçues</h1>
          <p class="notice">{spaced(NO_CARD)}</p>
          <p>
            Vous pouvez déjà <a href="/console/briefing">préparer un échange</a>.
          </p>
        </>,
      );
    const today = parisDay(clock.now());
    const { open, closed } = await requestDesk.list(staff);
    const availability = await requestDesk.availability(staff);
    const groups = groupsOf(open, today);
    return sendConsole(
      c,
      options,
      <>
        <h1>Demandes reçues</h1>
        {open.length === 0 && <Nothing advisorId={staff.advisorId} none={closed.length === 0} />}
        <Group title="À répondre" requests={groups.toAnswer} today={today} />
        <Group title="À appeler" requests={groups.toCall} today={today} />
        <Group title="Rendez-vous cette semaine" requests={groups.thisWeek} today={today} />
        <Group title="Retours attendus : trente secondes" requests={groups.toReturn} today={today} />
        <Group title="Rendez-vous plus tard" requests={groups.later} today={today} />
        <Group title="Chez le dirigeant : rien à faire" requests={groups.elsewhere} today={today} />
        <AvailabilityLine availability={availability} today={today} />
        {closed.length > 0 && (
          <details class="fold">
            <summary>{`Closes (${closed.length})`}</summary>
            <Requests requests={closed} today={today} />
          </details>
        )}
      </>,
    );
  };

const Nothing = ({ advisorId, none }: { advisorId: string; none: boolean }) => (
  <>
    <p>{none ? "Aucune demande pour l'instant." : "Aucune demande en cours."}</p>
    <p>
      {spaced(
        `Quand un dirigeant choisira votre fiche, sa demande arrivera ici, et un courriel vous préviendra s'il est possible de vous écrire. Vous aurez ${DELAYS.answerWithin} jours ouvrés pour répondre.`,
      )}
    </p>
    <p>
      {spaced("Pour être trouvé : ")}
      <a href={`/annuaire/${encodeURIComponent(advisorId)}`}>relisez votre fiche</a>
      {spaced(", et ")}
      <a href="/console/ma-fiche">voyez pourquoi vous seriez proposé ou non</a>.
    </p>
  </>
);

const Group = ({
  title,
  requests,
  today,
}: {
  title: string;
  requests: readonly AdvisorView[];
  today: string;
}) =>
  requests.length === 0 ? null : (
    <section>
      <h2>{spaced(`${title} (${requests.length})`)}</h2>
      <Requests requests={requests} today={today} />
    </section>
  );

const Requests = ({ requests, today }: { requests: readonly AdvisorView[]; today: string }) => (
  <ul class="waiting">
    {requests.map((request) => (
      <li>
        <a href={requestPath(request.id)}>
          <strong>{spaced(needWords(request.company))}</strong>
          <span>{spaced(`${sectorWords(request.company)}, ${shortSizeAndRegion(request.company)}`)}</span>
          <span class={isLate(request, today) ? "overdue" : "due"}>{spaced(waitsFor(request, today))}</span>
        </a>
      </li>
    ))}
  </ul>
);

const isLate = ({ state, answerBy }: AdvisorView, today: string): boolean =>
  state === "unanswered" || (state === "sent" && answerBy <= today);

/** What the line of a request says last: until when, or how it ended. */
function waitsFor(
  { state, answerBy, appointment, callTime, contact, sentAt }: AdvisorView,
  today: string,
): string {
  const received = `reçue ${ageWords(parisDay(sentAt), today)}`;
  if (state === "sent")
    return answerBy === today
      ? `Répondre aujourd'hui, ${received}`
      : `Répondre au plus tard le ${weekday(answerBy, today)}, ${received}`;
  if (state === "taken")
    return `À joindre ${contact?.phone === null ? "par courriel" : CALL_TIME_WORDS[callTime]}, ${received}`;
  if (state === "appointment_set" && appointment !== null) return appointmentWords(appointment, today);
  return `${ADVISOR_STATES[state].replace(/^./, (first: string) => first.toUpperCase())}, ${received}`;
}

const AvailabilityLine = ({ availability, today }: { availability: Availability; today: string }) => {
  const { open, openMax, absences } = availability;
  const absence = absences.find(({ to }) => to >= today);
  const away =
    absence === undefined
      ? "aucune absence prévue"
      : `absent du ${weekday(absence.from, today)} au ${weekday(absence.to, today)}`;
  return (
    <section>
      <h2>Votre disponibilité</h2>
      <p>
        {spaced(`${open} demande${open > 1 ? "s" : ""} en cours sur ${openMax} au plus ; ${away}. `)}
        <a href={AVAILABILITY}>Changer</a>
      </p>
    </section>
  );
};
