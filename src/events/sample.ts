import { readFile } from "node:fs/promises";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { type EventJournal, type ImportReport, importEvents, SAMPLE } from "./import.ts";
import { readEvents } from "./read.ts";

/**
 * Loads the fictional agenda where there is none, so that a demonstration has something to show. Ours: nothing in it is screened.
 * @param path its OpenAgenda JSON
 * @returns null when there were events already
 */
export async function loadSampleAgenda(
  db: Database,
  clock: Clock,
  path: string,
  journal: EventJournal,
): Promise<ImportReport | null> {
  const reading = readEvents(await readFile(path), { now: clock.now(), speaksToMachine: () => false });
  return importEvents(db, clock, { name: SAMPLE, reading }, { journal, onlyWhenEmpty: true });
}
