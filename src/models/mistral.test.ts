import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Behaviour, type FakeMistral, startFakeMistral } from "../../tests/support/fake-mistral.ts";
import { ModelFailure } from "./failure.ts";
import { MistralChat } from "./mistral.ts";

let fake: FakeMistral;
beforeAll(async () => {
  fake = await startFakeMistral();
});
afterAll(() => fake.stop());

const chat = () => new MistralChat({ apiKey: "cle", serverURL: fake.url, model: "faux" });
const MESSAGES = [
  new SystemMessage("règles"),
  new HumanMessage('{"question":"q","passages":[{"n":1,"texte":"Un. Deux."}]}'),
];

test("a good answer comes back with its tokens", async () => {
  fake.behave((answer) => answer.ok());
  const reply = await chat().invoke(MESSAGES);
  expect(JSON.parse(reply.text)).toEqual({ phrases: [{ texte: "Un.", sources: [1] }] });
  expect(reply.usage_metadata).toMatchObject({ input_tokens: expect.any(Number), output_tokens: 11 });
});

test.each<[string, Behaviour, Partial<ModelFailure>]>([
  [
    "429 that says when to come back",
    (answer) => answer.status(429, { "Retry-After": "7" }),
    { kind: "trop_de_demandes", retryAfterMs: 7_000 },
  ],
  ["500", (answer) => answer.status(500), { kind: "en_panne", retryAfterMs: null }],
  ["401", (answer) => answer.status(401), { kind: "refusee" }],
  ["page of a broken gateway", (answer) => answer.garbage(), { kind: "illisible" }],
  ["no choice at all", (answer) => answer.empty(), { kind: "illisible" }],
  ["answer of several megabytes", (answer) => answer.oversized(), { kind: "trop_long" }],
  ["answer cut in the middle", (answer) => answer.cut(), { kind: "coupee" }],
])("a %s is told by its kind, once, and never by the words of the server", async (_, behaviour, failure) => {
  fake.behave(behaviour);
  const before = fake.counts().received;
  const error = await chat()
    .invoke(MESSAGES)
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ModelFailure);
  expect(error).toMatchObject(failure);
  expect(String(error)).not.toContain("question");
  expect(fake.counts().received - before).toBe(1);
});

test("a server that is not there is told as such", async () => {
  const nobody = new MistralChat({ apiKey: "cle", serverURL: "http://127.0.0.1:9", model: "faux" });
  await expect(nobody.invoke(MESSAGES)).rejects.toMatchObject({ kind: "injoignable" });
});

test("an abort closes the connection to the server", async () => {
  fake.behave(() => {});
  const { left } = fake.counts();
  const leaving = new AbortController();
  const asked = chat().invoke(MESSAGES, { signal: leaving.signal });
  setTimeout(() => leaving.abort(), 100);
  await expect(asked).rejects.toThrow();
  await expect.poll(() => fake.counts().left, { timeout: 1_000 }).toBe(left + 1);
  expect(fake.counts().open).toBe(0);
});
