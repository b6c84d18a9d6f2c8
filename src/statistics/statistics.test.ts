import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { fill, several } from "../../tests/support/fill-answers.ts";
import { contentDigest } from "../audit/entry.ts";
import { journal } from "../audit/journal.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { statisticsRoutes } from "./routes.ts";
import { createStatistics, statisticsJob } from "./statistics.ts";

let db: Database;
const time = { now: new Date("2026-08-20T08:00:00Z") };
const clock = { now: () => time.now };
const prices = { inputPerMillion: 1, outputPerMillion: 3, hostingMonthly: 30 };
const statistics = () => createStatistics({ db, clock, prices });
const at = (text: string): Date => new Date(text);

beforeAll(async () => {
  db = await testDatabase();
  await db.transaction((tx) =>
    journal(tx, { kind: "rules_changed", subject: "regles", facts: {}, contentDigest: null }, time.now),
  );
  const day = at("2026-09-14T09:00:00Z");
  await fill(db, [
    ...several("extraits", 40, {
      at: day,
      size: "TPE",
      region: "53",
      useful: true,
      sampled: true,
      verdict: "good",
    }),
    ...several("ecrites", 30, {
      at: day,
      mode: "generated",
      size: "PME",
      region: "11",
      tokens: { input: 1_000, output: 100, energyWh: [0.01, 0.02] },
    }),
    ...several("refus", 12, { at: day, outcome: "refused_out_of_scope", mode: "canned", useful: false }),
    // Two ends that tell something intimate go with the wider one that they belong to.
    ...several("refus-bis", 9, { at: day, outcome: "refused_discrimination", mode: "canned" }),
    ...several("personne", 4, { at: day, outcome: "handover", mode: "canned", size: "ETI" }),
    ...several("panne", 3, { at: day, flags: ["modele_en_panne"] }),
    ...several("faux", 5, { at: day, sampled: true, verdict: "to_correct" }),
    ...several("contestees", 11, { at: day, contested: { decided: "rejected", days: 6 } }),
    // Already October in Paris.
    ...several("octobre", 6, { at: at("2026-09-30T22:30:00Z") }),
  ]);
  await closedContacts("done_helped", 14, day);
  await closedContacts("done_without", 11, day);
  await closedContacts("done_helped", 4, at("2026-10-14T09:00:00Z"));
});
/** Requests to advisors that ended, their words erased. */
const closedContacts = (state: string, count: number, closedAt: Date) =>
  db.query(sql`
    INSERT INTO contact.request (id, chain_id, advisor_id, call_time, to_advisor, to_leader, state, since, sent_at, answer_by,
      closed_at, erased_at)
    SELECT r, r, 'ex-ar-001', 'matin', true, true, ${state}, ${closedAt}, ${closedAt}, '2026-09-21', ${closedAt}, ${closedAt}
    FROM (SELECT ${state} || n || ${closedAt.toISOString()}::text AS r FROM generate_series(1, ${count}::int) AS n) AS ids`);
afterAll(() => db.close());

test("nothing is told of a month that runs, and since when is", async () => {
  time.now = at("2026-08-31T21:59:59Z");
  expect(await statistics().publishDue()).toBe(0);
  expect(await statistics().published()).toEqual([]);
  expect(await statistics().since()).toBe("2026-08");
});

test("each closed month is told once, by one of two processes, and journalled with its digest", async () => {
  time.now = at("2026-11-02T03:10:00Z");
  const done = await Promise.all([statistics().publishDue(), statisticsJob(statistics()).run()]);
  expect(done[0]).toBeLessThanOrEqual(3);
  const rows = await db.query<{ month: string; figures: string }>(
    sql`SELECT month, figures FROM statistics.month m ORDER BY m.month`,
  );
  expect(rows.map(({ month }) => month)).toEqual(["2026-08", "2026-09", "2026-10"]);
  const entries = await db.query<{ subject: string; digest: string }>(sql`
    SELECT subject, content_digest AS digest FROM audit.entry WHERE kind = 'statistics_published' ORDER BY subject`);
  expect(entries).toEqual(
    rows.map(({ month, figures }) => ({ subject: month, digest: contentDigest(Buffer.from(figures)) })),
  );
  expect(await statistics().publishDue()).toBe(0);
});

test("a month is told with what is large enough, and no more", async () => {
  const [august, september, october] = await statistics().published();
  expect(august?.conversations).toBeNull();
  // Six conversations, and nothing of them.
  expect(october).toMatchObject({
    conversations: null,
    answers: null,
    outcomes: { total: null, cells: null },
  });
  expect(september).toMatchObject({
    conversations: 114,
    answers: 114,
    outcomes: {
      total: 114,
      cells: [
        { code: "answered_extractive", count: 59 },
        { code: "answered_generated", count: 30 },
        { code: "handover", count: null },
        { code: "refused_out_of_scope", count: null },
      ],
    },
    // Those that failed were asked too.
    model: { total: 114, count: 33 },
    opinions: {
      cells: [
        { code: "useful", count: 40 },
        { code: "not_useful", count: 12 },
        { code: "none", count: 62 },
      ],
    },
    size: {
      cells: [
        { code: "TPE", count: 40 },
        { code: "PME", count: null },
        { code: "ETI", count: null },
        { code: "unknown", count: 40 },
      ],
    },
    region: { total: 114 },
    contests: { total: 11, cells: [{ code: "filed", count: 11 }] },
    decisions: { total: 11, cells: [{ code: "rejected", count: 11 }] },
    contacts: {
      total: 25,
      cells: [
        { code: "done_helped", count: 14 },
        { code: "done_without", count: 11 },
      ],
    },
    late: { total: 11, count: 0 },
    decisionDays: 6,
    readings: { total: 45, count: 45 },
    errors: { total: 45, count: "few" },
    footprint: { inputTokens: 30_000, outputTokens: 3_000, partial: true },
  });
  expect(september?.footprint.energyWh?.min).toBeCloseTo(0.3, 9);
  expect(september?.footprint.energyWh?.max).toBeCloseTo(0.6, 9);
  expect(september?.euros.model).toBeCloseTo(0.039, 9);
  expect(september?.euros.perAnswer).toBeCloseTo(30.039 / 114, 9);
  expect(september?.euros.perContact).toBeCloseTo(30.039 / 25, 9);
});

test("neither an erasure, nor a correction, nor anybody changes a month that was told", async () => {
  const before = await statistics().published();
  await db.query(sql`UPDATE review.item SET size = NULL, region = NULL, outcome = 'unavailable'`);
  await db.query(sql`DELETE FROM chat.feedback`);
  expect(await statistics().publishDue()).toBe(0);
  expect(await statistics().published()).toEqual(before);
  for (const change of [sql`UPDATE statistics.month SET figures = '{}'`, sql`DELETE FROM statistics.month`])
    await expect(db.query(change)).rejects.toThrow("un mois publié ne se modifie pas");
});

test("totals say what they leave out, and files hold no figure that the months do not", async () => {
  expect(await statistics().footprintTotals("2026-08", "2026-10")).toMatchObject({
    months: 3,
    untold: 2,
    partial: 1,
    inputTokens: 30_000,
    outputTokens: 3_000,
  });
  expect(await statistics().footprintTotals("2025-01", "2025-12")).toMatchObject({
    months: 0,
    energyWh: null,
  });
  const app = statisticsRoutes(statistics());
  const body = await (await app.request("/api/stats")).json();
  expect(body).toMatchObject({
    since: "2026-08",
    leastConversations: 10,
    months: await statistics().published(),
  });
  const file = await app.request("/stats.csv");
  expect(file.headers.get("content-type")).toContain("text/csv");
  const text = await file.text();
  expect(text).toContain('"2026-10";"Usage";"Conversations";;"conversations";"non publié');
  expect(text).toContain('"2026-09";"Qualité";"Dont jugées fausses ou à revoir";;"réponses";"moins de dix"');
  expect(text).toContain('"Renvoi vers une personne";;"réponses";"non publié');
  const counts = [...text.matchAll(/;(\d+);"(?:réponses|conversations)"/g)].map(([, count]) => Number(count));
  const published = new Set(
    JSON.stringify(await statistics().published())
      .match(/\d+/g)
      ?.map(Number),
  );
  expect(counts.length).toBeGreaterThan(10);
  expect(counts.filter((count) => !published.has(count))).toEqual([]);
});
