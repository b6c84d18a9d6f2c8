import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { staff } from "../../../tests/support/review.ts";
import { recordItem, type TestItem } from "../../../tests/support/review-item.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import { newKey } from "../../privacy/cipher.ts";
import { createVault } from "../../privacy/vault.ts";
import { createRetriever } from "../../retrieval/search.ts";
import type { ReviewDeps } from "../deps.ts";
import { createIntake } from "../intake/intake.ts";
import { expireUnread } from "../queue/queue.ts";
import { giveVerdict } from "../reading/decide.ts";
import { escalate } from "../reading/reasoned.ts";
import type { Conclusion, Verdict } from "../reading/verdict.ts";
import { createQuality } from "./quality.ts";

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [ana, bob, lea] = [staff("ana", "reviewer"), staff("bob", "reviewer"), staff("lea", "lead")];

// Each test has a year of its own in the same tables.
let year = 2029;
let time = { now: new Date(0) };
let deps: ReviewDeps;
beforeEach(() => {
  year += 1;
  time = { now: new Date(Date.UTC(year, 5, 15, 9)) };
  deps = {
    db,
    vault: createVault({ current: 1, keys: new Map([[1, newKey()]]) }),
    clock: { now: () => time.now },
    retriever: createRetriever(db),
    settings: { dailyCapacity: 60, samplePercent: 5, unreadDays: 30 },
    raise: async () => undefined,
    tell: async () => undefined,
  };
});

const verdict = (conclusion: Conclusion, exact: 0 | 1 | 2 | null = 2): Verdict => ({
  conclusion,
  scores: { exact, complete: 2, neutral: 2, clear: 2, wellRouted: null },
  reasons: conclusion === "good" ? [] : ["faux"],
});
/** Recorded so many hours ago, for each test a while that its period holds. */
const recorded = (over: Partial<TestItem> & { hoursAgo?: number } = {}) => {
  const { hoursAgo = 24, ...item } = over;
  return db.transaction(async (tx) => {
    const kept = await recordItem(tx, { at: new Date(time.now.getTime() - hoursAgo * HOUR), ...item });
    // Without its key an exchange is erased, and nobody judges it.
    await deps.vault.create(tx, kept.conversation);
    return kept;
  });
};
const drawn = (over: Partial<TestItem> & { hoursAgo?: number } = {}) => recorded({ sampled: true, ...over });
const read = (item: { reference: string }, by = ana, given = verdict("good")) =>
  giveVerdict(deps, by, item.reference, given);
const report = (by?: string) => createQuality(deps).report({ by });

test("the measure counts what was drawn and read, and tells the unread apart by why", async () => {
  for (let n = 0; n < 6; n++) await read(await drawn());
  await read(await drawn(), ana, verdict("to_correct", 0));
  await read(await drawn(), ana, verdict("to_withdraw", null));
  await drawn();
  // Recorded long enough ago to leave the queue unread, and within the thirty days of a report up to today.
  deps.settings.unreadDays = 20;
  await drawn({ hoursAgo: 21 * 24 });
  expect(await expireUnread(deps)).toBe(1);
  const gone = await drawn();
  await createIntake(deps).erased(db, gone.conversation, true, time.now);
  const closed = await drawn();
  await db.query(
    sql`UPDATE review.item SET status = 'done', done_at = ${time.now} WHERE answer_id = ${closed.id}`,
  );
  const against = await drawn();
  await createIntake(deps).opposed(db, against.conversation, true, time.now);
  await recorded();
  await recorded({ outcome: "greeting", mode: "canned" });
  // Outside of the period: a minute before its first midnight in Paris.
  await drawn({ hoursAgo: 29 * 24 + 11 + 1 / 60 });
  const figures = await report();
  expect(figures.period).toEqual({ from: `${year}-05-17`, to: `${year}-06-15` });
  expect(figures.recorded).toEqual({ all: 15, drawable: 14 });
  expect(figures.sample.coverage).toMatchObject({ count: 8, of: 13 });
  expect(figures.sample.unread).toEqual({ waiting: 1, expired: 1, erased: 1, closed: 1, opposed: 1 });
  expect(figures.errors).toMatchObject({ count: 2, of: 8, rate: 0.25 });
  // Wilson for 2 of 8: centre (0.25 + 1.9208/8)/(1 + 3.8416/8) = 0.3311, half width 0.2600.
  expect(figures.errors.low).toBeCloseTo(0.0715, 3);
  expect(figures.errors.high).toBeCloseTo(0.5907, 3);
  expect(figures.inexact).toMatchObject({ count: 1, of: 8, notScored: 1 });
});

test("an answer read twice counts once, by its first verdict; what a person erased later stays counted", async () => {
  const twice = await drawn({ readingsWanted: 2, section: "C" });
  await read(twice, ana, verdict("to_correct"));
  time.now = new Date(time.now.getTime() + HOUR);
  await read(twice, bob, verdict("good"));
  const other = await drawn({ readingsWanted: 2 });
  await read(other, bob, verdict("good"));
  time.now = new Date(time.now.getTime() + HOUR);
  await read(other, ana, verdict("to_withdraw"));
  await createIntake(deps).erased(db, twice.conversation, true, time.now);
  const { errors, sample, by } = await report("section");
  expect(errors).toMatchObject({ count: 1, of: 2 });
  expect(sample.coverage).toMatchObject({ count: 2, of: 2 });
  expect(by.cells).toEqual([{ value: null, label: "Non connu", hidden: "few", errors: null }]);
});

test("answers read for their risk are counted apart and never enter a rate", async () => {
  await read(await drawn());
  for (const conclusion of ["to_correct", "to_withdraw", "good"] as const)
    await read(await recorded({ flags: ["attaque"] }), ana, verdict(conclusion));
  const { errors, risk, by, weeks } = await report();
  expect(risk).toEqual({ read: 3, wrong: 2 });
  expect(errors).toMatchObject({ count: 0, of: 1 });
  expect(by.cells).toHaveLength(1);
  expect(weeks.at(-1)?.errors).toMatchObject({ of: 1 });
});

test("what urgency or a contest put before its turn is told, with the rate of the others", async () => {
  for (let n = 0; n < 4; n++) await read(await drawn());
  await read(await drawn({ flags: ["detresse"] }), ana, verdict("to_correct"));
  const contested = await drawn();
  await contest(contested, new Date(time.now.getTime() - HOUR));
  await read(contested, ana, verdict("to_correct"));
  const later = await drawn();
  await read(later);
  await contest(later, new Date(time.now.getTime() + HOUR));
  const { errors, ahead } = await report();
  expect(errors).toMatchObject({ count: 2, of: 7 });
  expect(ahead).toMatchObject({ read: 2, others: { count: 0, of: 5 } });
});

async function contest(item: { id: string; conversation: string }, at: Date, decidedAt: Date | null = null) {
  const sealed = Buffer.from("sealed");
  await db.query(sql`
    INSERT INTO chat.contest (id, answer_id, conversation_id, ticket_digest, reason, created_at, due_at, decided_at, decided_by, outcome, answer)
    VALUES (${item.id}, ${item.id}, ${item.conversation}, ${Buffer.from(item.id)}, ${sealed}, ${at}, ${new Date(at.getTime() + DAY)},
      ${decidedAt}, ${decidedAt && "lea"}, ${decidedAt && "rejected"}, ${decidedAt && sealed})`);
}

test("two blind readers are compared in the order of their accounts; a reading that was not blind is set aside", async () => {
  const pairs: [Conclusion, Conclusion, number][] = [
    ["good", "good", 5],
    ["good", "to_correct", 2],
    ["to_correct", "good", 1],
    ["to_correct", "to_correct", 1],
    ["to_correct", "to_withdraw", 1],
  ];
  for (const [byAna, byBob, times] of pairs)
    for (let n = 0; n < times; n++) {
      const item = await drawn({ readingsWanted: 2 });
      // Whoever reads first, the lines of the table are ana's.
      const readers = [[ana, byAna] as const, [bob, byBob] as const];
      for (const [who, conclusion] of n % 2 === 0 ? readers : readers.reverse())
        await read(item, who, verdict(conclusion));
    }
  const shown = await drawn({ readingsWanted: 2 });
  await read(shown, ana);
  await escalate(deps, ana, shown.reference, "à voir avec vous");
  await read(shown, lea);
  const reopened = await drawn();
  await read(reopened, ana);
  await read(reopened, bob, verdict("to_correct"));
  await read(reopened, lea);
  const { agreement } = await report();
  expect(agreement.notBlind).toBe(2);
  // [[5, 2], [1, 2]]: po = .7, pe = .7 × .6 + .3 × .4 = .54, κ = .16 / .46
  expect(agreement.twoWay.raw).toMatchObject({ count: 7, of: 10 });
  expect(agreement.twoWay.kappa).toBeCloseTo(0.16 / 0.46, 10);
  // Three ways, [5 2 0 | 1 1 1 | 0 0 0]: po = .6, pe = .7 × .6 + .3 × .3 = .51, κ = .09 / .49
  expect(agreement.threeWay.kappa).toBeCloseTo(0.09 / 0.49, 10);
});

test("delays are told by lane, in hours, over what was read", async () => {
  // Sample: 2, 4, 6 and 20 hours, one unread: median 5, ninth decile 6 + 0.7 × 14.
  for (const hoursAgo of [2, 4, 6, 20]) await read(await drawn({ hoursAgo }));
  await drawn();
  await read(await recorded({ hoursAgo: 3, flags: ["attaque"] }));
  await recorded({ hoursAgo: 3 });
  await read(await drawn({ hoursAgo: 0.5, flags: ["detresse"] }));
  // Read long before its contest: what counts is what follows.
  const contested = await drawn({ hoursAgo: 20 });
  await read(contested);
  await contest(contested, new Date(time.now.getTime() + HOUR), new Date(time.now.getTime() + 11 * HOUR));
  time.now = new Date(time.now.getTime() + 12 * HOUR);
  const delays = Object.fromEntries((await report()).delays.map(({ lane, ...delay }) => [lane, delay]));
  expect(delays.sample).toEqual({ of: 6, read: 5, median: 6, p90: expect.closeTo(20, 6) });
  expect(delays.risk).toEqual({ of: 1, read: 1, median: 3, p90: 3 });
  expect(delays.urgent).toEqual({ of: 1, read: 1, median: 0.5, p90: 0.5 });
  expect(delays.contested).toEqual({ of: 1, read: 1, median: 10, p90: 10 });
});

test("a breakdown shows each value that enough of the sample was read for", async () => {
  const rows: [Partial<TestItem>, number, number][] = [
    [{ section: "I", region: "53", size: "TPE", promptVersion: "3" }, 6, 2],
    [{ section: "C", region: "11", size: "PME", outcome: "handover", mode: "canned" }, 5, 0],
  ];
  for (const [over, total, wrong] of rows)
    for (let n = 0; n < total; n++)
      await read(await drawn(over), ana, verdict(n < wrong ? "to_correct" : "good"));
  const labels: Record<string, string[]> = {
    section: ["Hébergement et restauration", "Industrie manufacturière"],
    region: ["Bretagne", "Île-de-France"],
    size: ["TPE (moins de 10 personnes)", "PME (10 à 249)"],
    prompt: ["3", "Aucun modèle"],
    outcome: ["Répondu", "Renvoi vers une personne"],
    mode: ["extraits de fiches", "message fixe"],
  };
  for (const [by, named] of Object.entries(labels)) {
    const { cells } = (await report(by)).by;
    expect(cells.map(({ label }) => label)).toEqual(named);
    expect(cells.map(({ errors }) => [errors?.count, errors?.of])).toEqual([
      [2, 6],
      [0, 5],
    ]);
  }
});

test("the trend counts Paris weeks, the running one last, and an empty one without a rate", async () => {
  // 15 June of these years and the eleven weeks before: whatever its weekday.
  await read(await drawn({ hoursAgo: 1 }));
  await read(await drawn({ hoursAgo: 7 * 24 }), ana, verdict("to_correct"));
  await drawn({ hoursAgo: 7 * 24 });
  await drawn({ hoursAgo: 200 * 24 });
  const { weeks } = await report();
  expect(weeks).toHaveLength(12);
  expect(weeks.at(-1)).toMatchObject({ running: true, errors: { count: 0, of: 1 } });
  expect(weeks.at(-2)).toMatchObject({
    running: false,
    errors: { count: 1, of: 1 },
    coverage: { count: 1, of: 2 },
  });
  expect(weeks.slice(0, 10).every(({ errors }) => errors.rate === null)).toBe(true);
});

test("an export holds the figures of the page and is journalled with who, what and how many lines", async () => {
  await read(await drawn({ section: "I" }), ana, verdict("to_correct"));
  const quality = createQuality(deps);
  const query = { from: `${year}-06-01`, to: `${year}-06-15`, by: "mode" };
  const csv = await quality.export(lea, query, "csv");
  expect(csv).toMatchObject({
    filename: `qualite-${year}-06-01-${year}-06-15.csv`,
    contentType: "text/csv; charset=utf-8",
  });
  expect(csv.body.startsWith('\uFEFF"Du";"Au";"Rubrique"')).toBe(true);
  expect(csv.body).toContain(`"Erreurs";"Conclusion autre que « conforme »";;1;1;100;`);
  expect(csv.body).toContain(
    `"Origine de la réponse";"extraits de fiches";"extractive";;;;;;"%";"moins de 5 lues"`,
  );
  const json = await quality.export(lea, query, undefined);
  expect(JSON.parse(json.body)).toEqual(JSON.parse(JSON.stringify(await quality.report(query))));
  const entries = await db.query<{ facts: Record<string, unknown> }>(sql`
    SELECT facts FROM audit.entry WHERE kind = 'figures_exported' AND at >= ${new Date(Date.UTC(year, 0))} ORDER BY seq`);
  const lines = csv.body.trimEnd().split("\r\n").length - 1;
  const facts = { account: "lea", from: query.from, to: query.to, by: "mode", rows: lines };
  expect(entries.map((entry) => entry.facts)).toEqual([
    { ...facts, format: "csv" },
    { ...facts, format: "json" },
  ]);
  await expect(quality.export(lea, query, "xls")).rejects.toMatchObject({ type: "entree-invalide" });
  await expect(quality.report({ from: "hier" })).rejects.toMatchObject({ type: "entree-invalide" });
});

test("a period without a single answer has figures all the same: zeros, and no rate", async () => {
  const figures = await report();
  expect(figures.recorded).toEqual({ all: 0, drawable: 0 });
  expect(figures.errors.rate).toBeNull();
  expect(figures.agreement.twoWay.missing).toBe("no_pair");
  expect(figures.delays.map(({ lane, median }) => [lane, median])).toEqual([
    ["urgent", null],
    ["contested", null],
    ["sample", null],
    ["risk", null],
  ]);
  expect(figures.by.cells).toEqual([]);
});
