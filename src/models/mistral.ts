import type { BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { ChatMistralAI, type ChatMistralAIInput } from "@langchain/mistralai";
import { HTTPClient } from "@mistralai/mistralai/lib/http.js";
import { ModelFailure } from "./failure.ts";

export type MistralSettings = { apiKey: string; serverURL: string | null; model: string };

/** The same words for the same request, as far as its server can: nothing is left to chance. Shown on /modeles. */
export const TEMPERATURE = 0;
/** Longest answer asked of a model, in tokens. */
export const MAX_TOKENS = 700;

/** Longest answer of the server that is read, in bytes: some 400 times what is asked for. */
const MOST_BYTES = 512 * 1024;

/**
 * Mistral's chat model behind LangChain's port, with its traps mended: the signal reaches the request, so that an abort or a timeout
 * closes the socket; nothing is retried here; the body is bounded; a refusal says whether and when to try again.
 */
export class MistralChat extends ChatMistralAI {
  private readonly settings: ChatMistralAIInput & { apiKey: string };

  constructor({ apiKey, serverURL, model }: MistralSettings) {
    const settings = {
      apiKey,
      model,
      temperature: TEMPERATURE,
      maxTokens: MAX_TOKENS,
      maxRetries: 0,
      ...(serverURL ? { serverURL } : {}),
    };
    super(settings);
    this.settings = settings;
  }

  override invocationParams(options: this["ParsedCallOptions"]) {
    return { ...super.invocationParams(options), responseFormat: { type: "json_object" as const } };
  }

  /** One request on a client of its own, which carries the caller's signal; without it here, the parent does not stream. */
  override async _generate(messages: BaseMessage[], options: this["ParsedCallOptions"]): Promise<ChatResult> {
    const { signal, timeout: _, ...others } = options;
    const once = new ChatMistralAI({
      ...this.settings,
      httpClient: new HTTPClient({ fetcher: fetchWith(signal) }),
    });
    once.invocationParams = (given) => this.invocationParams(given as this["ParsedCallOptions"]) as never;
    try {
      return await once._generate(messages, others as this["ParsedCallOptions"]);
    } catch (error) {
      throw failureIn(error) ?? new ModelFailure("illisible");
    }
  }
}

/** The SDK wraps what its fetcher throws; what it wraps is what happened. */
function failureIn(error: unknown): Error | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof ModelFailure || at.name === "AbortError" || at.name === "TimeoutError") return at;
    if (at.name === "ConnectionError" && !(at.cause instanceof Error)) return new ModelFailure("injoignable");
  }
  return error instanceof Error &&
    /fetch failed|terminated|ECONN/i.test(`${error.message} ${String(error.cause)}`)
    ? new ModelFailure("injoignable")
    : null;
}

const fetchWith =
  (signal: AbortSignal | undefined) =>
  async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const response = await fetch(input, { ...init, ...(signal ? { signal } : {}) }).catch((error: Error) => {
      throw error.name === "AbortError" || error.name === "TimeoutError"
        ? error
        : new ModelFailure("injoignable");
    });
    if (!response.ok) {
      await response.body?.cancel();
      const wait = Number(response.headers.get("retry-after"));
      throw new ModelFailure(
        response.status === 429 ? "trop_de_demandes" : response.status >= 500 ? "en_panne" : "refusee",
        Number.isFinite(wait) && wait > 0 ? wait * 1_000 : null,
      );
    }
    const body = await bounded(response);
    // Given what is not JSON, the SDK leaves a rejected promise that nobody hears: it would stop the whole process.
    if (!isJson(body)) throw new ModelFailure("illisible");
    return new Response(body, { status: response.status, headers: { "Content-Type": "application/json" } });
  };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > MOST_BYTES) throw new ModelFailure("trop_long");
      chunks.push(chunk);
    }
  } catch (error) {
    const kept =
      error instanceof ModelFailure ||
      (error instanceof Error && /^(?:Abort|Timeout)Error$/.test(error.name));
    throw kept ? error : new ModelFailure("coupee");
  }
  return Buffer.concat(chunks).toString("utf8");
}
