import { afterAll, beforeAll, expect, test } from "vitest";
import { openReview, staff } from "../../../tests/support/review.ts";
import { sql } from "../../db/sql.ts";
import { closeReflagged, openReflagged, reflag } from "./reflag.ts";
import { openReflagged as openRows } from "./store.ts";

let review: Awaited<ReturnType<typeof openReview>>;
beforeAll(async () => {
  review = await openReview();
}, 60_000);
afterAll(() => review.db.close());

const lea = staff("lea", "lead");

/** Gives a passage other words, as an ingestion does: the row that was cited stays, another takes its place. */
async function rewrite(digest: string, body: (former: string) => string): Promise<string> {
  const [row] = await review.db.query<{ body: string }>(
    sql`SELECT body FROM knowledge.passage WHERE digest = ${digest}`,
  );
  const next = `autre-${Math.abs(body(row?.body ?? "").length)}-${digest.slice(0, 8)}`;
  await review.db.query(sql`
    INSERT INTO knowledge.passage (digest, fiche_id, anchor, level, position, heading, parent_heading, body, essentials, questions, source)
    SELECT ${next}, fiche_id, anchor, level, position, heading, parent_heading, ${body(row?.body ?? "")}, essentials, questions, source
    FROM knowledge.passage WHERE digest = ${digest} ON CONFLICT (digest) DO UPDATE SET current = true`);
  await review.db.query(sql`UPDATE knowledge.passage SET current = false WHERE digest = ${digest}`);
  return next;
}
const restore = async (digest: string, instead: string) => {
  await review.db.query(
    sql`UPDATE knowledge.passage SET current = digest = ${digest} WHERE digest IN (${digest}, ${instead})`,
  );
};
const citedBy = async (answerId: string): Promise<string> => {
  const [row] = await review.db.query<{ digest: string }>(sql`
    SELECT passage_digest AS digest FROM chat.answer_passage WHERE answer_id = ${answerId} AND citation = 1`);
  if (!row) throw new Error("an answer without a source");
  return row.digest;
};

test("a source that changes puts all its answers in question at once, and may do so again", async () => {
  const asked = [];
  for (let n = 0; n < 3; n++) asked.push(await review.ask("Un ambassadeur IA est-il payé ?"));
  const digest = await citedBy(asked[0]?.answer.id ?? "");
  expect(await reflag(review.deps)).toBe(0);
  const instead = await rewrite(digest, (body) => `${body} Depuis janvier 2027, il est payé 300 euros.`);
  expect(await reflag(review.deps)).toBe(1);
  expect(await reflag(review.deps)).toBe(0);
  const [row] = await openRows(review.db);
  expect(row).toMatchObject({ kind: "changed", digest, answers: 3 });
  expect(review.raised).toContainEqual({ kind: "reflagged_answers", subject: row?.id });
  const batch = await openReflagged(review.deps, row?.id ?? "");
  expect(batch.is?.body).toContain("300 euros");
  expect(batch.was?.body).not.toContain("300 euros");
  expect(batch.some.map(({ reference }) => reference).sort()).toEqual(
    asked.map(({ answer }) => answer.reference).sort(),
  );
  await expect(
    closeReflagged(review.deps, lea, batch.id, { decision: "harmless", reason: " " }),
  ).rejects.toMatchObject({
    type: "entree-invalide",
  });
  await closeReflagged(review.deps, lea, batch.id, {
    decision: "corrected",
    reason: "vu avec le 06 39 98 12 34",
  });
  const closed = await openReflagged(review.deps, batch.id);
  expect(closed).toMatchObject({ decision: "corrected", reason: "vu avec le [téléphone masqué]" });
  await expect(
    closeReflagged(review.deps, lea, batch.id, { decision: "harmless", reason: "encore" }),
  ).rejects.toMatchObject({ type: "deja-fait" });
  // It goes back to what it was, then changes again: another time, another batch.
  await restore(digest, instead);
  expect(await reflag(review.deps)).toBe(0);
  await rewrite(digest, (body) => `${body} Il coûte 12 euros.`);
  expect(await reflag(review.deps)).toBe(1);
});

test("a touch-up of the words opens nothing", async () => {
  const { answer } = await review.ask("Qu'est-ce que l'Académie de l'IA ?");
  await rewrite(await citedBy(answer.id), (body) => body.replace(/\.$/, " !").toUpperCase());
  expect(await reflag(review.deps)).toBe(0);
});

test("a fiche that passes its review day puts its answers in question, and again a year after it was reread", async () => {
  const { answer } = await review.ask("C'est quoi un activateur France Num ?");
  const digest = await citedBy(answer.id);
  const until = (day: string) =>
    review.db.query(sql`
      UPDATE knowledge.passage SET source = jsonb_set(source, '{reviewBy}', to_jsonb(${day}::text)) WHERE digest = ${digest}`);
  const open = async () => (await openRows(review.db)).filter((row) => row.digest === digest).length;
  await until("2026-11-29");
  await reflag(review.deps);
  expect(await open()).toBe(1);
  await until("2027-11-29");
  await reflag(review.deps);
  expect(await open()).toBe(0);
  review.time.now = new Date("2027-11-30T09:00:00.000Z");
  await reflag(review.deps);
  expect(await open()).toBe(1);
});
