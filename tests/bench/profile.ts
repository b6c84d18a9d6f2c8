import { z } from "zod";
import { type Exchange, prepare, send } from "./client.ts";
import type { StatementTime } from "./probe.ts";
import type { Running, System } from "./process.ts";
import { mean, median } from "./statistics.ts";

export type Part = { name: string; ms: number };

export type Profile = {
  system: System;
  answers: number;
  firstP50: number;
  /** Mean of each part of the time before the first sentence, in order; empty for the chain, which has no trace. */
  parts: Part[];
  /** How many answers went through the whole pipeline, and so count in `parts`. */
  searched: number;
  statementsPerAnswer: number;
  databaseMsPerAnswer: number;
  /** The dearest statements, per answer. */
  statements: StatementTime[];
  residentMiB: number | null;
};

const WARM_UP = 5;
const SHOWN_STATEMENTS = 8;
const Traced = z.object({
  trace: z.object({ steps: z.array(z.object({ name: z.string(), ms: z.number() })) }),
});
const StepEvent = z.object({ name: z.string() });

/** One question at a time, nothing else going on: where the time of an answer goes. */
export async function measureProfile(
  system: System,
  running: Running,
  questions: readonly string[],
): Promise<Profile> {
  const exchanges: Exchange[] = [];
  for (const question of questions.slice(0, WARM_UP)) await askOnce(system, running, question);
  const statements = new Map<string, StatementTime>();
  for (const question of questions) {
    const request = await prepare(system, running.url, question);
    await running.statements("count");
    exchanges.push(answered(system, await send(request, AbortSignal.timeout(30_000))));
    for (const { statement, count, ms } of await running.statements("tell")) {
      const known = statements.get(statement) ?? { statement, count: 0, ms: 0 };
      statements.set(statement, { statement, count: known.count + count, ms: known.ms + ms });
    }
  }
  const answers = exchanges.length;
  const perAnswer = [...statements.values()].map(({ statement, count, ms }) => ({
    statement,
    count: count / answers,
    ms: ms / answers,
  }));
  const searched = exchanges.map(partsOf).filter((parts) => parts.length > 0);
  return {
    system,
    answers,
    firstP50: median(exchanges.map(({ firstMs }) => firstMs)),
    parts: meanParts(searched),
    searched: searched.length,
    statementsPerAnswer: perAnswer.reduce((sum, { count }) => sum + count, 0),
    databaseMsPerAnswer: perAnswer.reduce((sum, { ms }) => sum + ms, 0),
    statements: perAnswer.sort((a, b) => b.ms - a.ms).slice(0, SHOWN_STATEMENTS),
    residentMiB: running.residentMiB(),
  };
}

async function askOnce(system: System, running: Running, question: string): Promise<void> {
  answered(system, await send(await prepare(system, running.url, question), AbortSignal.timeout(30_000)));
}

function answered(system: System, exchange: Exchange): Exchange {
  if (exchange.error) throw new Error(`${system} n'a pas répondu à une question seule : ${exchange.error}`);
  return exchange;
}

/** The parts of an exchange that searched the fiches, in order; none for another (a refusal answers in no time). */
function partsOf(exchange: Exchange): Part[] {
  const answer = exchange.events.find(({ event }) => event === "answer");
  const traced = Traced.safeParse(answer && parsed(answer.data));
  const received = stepTime(exchange, "received");
  const searching = stepTime(exchange, "findPassages");
  if (!traced.success || received === null || searching === null) return [];
  const { steps } = traced.data.trace;
  const inSteps = steps.reduce((sum, { ms }) => sum + ms, 0);
  const beforeSearch = steps.slice(
    0,
    steps.findIndex(({ name }) => name === "findPassages"),
  );
  const opening = searching - received - beforeSearch.reduce((sum, { ms }) => sum + ms, 0);
  return [
    { name: "requête, jeton, question gardée", ms: received },
    { name: "clé et historique", ms: opening },
    ...steps,
    { name: "enregistrement et relecture", ms: exchange.firstMs - received - opening - inSteps },
  ];
}

function stepTime({ events }: Exchange, name: string): number | null {
  const found = events.find(
    ({ event, data }) => event === "step" && StepEvent.safeParse(parsed(data)).data?.name === name,
  );
  return found?.ms ?? null;
}

function meanParts(all: readonly Part[][]): Part[] {
  const names = [...new Set(all.flatMap((parts) => parts.map(({ name }) => name)))];
  return names.map((name) => ({
    name,
    ms: mean(all.map((parts) => parts.find((part) => part.name === name)?.ms ?? 0)),
  }));
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
