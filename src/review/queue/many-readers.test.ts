import { afterAll, beforeAll, expect, test } from "vitest";
import { openReview, staff } from "../../../tests/support/review.ts";
import { sql } from "../../db/sql.ts";
import { giveVerdict } from "../reading/decide.ts";
import { claimNext } from "./queue.ts";

// Fifty readers at once. On a server they have fifty connections; embedded, they wait in line for the only one.
const READERS = 50;
const ANSWERS = 300;
let review: Awaited<ReturnType<typeof openReview>>;
beforeAll(async () => {
  review = await openReview({ settings: { dailyCapacity: 100_000 }, connections: READERS });
}, 60_000);
afterAll(() => review.db.close());

test("fifty readers empty the queue, each answer read by one, none waited for", async () => {
  const { conversation } = await review.ask("mon tel 06 39 98 12 34, un ambassadeur est-il payé ?");
  // Copies of one recorded answer: what matters here is who takes which row.
  await review.db.query(sql`
    INSERT INTO chat.message SELECT 'm' || n, conversation_id, NULL, n + 10, content, masked, generative, created_at, corrects
    FROM chat.message, generate_series(1, ${ANSWERS}::int) n WHERE conversation_id = ${conversation}`);
  await review.db.query(sql`
    INSERT INTO chat.answer (id, conversation_id, message_id, reference, status, lease_until, outcome, mode, completeness, content, trace, created_at)
    SELECT 'a' || n, conversation_id, 'm' || n, 'R' || n, status, lease_until, outcome, mode, completeness, content, trace, created_at
    FROM chat.answer, generate_series(1, ${ANSWERS}::int) n WHERE conversation_id = ${conversation}`);
  await review.db.query(sql`
    INSERT INTO review.item (answer_id, conversation_id, reference, recorded_at, outcome, mode, flags, risk, sampled, lot, status, passages)
    SELECT 'a' || n, conversation_id, 'R' || n, recorded_at, outcome, mode, flags, n % 7, n % 3 = 0, n, 'open', passages
    FROM review.item, generate_series(1, ${ANSWERS}::int) n WHERE conversation_id = ${conversation}`);
  await review.db.query(sql`UPDATE chat.answer SET reference = 'B7K3-9QXM-F' WHERE reference NOT LIKE 'R%'`);
  const taken: string[] = [];
  const read = async (n: number): Promise<void> => {
    const reader = staff(`lecteur-${n}`, "reviewer");
    for (;;) {
      const item = await claimNext(review.deps, reader);
      if (!item) return;
      taken.push(item.answerId);
      await review.db.transaction(async (tx) => {
        await tx.query(sql`
          INSERT INTO review.verdict (answer_id, account_id, conclusion, scores, reasons, at)
          VALUES (${item.answerId}, ${reader.accountId}, 'good', '{}', '{}', ${review.time.now})`);
        await tx.query(sql`
          UPDATE review.item SET status = 'done', claimed_by = NULL, claimed_until = NULL, readings = readings + 1,
            read_by = read_by || ${reader.accountId}::text WHERE answer_id = ${item.answerId}`);
      });
    }
  };
  await Promise.all(Array.from({ length: READERS }, (_, n) => read(n)));
  expect(taken.length).toBe(ANSWERS + 1);
  expect(new Set(taken).size).toBe(taken.length);
  const [left] = await review.db.query<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM review.item WHERE status = 'open' OR readings <> 1`,
  );
  expect(left?.n).toBe(0);
});

test("of two verdicts of one reader at the same instant, one stands", async () => {
  const { answer } = await review.ask("mon tel 06 39 98 12 34, c'est quoi un activateur ?");
  const verdict = {
    conclusion: "good" as const,
    scores: { exact: 2, complete: 2, neutral: 2, clear: 2, wellRouted: null } as const,
    reasons: [],
  };
  const both = await Promise.allSettled(
    [1, 2].map(() => giveVerdict(review.deps, staff("ana", "reviewer"), answer.reference, verdict)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
