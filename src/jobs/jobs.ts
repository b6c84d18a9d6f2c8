import type PgBoss from "pg-boss";
import type { Database } from "../db/database.ts";
import { QUEUE_SCHEMA, QUEUES } from "../db/queues.ts";
import type { Job } from "./job.ts";
import { createExecutor, JOB_DAYS_KEPT, type LastRun, lastRunsOf } from "./store.ts";

/** A job, and what became of it last; null: it never ran, or so long ago that it is forgotten. */
export type JobState = { name: string; cron: string; last: Omit<LastRun, "name"> | null };

export type Jobs = {
  /** Plans the jobs and begins to look for those that are due. Call it once people are served; a failure is told, and tried again. */
  start(): Promise<void>;
  /** Runs the jobs that are due, one after the other, and does not wait for them. Every minute. */
  tick(): Promise<void>;
  states(): Promise<JobState[]>;
  /** Waits for the job under way, then lets go of the database. */
  stop(): Promise<void>;
};

/** Seconds between two looks at the calendar: the longest that the library takes. Each costs a statement or two. */
const LOOK_SECONDS = 45;
const CLEAN_SECONDS = 600;

/**
 * Scheduled jobs, by pg-boss on our own database: whatever the number of processes, one runs a job; what fails is tried again
 * three times, from a minute on, then told as failed; a process that dies leaves its job to another.
 *
 * The library plans, hands out and remembers. Its workers are not used: they run several jobs at once, where the embedded
 * engine has one connection for them and for people, do not wait for what they write, and keep the messages of errors, which
 * may quote someone.
 * @param onUnexpected hears of a job that failed, with its name
 * @throws Error when a job has no queue (db/queues.ts)
 */
export function openJobs(
  db: Database,
  jobs: readonly Job[],
  onUnexpected: (error: unknown, place: string) => void,
  lookSeconds = LOOK_SECONDS,
): Jobs {
  for (const { name } of jobs)
    if (!(QUEUES as readonly string[]).includes(name)) throw new Error(`no queue for the job ${name}`);
  const executor = createExecutor(db, onUnexpected);
  let wanted = false;
  let stopping = false;
  let boss: PgBoss | null = null;
  let starting: Promise<void> | null = null;
  let underWay: Promise<void> | null = null;

  const begin = async (): Promise<void> => {
    // Loaded here: nobody waits for it at the start.
    const { default: Library } = await import("pg-boss");
    const made = new Library({
      db: executor,
      schema: QUEUE_SCHEMA,
      migrate: false,
      cronMonitorIntervalSeconds: lookSeconds,
      cronWorkerIntervalSeconds: lookSeconds,
      maintenanceIntervalSeconds: CLEAN_SECONDS,
      deleteAfterDays: JOB_DAYS_KEPT,
    });
    made.on("error", (error) => onUnexpected(error, "jobs"));
    for (const { name, cron } of jobs) await made.schedule(name, cron);
    for (const { name } of await made.getSchedules())
      if (!jobs.some((job) => job.name === name)) await made.unschedule(name);
    await made.start();
    const awaited = jobs.filter((job) => job.awaited).map(({ name }) => name);
    const ran = awaited.length > 0 ? await lastRunsOf(db, awaited) : [];
    for (const name of awaited) if (!ran.some((run) => run.name === name)) await made.send(name, {});
    boss = made;
  };

  const runOne = async (library: PgBoss, { name, run }: Job): Promise<void> => {
    const [taken] = await library.fetch(name);
    if (!taken) return;
    try {
      await run();
    } catch (error) {
      onUnexpected(error, `jobs:${name}`);
      await library.fail(name, taken.id, { code: codeOf(error) });
      return;
    }
    await library.complete(name, taken.id);
  };

  const runDue = async (library: PgBoss): Promise<void> => {
    for (const job of jobs) {
      if (stopping) return;
      await runOne(library, job);
    }
  };

  const start = async (): Promise<void> => {
    wanted = true;
    if (boss !== null || stopping) return;
    starting ??= begin()
      .catch((error: unknown) => onUnexpected(error, "jobs"))
      .finally(() => {
        starting = null;
      });
    await starting;
  };

  return {
    start,
    async tick() {
      if (!wanted || stopping) return;
      await start();
      if (boss === null || underWay !== null) return;
      underWay = runDue(boss)
        .catch((error: unknown) => onUnexpected(error, "jobs"))
        .finally(() => {
          underWay = null;
        });
    },
    async states() {
      const last = await lastRunsOf(
        db,
        jobs.map(({ name }) => name),
      );
      return jobs.map(({ name, cron }) => {
        const found = last.find((one) => one.name === name);
        if (!found) return { name, cron, last: null };
        const { name: _, ...rest } = found;
        return { name, cron, last: rest };
      });
    },
    async stop() {
      stopping = true;
      await starting;
      await underWay;
      await boss?.stop();
      await executor.close();
    },
  };
}

/** A system or database code, else the kind of the error; its message may quote a person. */
const codeOf = (error: unknown): string =>
  error instanceof Error ? ("code" in error ? String(error.code) : error.name) : typeof error;
