import { type Exchange, prepare, send } from "./client.ts";
import { type Running, SYSTEMS, type System } from "./process.ts";
import { cycled } from "./questions.ts";
import { seeded } from "./random.ts";
import { quantile, type Spread, spread } from "./statistics.ts";

export type Rate = { perSecond: number; seconds: number };

export type LoadResult = {
  system: System;
  perSecond: number;
  first: Spread;
  done: Spread;
  errors: Record<string, number>;
  completedPerSecond: number;
  /** How late our own timers sent the requests: a bench that chokes would measure itself. */
  senderLateP99: number;
};

/** What one round saw; rounds of one system and rate are put together afterwards. */
type Round = { exchanges: Exchange[]; lateMs: number[]; seconds: number };

/** After the last arrival, an answer is waited for this long; then it counts as never come. */
const PATIENCE_MS = 30_000;

/** Poisson arrivals: independent people, hence bunches, which evenly spaced ones would hide. */
export function arrivalTimes(random: () => number, perSecond: number, count: number): number[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    at += (-Math.log(1 - random()) / perSecond) * 1_000;
    return at;
  });
}

/**
 * Both systems at each rate, one after the other, `rounds` times (A B A B), with the same questions at the same
 * instants. The loop is open: a slow answer does not hold back the next person.
 */
export async function measureLoad(
  both: Readonly<Record<System, Running>>,
  questions: readonly string[],
  rates: readonly Rate[],
  rounds: number,
): Promise<LoadResult[]> {
  const results: LoadResult[] = [];
  for (const rate of rates) {
    const seen = new Map<System, Round[]>(SYSTEMS.map((system) => [system, []]));
    for (let round = 0; round < rounds; round++) {
      for (const system of SYSTEMS) {
        const count = Math.max(1, Math.round(rate.perSecond * rate.seconds));
        const times = arrivalTimes(seeded(rate.perSecond * 100 + round), rate.perSecond, count);
        seen.get(system)?.push(await playRound(system, both[system], cycled(questions, count), times));
      }
    }
    for (const [system, all] of seen) results.push(summaryOf(system, rate.perSecond, all));
  }
  return results;
}

async function playRound(
  system: System,
  running: Running,
  questions: string[],
  times: number[],
): Promise<Round> {
  const requests = [];
  for (const question of questions) requests.push(await prepare(system, running.url, question));
  const signal = AbortSignal.timeout(Math.ceil(times.at(-1) ?? 0) + PATIENCE_MS);
  const lateMs: number[] = [];
  const start = performance.now();
  const exchanges = await Promise.all(
    requests.map(async (request, index) => {
      const due = start + (times[index] ?? 0);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      lateMs.push(Math.max(0, performance.now() - due)); // a timer may fire a fraction early
      return send(request, signal);
    }),
  );
  return { exchanges, lateMs, seconds: (performance.now() - start) / 1_000 };
}

function summaryOf(system: System, perSecond: number, rounds: readonly Round[]): LoadResult {
  const exchanges = rounds.flatMap((round) => round.exchanges);
  const errors: Record<string, number> = {};
  for (const { error } of exchanges) if (error) errors[error] = (errors[error] ?? 0) + 1;
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  return {
    system,
    perSecond,
    first: spread(exchanges.map(({ firstMs }) => firstMs)),
    done: spread(exchanges.map(({ doneMs }) => doneMs)),
    errors,
    completedPerSecond: exchanges.filter(({ error }) => error === null).length / seconds,
    senderLateP99: quantile(
      rounds.flatMap(({ lateMs }) => lateMs),
      0.99,
    ),
  };
}
