import { expect, it } from "vitest";
import { readEvents } from "./client/sse.js";

async function read(...chunks: string[]) {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const events = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

it("reads events, whatever the cuts and line ends", async () => {
  const text = 'id: 1\r\nevent: sentence\r\ndata: {"text":"é"}\r\n\r\n: keep-alive\n\ndata: a\ndata: b\n\n';
  const expected = [
    { id: "1", type: "sentence", data: '{"text":"é"}' },
    { id: "", type: "message", data: "a\nb" },
  ];
  expect(await read(text)).toEqual(expected);
  expect(await read(...text)).toEqual(expected);
});

it("leaves out an event that was cut short", async () => {
  expect(await read("data: a\n\n", "data: b")).toEqual([{ id: "", type: "message", data: "a" }]);
});
