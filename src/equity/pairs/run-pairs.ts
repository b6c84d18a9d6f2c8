import { journal } from "../../audit/journal.ts";
import { RULES_VERSION } from "../../conversation/answer-question.ts";
import { ORIENTATION_VERSION } from "../../orientation/rank.ts";
import { knowledgeEdition } from "../../orientation/store.ts";
import type { EquityDeps } from "../deps.ts";
import type { EquityRun, Versions } from "../run.ts";
import * as store from "../store.ts";
import { comparePairs } from "./compare.ts";
import { readPairs } from "./read-pairs.ts";

/** An import or a switch between two messages of a pair would be taken for an unfairness. */
const TRIES = 3;
const PAIRS = { dimension: "pairs", value: "" } as const;

/** What a run would be made on now. */
export async function versionsNow({ db, directory, pairsFile }: EquityDeps): Promise<Versions> {
  const { digest } = await readPairs(pairsFile);
  return {
    answering: RULES_VERSION,
    orientation: ORIENTATION_VERSION,
    knowledge: await knowledgeEdition(db),
    directory: await directory.version(),
    pairs: digest,
  };
}

export const sameVersions = (a: Versions, b: Versions): boolean =>
  (Object.keys(a) as (keyof Versions)[]).every((name) => a[name] === b[name]);

/**
 * Runs the pairs, records the result, and opens or closes their gap: whoever is on duty is told once, when pairs begin to differ.
 * @throws Error when what decides of answers changed at each try
 */
export async function runPairs(deps: EquityDeps): Promise<EquityRun> {
  const { db, clock } = deps;
  const run = await compared(deps);
  await db.transaction(async (tx) => {
    const at = clock.now();
    await store.insertRun(tx, run);
    if (run.failing.length === 0) await store.closeGap(tx, PAIRS, at);
    else if (await store.openGap(tx, PAIRS, at))
      await deps.raise(
        tx,
        [
          {
            kind: "equity_gap",
            subject: "pairs",
            facts: { pairs: run.pairs, differing: run.failing.length },
          },
        ],
        at,
      );
    const { answering, orientation, knowledge, directory, pairs } = run.versions;
    const facts = {
      ...{ pairs: run.pairs, alike: run.alike, differing: run.failing.map(({ id }) => id) },
      ...{ answering, orientation, knowledge, directory, pairsDigest: pairs },
    };
    await journal(tx, { kind: "equity_checked", subject: "equite", facts, contentDigest: null }, at);
  });
  return run;
}

async function compared(deps: EquityDeps): Promise<EquityRun> {
  const { pairs } = await readPairs(deps.pairsFile);
  for (let left = TRIES; left > 0; left--) {
    const before = performance.now();
    const versions = await versionsNow(deps);
    const found = await comparePairs(pairs, deps.treat);
    if (sameVersions(versions, await versionsNow(deps)))
      return {
        at: deps.clock.now(),
        versions,
        ...found,
        durationMs: Math.round(performance.now() - before),
      };
  }
  throw new Error("what decides of answers changed during each run");
}
