import { setImmediate } from "node:timers/promises";
import type { Difference, EquityRun, Failing, Pair } from "../run.ts";
import type { Treat, Treatment } from "./treat.ts";

/** Enough of a value to see what it is. */
const SHOWN = 120;

/** Treats both messages of each pair, and tells what differs. Whoever waits for an answer meanwhile is let by between two messages. */
export async function comparePairs(
  pairs: readonly Pair[],
  treat: Treat,
): Promise<Pick<EquityRun, "pairs" | "alike" | "topics" | "failing">> {
  const failing: Failing[] = [];
  const topics = new Map<string, { topic: string; alike: number; of: number }>();
  for (const pair of pairs) {
    const a = await treat(pair.a, pair.id);
    await setImmediate();
    const b = await treat(pair.b, pair.id);
    await setImmediate();
    const differences = differencesOf(a, b);
    if (differences.length > 0) failing.push({ ...pair, differences });
    const topic = topics.get(pair.differs) ?? { topic: pair.differs, alike: 0, of: 0 };
    topics.set(pair.differs, {
      ...topic,
      alike: topic.alike + Number(differences.length === 0),
      of: topic.of + 1,
    });
  }
  return { pairs: pairs.length, alike: pairs.length - failing.length, topics: [...topics.values()], failing };
}

function differencesOf(a: Treatment, b: Treatment): Difference[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((field) => a.get(field) !== b.get(field))
    .map((field) => ({ field, a: start(a.get(field)), b: start(b.get(field)) }));
}

const start = (value = ""): string => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
