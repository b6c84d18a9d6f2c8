import type { Accounts } from "../accounts/accounts.ts";
import type { Alerts } from "../alerts/alerts.ts";
import type { Audit } from "../audit/audit.ts";
import { type Clock, parisDay } from "../clock.ts";
import type { ContestDesk } from "../conversation/contest/contest.ts";
import type { Database } from "../db/database.ts";
import type { Directory } from "../directory/directory.ts";
import type { Equity } from "../equity/equity.ts";
import type { Agenda } from "../events/agenda.ts";
import type { Governance } from "../governance/governance.ts";
import { DIGEST } from "../open-data/digest.ts";
import type { OpenData } from "../open-data/open-data.ts";
import { exclusionOfSelf } from "../orientation/rules.ts";
import type { Retention } from "../retention/retention.ts";
import type { ReviewSettings } from "../review/deps.ts";
import { type Facts, type Sources, WINDOW_DAYS } from "./facts.ts";
import * as store from "./store.ts";
import { runTrials } from "./trials.ts";

export type SourcesDeps = {
  db: Database;
  clock: Clock;
  audit: Pick<Audit, "state">;
  accounts: Pick<Accounts, "overview">;
  contests: Pick<ContestDesk, "statistics">;
  alerts: Pick<Alerts, "board">;
  directory: Pick<Directory, "all">;
  agenda: Pick<Agenda, "upcoming">;
  openData: OpenData;
  retention: Pick<Retention, "preview">;
  equity: Pick<Equity, "last" | "gaps">;
  governance: Pick<Governance, "owners" | "incidentFigures">;
  review: ReviewSettings;
  settings: Facts["settings"];
  footprint: Facts["footprint"];
};

/** What the samples say of themselves. */
const MADE_UP = /\(fictif\)/;
const DAY_MS = 86_400_000;

/** Where each fact is read: what the capabilities tell, and rows that none of them tells. */
export function createSources(deps: SourcesDeps): Sources {
  const { db, clock, openData } = deps;
  const windowStart = () => new Date(clock.now().getTime() - WINDOW_DAYS * DAY_MS);
  return {
    async journal() {
      const whole = await store.lastWholeReading(db);
      const { checkpoint } = await deps.audit.state();
      return {
        lastWhole: whole && { at: whole.at, faults: whole.result.faultCount, entries: whole.result.entries },
        laterFaults: await store.faultAfter(db, whole?.at ?? new Date(0)),
        checkpointAt: checkpoint?.at ?? null,
      };
    },
    answers: () => store.answersSince(db, windowStart()),
    async review() {
      const aWeekAgo = new Date(clock.now().getTime() - 7 * DAY_MS);
      return {
        ...(await store.verdictsSince(db, windowStart())),
        ...(await store.drawnBetween(db, windowStart(), aWeekAgo)),
        ...deps.review,
      };
    },
    async knowledge() {
      const fiches = await store.fichesInForce(db);
      const today = parisDay(clock.now());
      const overdue = fiches.filter(({ reviewBy }) => reviewBy !== null && reviewBy < today);
      const schemes = fiches.filter(({ kind }) => kind === "dispositif");
      return {
        fiches: fiches.length,
        overdue: overdue.length,
        unsourced: fiches.filter(({ sourced }) => !sourced).length,
        schemes: schemes.length,
        schemesWithoutOperator: schemes.filter(({ operator }) => !operator).length,
        maturityLevels: [...new Set(fiches.flatMap(({ maturity }) => maturity))].sort(),
        upToDate: fiches.filter((one) => !overdue.includes(one)).map(({ id }) => id),
        ...(await store.preparedCounts(db)),
      };
    },
    async rights() {
      const { counts, reviews } = await deps.accounts.overview();
      return { lastReviewAt: reviews[0]?.at ?? null, dormant: counts.dormant > 0, active: counts.active > 0 };
    },
    async training() {
      const { accounts } = await deps.accounts.overview();
      const active = accounts.filter(({ state }) => state === "active").map(({ id }) => id);
      const aYearAgo = new Date(clock.now().getTime() - 365 * DAY_MS);
      return { accounts: active.length > 0, unread: await store.someoneHasNotRead(db, active, aYearAgo) };
    },
    async contests() {
      const { received, late, decidedLate } = await deps.contests.statistics();
      return { received, late, decidedLate };
    },
    alerts: async () => ({ someoneIsTold: (await deps.alerts.board()).told.length > 0 }),
    async directory() {
      const today = parisDay(clock.now());
      const advisors = await deps.directory.all();
      return {
        proposable: advisors.filter((advisor) => exclusionOfSelf(advisor, today) === null).length,
        fictional: advisors.some(({ name }) => MADE_UP.test(name)),
      };
    },
    async agenda() {
      const { total, events } = await deps.agenda.upcoming({ from: clock.now() }, 1);
      return { upcoming: total, fictional: events.some(({ title }) => MADE_UP.test(title)) };
    },
    async openData() {
      const datasets = await openData.datasets();
      const release = await openData.lastRelease();
      return {
        datasets: datasets.map(({ id }) => id),
        files: datasets.reduce((sum, { files }) => sum + files.length, 0),
        digest: datasets.some(({ files }) => files.some(({ path }) => path === DIGEST)),
        lastRelease: release && { version: release.version, day: release.day },
      };
    },
    async governance() {
      const owners = await deps.governance.owners();
      const now = clock.now();
      const aYearAgo = new Date(now.getTime() - 365 * DAY_MS);
      const { breaches } = await deps.governance.incidentFigures(aYearAgo, now);
      return {
        referentNamed: owners.some(({ role, holder }) => role === "referent" && holder !== null),
        unowned: owners.filter(({ holder }) => holder === null).map(({ label }) => label),
        lastAnnualReviewAt: await store.lastActOf(db, "annual_review_made"),
        lateBreach: breaches.late > 0,
      };
    },
    async retention() {
      const run = await store.lastPlannedRun(db);
      const late = clock.now().getTime() - DAY_MS;
      const overdue = (await deps.retention.preview()).flatMap(({ oldest }) =>
        oldest !== null && oldest.getTime() < late ? [oldest] : [],
      );
      return {
        lastRunAt: run?.at ?? null,
        failed: run?.failed ?? false,
        overdueSince: overdue.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
      };
    },
    async equity() {
      const run = await deps.equity.last();
      const gaps = await deps.equity.gaps();
      return {
        at: run?.at ?? null,
        pairs: run?.pairs ?? 0,
        failing: run ? run.pairs - run.alike : 0,
        openGaps: gaps.length > 0,
      };
    },
    async measures() {
      const results = await openData.measures();
      const refusals = results?.reports.refusals?.measures.find(({ threshold }) => threshold !== undefined);
      return (
        results && {
          at: results.date,
          refusals: refusals ? { ...refusals, threshold: refusals.threshold ?? 1 } : null,
        }
      );
    },
    trials: async () => runTrials(),
    settings: async () => deps.settings,
    footprint: async () => deps.footprint,
  };
}
