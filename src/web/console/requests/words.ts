import type { RequestCompany, State, Step } from "../../../contact/contact.ts";
import { NEEDS, SECTIONS, SIZE_LABELS } from "../../../profile/lists.ts";
import { regionName } from "../../../profile/places/regions.ts";
import { dayAfter, isWorkingDay } from "../../../working-days.ts";
import { frenchDate } from "../../dates.ts";

export const REQUESTS = "/console/demandes";
export const AVAILABILITY = `${REQUESTS}/disponibilite`;

export const requestPath = (id: string): string => `${REQUESTS}/${encodeURIComponent(id)}`;

/** What an account without a card is told: the desk has nothing to show it. */
export const NO_CARD =
  "Votre compte n'est relié à aucune fiche de l'annuaire : demandez-le à l'administrateur.";

const labelOf = (labels: Readonly<Record<string, string>>, code: string): string => labels[code] ?? code;

/** « Commerce et réparation automobile »; what was not said is said so. */
export const sectorWords = ({ section }: RequestCompany): string =>
  section === null ? "Secteur non précisé" : labelOf(SECTIONS, section);

/** « TPE (moins de 10 personnes), Bretagne »: what is known of both, or that nothing is. */
export const sizeAndRegion = ({ size, region }: RequestCompany): string =>
  joined(size === null ? null : SIZE_LABELS[size], region);

/** « TPE, Bretagne »: for a line that is read at a glance. */
export const shortSizeAndRegion = ({ size, region }: RequestCompany): string => joined(size, region);

const joined = (size: string | null, region: string | null): string =>
  [size, region === null ? null : regionName(region)].filter((word) => word !== null).join(", ") ||
  "taille et région non précisées";

export const needWords = ({ need }: RequestCompany): string =>
  need === null ? "Besoin à découvrir" : labelOf(NEEDS, need);

/** « mardi 8 décembre »; with its year where it is not the one of `today`. */
export function weekday(day: string, today: string): string {
  const name = new Intl.DateTimeFormat("fr-FR", { weekday: "long", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
  const date = frenchDate(day);
  return `${name} ${day.slice(0, 4) === today.slice(0, 4) ? date.replace(/ \d{4}$/, "") : date}`;
}

/** « Rendez-vous le jeudi 3 décembre »; once its day is past, what is wanted is what came of it. */
export function appointmentWords(day: string, today: string): string {
  if (day === today) return "Rendez-vous aujourd'hui";
  return day < today
    ? `Rendez-vous du ${weekday(day, today)} : a-t-il eu lieu ?`
    : `Rendez-vous le ${weekday(day, today)}`;
}

/** Beyond these, the number of days says nothing more. */
const LONG_AGO = 60;

/** How long ago, in working days: « aujourd'hui », « il y a 2 jours ouvrés ». */
export function ageWords(since: string, today: string): string {
  let days = 0;
  for (let day = since; day < today && days <= LONG_AGO; ) {
    day = dayAfter(day, 1);
    if (isWorkingDay(day)) days += 1;
  }
  if (days > LONG_AGO) return `il y a plus de ${LONG_AGO} jours ouvrés`;
  if (days === 0) return since === today ? "aujourd'hui" : "ce week-end ou un jour férié";
  return `il y a ${days} jour${days > 1 ? "s" : ""} ouvré${days > 1 ? "s" : ""}`;
}

/** The Sunday that ends the week of a day. */
export const endOfWeek = (day: string): string => {
  const weekdayOf = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekdayOf === 0 ? day : dayAfter(day, 7 - weekdayOf);
};

/** What was done, as the history of a request tells it to its advisor. */
export const STEP_WORDS: Record<State, string> = {
  sent: "Le dirigeant vous l'a envoyée.",
  undelivered: "Notre courriel n'a pas pu vous être remis.",
  unanswered: "Sans suite à temps : une autre personne lui est proposée.",
  taken: "Vous vous en occupez.",
  appointment_set: "Un rendez-vous est fixé.",
  met: "Vous vous êtes parlé.",
  not_for_me: "Vous avez dit que ce n'était pas pour vous.",
  done_helped: "Terminée : l'échange a été utile, selon vous.",
  done_without: "Terminée, sans avoir pu aider.",
  unreachable: "Close : vous n'avez pas réussi à le joindre.",
  cancelled: "Annulée par le dirigeant.",
  passed_on: "Le dirigeant a choisi une autre personne.",
  lapsed: "Close : plus personne n'a donné de nouvelles.",
};

/** The same of a step: what the leader says of a meeting that did not take place is told as theirs. */
export const stepWords = ({ state, by }: Pick<Step, "state" | "by">): string =>
  state === "unanswered" && by === "leader"
    ? "Le dirigeant dit que vous ne vous êtes pas parlé : une autre personne lui est proposée."
    : STEP_WORDS[state];
