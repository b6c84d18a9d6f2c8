import { contentDigest } from "../audit/entry.ts";
import { journal } from "../audit/journal.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Prices } from "../footprint/cost.ts";
import type { Job } from "../jobs/job.ts";
import { MonthFigures } from "./figures.ts";
import { countMonth, disclose } from "./month-figures.ts";
import { closedMonths, parisMonth, spanOf } from "./months.ts";
import * as store from "./store.ts";
import { type FootprintTotals, footprintTotals } from "./totals.ts";

export type StatisticsDeps = { db: Database; clock: Clock; prices: Prices };

export type Statistics = {
  /** Every month told to the public, the oldest first; none before the first closed month. They never change. */
  published(): Promise<MonthFigures[]>;
  /**
   * Freezes the closed months (Europe/Paris) that are not yet, and journals the digest of each.
   * @returns how many
   */
  publishDue(): Promise<number>;
  /** What the model's calls used over the published months from `from` to `to`, both `YYYY-MM` and included. */
  footprintTotals(from: string, to: string): Promise<FootprintTotals>;
  /** The Paris month (`YYYY-MM`) since which the service runs; null before its first act. */
  since(): Promise<string | null>;
};

/** What everyone may know of the use of the service: closed months only, each told once. */
export function createStatistics({ db, clock, prices }: StatisticsDeps): Statistics {
  const published = async (): Promise<MonthFigures[]> =>
    (await store.monthsPublished(db)).map(({ figures }) => MonthFigures.parse(JSON.parse(figures)));
  return {
    published,
    async publishDue() {
      const now = clock.now();
      const first = await store.firstAct(db);
      const known = await store.namesOfMonthsPublished(db);
      const due = first ? closedMonths(first, now).filter((month) => !known.has(month)) : [];
      let done = 0;
      for (const month of due) {
        const counted = await db.transaction(async (tx) => {
          await store.freeze(tx);
          return countMonth(tx, spanOf(month));
        });
        const figures = JSON.stringify(disclose(counted, prices));
        done += await db.transaction(async (tx) => {
          if (!(await store.insertMonth(tx, month, figures, now))) return 0;
          const digest = contentDigest(Buffer.from(figures));
          await journal(
            tx,
            { kind: "statistics_published", subject: month, facts: { month }, contentDigest: digest },
            now,
          );
          return 1;
        });
      }
      return done;
    },
    footprintTotals: async (from, to) => footprintTotals(await published(), from, to),
    async since() {
      const first = await store.firstAct(db);
      return first && parisMonth(first);
    },
  };
}

/** Each night: the month that has just closed is told on its first morning, or on the next one that the service is up. */
export const statisticsJob = (statistics: Pick<Statistics, "publishDue">): Job => ({
  name: "statistics",
  cron: "10 3 * * *",
  async run() {
    await statistics.publishDue();
  },
});
