import type { AccessOverview } from "../../accounts/account.ts";
import { journal } from "../../audit/journal.ts";
import { type Clock, parisDay } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { qualityReport } from "../../review/quality/report.ts";
import type { MonthFigures } from "../../statistics/figures.ts";
import type { Governance } from "../governance.ts";
import { changesOf, rulesAt } from "./changes.ts";
import { accessOf, onboardingOf } from "./people.ts";
import { type AnnualPeriod, annualPeriod, yearBefore } from "./period.ts";
import { qualityOf } from "./quality.ts";
import type {
  AnnualReview,
  ContestYear,
  Corrections,
  Headline,
  JournalYear,
  Known,
  Lines,
} from "./review.ts";
import { actsBetween, contestsBetween, correctionsWaiting, countsByFact, firstEntryAt } from "./store.ts";
import { usageOf } from "./usage.ts";

/** What other capabilities say of a year. One that fails is told as « non disponible », with its reason. */
export type OtherSources = Readonly<
  Record<"equity" | "footprint" | "retention" | "charter", (period: AnnualPeriod) => Promise<Known<Lines>>>
>;

export type AnnualDeps = {
  db: Database;
  clock: Clock;
  governance: Pick<Governance, "owners" | "incidentFigures">;
  access(): Promise<AccessOverview>;
  journalState(): Promise<Omit<JournalYear, "entries">>;
  published(): Promise<readonly MonthFigures[]>;
  others: OtherSources;
  /** Of the program. */
  version: string;
};

export type Annual = {
  /** Everything of a year, from what runs and from the journal. @throws DomainError `entree-invalide` for a year that cannot be told */
  gather(year: number): Promise<AnnualReview>;
  /** Journals that a file was made: its year and its digest, never its words. `by`: an account; null: the command line. */
  record(made: { year: number; digest: string; publicSummary: boolean; by: string | null }): Promise<void>;
};

export function createAnnual(deps: AnnualDeps): Annual {
  const { db, clock, governance } = deps;
  return {
    async gather(year) {
      const now = clock.now();
      const period = annualPeriod(year, now);
      const acts = await actsBetween(db, period);
      const overview = await deps.access();
      const contests = await contestsOf(deps, period, now);
      return {
        period,
        madeAt: now,
        versions: { program: deps.version, rules: await rulesAt(db, period.end) },
        owners: await governance.owners(),
        usage: await usageOf(db, period, acts),
        published: (await deps.published()).filter(({ month }) => month.startsWith(`${year}-`)),
        quality: await qualityOf(deps, period),
        corrections: correctionsOf(acts, await correctionsWaiting(db)),
        contests,
        incidents: await governance.incidentFigures(period.start, period.end),
        alerts: (await countsByFact(db, "alert_raised", "alert", period)).map(({ value, count }) => ({
          kind: value,
          count,
        })),
        access: accessOf(overview, period, acts, now),
        onboarding: await onboardingOf(db, overview, period, acts),
        journal: {
          entries: [...acts.values()].reduce((sum, count) => sum + count, 0),
          ...(await deps.journalState()),
        },
        changes: await changesOf(db, period, acts),
        equity: await otherwiseSaid(deps.others.equity, period),
        footprint: await otherwiseSaid(deps.others.footprint, period),
        retention: await otherwiseSaid(deps.others.retention, period),
        charter: await otherwiseSaid(deps.others.charter, period),
        previous: await previousYear(deps, period, now),
      };
    },
    async record({ year, digest, publicSummary, by }) {
      const facts = { year, digest, publicSummary, by };
      const act = {
        kind: "annual_review_made" as const,
        subject: `bilan-${year}`,
        facts,
        contentDigest: null,
      };
      await db.transaction((tx) => journal(tx, act, clock.now()));
    },
  };
}

async function otherwiseSaid(
  source: (period: AnnualPeriod) => Promise<Known<Lines>>,
  period: AnnualPeriod,
): Promise<Known<Lines>> {
  try {
    return await source(period);
  } catch {
    // The kind of the failure would tell a committee nothing; that it failed does.
    return { missing: "la lecture de cette mesure a échoué au moment d'établir le bilan" };
  }
}

const DAY_SECONDS = 86_400;

async function contestsOf({ db }: AnnualDeps, period: AnnualPeriod, now: Date): Promise<ContestYear> {
  const { medianSeconds, ...counts } = await contestsBetween(db, period, now);
  return { ...counts, medianDays: medianSeconds === null ? null : medianSeconds / DAY_SECONDS };
}

const correctionsOf = (acts: ReadonlyMap<string, number>, waiting: number): Corrections => ({
  proposed: acts.get("correction_proposed") ?? 0,
  approved: acts.get("correction_approved") ?? 0,
  rejected: acts.get("correction_rejected") ?? 0,
  waiting,
  withdrawn: acts.get("answer_withdrawn") ?? 0,
  reinstated: acts.get("answer_reinstated") ?? 0,
  preparedApproved: acts.get("prepared_approved") ?? 0,
});

/** The figures of the year before; of the same days where this year is not over, so that the two can be compared. */
async function previousYear(deps: AnnualDeps, current: AnnualPeriod, now: Date): Promise<Headline | null> {
  const { db, governance } = deps;
  const first = await firstEntryAt(db);
  const period = yearBefore(current);
  if (first === null || first >= period.end) return null;
  const acts = await actsBetween(db, period);
  const { errors } = await qualityReport(deps, period, "outcome");
  return {
    year: period.year,
    from: first > period.start ? parisDay(first) : period.from,
    to: period.to,
    conversations: acts.get("conversation_opened") ?? 0,
    answers: acts.get("answer_recorded") ?? 0,
    errors,
    contests: (await contestsOf(deps, period, now)).received,
    incidents: (await governance.incidentFigures(period.start, period.end)).opened,
    corrections: acts.get("correction_approved") ?? 0,
  };
}
