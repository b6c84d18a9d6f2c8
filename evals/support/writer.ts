import { join } from "node:path";
import type { Config } from "../../src/config.ts";
import { type Prompt, readPrompt } from "../../src/generation/prompt.ts";
import { resilient } from "../../src/generation/resilience.ts";
import { createWriter, type Writer } from "../../src/generation/writer.ts";
import { MistralChat } from "../../src/models/mistral.ts";

export const PROMPTS_FOLDER = join(import.meta.dirname, "../../prompts");
/** The step of the pipeline whose prompt a model is given. */
export const WRITING = "ecrire";

/** The prompt that the service would give a model today. */
export const promptInForce = (): Promise<Prompt> => readPrompt(PROMPTS_FOLDER, WRITING);

/** The writer of the service, over any server. A measure spends no budget: it would stop half way. */
export function writerOver(
  { apiKey, serverURL, chatModel }: NonNullable<Config["model"]>,
  prompt: Prompt,
): Writer {
  const model = chatModel ?? prompt.model;
  return createWriter({
    chat: new MistralChat({ apiKey, serverURL, model }),
    model,
    prompt,
    guard: resilient(),
    budget: { spend: async () => true },
  });
}
