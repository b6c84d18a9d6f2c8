import { afterAll, beforeAll, expect, test } from "vitest";
import type { RankedPassage } from "../../src/retrieval/search.ts";
import { type FakeMistral, startFakeMistral } from "../../tests/support/fake-mistral.ts";
import { promptInForce, writerOver } from "../support/writer.ts";
import { createPlainChain } from "./chain.ts";
import { honest } from "./honest.ts";

const PASSAGES = [
  {
    n: 1,
    heading: "Le plan",
    body: "Le plan vise trois objectifs :\n\n- Le plan forme 15 millions de personnes.",
    essentials: [],
  },
  { n: 2, heading: "Le diagnostic", body: "Le diagnostic dure 8 jours. Il est payant.", essentials: [] },
  { n: 3, heading: "Une liste", body: "sans phrase entière", essentials: [] },
];

let fake: FakeMistral;
beforeAll(async () => {
  fake = await startFakeMistral();
  fake.say(honest);
});
afterAll(() => fake.stop());

test("the honest model copies whole sentences, each with the number of its passage", async () => {
  const writer = writerOver({ apiKey: "x", serverURL: fake.url, chatModel: "faux" }, await promptInForce());
  const written = await writer.write({
    question: "le plan",
    passages: PASSAGES,
    spender: { conversation: "c", address: "a" },
  });
  expect(written.claims).toEqual([
    { text: "Le plan forme 15 millions de personnes.", citations: [1] },
    { text: "Le diagnostic dure 8 jours.", citations: [2] },
  ]);
});

test("the plain chain is given the same sentences, and its tokens are those the server counts", async () => {
  const reply = await createPlainChain(fake.url).invoke({
    question: "Combien de jours dure le diagnostic ?",
    passages: PASSAGES as unknown as RankedPassage[],
  });
  expect(reply.text).toBe("Le plan forme 15 millions de personnes. [1] Le diagnostic dure 8 jours. [2]");
  const { system, user } = fake.requests.at(-1) ?? { system: "", user: "" };
  expect(reply.tokens).toBe(Math.ceil((system.length + user.length) / 4) + Math.ceil(reply.text.length / 4));
});
