import { afterAll, beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../../tests/support/talk.ts";
import * as store from "./store.ts";
import { answerOf } from "./words.ts";

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const turnOf = async (id: string) => (await talk.conversations.view(id)).turns[0];

test("a corrected answer shows its correction beside its old words, everywhere it is read", async () => {
  const { id, answer } = await talk.answered();
  expect(answer.correction).toBeNull();
  await talk.correct(answer.id, "La **DGE** pilote le plan [1].");
  const correction = {
    kind: "corrected",
    content: "La **DGE** pilote le plan [1].",
    citations: [{ n: 1, publisher: "DGE" }],
    validation: { function: "Chargée de mission", organisation: "DGE", date: "2026-12-03" },
    at: "2026-11-23T09:00:00.000Z",
  };
  const expected = { content: answer.content, correction };
  expect((await turnOf(id))?.answer).toMatchObject(expected);
  expect(await talk.conversations.answer(id, answer.id)).toMatchObject(expected);
  expect(await talk.conversations.export(id)).toMatchObject({ messages: [{ answer: expected }] });
});

test("the words of a withdrawn answer are kept for review, and no longer reach the person by any way", async () => {
  const { id, answer } = await talk.answered();
  await talk.correct(answer.id, null);
  const shown = [
    (await turnOf(id))?.answer,
    await talk.conversations.answer(id, answer.id),
    ((await talk.conversations.export(id)).messages as { answer: unknown }[])[0]?.answer,
  ];
  for (const given of shown) {
    expect(given).toMatchObject({ citations: [], details: "", correction: { kind: "withdrawn" } });
    expect(given).toMatchObject({
      content: expect.stringMatching(/retirée le 23 novembre 2026 : ne vous y fiez pas/),
    });
    expect(JSON.stringify(given)).not.toContain(answer.content.slice(0, 30));
  }
  const row = await store.answerOfReference(talk.db, answer.reference);
  const key = await talk.deps.vault.key(talk.db, id);
  expect(row && key && answerOf(key, row)?.content).toBe(answer.content);
});

test("a correction is news until the person says that they read it, and one made later is news again", async () => {
  const { id, answer } = await talk.answered();
  expect((await turnOf(id))?.news).toBe(false);
  await talk.correct(answer.id, "Corrigée [1].");
  expect((await turnOf(id))?.news).toBe(true);
  await talk.conversations.seeCorrections(id);
  expect((await turnOf(id))?.news).toBe(false);
  talk.setNow("2026-12-01T09:00:00.000Z");
  await talk.correct(answer.id, null);
  expect((await turnOf(id))?.news).toBe(true);
});

test("a return link finds the correction", async () => {
  const { returnSecret, answer } = await talk.answered();
  await talk.correct(answer.id, "Corrigée [1].");
  const reopened = await talk.conversations.reopen(returnSecret);
  expect((await turnOf(reopened?.id ?? ""))?.answer?.correction?.content).toBe("Corrigée [1].");
});

test("after a withdrawn answer, the next question is answered as ever", async () => {
  const { id, answer } = await talk.answered("je suis plombier a nantes");
  await talk.correct(answer.id, null);
  const next = await talk.conversations.ask(id, { content: "qui pilote le plan ?", generative: false });
  expect(next).toMatchObject({ outcome: "answered", correction: null });
});
