import { Counter, Gauge } from "prom-client";
import { raiseAlert } from "../alerts/raise.ts";
import { journal } from "../audit/journal.ts";
import { DAY_MS, type PolicyDeps } from "./policies/deps.ts";
import { KEPT } from "./policies/kept.ts";
import { personPolicies } from "./policies/persons.ts";
import { servicePolicies } from "./policies/service.ts";
import { hasTerm, type Policy } from "./policy.ts";
import type { Preview, Retention, RunView } from "./retention.ts";
import { insertRun, latestRuns, toldSince } from "./store.ts";

export type RetentionDeps = PolicyDeps & {
  /** Hears of a policy that failed, with its code. */
  onUnexpected(error: unknown, place: string): void;
};

/** Promised to whoever opens a conversation: erased within the minute when its time comes. */
const WITHIN_THE_MINUTE: readonly string[] = ["conversations", "contest_answers"];
const HOUR_MS = 3_600_000;
/** Something due for longer than this is told. */
const LATE_MS = DAY_MS;
const SHOWN = 100;

export function createRetention(deps: RetentionDeps): Retention {
  const { db, clock } = deps;
  const all = [...personPolicies(deps), ...servicePolicies(deps), ...KEPT];
  const terms = all.filter(hasTerm);
  const erased = new Counter({
    name: "boussole_retention_done_total",
    help: "Données effacées parce que leur durée était passée",
    labelNames: ["policy"],
    registers: [],
  });
  const lateness = new Gauge({
    name: "boussole_retention_late_seconds",
    help: "Retard de la plus ancienne donnée dont la durée est passée",
    labelNames: ["policy"],
    registers: [],
  });
  let watchedAt: Date | null = null;

  const preview = async (): Promise<Preview[]> => {
    const now = clock.now();
    const found: Preview[] = [];
    for (const { code, count } of terms) found.push({ code, ...(await count(now)) });
    return found;
  };

  const applyOne = async (job: RunView["job"], policy: Policy, errors: unknown[]): Promise<RunView> => {
    const startedAt = clock.now();
    let [due, done, failed] = [0, 0, null as string | null];
    try {
      ({ due } = await policy.count(startedAt));
      done = await policy.apply(startedAt);
    } catch (error) {
      deps.onUnexpected(error, `retention:${policy.code}`);
      errors.push(error);
      failed = codeOf(error);
    }
    erased.inc({ policy: policy.code }, done);
    const run = { job, policy: policy.code, startedAt, finishedAt: clock.now(), due, done, failed };
    if (due > 0 || done > 0 || failed !== null) await insertRun(db, run);
    return run;
  };

  /** Says how late the oldest of each kind is, and tells it, once a day, when that is more than a day. */
  const watch = async (): Promise<void> => {
    const now = clock.now();
    const found = await preview();
    const lateBy = ({ oldest }: Preview): number => (oldest ? now.getTime() - oldest.getTime() : 0);
    for (const one of found) lateness.set({ policy: one.code }, Math.round(lateBy(one) / 1_000));
    const late = found.filter((one) => lateBy(one) > LATE_MS).length;
    watchedAt = now;
    if (late === 0 || (await toldSince(db, "retention_late", new Date(now.getTime() - DAY_MS)))) return;
    const alert = { kind: "retention_late" as const, subject: "conservation", facts: { late } };
    await db.transaction((tx) => raiseAlert(tx, alert, now));
  };

  return {
    policies: () => all,
    preview,
    async run(job) {
      const startedAt = clock.now();
      const errors: unknown[] = [];
      const runs: RunView[] = [];
      for (const policy of terms) runs.push(await applyOne(job, policy, errors));
      const total = (of: "due" | "done"): number => runs.reduce((sum, run) => sum + run[of], 0);
      const whole = {
        job,
        policy: null,
        startedAt,
        finishedAt: clock.now(),
        due: total("due"),
        done: total("done"),
        failed: runs.find(({ failed }) => failed !== null)?.failed ?? null,
      };
      await db.transaction(async (tx) => {
        await insertRun(tx, whole);
        const applied = runs.flatMap(({ policy, done }) => (done > 0 ? [`${policy}:${done}`] : []));
        if (applied.length === 0) return;
        const act = { kind: "retention_applied" as const, subject: "conservation", contentDigest: null };
        await journal(tx, { ...act, facts: { applied } }, whole.finishedAt);
      });
      await watch().catch((error: unknown) => {
        deps.onUnexpected(error, "retention:watch");
        errors.push(error);
      });
      if (errors.length > 0) throw new AggregateError(errors, "some policies failed");
      return [...runs, whole];
    },
    async tick() {
      const errors: unknown[] = [];
      for (const policy of terms)
        if (WITHIN_THE_MINUTE.includes(policy.code)) await applyOne("minute", policy, errors);
      // A service that was stopped for days is given an hour to make up for it.
      watchedAt ??= clock.now();
      if (clock.now().getTime() - watchedAt.getTime() >= HOUR_MS) await watch();
    },
    lastRuns: () => latestRuns(db, SHOWN),
    metrics: [erased, lateness],
  };
}

/** A system or database code, else the kind of the error; its message may quote a person. */
const codeOf = (error: unknown): string =>
  error instanceof Error ? ("code" in error ? String(error.code) : error.name) : typeof error;
