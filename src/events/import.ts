import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { Reading } from "./event.ts";
import { planOf, refuseEmpty, rowOf } from "./plan.ts";
import {
  isEmpty,
  knownEvents,
  lockAgenda,
  moveVersion,
  saveEvents,
  withdrawEvents,
  withdrawSource,
} from "./store.ts";

/** A source is always read whole: what it no longer holds is withdrawn. */
export type EventSource = { name: string; reading: Reading };

/** The fictional agenda's name: it leaves as soon as a real source comes in. */
export const SAMPLE = "exemple";

export type EventAct = {
  kind: "events_imported";
  subject: string;
  facts: Record<string, number>;
  contentDigest: null;
};
/** Adds an act to the journal, in the transaction of the act itself. */
export type EventJournal = (tx: Queryable, act: EventAct, at: Date) => Promise<void>;

export type ImportReport = {
  source: string;
  added: string[];
  changed: string[];
  unchanged: number;
  withdrawn: string[];
  /** Fictional events that the arrival of a real source took out. */
  samplesWithdrawn: number;
  reading: Reading;
};

export type ImportOptions = {
  journal: EventJournal;
  /** Tells what would be done, and does nothing. */
  dryRun?: boolean;
  /** Does nothing, and gives null, when any event is there already. */
  onlyWhenEmpty?: boolean;
};

/**
 * Brings the agenda to what a source holds, in one transaction with its line in the journal; twice changes nothing. An event that left its
 * source, or is cancelled there, is marked withdrawn; one that is over is left as it is.
 * @throws DomainError when nothing of the source can be shown although it has events on show: it is taken for a fault of the source
 */
export function importEvents(
  db: Database,
  clock: Clock,
  { name, reading }: EventSource,
  { journal, dryRun = false, onlyWhenEmpty = false }: ImportOptions,
): Promise<ImportReport | null> {
  return db.transaction(async (tx) => {
    const at = clock.now();
    await lockAgenda(tx);
    if (onlyWhenEmpty && !(await isEmpty(tx))) return null;
    const known = await knownEvents(tx, name);
    const plan = planOf(known, reading.events, at);
    refuseEmpty(known, reading, at);
    const report = { source: name, ...plan.told, samplesWithdrawn: 0, reading };
    if (dryRun) return report;
    if (plan.written.length > 0)
      await saveEvents(
        tx,
        name,
        plan.written.map((facts) => rowOf(name, facts)),
        at,
      );
    if (report.withdrawn.length > 0) await withdrawEvents(tx, name, report.withdrawn, at);
    if (name !== SAMPLE) report.samplesWithdrawn = await withdrawSource(tx, SAMPLE, at);
    if (plan.written.length + report.withdrawn.length + report.samplesWithdrawn === 0) return report;
    await moveVersion(tx);
    await journal(tx, actOf(report), at);
    return report;
  });
}

const actOf = (report: ImportReport): EventAct => ({
  kind: "events_imported",
  subject: report.source,
  facts: {
    added: report.added.length,
    changed: report.changed.length,
    withdrawn: report.withdrawn.length,
    samplesWithdrawn: report.samplesWithdrawn,
    rejected: report.reading.rejections.length,
  },
  contentDigest: null,
});
