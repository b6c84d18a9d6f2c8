import type { AdvisorView, State } from "../../../contact/contact.ts";
import { DELAYS } from "../../../contact/delays.ts";
import { weekday } from "./words.ts";

const CLOSED = "Rien : cette demande est close.";
const { remindAfter, nudgeAfter, stalledAfter, offeredFor, returnReminderAfter, returnWithin } = DELAYS;
const OFFERED = `Une autre personne et un relais public lui sont proposés pendant ${offeredFor} jours ouvrés. Tant qu'il n'a pas choisi, vous pouvez encore vous en occuper.`;
const RETURN = `Un seul rappel, ${returnReminderAfter} jours ouvrés plus tard ; au bout de ${returnWithin}, la demande est close « sans suite ». Ce que l'échange a donné ne sera connu de personne.`;

const WORDS: Record<Exclude<State, "sent">, string> = {
  undelivered: `Notre courriel ne vous est pas parvenu, et le dirigeant le sait : vérifiez l'adresse de votre fiche. ${OFFERED}`,
  unanswered: OFFERED,
  taken: `Un rappel vous est envoyé après ${nudgeAfter} jours ouvrés. Après ${stalledAfter}, une autre personne est proposée au dirigeant.`,
  appointment_set: `Après le rendez-vous, nous vous demandons ce qu'il a donné. ${RETURN}`,
  met: RETURN,
  not_for_me: "Rien : une autre personne est proposée au dirigeant, et c'est lui qui décide.",
  done_helped: CLOSED,
  done_without: CLOSED,
  unreachable: CLOSED,
  cancelled: CLOSED,
  passed_on: CLOSED,
  lapsed: CLOSED,
};

/** What happens to a request when its advisor does nothing more. @param today a Europe/Paris day */
export const ifNothing = ({ state, answerBy }: AdvisorView, today: string): string =>
  state === "sent"
    ? `Un rappel vous est envoyé après ${remindAfter.join(", puis ")} jours ouvrés. Passé le ${weekday(answerBy, today)}, une autre personne et un relais public sont proposés au dirigeant.`
    : WORDS[state];
