import type { Timing } from "../event.ts";
import { escaped, folded, stamp } from "../feed.ts";
import type { Proposal } from "./proposal.ts";

const lasts = ({ begin, end }: Timing): number => Date.parse(end) - Date.parse(begin);

/**
 * Proposals as an iCalendar file (RFC 5545), one entry an event, times in UTC. Its other dates are RDATEs; one that lasts otherwise
 * than the first is an entry of its own (RECURRENCE-ID). A link to join from afar is a CONFERENCE (RFC 7986).
 */
export const calendarOf = (proposals: readonly Proposal[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Boussole IA//Evenements proposes//FR",
    "CALSCALE:GREGORIAN",
    ...proposals.flatMap(linesOf),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");

function linesOf(proposal: Proposal): string[] {
  const [first, ...others] = proposal.facts.timings;
  if (first === undefined) return [];
  const apart = others.filter((timing) => lasts(timing) !== lasts(first));
  return [
    ...entry(
      proposal,
      first,
      others.map(({ begin }) => `RDATE:${stamp(begin)}`),
    ),
    ...apart.flatMap((timing) => entry(proposal, timing, [`RECURRENCE-ID:${stamp(timing.begin)}`])),
  ];
}

function entry({ id, state, facts, changedAt }: Proposal, { begin, end }: Timing, dates: string[]): string[] {
  const { registrationContacts = [] } = facts;
  const words = [facts.summary, facts.description, facts.conditions].filter(Boolean);
  return [
    "BEGIN:VEVENT",
    `UID:${id}@boussole-ia`,
    `DTSTAMP:${stamp(changedAt)}`,
    `DTSTART:${stamp(begin)}`,
    `DTEND:${stamp(end)}`,
    ...dates,
    `SUMMARY:${escaped(facts.title)}`,
    `DESCRIPTION:${escaped(words.join("\n\n"))}`,
    ...(facts.attendance === "en_ligne"
      ? ["LOCATION:En ligne"]
      : [`LOCATION:${escaped([facts.venue, facts.address].filter(Boolean).join(", "))}`]),
    ...(facts.onlineUrl === undefined ? [] : [`CONFERENCE;VALUE=URI:${facts.onlineUrl}`]),
    ...(facts.registrationUrl === null ? [] : [`URL:${facts.registrationUrl}`]),
    ...(facts.keywords.length === 0 ? [] : [`CATEGORIES:${facts.keywords.map(escaped).join(",")}`]),
    ...(registrationContacts.length === 0
      ? []
      : [`CONTACT:${escaped(registrationContacts.map(({ value }) => value).join(" ; "))}`]),
    `STATUS:${state === "accepted" ? "CONFIRMED" : "TENTATIVE"}`,
    "END:VEVENT",
  ];
}
