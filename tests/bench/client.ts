import { z } from "zod";
import type { System } from "./process.ts";

export type Heard = { event: string; data: string; ms: number };

/** One question over real HTTP, as a browser sends it. Times are from the moment the request is sent. */
export type Exchange = {
  /** To the first `sentence` event: what a person starts to read. Infinity when it never came. */
  firstMs: number;
  /** To the `answer` event: recorded and whole. Infinity when it never came. */
  doneMs: number;
  error: string | null;
  events: Heard[];
};

/** Something to send: for our service a conversation of its own was opened beforehand. */
export type Request = { url: string; body: string; headers: Record<string, string> };

const Opened = z.object({ id: z.string(), token: z.string() });

export async function prepare(system: System, url: string, question: string): Promise<Request> {
  const headers = { "content-type": "application/json", accept: "text/event-stream" };
  if (system === "chaine") return { url: `${url}/chain`, body: JSON.stringify({ question }), headers };
  const response = await fetch(`${url}/api/conversations`, { method: "POST" });
  if (response.status !== 201) throw new Error(`ouverture d'une conversation refusée (${response.status})`);
  const { id, token } = Opened.parse(await response.json());
  return {
    url: `${url}/api/conversations/${id}/messages`,
    body: JSON.stringify({ content: question }),
    headers: { ...headers, authorization: `Bearer ${token}` },
  };
}

/** @param signal ends the wait: what has not come by then counts as never come */
export async function send({ url, body, headers }: Request, signal: AbortSignal): Promise<Exchange> {
  const before = performance.now();
  const events: Heard[] = [];
  const timeOf = (name: string): number =>
    events.find(({ event }) => event === name)?.ms ?? Number.POSITIVE_INFINITY;
  let error: string | null = null;
  try {
    const response = await fetch(url, { method: "POST", body, headers, signal });
    if (response.status !== 200 || !response.body) throw new Error(`HTTP ${response.status}`);
    let rest = "";
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const ms = performance.now() - before;
      const blocks = `${rest}${text}`.split("\n\n");
      rest = blocks.pop() ?? "";
      events.push(...blocks.map((block) => ({ ...eventOf(block), ms })));
    }
    if (timeOf("answer") === Number.POSITIVE_INFINITY)
      error = timeOf("problem") < Number.POSITIVE_INFINITY ? "problem" : "flux coupé";
  } catch (cause) {
    error = signal.aborted ? "sans réponse à temps" : cause instanceof Error ? cause.message : String(cause);
  }
  return { firstMs: timeOf("sentence"), doneMs: timeOf("answer"), error, events };
}

function eventOf(block: string): { event: string; data: string } {
  const field = (name: string): string =>
    block
      .split("\n")
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join("\n");
  return { event: field("event"), data: field("data") };
}
