import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { z } from "zod";
import { ModelFailure } from "../models/failure.ts";
import type { Claim, Evidence } from "../verification/verify.ts";
import { createCache } from "./cache.ts";
import type { Prompt } from "./prompt.ts";
import type { Resilient } from "./resilience.ts";
import { fill } from "./template.ts";

export type Request = { question: string; passages: readonly Evidence[]; signal?: AbortSignal | undefined };
/** What a model wrote, unproven; `calls` is 0 when the same was written before. */
export type Written = { claims: Claim[]; calls: number; inputTokens: number; outputTokens: number };
export type Writer = {
  model: string;
  prompt: Prompt;
  /** @throws Error of any kind: the extracts then stand */
  write(request: Request): Promise<Written>;
};

/** The same shape as prompts/ecrire/schema.json, which publishes it. */
const Output = z.object({
  phrases: z
    .array(z.object({ texte: z.string().min(1).max(500), sources: z.array(z.number().int()).max(6) }))
    .max(8),
});

/** A writer over a chat model: passages given as numbered data, sentences wanted back with their numbers. */
export function createWriter(chat: BaseChatModel, model: string, prompt: Prompt, guard: Resilient): Writer {
  const cache = createCache<Written>();
  const ask = async ({ question, passages, signal }: Request): Promise<Written> => {
    const reply = await guard.run(
      (own) => chat.invoke(messagesOf(prompt, question, passages), { signal: own }),
      signal,
    );
    const usage = reply.usage_metadata;
    return {
      claims: claimsOf(reply.text),
      calls: 1,
      inputTokens: usage?.input_tokens ?? 0,
      outputTokens: usage?.output_tokens ?? 0,
    };
  };
  return {
    model,
    prompt,
    async write(request) {
      const { question, passages } = request;
      const { value, fresh } = await cache.get(
        JSON.stringify([model, prompt.digest, question.trim().toLowerCase(), passages]),
        () => ask(request),
      );
      return fresh ? value : { ...value, calls: 0, inputTokens: 0, outputTokens: 0 };
    },
  };
}

function messagesOf(prompt: Prompt, question: string, passages: readonly Evidence[]) {
  const donnees = JSON.stringify({
    question,
    passages: passages.map(({ n, heading, body, essentials }) => ({ n, titre: heading, texte: body, conditions: essentials })),
  });
  return [new SystemMessage(prompt.system), new HumanMessage(fill(prompt.request, { donnees }))];
}

/** @throws ModelFailure `illisible` when the text is not what was asked for */
function claimsOf(text: string): Claim[] {
  try {
    const { phrases } = Output.parse(JSON.parse(text.replace(/^```(?:json)?|```$/g, "")));
    return phrases.map(({ texte, sources }) => ({ text: texte.replace(/\s*\[\d+\]/g, "").trim(), citations: sources }));
  } catch {
    throw new ModelFailure("illisible");
  }
}
