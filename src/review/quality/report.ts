import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { CONCLUSIONS, type Conclusion } from "../reading/verdict.ts";
import { type Cell, cellsOf, type Dimension } from "./breakdown.ts";
import { type Agreement, agreementOf } from "./kappa.ts";
import { type Period, weeksUpTo } from "./period.ts";
import { type Share, shareOf } from "./share.ts";
import * as store from "./store.ts";

export type Week = {
  from: string;
  to: string;
  /** It is not over: both figures will move. */
  running: boolean;
  errors: Share;
  coverage: Share;
};

export type QualityReport = {
  period: { from: string; to: string };
  at: Date;
  /** All that was recorded; `drawable`: without greetings and outages, which say nothing and are never drawn. */
  recorded: { all: number; drawable: number };
  /** The random sample: `coverage` is the share of those drawn that was read; the others, by why they were not. */
  sample: {
    coverage: Share;
    unread: { waiting: number; expired: number; erased: number; closed: number; opposed: number };
  };
  /** Of the sample read: those whose first verdict is not « good », and those scored « exact: 0 ». */
  errors: Share;
  inexact: Share & { notScored: number };
  /** Of the sample read, those that urgency or a contest put before their turn, and the rate of the others. */
  ahead: { read: number; others: Share };
  /** Read for their risk, not drawn: no rate, since risk chose them. */
  risk: { read: number; wrong: number };
  agreement: { twoWay: Agreement; threeWay: Agreement; notBlind: number };
  /** In hours. */
  delays: store.DelayCount[];
  by: { dimension: Dimension; cells: Cell[] };
  weeks: Week[];
};

/** Fewer read, and the page warns that it is too few to conclude. */
export const ENOUGH_READ = 30;

/** The figures of a period, all from one state of the tables. */
export function qualityReport(
  { db, clock }: { db: Database; clock: Clock },
  period: Period,
  dimension: Dimension,
): Promise<QualityReport> {
  const now = clock.now();
  const weeks = weeksUpTo(period.to);
  return db.transaction(async (tx) => {
    await store.freeze(tx);
    const counts = await store.countsOf(tx, period);
    const { waiting, expired, erased, closed, opposed, aheadRead } = counts;
    return {
      period: { from: period.from, to: period.to },
      at: now,
      recorded: { all: counts.recorded, drawable: counts.drawable },
      sample: {
        coverage: shareOf(counts.read, counts.drawn),
        unread: { waiting, expired, erased, closed, opposed },
      },
      errors: shareOf(counts.errors, counts.read),
      inexact: { ...shareOf(counts.inexact, counts.read), notScored: counts.exactNotScored },
      ahead: {
        read: aheadRead,
        others: shareOf(counts.errors - counts.aheadErrors, counts.read - aheadRead),
      },
      risk: { read: counts.riskRead, wrong: counts.riskErrors },
      agreement: agreementIn(await store.pairsOf(tx, period)),
      delays: inOrder(await store.delaysOf(tx, period)),
      by: { dimension, cells: cellsOf(dimension, await store.countsBy(tx, period, dimension)) },
      weeks: weeksIn(weeks, await store.countsByWeek(tx, weeks), now),
    };
  });
}

const CLASSES = Object.keys(CONCLUSIONS) as Conclusion[];

/**
 * Kappa over « good » or not, and over the three conclusions; the reader whose account id comes first makes the lines. Readers
 * take turns, while kappa is about two fixed persons: with more than two it describes the team, not anyone in it.
 */
export function agreementIn(pairs: readonly store.PairCount[]): QualityReport["agreement"] {
  const blind = pairs.filter((pair) => pair.blind);
  const total = (kept: readonly store.PairCount[]): number => kept.reduce((sum, { count }) => sum + count, 0);
  const tableBy = <T>(classes: readonly T[], classOf: (conclusion: Conclusion) => T) =>
    agreementOf(
      classes.map((line) =>
        classes.map((column) =>
          total(blind.filter(({ one, other }) => classOf(one) === line && classOf(other) === column)),
        ),
      ),
    );
  return {
    twoWay: tableBy([true, false], (conclusion) => conclusion === "good"),
    threeWay: tableBy(CLASSES, (conclusion) => conclusion),
    notBlind: total(pairs) - total(blind),
  };
}

const LANES: readonly store.Lane[] = ["urgent", "contested", "sample", "risk"];
const inOrder = (delays: readonly store.DelayCount[]): store.DelayCount[] =>
  LANES.map(
    (lane) =>
      delays.find((delay) => delay.lane === lane) ?? { lane, of: 0, read: 0, median: null, p90: null },
  );

const weeksIn = (weeks: readonly Period[], counts: readonly store.WeekCounts[], now: Date): Week[] =>
  weeks.map(({ from, to, end }, index) => {
    const { drawn, read, errors } = counts.find(({ week }) => week === index + 1) ?? {
      drawn: 0,
      read: 0,
      errors: 0,
    };
    return { from, to, running: end > now, errors: shareOf(errors, read), coverage: shareOf(read, drawn) };
  });
