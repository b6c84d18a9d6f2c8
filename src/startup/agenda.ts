import { givesOrders } from "../answering/screening/orders.ts";
import { journal } from "../audit/journal.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { refreshAgenda } from "../events/refresh.ts";

const EVENTS_EVERY_HOURS = 6;

/** Asks the shared agenda again when it is time; a failure is told, and what was known stays. */
export async function refreshEvents(
  { eventsUrl: url, openAgendaKey: key }: Config,
  db: Database,
  clock: Clock,
  onUnexpected: (error: unknown, route: string) => void,
): Promise<void> {
  if (!url) return;
  const settings = { url, key, everyHours: EVENTS_EVERY_HOURS, speaksToMachine: givesOrders };
  const done = await refreshAgenda({ db, clock, journal, ...settings });
  if (done.status === "failed") onUnexpected(done.cause, "events");
}
