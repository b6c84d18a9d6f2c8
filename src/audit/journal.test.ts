import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { type Checkpoints, openCheckpoints } from "./checkpoint.ts";
import { type Entry, entryDigest, GENESIS } from "./entry.ts";
import { entriesAfter, journal, lastEntry } from "./journal.ts";
import { verifyJournal } from "./verify.ts";

const AT = new Date("2026-11-23T09:00:00.000Z");
const ENTRIES = 12;
let db: Database;
let folder: string;
let checkpoints: Checkpoints;
const closing: (() => Promise<void>)[] = [];

const open = (subject: string) =>
  ({ kind: "conversation_opened", subject, facts: { b: 1, a: "é" }, contentDigest: null }) as const;

beforeEach(async () => {
  db ??= await testDatabase();
  await db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
  await db.query(sql`DELETE FROM audit.entry`);
  await db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
  folder = await mkdtemp(join(tmpdir(), "boussole-audit-"));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  checkpoints = await openCheckpoints(folder, null);
  for (let n = 1; n <= ENTRIES; n++) await db.transaction((tx) => journal(tx, open(`c${n}`), AT));
  const last = await lastEntry(db);
  if (last) await checkpoints.add(last, AT);
});
afterAll(async () => {
  for (const close of closing) await close();
  await db.close();
});

const verify = () => verifyJournal(db, { lines: () => checkpoints.lines() });
const intact = { faults: [], faultCount: 0, whole: true, complete: true };

/** What an owner of the database can do and the application's role cannot. */
async function tamper(change: () => Promise<unknown>): Promise<string[]> {
  await db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
  await change();
  await db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
  return (await verify()).faults.map(({ seq, reason }) => `${seq} ${reason}`);
}

test("an untouched journal verifies", async () => {
  const { entries, checkpoints: signed, attestedTo, ...rest } = await verify();
  expect({ entries, signed, attestedTo }).toEqual({ entries: ENTRIES, signed: 1, attestedTo: ENTRIES });
  expect(rest).toMatchObject(intact);
});

test("the journal refuses update, delete and truncate", async () => {
  for (const text of [
    "UPDATE audit.entry SET subject = 'x'",
    "DELETE FROM audit.entry",
    "TRUNCATE audit.entry",
  ]) {
    await expect(db.query({ text, values: [] })).rejects.toThrow("le journal ne se modifie pas");
  }
});

test("an updated entry is detected", async () => {
  const faults = await tamper(() => db.query(sql`UPDATE audit.entry SET subject = 'autre' WHERE seq = 5`));
  expect(faults).toEqual(["5 l'entrée a été modifiée"]);
});

test("a deleted entry is detected", async () => {
  const faults = await tamper(() => db.query(sql`DELETE FROM audit.entry WHERE seq = 5`));
  expect(faults).toContain("6 une entrée manque juste avant");
});

test("two swapped entries are detected", async () => {
  const faults = await tamper(async () => {
    await db.query(sql`UPDATE audit.entry SET seq = -5 WHERE seq = 5`);
    await db.query(sql`UPDATE audit.entry SET seq = 5 WHERE seq = 6`);
    await db.query(sql`UPDATE audit.entry SET seq = 6 WHERE seq = -5`);
  });
  expect(faults.length).toBeGreaterThan(0);
});

test("a cut tail is detected by the checkpoint", async () => {
  const faults = await tamper(() => db.query(sql`DELETE FROM audit.entry WHERE seq > 8`));
  expect(faults).toEqual(["8 journal tronqué : un point de contrôle atteste l'entrée 12"]);
});

test("a whole chain written anew is detected by the checkpoint", async () => {
  const faults = await tamper(async () => {
    let previous = GENESIS;
    for (const entry of await entriesAfter(db, 0, 100)) {
      const forged: Omit<Entry, "digest"> = { ...entry, subject: `faux${entry.seq}`, previous };
      const digest = entryDigest(forged);
      await db.query(
        sql`UPDATE audit.entry SET subject = ${forged.subject}, previous = ${previous}, digest = ${digest} WHERE seq = ${entry.seq}`,
      );
      previous = digest;
    }
  });
  expect(faults).toEqual([expect.stringContaining("12 l'entrée n'est plus celle du point de contrôle")]);
});

test("a forged checkpoint is detected", async () => {
  const forged = async function* () {
    for await (const line of checkpoints.lines()) yield line && "seq" in line ? { ...line, seq: 11 } : line;
  };
  const { faults } = await verifyJournal(db, { lines: forged });
  expect(faults.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
    "signature un point de contrôle porte une signature fausse",
  ]);
});

test("eight writers at once make one chain", async () => {
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; n < 50; n++) await db.transaction((tx) => journal(tx, open(`w${writer}-${n}`), AT));
  });
  await Promise.all(writers);
  expect(await verify()).toMatchObject({ entries: ENTRIES + 400, checkpoints: 1, ...intact });
});
