import type { Metric } from "prom-client";
import type { Due, PolicyView } from "./policy.ts";

/** What one run did with one kind of data; `policy` null: the whole run. */
export type RunView = {
  policy: string | null;
  /** Within the minute, by the calendar, or by the command line. */
  job: "minute" | "planned" | "manual";
  startedAt: Date;
  finishedAt: Date;
  due: number;
  done: number;
  /** A code, never a message; null: it went well. */
  failed: string | null;
};

export type Preview = Due & { code: string };

/** How long everything is kept, what is due now, what was done. */
export type Retention = {
  /** Every kind of data, those kept without a term included, in the order to show. */
  policies(): readonly PolicyView[];
  /** What a run would erase now, by code; changes nothing. */
  preview(): Promise<Preview[]>;
  /**
   * Applies every policy, one after the other: one that fails does not hold the others back.
   * @returns what each policy did, those with nothing to do included, and the whole run, last
   * @throws AggregateError once all were tried
   */
  run(job: "planned" | "manual"): Promise<RunView[]>;
  /**
   * Every minute: erases what is promised within the minute, and, once an hour, tells whoever is on duty when something has
   * been due for more than a day, whatever became of the calendar.
   */
  tick(): Promise<void>;
  /** The latest runs, the newest first: each whole run, and what it did where it did something or failed. */
  lastRuns(): Promise<RunView[]>;
  /** What was erased in this process, and how late the oldest is, by policy. */
  metrics: readonly Metric[];
};
