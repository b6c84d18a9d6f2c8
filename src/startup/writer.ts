import type { Config } from "../config.ts";
import type { Host } from "../footprint/host.ts";
import { createBudget } from "../generation/budget.ts";
import type { Prompt } from "../generation/prompt.ts";
import { resilient } from "../generation/resilience.ts";
import { createWriter, type Writer } from "../generation/writer.ts";
import { MistralChat } from "../models/mistral.ts";

/** A writer that tells of its model's failures: who operates the service must know of a refused key. */
export function writerOf(
  { apiKey, serverURL, chatModel }: NonNullable<Config["model"]>,
  prompt: Prompt,
  onUnexpected: (error: unknown, route: string) => void,
  host: Host | null,
): Writer {
  const model = chatModel ?? prompt.model;
  const chat = new MistralChat({ apiKey, serverURL, model });
  const writer = createWriter({ chat, model, prompt, guard: resilient(), budget: createBudget() });
  return {
    host,
    async write(request) {
      try {
        return await writer.write(request);
      } catch (error) {
        if (!request.signal?.aborted) onUnexpected(error, "model");
        throw error;
      }
    },
  };
}
