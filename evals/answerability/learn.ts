import { writeFile } from "node:fs/promises";
import { signsOf, VERDICTS, type Verdict } from "../../src/answering/answerability.ts";
import { type FactCase, type OutcomeCase, readCases } from "../support/cases.ts";
import { openEvaluated } from "../support/open.ts";

// Learns src/answering/answerability.json from the working sets (softmax regression), after a check on folds left out.
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

const service = await openEvaluated();
const rows: Row[] = [];
const learn = async (question: string, verdict: Verdict): Promise<void> => {
  const [wants, found] = [await service.readIntent(question), await service.retriever.search(question, 8)];
  rows.push({ signs: signsOf(question, wants, found), verdict });
};
for (const { question } of await readCases<FactCase>(new URL("../retrieval/cases.jsonl", import.meta.url)))
  await learn(question, "answerable");
for (const { question, expect } of await readCases<OutcomeCase>(
  new URL("../refusals/cases.jsonl", import.meta.url),
)) {
  const verdict = OF_OUTCOME[expect[0] ?? ""];
  if (verdict) await learn(question, verdict);
}
await service.db.close();

const names = Object.keys(rows[0]?.signs ?? {});
const shareOf = (weights: Weights, { signs }: Row): number[] => {
  const scores = VERDICTS.map((verdict) =>
    names.reduce((sum, name) => sum + (weights[verdict][name] ?? 0) * (signs[name] ?? 0), 0),
  );
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};
const zero = (): Weights =>
  Object.fromEntries(VERDICTS.map((v) => [v, Object.fromEntries(names.map((n) => [n, 0]))])) as Weights;

function fit(known: readonly Row[]): Weights {
  const weights = zero();
  for (let round = 0; round < ROUNDS; round++) {
    const slope = zero();
    for (const row of known) {
      const shares = shareOf(weights, row);
      for (const [at, verdict] of VERDICTS.entries()) {
        const error = Number(row.verdict === verdict) - (shares[at] ?? 0);
        for (const name of names)
          slope[verdict][name] = (slope[verdict][name] ?? 0) + error * (row.signs[name] ?? 0);
      }
    }
    for (const verdict of VERDICTS) {
      for (const name of names) {
        const now = weights[verdict][name] ?? 0;
        weights[verdict][name] = now + RATE * ((slope[verdict][name] ?? 0) / known.length - DECAY * now);
      }
    }
  }
  return weights;
}

const judged = new Map<string, number>();
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(rows.filter((_, at) => at % FOLDS !== fold));
  for (const row of rows.filter((_, at) => at % FOLDS === fold)) {
    const shares = shareOf(weights, row);
    const verdict = VERDICTS[shares.indexOf(Math.max(...shares))];
    judged.set(`${row.verdict} → ${verdict}`, (judged.get(`${row.verdict} → ${verdict}`) ?? 0) + 1);
  }
}
for (const [name, count] of [...judged].sort()) console.log(name.padEnd(28), count);
const rounded = (weights: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(weights).map(([name, value]) => [name, Math.round(value * 1_000) / 1_000]),
  );
const learnt = Object.fromEntries(
  Object.entries(fit(rows)).map(([verdict, weights]) => [verdict, rounded(weights)]),
);
await writeFile(
  new URL("../../src/answering/answerability.json", import.meta.url),
  `${JSON.stringify(learnt, null, 2)}\n`,
);
process.exit(0);
