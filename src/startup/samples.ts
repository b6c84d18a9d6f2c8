import { join } from "node:path";
import { givesOrders } from "../answering/screening/orders.ts";
import { maySpeakToMachine } from "../answering/screening/suspect.ts";
import { journal } from "../audit/journal.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { loadSampleDirectory } from "../directory/sample.ts";
import { loadSampleAgenda } from "../events/sample.ts";

/** The fictional directory and agenda, where there is none: a demonstration has someone to propose. */
export async function loadSamples(db: Database, clock: Clock, folder: string): Promise<void> {
  const screening = { name: givesOrders, prose: maySpeakToMachine };
  await loadSampleDirectory({ db, clock, journal, screening }, join(folder, "annuaire/exemple.jsonl"));
  await loadSampleAgenda(db, clock, join(folder, "agenda/exemple.json"), journal);
}
