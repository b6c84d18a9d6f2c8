import type { State } from "../../src/answering/state.ts";
import { type FakeMistral, startFakeMistral } from "../../tests/support/fake-mistral.ts";
import { answerOnce } from "../support/answer.ts";
import { type FactCase, readCases } from "../support/cases.ts";
import type { Evaluated } from "../support/open.ts";
import type { Judged, Report } from "../support/report.ts";
import { promptInForce, writerOver } from "../support/writer.ts";
import { createPlainChain } from "./chain.ts";
import { honest } from "./honest.ts";
import { called, countWays, wayOf } from "./tally.ts";
import thresholds from "./thresholds.json" with { type: "json" };

const PASSAGES = 5;

/**
 * How often is a model asked, what is withheld of a model that copies, and what does an answer cost beside a plain chain over the
 * same passages and the same server? The server is a fake: nothing here tells how well a real model writes.
 */
export async function evaluateGeneration(service: Evaluated, file: URL | string): Promise<Report> {
  const cases = await readCases<FactCase>(file);
  const fake = await startFakeMistral();
  fake.say(honest);
  try {
    const { states, again, chainTokens } = await ask(service, cases, fake);
    return reportOf(cases, states, again, chainTokens);
  } finally {
    await fake.stop();
  }
}

/** Every question to the service, then to the chain; at the end, once more those for which the model was asked. */
async function ask(service: Evaluated, cases: readonly FactCase[], fake: FakeMistral) {
  const model = { apiKey: "sans-cle", serverURL: fake.url, chatModel: "faux-mistral" };
  const writing = { ...service, writer: writerOver(model, await promptInForce()) };
  const chain = createPlainChain(fake.url);
  const states: State[] = [];
  let chainTokens = 0;
  for (const { question } of cases) {
    const state = await answerOnce(writing, question, true);
    states.push(state);
    // What is stopped before the search has no passages: the chain, which stops nothing, looks for its own.
    const { passages } = state.found ?? (await service.retriever.search(question, PASSAGES));
    chainTokens += (await chain.invoke({ question, passages: passages.slice(0, PASSAGES) })).tokens;
  }
  const before = fake.counts().received;
  for (const [index, { question }] of cases.entries())
    if (states[index]?.written) await answerOnce(writing, question, true);
  return { states, again: fake.counts().received - before, chainTokens };
}

function reportOf(
  cases: readonly FactCase[],
  states: readonly State[],
  again: number,
  chainTokens: number,
): Report {
  const ways = states.map(wayOf);
  const asked = ways.filter(called).length;
  const sum = (count: (state: State) => number): number =>
    states.reduce((all, state) => all + count(state), 0);
  const calls = states.flatMap(({ written }) =>
    written && written.calls > 0 ? [written.inputTokens + written.outputTokens] : [],
  );
  const tokens = sum(({ written }) => (written ? written.inputTokens + written.outputTokens : 0));
  const each = (all: number, of: number): string => (of === 0 ? "–" : (all / of).toFixed(0));
  const total = cases.length;
  return {
    step: `Rédaction par un modèle (${total} questions, faux serveur Mistral)`,
    about:
      "Combien de fois un modèle est-il appelé, et que coûte une réponse ? Le faux modèle recopie des phrases des passages : toute phrase " +
      "retenue l'est à tort, et un cas réussit sans aucune. Jetons comptés par ce serveur, quatre caractères pour un.",
    measures: [
      {
        name: "questions traitées sans appel au modèle",
        hits: total - asked,
        total,
        threshold: thresholds.withoutCall,
      },
      {
        name: `appels de ${thresholds.tokensPerCall} jetons au plus`,
        hits: calls.filter((spent) => spent <= thresholds.tokensPerCall).length,
        total: calls.length,
        threshold: 1,
      },
      {
        name: "phrases retenues (recopiées, donc à tort)",
        hits: sum(({ withheld }) => withheld.length),
        total: sum(({ written }) => written?.claims.length ?? 0),
      },
    ],
    figures: {
      ...countWays(ways),
      "appels si ces questions reviennent": String(again),
      "appels de la chaîne LangChain simple": String(total),
      "jetons par question, nous": each(tokens, total),
      "jetons par question, chaîne simple": each(chainTokens, total),
      "jetons par appel au modèle, nous": each(tokens, asked),
      "jetons du plus long appel": calls.length === 0 ? "–" : String(Math.max(...calls)),
    },
    cases: states.flatMap((state, index) => judged(cases[index], state)),
  };
}

/** A question for which the model was asked; it passes when nothing true is withheld. */
function judged(one: FactCase | undefined, { written, withheld }: State): Judged[] {
  if (!one || !written) return [];
  const got = withheld.map(({ text, reason }) => `${reason.replaceAll("_", " ")} : ${text}`).join(" ; ");
  const miss = withheld.length === 0 ? null : { expected: "toutes ses phrases montrées", got };
  return [{ id: one.id, topic: one.source, question: one.question, miss }];
}
