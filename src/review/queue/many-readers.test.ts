import { afterAll, beforeAll, expect, test } from "vitest";
import { openReview, staff } from "../../../tests/support/review.ts";
import { sql } from "../../db/sql.ts";
import { newReference } from "../../ids.ts";
import { giveVerdict } from "../reading/decide.ts";
import type { Verdict } from "../reading/verdict.ts";
import { claimNext } from "./queue.ts";

// Fifty readers at once. On a server they have fifty connections; embedded, they wait in line for the only one.
const READERS = 50;
const ANSWERS = 300;
const VERDICT: Verdict = {
  conclusion: "good",
  scores: { exact: 2, complete: 2, neutral: 2, clear: 2, wellRouted: null },
  reasons: [],
};
let review: Awaited<ReturnType<typeof openReview>>;
beforeAll(async () => {
  review = await openReview({ settings: { dailyCapacity: 100_000 }, connections: READERS });
}, 60_000);
afterAll(() => review.db.close());

test("fifty readers empty the queue, and each answer is read by one", async () => {
  const { conversation } = await review.ask("mon tel 06 39 98 12 34, un ambassadeur est-il payé ?");
  // Copies of one recorded answer: what matters here is who takes which row, and who judges it.
  const references = Array.from({ length: ANSWERS }, newReference);
  const copies = sql`unnest(${references}::text[]) WITH ORDINALITY AS copy(reference, n)`;
  await review.db.query(sql`
    INSERT INTO chat.message SELECT 'm' || n, conversation_id, NULL, n + 10, content, masked, generative, created_at, corrects
    FROM chat.message, ${copies} WHERE conversation_id = ${conversation}`);
  await review.db.query(sql`
    INSERT INTO chat.answer (id, conversation_id, message_id, reference, status, lease_until, outcome, mode, completeness, content, trace, created_at)
    SELECT 'a' || n, conversation_id, 'm' || n, copy.reference, status, lease_until, outcome, mode, completeness, content, trace, created_at
    FROM chat.answer, ${copies} WHERE conversation_id = ${conversation}`);
  await review.db.query(sql`
    INSERT INTO review.item (answer_id, conversation_id, reference, recorded_at, outcome, mode, flags, risk, sampled, lot, status, passages)
    SELECT 'a' || n, conversation_id, copy.reference, recorded_at, outcome, mode, flags, n % 7, n % 3 = 0, n, 'open', passages
    FROM review.item, ${copies} WHERE conversation_id = ${conversation}`);
  const taken: string[] = [];
  const read = async (n: number): Promise<void> => {
    const reader = staff(`lecteur-${n}`, "reviewer");
    for (;;) {
      const item = await claimNext(review.deps, reader);
      if (!item) return;
      taken.push(item.answerId);
      await giveVerdict(review.deps, reader, item.reference, VERDICT);
    }
  };
  await Promise.all(Array.from({ length: READERS }, (_, n) => read(n)));
  expect(taken.length).toBe(ANSWERS + 1);
  expect(new Set(taken).size).toBe(taken.length);
  const [left] = await review.db.query<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM review.item WHERE status <> 'done' OR readings <> 1`,
  );
  expect(left?.n).toBe(0);
});

test("a reader who asks twice at once for the next one gets one", async () => {
  await review.ask("mon tel 06 39 98 12 34, c'est quoi France Num ?");
  await review.ask("mon tel 06 39 98 12 34, c'est quoi la DGE ?");
  const eve = staff("eve", "reviewer");
  const both = await Promise.all([claimNext(review.deps, eve), claimNext(review.deps, eve)]);
  expect(both[0]?.answerId).toBeDefined();
  expect(both[1]?.answerId).toBe(both[0]?.answerId);
});

test("of two verdicts of one reader at the same instant, one stands", async () => {
  const { answer } = await review.ask("mon tel 06 39 98 12 34, c'est quoi un activateur ?");
  const both = await Promise.allSettled(
    [1, 2].map(() => giveVerdict(review.deps, staff("ana", "reviewer"), answer.reference, VERDICT)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
