import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage, SystemMessage, type UsageMetadata } from "@langchain/core/messages";
import { z } from "zod";
import type { Host } from "../footprint/host.ts";
import { ModelFailure } from "../models/failure.ts";
import type { Claim, Evidence } from "../verification/verify.ts";
import type { Budget, Spender } from "./budget.ts";
import { createCache } from "./cache.ts";
import type { Prompt } from "./prompt.ts";
import type { Resilient } from "./resilience.ts";
import { fill } from "./template.ts";

export type Request = {
  question: string;
  passages: readonly Evidence[];
  spender: Spender;
  /** Aborted when nobody waits any more. */
  signal?: AbortSignal | undefined;
};
/** What a model wrote, unproven. `calls` is 0 when the same was written before; tokens are as its server counts them. */
export type Written = {
  model: string;
  promptVersion: string;
  claims: Claim[];
  calls: number;
  inputTokens: number;
  outputTokens: number;
};
export type Writer = {
  /** Where the model runs, for its footprint; null or absent: unknown. */
  host?: Host | null;
  /**
   * Asks for sentences that answer from the passages alone; the same request is made once.
   * @throws BudgetReached before anything is asked; ModelFailure and others: the extracts then stand
   */
  write(request: Request): Promise<Written>;
};

export class BudgetReached extends Error {}

export type WriterOptions = {
  chat: BaseChatModel;
  model: string;
  prompt: Prompt;
  guard: Resilient;
  budget: Budget;
};

/** What a model must return; prompts/ecrire/schema.json publishes the same. */
export const Output = z.object({
  phrases: z
    .array(z.object({ texte: z.string().min(1).max(500), sources: z.array(z.number().int()).max(6) }))
    .max(8),
});

/** A writer over a chat model: passages given as numbered data, sentences wanted back with their numbers. */
export function createWriter({ chat, model, prompt, guard, budget }: WriterOptions): Writer {
  const cache = createCache<Written>();
  const promptVersion = `${prompt.version}-${prompt.digest}`;
  const ask = async (messages: Messages, { spender, signal }: Request): Promise<Written> => {
    if (!(await budget.spend(spender))) throw new BudgetReached();
    const reply = await guard.run((own) => chat.invoke(messages, { signal: own }), signal);
    const usage = reply.usage_metadata as UsageMetadata | undefined;
    return {
      model,
      promptVersion,
      claims: claimsOf(reply.text),
      calls: 1,
      inputTokens: usage?.input_tokens ?? 0,
      outputTokens: usage?.output_tokens ?? 0,
    };
  };
  return {
    async write(request) {
      const messages = messagesOf(prompt, request.question.trim().toLowerCase(), request.passages);
      const { value, fresh } = await cache.get(messages.map(({ text }) => text).join("\n"), () =>
        ask(messages, request),
      );
      return fresh ? value : { ...value, calls: 0, inputTokens: 0, outputTokens: 0 };
    },
  };
}

type Messages = ReturnType<typeof messagesOf>;

function messagesOf(prompt: Prompt, question: string, passages: readonly Evidence[]) {
  const donnees = JSON.stringify({
    question,
    passages: passages.map(({ n, heading, body, essentials }) => ({
      n,
      titre: heading,
      texte: body,
      conditions: essentials,
    })),
  });
  return [new SystemMessage(prompt.system), new HumanMessage(fill(prompt.request, { donnees }))];
}

/** @throws ModelFailure `illisible` when the text is not what was asked for */
function claimsOf(text: string): Claim[] {
  try {
    const { phrases } = Output.parse(JSON.parse(text.replace(/^\s*```(?:json)?|```\s*$/g, "")));
    return phrases.map(({ texte, sources }) => ({
      text: texte.replace(/\s*\[\d+\]/g, "").trim(),
      citations: sources,
    }));
  } catch {
    throw new ModelFailure("illisible");
  }
}
