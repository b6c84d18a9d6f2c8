import type { NewAlert } from "../../alerts/raise.ts";
import type { EquityDeps } from "../deps.ts";
import * as store from "../store.ts";
import { type Gap, gapsIn, isClosed, measured, WATCHED_DAYS } from "./gap.ts";
import { orientedIn } from "./use.ts";

const DAY_MS = 86_400_000;

/** Looks at the last ninety days of use: gaps that opened are told once to whoever is on duty, those that narrowed are closed. */
export async function watchUse({ db, clock, raise }: EquityDeps): Promise<void> {
  const at = clock.now();
  const oriented = await orientedIn(db, new Date(at.getTime() - WATCHED_DAYS * DAY_MS), at);
  const groups = measured(oriented);
  const found = gapsIn(groups);
  await db.transaction(async (tx) => {
    for (const gap of await store.openGaps(tx))
      if (gap.dimension !== "pairs" && isClosed(gap, groups, oriented)) await store.closeGap(tx, gap, at);
    const alerts: NewAlert[] = [];
    for (const gap of found) {
      if (!(await store.openGap(tx, gap, at))) continue;
      const facts = {
        points: Math.round(100 * gap.shortfall),
        served: gap.served,
        of: gap.of,
        days: WATCHED_DAYS,
      };
      alerts.push({ kind: "equity_gap", subject: subjectOf(gap), facts });
    }
    if (alerts.length > 0) await raise(tx, alerts, at);
  });
}

/** « region:06 »: an alert is about a code. */
const subjectOf = ({ dimension, value }: Gap): string => `${dimension}:${value}`;
