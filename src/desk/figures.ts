import { type Clock, parisDay } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Orienter } from "../orientation/network.ts";
import { addCounts, type Counted, countsOf } from "./store.ts";

/** `YYYY-MM`, Europe/Paris. */
export type CardMonth = { month: string; views: number; proposed: number };

/** Months shown: this one, and the eleven before. */
export const MONTHS_SHOWN = 12;

/**
 * How often a card was looked at and proposed (charter of the ambassadors, art. 5). Counted in memory and written together, each
 * minute and at the end: nobody who reads a card waits for a row. A process that is killed loses the counts of its last minute.
 * Nothing is counted of who looked, and no rule of orientation reads these figures.
 */
export type CardFigures = {
  viewed(advisorId: string): void;
  proposed(advisorIds: readonly string[]): void;
  /** Writes what was counted since the last time; what could not be written is kept for the next. */
  flush(): Promise<void>;
  /** The last twelve months, oldest first; a month without any is at zero, since all of them are counted. */
  of(advisorId: string): Promise<CardMonth[]>;
};

export function createCardFigures({ db, clock }: { db: Database; clock: Clock }): CardFigures {
  let counted = new Map<string, Counted>();
  const at = (advisorId: string): Counted => {
    const month = `${parisDay(clock.now()).slice(0, 7)}-01`;
    const key = `${month} ${advisorId}`;
    const known = counted.get(key) ?? { advisorId, month, views: 0, proposed: 0 };
    counted.set(key, known);
    return known;
  };
  return {
    viewed: (advisorId) => void at(advisorId).views++,
    proposed: (advisorIds) => {
      for (const id of advisorIds) at(id).proposed++;
    },
    async flush() {
      if (counted.size === 0) return;
      const written = counted;
      counted = new Map();
      try {
        await addCounts(db, [...written.values()]);
      } catch (error) {
        for (const [key, { views, proposed, ...row }] of written) {
          const since = counted.get(key) ?? { ...row, views: 0, proposed: 0 };
          counted.set(key, { ...row, views: views + since.views, proposed: proposed + since.proposed });
        }
        throw error;
      }
    },
    async of(advisorId) {
      const months = lastMonths(parisDay(clock.now()).slice(0, 7), MONTHS_SHOWN);
      const rows = await countsOf(db, advisorId, months[0] ?? "");
      return months.map(
        (month) => rows.find((row) => row.month === month) ?? { month, views: 0, proposed: 0 },
      );
    },
  };
}

/** Months up to one, `YYYY-MM`, oldest first. */
export function lastMonths(last: string, count: number): string[] {
  const place = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) => {
    const at = place - count + 1 + index;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}

/** The same orientations, and those they show counted. */
export const countingOrienter = (orienter: Orienter, figures: Pick<CardFigures, "proposed">): Orienter => ({
  ...orienter,
  async profile(profile, asked) {
    const found = await orienter.profile(profile, asked);
    figures.proposed(found.advisors.map(({ id }) => id));
    return found;
  },
});
