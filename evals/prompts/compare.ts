import type { State } from "../../src/answering/state.ts";
import type { Config } from "../../src/config.ts";
import type { Prompt } from "../../src/generation/prompt.ts";
import type { Writer } from "../../src/generation/writer.ts";
import { ModelFailure } from "../../src/models/failure.ts";
import type { WithheldSentence } from "../../src/verification/verify.ts";
import { seeded, shuffled } from "../../tests/bench/random.ts";
import { answerOnce } from "../support/answer.ts";
import { type FactCase, factsInWords, holdsFacts, readCases } from "../support/cases.ts";
import type { Evaluated } from "../support/open.ts";
import { writerOver } from "../support/writer.ts";

const CASES = new URL("../retrieval/cases.jsonl", import.meta.url);
const SAMPLE = 40;
const SEED = 7;
const FAILURES = 3;

/** What one prompt gave on a question. `shown`: the model's words were, rather than the extracts in their place. */
export type Side = {
  answer: string;
  shown: boolean;
  holds: boolean;
  sentences: number;
  withheld: readonly WithheldSentence[];
  inputTokens: number;
  outputTokens: number;
};
export type Pair = { id: string; question: string; expected: string; sides: [Side, Side] };
export type Comparison = {
  /** The folders the prompts come from. */
  names: [string, string];
  prompts: [Prompt, Prompt];
  models: [string, string];
  pairs: Pair[];
  /** Questions left out because the model failed on one side. */
  failed: number;
};

/** The model failed again and again: what follows would too. */
export class ModelSilent extends Error {}

/**
 * The same questions under two prompts: the first forty, in an order that no run changes, for which the service asks a model.
 * @throws ModelSilent
 */
export async function comparedOn(
  service: Evaluated,
  model: NonNullable<Config["model"]>,
  prompts: [Prompt, Prompt],
): Promise<Omit<Comparison, "names">> {
  const under = (prompt: Prompt) => ({ ...service, writer: telling(writerOver(model, prompt)) });
  const [ours, theirs] = [under(prompts[0]), under(prompts[1])];
  const pairs: Pair[] = [];
  let failed = 0;
  let inARow = 0;
  for (const one of shuffled(seeded(SEED), await readCases<FactCase>(CASES))) {
    if (pairs.length === SAMPLE) break;
    const first = await answerOnce(ours, one.question, true);
    if (!first.written && !hasFailed(first)) continue;
    const second = hasFailed(first) ? first : await answerOnce(theirs, one.question, true);
    if (hasFailed(second)) {
      failed++;
      if (++inARow === FAILURES) throw silent(ours.writer.lastFailure() ?? theirs.writer.lastFailure());
      continue;
    }
    inARow = 0;
    const { id, question, keyFacts } = one;
    const sides: [Side, Side] = [sideOf(first, keyFacts), sideOf(second, keyFacts)];
    pairs.push({ id, question, expected: factsInWords(keyFacts), sides });
  }
  const named = (prompt: Prompt): string => model.chatModel ?? prompt.model;
  return { prompts, models: [named(prompts[0]), named(prompts[1])], pairs, failed };
}

const hasFailed = ({ flags }: State): boolean => flags.includes("modele_en_panne");

function sideOf({ draft, written, withheld }: State, keyFacts: string[][]): Side {
  const answer = draft?.content ?? "";
  return {
    answer,
    shown: draft?.mode === "generated",
    holds: holdsFacts(answer, keyFacts),
    sentences: written?.claims.length ?? 0,
    withheld,
    inputTokens: written?.inputTokens ?? 0,
    outputTokens: written?.outputTokens ?? 0,
  };
}

/** The pipeline keeps a failure to itself, as a person needs no more than the extracts; who compares wants its reason. */
function telling(writer: Writer): Writer & { lastFailure(): unknown } {
  let last: unknown;
  return {
    lastFailure: () => last,
    async write(request) {
      try {
        return await writer.write(request);
      } catch (error) {
        // What the breaker then says is of its own making: the first reason is the server's.
        last ??= error;
        throw error;
      }
    },
  };
}

const silent = (reason: unknown): ModelSilent =>
  new ModelSilent(
    `Le modèle ne répond pas (${reason instanceof ModelFailure ? reason.kind : String(reason)}) : vérifiez MISTRAL_API_KEY, ` +
      "MISTRAL_SERVER_URL et MISTRAL_CHAT_MODEL.",
  );
