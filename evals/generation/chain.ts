import type { AIMessage, UsageMetadata } from "@langchain/core/messages";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { type Runnable, RunnableSequence } from "@langchain/core/runnables";
import { ChatMistralAI } from "@langchain/mistralai";
import type { RankedPassage } from "../../src/retrieval/search.ts";

export type Asked = { question: string; passages: readonly RankedPassage[] };
export type Reply = { text: string; tokens: number };

const PROMPT = ChatPromptTemplate.fromMessages([
  [
    "system",
    "Tu réponds aux questions d'un dirigeant. Sers-toi seulement du contexte ci-dessous. Si tu ne connais pas la réponse, dis-le. " +
      "Trois phrases au plus.\n\nContexte :\n{context}",
  ],
  ["human", "{question}"],
]);

const contextOf = (passages: Asked["passages"]): string =>
  passages
    .map(({ heading, body, essentials }) => `# ${heading}\n${[body, ...essentials].join("\n")}`)
    .join("\n\n");

/** The chain of every tutorial: the passages and the question in one prompt, one call a question, nothing checked. */
export function createPlainChain(serverURL: string): Runnable<Asked, Reply> {
  const model = new ChatMistralAI({
    apiKey: "sans-cle",
    serverURL,
    model: "faux-mistral",
    temperature: 0,
    maxRetries: 0,
  });
  return RunnableSequence.from<Asked, Reply>([
    { context: ({ passages }: Asked) => contextOf(passages), question: ({ question }: Asked) => question },
    PROMPT,
    model,
    (reply: AIMessage) => ({
      text: reply.text,
      tokens: (reply.usage_metadata as UsageMetadata | undefined)?.total_tokens ?? 0,
    }),
  ]);
}
