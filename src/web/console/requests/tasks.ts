import { hasRole, type Staff } from "../../../accounts/staff.ts";
import { parisDay } from "../../../clock.ts";
import type { ConsoleDeps } from "../deps.ts";
import { groupsOf } from "./groups.ts";
import { NO_CARD, REQUESTS, requestPath, weekday } from "./words.ts";

type Task = { href: string; text: string };

/** What leaders await from an ambassador, in one glance; one alone leads straight to its request. */
export async function requestTasks(
  { requestDesk, clock }: Pick<ConsoleDeps, "requestDesk" | "clock">,
  staff: Staff,
): Promise<Task[]> {
  if (!hasRole(staff, "ambassador")) return [];
  if (staff.advisorId === null) return [{ href: REQUESTS, text: NO_CARD }];
  const today = parisDay(clock.now());
  const { open } = await requestDesk.list(staff);
  const { toAnswer, toCall, thisWeek, toReturn } = groupsOf(open, today);
  const task = (requests: typeof open, one: string, many: string, until = ""): Task[] => {
    const [first] = requests;
    if (first === undefined) return [];
    const alone = requests.length === 1;
    const href = alone ? requestPath(first.id) : REQUESTS;
    return [{ href, text: `${requests.length} ${alone ? one : many}${until}` }];
  };
  const [next] = toAnswer;
  const [soonest] = thisWeek;
  return [
    ...task(
      toAnswer,
      "demande attend votre réponse",
      "demandes attendent votre réponse",
      next && byWords(next.answerBy, today, toAnswer.length > 1),
    ),
    ...task(toCall, "dirigeant à appeler", "dirigeants à appeler"),
    ...task(
      thisWeek,
      "rendez-vous cette semaine",
      "rendez-vous cette semaine",
      soonest?.appointment ? onWords(soonest.appointment, today) : "",
    ),
    ...task(toReturn, "retour attendu : trente secondes", "retours attendus : trente secondes chacun"),
  ];
}

const byWords = (day: string, today: string, several: boolean): string => {
  const first = several ? ", la première" : "";
  if (day < today) return `${first}, en retard`;
  return day === today ? `${first} aujourd'hui` : `${first} au plus tard le ${weekday(day, today)}`;
};
const onWords = (day: string, today: string): string =>
  day === today ? ", aujourd'hui" : `, ${weekday(day, today)}`;
