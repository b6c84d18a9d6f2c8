import { parisDay } from "../clock.ts";
import { mayBeShown } from "../directory/listing.ts";
import { queueMail } from "../mail/outbox.ts";
import { dayAfter, isOfficeTime, isWorkingDay, parisHour } from "../working-days.ts";
import type { ContactDeps } from "./deps.ts";
import { type Block, render } from "./letters/blocks.ts";
import { addresseeOf, mailboxOf } from "./letters/queue.ts";
import { claimDigest, digestAbout, digestedIn } from "./letters/store.ts";
import { companyWords, dayWords } from "./letters/words.ts";
import { linkToken } from "./one-tap/token.ts";
import { advisorsHolding, type RequestRow, requestsOfAdvisor } from "./store.ts";

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

/** True on the first working day of its week: Monday, or the day after where that one is off. */
const beginsWeek = (day: string): boolean => {
  const monday = mondayOf(day);
  for (let at = monday; at < day; at = dayAfter(at, 1)) if (isWorkingDay(at)) return false;
  return isWorkingDay(day);
};

type Sorted = Record<"waiting" | "appointments" | "returns" | "taken", RequestRow[]>;

/** What an advisor has to do, as the week begins. What came since it began has had its own letter. */
export function sortForWeek(rows: readonly RequestRow[], monday: string): Sorted {
  const sunday = dayAfter(monday, 6);
  const sorted: Sorted = { waiting: [], appointments: [], returns: [], taken: [] };
  for (const row of rows) {
    if (row.sentAt >= parisHour(monday, 0)) continue;
    if (row.state === "sent") sorted.waiting.push(row);
    else if (row.state === "met") sorted.returns.push(row);
    else if (row.state === "taken") sorted.taken.push(row);
    else if (row.state === "appointment_set" && row.appointment !== null) {
      if (row.appointment < monday) sorted.returns.push(row);
      else if (row.appointment <= sunday) sorted.appointments.push(row);
    }
  }
  return sorted;
}

const TITLES: Record<keyof Sorted, string> = {
  waiting: "Attendent votre réponse :",
  appointments: "Vos rendez-vous de la semaine :",
  returns: "Dites ce qu'il en est sorti :",
  taken: "Vous vous en occupez :",
};

/** Sends each advisor, once a week, what waits for them; nothing waits: no letter. */
export async function sendDigests(deps: ContactDeps): Promise<void> {
  const now = deps.clock.now();
  const day = parisDay(now);
  if (!deps.canMail || !beginsWeek(day) || !isOfficeTime(now)) return;
  const monday = mondayOf(day);
  const done = new Set(await digestedIn(deps.db, monday));
  for (const advisorId of await advisorsHolding(deps.db)) {
    if (done.has(advisorId)) continue;
    await sendDigest(deps, advisorId, monday, now).catch((error: unknown) =>
      deps.onUnexpected(error, "contact"),
    );
  }
}

async function sendDigest(deps: ContactDeps, advisorId: string, monday: string, now: Date): Promise<void> {
  const { db, vault } = deps;
  const addressee = await addresseeOf(deps, advisorId);
  const { advisor, account } = addressee;
  const address = mailboxOf(addressee);
  if (address === null || !advisor || !mayBeShown(advisor, parisDay(now))) return;
  const sorted = sortForWeek((await requestsOfAdvisor(db, advisorId, true, 200)).reverse(), monday);
  const filled = (Object.keys(TITLES) as (keyof Sorted)[]).filter((part) => sorted[part].length > 0);
  await db.transaction(async (tx) => {
    if (!(await claimDigest(tx, advisorId, monday, now)) || filled.length === 0) return;
    const blocks: Block[] = ["Bonjour,", "Votre semaine sur Boussole IA, en une fois."];
    for (const part of filled) {
      blocks.push(TITLES[part]);
      for (const row of sorted[part]) {
        const day =
          row.appointment === null ? `Demande du ${dayWords(row.sentAt)}` : `Le ${dayWords(row.appointment)}`;
        const link = { requestId: row.id, act: "details", letter: `digest-${monday}`, at: now } as const;
        const url = account
          ? `${deps.site}/console/demandes/${row.id}`
          : `${deps.site}/retour/${linkToken(deps.linkKey, link)}`;
        blocks.push(
          { items: [`${day}. ${companyWords(row).join(" ; ")}`] },
          { links: [{ label: "Voir la demande", url }] },
        );
      }
    }
    blocks.push(
      "C'est le seul courriel de la semaine qui les rassemble. Personne ne lit les réponses à ce courriel.",
    );
    const mail = { to: address, ...render({ subject: "Boussole IA : votre semaine", blocks }) };
    await queueMail(tx, vault, mail, now, { about: digestAbout(advisorId), officeHours: true });
  });
}
