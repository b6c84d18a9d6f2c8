import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { Answer } from "../answering/answer.ts";
import { problemOf } from "../http/problem.ts";
import type { AnswerEvent } from "./conversations.ts";

const HEARTBEAT_MS = 15_000;

/**
 * The words of a committed answer in pieces, a sentence each, whose concatenation is the whole text: emitted from the
 * record, so that a resume, a crash and a second process all read the same.
 */
export const piecesOf = (content: string): string[] =>
  content.match(/[\s\S]+?(?:[.!?…:](?:\s?\[\d+\])*(?:\s+|$)|\n+|$)/g) ?? [];

/** Steps while the answer is made, then its committed words. The client may leave: the answer is recorded all the same. */
export function streamAnswer(
  c: Context,
  make: (onEvent: (event: AnswerEvent) => void) => Promise<Answer>,
): Response {
  const steps: AnswerEvent[] = [];
  let wake: () => void = () => {};
  const making = make((event) => {
    steps.push(event);
    wake();
  });
  const finished = making.then(
    () => true,
    () => true,
  );
  return sse(c, async (stream) => {
    let over = false;
    finished.then(() => {
      over = true;
      wake();
    });
    for (;;) {
      const step = steps.shift();
      if (step) await send(stream, step.type, step);
      else if (over) break;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    await sendAnswer(stream, await making, 0);
  });
}

/** The same words again, after the last event that the client received. */
export function answerStream(c: Context, answer: Promise<Answer>): Response {
  answer.catch(() => {}); // told in the stream
  const after = Number(c.req.header("last-event-id") ?? 0);
  return sse(c, async (stream) => sendAnswer(stream, await answer, Number.isInteger(after) ? after : 0));
}

async function sendAnswer(stream: SSEStreamingApi, answer: Answer, after: number): Promise<void> {
  // Before the old words: whoever reads them as they come must know that others replace them.
  if (answer.correction) await send(stream, "correction", answer.correction);
  const pieces = piecesOf(answer.content);
  for (const [index, text] of pieces.entries()) {
    if (index + 1 > after) await send(stream, "sentence", { type: "sentence", text }, String(index + 1));
  }
  const next = pieces.length + 1;
  if (next > after) {
    await send(stream, "profile", answer.profile, String(next));
    if (answer.orientation) await send(stream, "orientation", answer.orientation, String(next));
  }
  await send(stream, "answer", answer, String(pieces.length + 1));
}

async function send(stream: SSEStreamingApi, event: string, data: unknown, id?: string): Promise<void> {
  await stream.writeSSE({ event, data: JSON.stringify(data), ...(id ? { id } : {}) });
}

function sse(c: Context, work: (stream: SSEStreamingApi) => Promise<void>): Response {
  c.header("X-Accel-Buffering", "no");
  const response = streamSSE(c, async (stream) => {
    const heartbeat = setInterval(() => stream.write(": \n\n").catch(() => {}), HEARTBEAT_MS);
    try {
      await work(stream);
    } catch (error) {
      // streamSSE would send the error's own message: only the public problem may leave.
      await send(stream, "problem", problemOf(error));
    } finally {
      clearInterval(heartbeat);
    }
  });
  // Hono says « no-cache », which lets a cache keep a person's words.
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}
