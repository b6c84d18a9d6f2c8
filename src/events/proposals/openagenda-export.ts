import { regionName } from "../../profile/places/regions.ts";
import type { Attendance } from "../event.ts";
import { isoIn, zoneOfRegion } from "../zone.ts";
import type { Proposal } from "./proposal.ts";

const MODES: Record<Attendance, number> = { sur_place: 1, en_ligne: 2, mixte: 3 };
/** `state`: 2 published, 0 to be moderated. `status`: 1 as planned. */
const PUBLISHED = 2;
const TO_MODERATE = 0;
const AS_PLANNED = 1;

/** What creating an event through the API wants, and no software here can know. French. */
export const MISSING_IN_OPENAGENDA: readonly string[] = [
  "l'identifiant (uid) de l'agenda, et une clé qui permet d'y écrire : demandez-les à qui tient l'agenda",
  "le numéro que l'agenda donnera à l'événement : celui-ci est le nôtre, répété dans extIds",
  "l'identifiant du lieu (location.uid) et ses coordonnées, que l'agenda crée ou retrouve",
  "une image et son crédit, que l'agenda peut exiger, comme des champs qui lui sont propres",
];

/**
 * Proposals in the fields of OpenAgenda's API v2 (public documentation, version of 12 January 2026): texts in French, dates with the
 * offset of where it is held, `state` 2 for what was accepted and 0 for the rest. Nothing is sent: the file is for a person.
 */
export const openAgendaOf = (proposals: readonly Proposal[]) => ({
  format: "OpenAgenda, API v2, champs d'un événement",
  missing: MISSING_IN_OPENAGENDA,
  total: proposals.length,
  events: proposals.map(eventOf),
});

function eventOf({ id, state, facts, place }: Proposal) {
  const fr = (text: string) => (text === "" ? {} : { fr: text });
  const zone = zoneOfRegion(facts.region);
  return {
    uid: id,
    extIds: [{ key: "boussole-ia", value: id }],
    title: fr(facts.title),
    description: fr(facts.summary),
    longDescription: fr(facts.description),
    conditions: fr(facts.conditions),
    keywords: { fr: facts.keywords },
    timezone: zone,
    timings: facts.timings.map(({ begin, end }) => ({
      begin: isoIn(new Date(begin), zone),
      end: isoIn(new Date(end), zone),
    })),
    attendanceMode: MODES[facts.attendance],
    ...(facts.onlineUrl === undefined ? {} : { onlineAccessLink: facts.onlineUrl }),
    registration: [
      ...(facts.registrationUrl === null ? [] : [{ type: "link", value: facts.registrationUrl }]),
      ...(facts.registrationContacts ?? []),
    ],
    ...(facts.attendance === "en_ligne"
      ? {}
      : {
          location: {
            name: facts.venue,
            address: facts.address,
            city: facts.city,
            postalCode: place.postalCode,
            ...(facts.region === null ? {} : { adminLevel1: regionName(facts.region) }),
            countryCode: "FR",
            timezone: zone,
          },
        }),
    status: AS_PLANNED,
    state: state === "accepted" ? PUBLISHED : TO_MODERATE,
  };
}
