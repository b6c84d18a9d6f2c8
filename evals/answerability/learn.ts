import { writeFile } from "node:fs/promises";
import { signsOf, VERDICTS, type Verdict } from "../../src/answering/answerability.ts";
import { type FactCase, type OutcomeCase, readCases } from "../support/cases.ts";
import type { Evaluated } from "../support/open.ts";

const LEARNT = new URL("../../src/answering/answerability.json", import.meta.url);
const FOLDS = 5;
const ROUNDS = 3_000;
const RATE = 0.3;
const DECAY = 0.0005;

type Row = { signs: Record<string, number>; verdict: Verdict };
type Weights = Record<Verdict, Record<string, number>>;

const OF_OUTCOME: Record<string, Verdict> = {
  answered: "answerable",
  refused_out_of_scope: "elsewhere",
  refused_no_source: "unsaid",
};

/** Questions that the fiches answer, and those that they do not, with the signs that tell. */
async function rowsOf(service: Evaluated): Promise<Row[]> {
  const rows: Row[] = [];
  const add = async (question: string, verdict: Verdict): Promise<void> => {
    const [likelihoods, found] = [
      await service.readIntent(question),
      await service.retriever.search(question, 8),
    ];
    rows.push({ signs: signsOf(question, likelihoods, found), verdict });
  };
  for (const { question } of await readCases<FactCase>(new URL("../retrieval/cases.jsonl", import.meta.url)))
    await add(question, "answerable");
  for (const { question, expect } of await readCases<OutcomeCase>(
    new URL("../refusals/cases.jsonl", import.meta.url),
  )) {
    const verdict = OF_OUTCOME[expect[0] ?? ""];
    if (verdict) await add(question, verdict);
  }
  return rows;
}

const score = (weights: Record<string, number>, { signs }: Row): number =>
  Object.entries(signs).reduce((sum, [sign, value]) => sum + value * (weights[sign] ?? 0), 0);

function sharesOf(weights: Weights, row: Row): number[] {
  const scores = VERDICTS.map((verdict) => score(weights[verdict], row));
  const powers = scores.map((each) => Math.exp(each - Math.max(...scores)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Softmax regression by plain gradient descent: a dozen signs, some hundred rows. */
function regress(rows: readonly Row[]): Weights {
  const signs = Object.keys(rows[0]?.signs ?? {});
  const zero = (): Weights =>
    Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, Object.fromEntries(signs.map((sign) => [sign, 0]))]),
    ) as Weights;
  const weights = zero();
  for (let round = 0; round < ROUNDS; round++) {
    const slope = zero();
    for (const row of rows) {
      const shares = sharesOf(weights, row);
      for (const [at, verdict] of VERDICTS.entries()) {
        const error = Number(row.verdict === verdict) - (shares[at] ?? 0);
        for (const sign of signs)
          slope[verdict][sign] = (slope[verdict][sign] ?? 0) + error * (row.signs[sign] ?? 0);
      }
    }
    for (const verdict of VERDICTS) {
      for (const sign of signs) {
        const now = weights[verdict][sign] ?? 0;
        weights[verdict][sign] = now + RATE * ((slope[verdict][sign] ?? 0) / rows.length - DECAY * now);
      }
    }
  }
  return weights;
}

/**
 * Learns `src/answering/answerability.json` again from the working sets, and prints what it judges on folds that it has
 * not seen.
 */
export async function learnAnswerability(service: Evaluated): Promise<void> {
  const rows = await rowsOf(service);
  const judged = new Map<string, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = regress(rows.filter((_, at) => at % FOLDS !== fold));
    for (const row of rows.filter((_, at) => at % FOLDS === fold)) {
      const shares = sharesOf(weights, row);
      const name = `${row.verdict} → ${VERDICTS[shares.indexOf(Math.max(...shares))]}`;
      judged.set(name, (judged.get(name) ?? 0) + 1);
    }
  }
  for (const [name, count] of [...judged].sort()) console.log(name.padEnd(28), count);
  const rounded = (weights: Record<string, number>) =>
    Object.fromEntries(Object.entries(weights).map(([sign, value]) => [sign, Math.round(value * 1e3) / 1e3]));
  const learnt = Object.fromEntries(
    Object.entries(regress(rows)).map(([verdict, weights]) => [verdict, rounded(weights)]),
  );
  await writeFile(LEARNT, `${JSON.stringify(learnt, null, 2)}\n`);
}
