import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import type { Detector } from "./clean.ts";
import { type EventJournal, type ImportReport, importEvents } from "./import.ts";
import { type RemoteOptions, readRemote, sourceOf } from "./remote.ts";
import { endTurn, takeTurn } from "./store.ts";

export type RefreshDeps = {
  db: Database;
  clock: Clock;
  journal: EventJournal;
  speaksToMachine: Detector;
  /** The address of the agenda, and how often it is asked at most. */
  url: string;
  everyHours: number;
  key: string | null;
} & Pick<RemoteOptions, "allowLoopback" | "timeoutMs" | "mostBytes">;

export type Refresh =
  | { status: "not_due" }
  | { status: "done"; report: ImportReport | null }
  | { status: "failed"; reason: string; cause: unknown };

/**
 * Imports the remote agenda when its time has come; of several processes, one does. A failure is kept beside the source and told; the
 * events known before stay, and it is tried again at the next turn. Never throws for a failure of the source.
 */
export async function refreshAgenda(deps: RefreshDeps): Promise<Refresh> {
  const { db, clock, url, everyHours, journal, ...options } = deps;
  const source = sourceOf(url);
  const now = clock.now();
  const due = await takeTurn(db, source, now, new Date(now.getTime() - everyHours * 3_600_000));
  if (!due) return { status: "not_due" };
  try {
    const reading = await readRemote(url, { ...options, now });
    const report = await importEvents(db, clock, { name: source, reading }, { journal });
    await endTurn(db, source, clock.now(), null);
    return { status: "done", report };
  } catch (cause) {
    // Only our own words are kept: another error's may hold anything.
    const reason =
      cause instanceof DomainError ? cause.message : "Erreur imprévue pendant l'import des événements.";
    await endTurn(db, source, clock.now(), reason);
    return { status: "failed", reason, cause };
  }
}
