import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { removeFolders } from "../../tests/support/folders.ts";
import { CASES } from "../../tests/support/retention-cases.ts";
import { changeAccount } from "../accounts/rights/change.ts";
import { openErasureLedger } from "../audit/erasure-ledger.ts";
import { journal } from "../audit/journal.ts";
import { verifyJournal } from "../audit/verify.ts";
import { replayErasures } from "../backup/replay.ts";
import { ourTables } from "../backup/store.ts";
import { newScene, type Scene } from "../backup/testing/scene.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { openRetention } from "../startup/retention.ts";
import { printPreview } from "./print.ts";
import type { Retention } from "./retention.ts";

const DAY_MS = 86_400_000;
const config = {
  retentionDays: 180,
  retention: { blurDays: 30, accountDays: 365 },
  review: { dailyCapacity: 60, samplePercent: 5, unreadDays: 30 },
};

let db: Database;
let scene: Scene;
let retention: Retention;
let told: string[];
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  const tables = [...(await ourTables(db)).map(({ name }) => name), "pgboss.archive"];
  await db.transaction(async (tx) => {
    // Twenty times faster than to truncate them.
    await tx.query(sql`SET LOCAL session_replication_role = replica`);
    for (const name of tables) await tx.query({ text: `DELETE FROM ${name}`, values: [] });
  });
  scene = await newScene(db);
  told = [];
  const deps = {
    db,
    vault: scene.vault,
    clock: scene.clock,
    onUnexpected: (_: unknown, place: string) => void told.push(place),
  };
  retention = openRetention(config, deps);
});
afterAll(async () => {
  await db.close();
  await removeFolders();
});

const dueOf = async (code: string) => (await retention.preview()).find((one) => one.code === code);
const doneOf = async (code: string) =>
  (await retention.run("planned")).find(({ policy }) => policy === code)?.done;

async function everything(): Promise<string> {
  const rows: unknown[] = [];
  for (const name of [...(await ourTables(db)).map((table) => table.name), "pgboss.archive", "pgboss.job"])
    rows.push(name, await db.query({ text: `SELECT t::text AS row FROM ${name} t ORDER BY 1`, values: [] }));
  return JSON.stringify(rows);
}

test("each kind of data with a term has its case, and each table its policy", async () => {
  const terms = retention.policies().filter(({ days }) => days !== null);
  expect(Object.keys(CASES).sort()).toEqual(terms.map(({ code }) => code).sort());
  const covered = new Set(retention.policies().flatMap(({ tables }) => tables));
  // Public words: fiches, directory, agenda.
  const aboutSomeone = (await ourTables(db))
    .map(({ name }) => name)
    .filter((name) => !/^(?:knowledge|network|agenda)\./.test(name));
  expect(aboutSomeone.filter((name) => !covered.has(name))).toEqual([]);
});

test.each(Object.entries(CASES))(
  "%s: due at its term and not before, counted, erased, and nothing left to read",
  async (code, { make, days, due, readable }) => {
    await make(scene);
    const start = scene.now.getTime();
    expect(await readable(scene)).toBeGreaterThan(0);
    scene.now = new Date(start + days * DAY_MS - 60_000);
    expect(await dueOf(code)).toEqual({ code, due: 0, oldest: null });
    scene.now = new Date(start + days * DAY_MS + DAY_MS);
    const found = await dueOf(code);
    expect(found).toMatchObject({ due, oldest: expect.any(Date) });
    expect(found?.oldest?.getTime()).toBeLessThanOrEqual(scene.now.getTime());
    expect(await doneOf(code)).toBe(due);
    expect(await readable(scene)).toBe(0);
    expect(await dueOf(code)).toEqual({ code, due: 0, oldest: null });
    expect(await doneOf(code)).toBe(0);
    expect(told).toEqual([]);
    const verified = await verifyJournal(db, { lines: () => scene.checkpoints.lines(), vault: scene.vault });
    expect(verified.faults).toEqual([]);
  },
);

test("a dry run says what is due in French, and changes not one byte of any table", async () => {
  for (const code of ["conversations", "accounts", "letters"]) await CASES[code]?.make(scene);
  scene.now = new Date(scene.now.getTime() + 400 * DAY_MS);
  const before = await everything();
  const table = printPreview(retention.policies(), await retention.preview());
  expect(await everything()).toBe(before);
  expect(table.split("\n").slice(0, 2)).toEqual([
    "Donnée                                    Durée         Dû      Depuis le",
    "Conversations                             180 jours     1       22 mai 2027",
  ]);
  expect(table).toMatch(/^Comptes désactivés +12 mois +2 +23 novembre 2027$/m);
  expect(table).toContain("Rien n'a été changé.");
});

test("a run is remembered and journalled by its counts alone; what fails is told, and holds nothing else back", async () => {
  await CASES.conversations?.make(scene);
  await CASES.invitations?.make(scene);
  await db.query(sql`ALTER TABLE staff.invitation RENAME TO ailleurs`);
  scene.now = new Date(scene.now.getTime() + 200 * DAY_MS);
  try {
    await expect(retention.run("planned")).rejects.toThrow("some policies failed");
  } finally {
    await db.query(sql`ALTER TABLE staff.ailleurs RENAME TO invitation`);
  }
  expect(told).toEqual(["retention:invitations", "retention:watch"]);
  expect(await retention.lastRuns()).toMatchObject([
    { policy: null, job: "planned", done: 1, failed: "42P01" },
    { policy: "invitations", due: 0, done: 0, failed: "42P01" },
    { policy: "conversations", due: 1, done: 1, failed: null },
  ]);
  await retention.run("manual");
  const entries = await db.query(
    sql`SELECT facts FROM audit.entry WHERE kind = 'retention_applied' ORDER BY seq`,
  );
  expect(entries).toEqual([
    { facts: { applied: ["conversations:1"] } },
    { facts: { applied: ["invitations:1"] } },
  ]);
  expect(JSON.stringify(await retention.lastRuns())).not.toContain("exemple.fr");
});

test("what is promised within the minute does not wait for the calendar; what stays overdue for a day is told, once a day", async () => {
  await CASES.conversations?.make(scene);
  await CASES.letter_traces?.make(scene);
  await retention.tick();
  scene.now = new Date(scene.now.getTime() + 180 * DAY_MS);
  await retention.tick();
  expect(await CASES.conversations?.readable(scene)).toBe(0);
  expect(await retention.lastRuns()).toMatchObject([{ policy: "conversations", job: "minute", done: 1 }]);
  const alerts = () => db.query(sql`SELECT facts FROM alerts.alert WHERE kind = 'retention_late'`);
  expect(await alerts()).toEqual([]);
  scene.now = new Date(scene.now.getTime() + 186 * DAY_MS + 3_600_000);
  await retention.tick();
  await retention.tick();
  // The traces of a letter, and the flags of the conversation erased half a year ago.
  expect(await alerts()).toEqual([{ facts: { late: 2 } }]);
  scene.now = new Date(scene.now.getTime() + 3_600_000);
  await retention.tick();
  expect(await alerts()).toHaveLength(1);
  const [done, late] = await Promise.all(retention.metrics.map((metric) => metric.get()));
  expect(done?.values).toContainEqual(
    expect.objectContaining({ labels: { policy: "conversations" }, value: 1 }),
  );
  const trace = late?.values.find(({ labels }) => labels.policy === "letter_traces");
  expect(trace?.value).toBeGreaterThan(86_400);
});

test("an account whose identity is erased is not opened again, and a backup of when it was active is brought to forget it", async () => {
  await CASES.accounts?.make(scene);
  scene.now = new Date(scene.now.getTime() + 365 * DAY_MS);
  await retention.run("planned");
  await scene.ledger.export(db);
  const lines: string[] = [];
  for await (const { kind, id } of (await openErasureLedger(join(scene.dataDir))).lines())
    lines.push(`${kind} ${id}`);
  expect(lines.sort()).toEqual(["account_erased parti", "account_erased partie"]);
  const deps = { db, clock: scene.clock, issuer: "i", journal };
  await expect(changeAccount(deps, null, "parti", { disabled: false })).rejects.toThrow("invitez de nouveau");
  // As a backup of two years ago has it.
  await db.query(
    sql`UPDATE staff.account SET email = 'parti@exemple.fr', disabled_at = NULL, erased_at = NULL WHERE id = 'parti'`,
  );
  async function* since() {
    for (const kind of ["account_disabled", "account_erased"] as const)
      yield { seq: 1, kind, id: "parti", at: scene.now.toISOString() };
  }
  const replayed = await db.transaction((tx) => replayErasures(tx, scene, since(), new Date(0), scene.now));
  expect(replayed).toBe(2);
  expect(await CASES.accounts?.readable(scene)).toBe(0);
});
