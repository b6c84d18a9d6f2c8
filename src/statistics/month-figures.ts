import type { Queryable } from "../db/database.ts";
import { eurosEach, modelEuros, type Prices } from "../footprint/cost.ts";
import { codesOf, isSafe, measure, type Population, part, split } from "./disclose.ts";
import { type MonthFigures, type Split, untoldMonth } from "./figures.ts";
import { ORDERS } from "./labels.ts";
import type { Month } from "./months.ts";
import * as store from "./store.ts";

/** What is counted of a month before anything is left out. */
export type Counted = {
  month: string;
  populations: Record<keyof typeof store.ROWS, Population>;
  used: store.Used;
  decisionDays: number | null;
};

export async function countMonth(tx: Queryable, span: Month): Promise<Counted> {
  const populations: Partial<Counted["populations"]> = {};
  for (const name of Object.keys(store.ROWS) as (keyof typeof store.ROWS)[])
    populations[name] = await store.populationOf(tx, store.ROWS[name](span));
  return {
    month: span.month,
    populations: populations as Counted["populations"],
    used: await store.usedIn(tx, span),
    decisionDays: await store.decisionDaysIn(tx, span),
  };
}

/** What is told of a month: docs/adr/0020. Every other figure of the page comes from these alone. */
export function disclose({ month, populations, used, decisionDays }: Counted, prices: Prices): MonthFigures {
  const whole = measure(populations.outcomes, codesOf(populations.outcomes));
  if (!isSafe(whole)) return untoldMonth(month);
  const told = (name: keyof typeof ORDERS) => split(populations[name], ORDERS[name]);
  const model = part(populations.model, "asked");
  const readings = part(populations.readings, "sampled");
  const decisions = told("decisions");
  const contacts = told("contacts");
  const footprint = footprintOf(model.count, used);
  const { inputTokens: input, outputTokens: output } = footprint;
  const euros = modelEuros(prices, input === null || output === null ? null : { input, output });
  return {
    month,
    conversations: whole.conversations,
    answers: whole.count,
    outcomes: told("outcomes"),
    model,
    opinions: told("opinions"),
    section: told("section"),
    size: told("size"),
    region: told("region"),
    corrections: told("corrections"),
    contests: told("contests"),
    decisions,
    contacts,
    late: part(populations.late, "late"),
    decisionDays: decisions.total === null ? null : decisionDays,
    readings,
    // How many were drawn is the whole of these: where the one is not told, the other is not.
    errors:
      typeof readings.count === "number" ? part(populations.errors, "wrong") : { total: null, count: null },
    footprint,
    euros: {
      model: euros,
      perAnswer: eurosEach(prices, euros, whole.count),
      perContact: eurosEach(prices, euros, metIn(contacts)),
    },
  };
}

/** Contacts that ended in a meeting; null where one of the two ends is not told. */
function metIn({ cells }: Split): number | null {
  const counts = ["done_helped", "done_without"].map(
    (code) => cells && (cells.find((cell) => cell.code === code) ?? { count: 0 }).count,
  );
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

function footprintOf(asked: number | "few" | null, used: store.Used): MonthFigures["footprint"] {
  const { inputTokens, outputTokens, most, uncounted, unknown, energyMin, energyMax, gasMin, gasMax } = used;
  const counted = { count: outputTokens, conversations: used.conversations, most };
  const none = { inputTokens: null, outputTokens: null, energyWh: null, gCO2e: null, partial: false };
  if (typeof asked !== "number" || (outputTokens > 0 && !isSafe(counted))) return none;
  const known = unknown === 0;
  return {
    inputTokens,
    outputTokens,
    energyWh: known && energyMin !== null && energyMax !== null ? { min: energyMin, max: energyMax } : null,
    gCO2e: known && gasMin !== null && gasMax !== null ? { min: gasMin, max: gasMax } : null,
    partial: uncounted > 0,
  };
}
