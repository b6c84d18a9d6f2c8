import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { filesHolding, newFolder, removeFolders } from "../../tests/support/folders.ts";
import { describeVerification } from "../audit/describe.ts";
import { lastEntry } from "../audit/journal.ts";
import type { Line } from "../audit/statement.ts";
import { entriesOfKinds } from "../audit/store.ts";
import { verifyJournal } from "../audit/verify.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { collectFolder } from "../ingestion/collect.ts";
import { ingest } from "../ingestion/ingest.ts";
import { declareRestored } from "./declare.ts";
import { drillBackup } from "./drill.ts";
import { MANIFEST, ROWS } from "./manifest.ts";
import { restoreBackup, SEEDED } from "./restore.ts";
import { ourTables } from "./store.ts";
import { newScene, type Scene } from "./testing/scene.ts";
import { writeBackup } from "./write.ts";

// Two databases for the whole file, emptied before each test: making one takes seconds.
let one: Database;
let two: Database;
let filledByMigrations: string[];
let here: Scene;
let folder: string;
beforeAll(async () => {
  [one, two] = [await testDatabase(), await testDatabase()];
  filledByMigrations = [...(await everyRow(one))].filter(([, rows]) => rows.length > 0).map(([name]) => name);
}, 120_000);
beforeEach(async () => {
  for (const db of [one, two]) await empty(db);
  here = await newScene(one);
  folder = join(await newFolder(), "sauvegarde");
});
afterAll(async () => {
  await one.close();
  await two.close();
  await removeFolders();
});

async function empty(db: Database): Promise<void> {
  const tables = (await ourTables(db)).map(({ name }) => name).join(", ");
  await db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
  await db.query({ text: `TRUNCATE ${tables} RESTART IDENTITY CASCADE`, values: [] });
  await db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
}

/** The same service on the other database. */
const elsewhere = (): Promise<Scene> => newScene(two, here);
const verify = ({ db, checkpoints, vault }: Scene) =>
  verifyJournal(db, { lines: () => checkpoints.lines(), vault });

async function everyRow(db: Database): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  for (const { name } of await ourTables(db)) {
    const found = await db.query<{ row: string }>({
      text: `SELECT t::text AS row FROM ${name} t`,
      values: [],
    });
    rows.set(name, found.map(({ row }) => row).sort());
  }
  return rows;
}

test("the tables that migrations fill themselves are those that a restore expects", async () => {
  expect(filledByMigrations.sort()).toEqual([...SEEDED].sort());
});

test("a backup restored elsewhere is the same rows, the same keys, and the journal verifies", async () => {
  await ingest(
    here.db,
    here.clock,
    await collectFolder(join(import.meta.dirname, "../../knowledge/chartes")),
  );
  const { conversation } = await here.exchange("prune et mirabelle");
  const before = await everyRow(here.db);
  const manifest = await writeBackup(here, folder);
  expect(manifest.journal).toEqual(await lastEntry(here.db));
  const there = await elsewhere();
  const restored = await restoreBackup(there, { folder });
  expect(restored).toMatchObject({ replayed: 0, lost: null });
  const after = await everyRow(there.db);
  for (const [name, rows] of before) {
    if (name === "audit.entry") expect(after.get(name)).toEqual(expect.arrayContaining(rows));
    else expect([name, after.get(name)]).toEqual([name, rows]);
  }
  expect(await there.vault.key(there.db, conversation)).toEqual(await here.vault.key(here.db, conversation));
  expect(await verify(there)).toMatchObject({ faultCount: 0, answers: { readable: 1, erased: 0, lost: 0 } });
  // Identity columns go on where they were.
  const edition = sql`INSERT INTO knowledge.edition (version, created_at) VALUES ('x', ${here.now}) RETURNING id::int`;
  const [next] = await there.db.query<{ id: number }>(edition);
  expect(next?.id).toBe((before.get("knowledge.edition")?.length ?? 0) + 1);
});

test("what was erased after the backup is erased again, and its words are in no table and no file", async () => {
  const kept = await here.exchange("prune gardée");
  const erased = await here.exchange("zinzolin secret");
  await here.attest();
  await writeBackup(here, folder);
  here.later(10);
  await here.erase(erased.conversation);
  await here.exchange("après la sauvegarde");
  await here.attest();
  here.later(10);
  const there = await elsewhere();
  const restored = await restoreBackup(there, { folder });
  expect(restored).toMatchObject({ replayed: 1, lost: { from: 5, to: 7 } });
  expect(await there.vault.key(there.db, erased.conversation)).toBeNull();
  expect(await there.vault.key(there.db, kept.conversation)).not.toBeNull();
  const text = JSON.stringify([...(await everyRow(there.db))]);
  expect(text).not.toContain("zinzolin");
  expect(text).not.toContain(Buffer.from("zinzolin").toString("hex"));
  expect(await filesHolding(here.dataDir, ["zinzolin"])).toEqual([]);
  // Only the keys' file of the old backup could still open it: it is kept apart, and briefly.
  expect(gunzipSync(await readFile(join(folder, ROWS))).toString()).not.toContain("zinzolin");
  const verification = await verify(there);
  expect(verification).toMatchObject({ faultCount: 0, answers: { readable: 1, erased: 1, lost: 0 } });
  expect(describeVerification(verification)).toMatch(
    /^Journal intact, restauration déclarée le 23 novembre 2026 à 10:20 : entrées 5 à 7 perdues/,
  );
  const [entry] = await entriesOfKinds(there.db, ["backup_restored"], 0, 10);
  expect(entry?.facts).toMatchObject({ backup: 4, lostTo: 7, replayed: 1 });
});

test("an old backup restored by whoever holds none of our keys is detected", async () => {
  const erased = await here.exchange("zinzolin");
  await writeBackup(here, folder);
  here.later(10);
  await here.erase(erased.conversation);
  await here.attest();
  here.later(10);
  const db = two;
  // A folder of their own: the declaration is signed by a key that nobody knows, and no erasure is replayed.
  const stranger = await newScene(db);
  await restoreBackup(
    { ...stranger, vault: here.vault, db, clock: here.clock },
    { folder, otherLines: () => here.checkpoints.lines() },
  );
  expect(await here.vault.key(db, erased.conversation)).not.toBeNull();
  const { faults, restores } = await verify({ ...here, db });
  expect(restores).toEqual([]);
  expect(faults.map(({ kind }) => kind)).toEqual(["checkpoint"]);
});

test("keys put back alone, from an old vault, are told against the erasures of the journal", async () => {
  const { conversation } = await here.exchange("zinzolin");
  const [old] = await here.db.query<{ wrapped: Buffer }>(
    sql`SELECT wrapped FROM vault.conversation_key WHERE conversation_id = ${conversation}`,
  );
  await here.erase(conversation);
  await here.db.query(sql`INSERT INTO vault.conversation_key VALUES (${conversation}, 1, ${old?.wrapped})`);
  const { faults } = await verify(here);
  expect(faults.map(({ seq, kind }) => [seq, kind])).toEqual([[3, "not_erased"]]);
});

test("an undeclared copy of old rows over the present ones is a cut journal", async () => {
  await here.exchange("une");
  await writeBackup(here, folder);
  here.later(10);
  await here.exchange("deux");
  await here.attest();
  here.later(10);
  const there = await elsewhere();
  await restoreBackup(there, { folder });
  // The declaration goes, with the entry that holds it: what is left is the old backup.
  await there.db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
  await there.db.query(sql`DELETE FROM audit.entry WHERE kind = 'backup_restored'`);
  await there.db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
  const { faults } = await verify(there);
  expect(faults.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
    "truncated journal tronqué : un point de contrôle atteste l'entrée 3",
  ]);
});

test("a second process, whose folder saw no restore, finds it declared in the journal itself", async () => {
  await here.exchange("une");
  await writeBackup(here, folder);
  here.later(10);
  await here.exchange("deux");
  await here.attest();
  const seen: (Line | null)[] = [];
  for await (const line of here.checkpoints.lines()) seen.push(line);
  here.later(10);
  const there = await elsewhere();
  await restoreBackup(there, { folder });
  const verification = await verifyJournal(there.db, {
    lines: async function* () {
      yield* seen;
    },
  });
  expect(verification).toMatchObject({ faultCount: 0, restores: [{ lostFrom: 3, lostTo: 4 }] });
});

test("a restore overwrites nothing, and refuses what is altered, incomplete or of another version", async () => {
  await here.exchange("une");
  await writeBackup(here, folder);
  await expect(restoreBackup(here, { folder })).rejects.toThrow("La base n'est pas vide");
  await expect(writeBackup(here, folder)).rejects.toThrow("n'est pas vide");
  const there = await elsewhere();
  const [rows, manifest] = [join(folder, ROWS), join(folder, MANIFEST)];
  const [goodRows, goodManifest] = [await readFile(rows), await readFile(manifest, "utf8")];
  const refused = async (reason: string) => {
    await expect(restoreBackup(there, { folder })).rejects.toThrow(reason);
    expect(await there.db.query(sql`SELECT 1 FROM audit.entry`)).toEqual([]);
  };
  await writeFile(rows, Buffer.concat([goodRows, Buffer.from([0])]));
  await refused("n'est pas le fichier de cette sauvegarde");
  await writeFile(rows, goodRows);
  await writeFile(manifest, goodManifest.replace('"seq": 2', '"seq": 1'));
  await refused("sa signature est fausse");
  await writeFile(manifest, "{");
  await refused("est illisible");
  await writeFile(manifest, goodManifest);
  await there.db.query(sql`INSERT INTO schema_migration VALUES ('9999_later.sql', ${here.now})`);
  await refused("une autre version du service");
  await there.db.query(sql`DELETE FROM schema_migration WHERE name LIKE '9999%'`);
  await expect(restoreBackup(there, { folder, keysPath: join(folder, "absent") })).rejects.toThrow("--keys");
  const stranger = await newScene(there.db);
  await expect(restoreBackup(stranger, { folder })).rejects.toThrow("clé inconnue ici");
  expect((await restoreBackup(there, { folder })).rows).toBeGreaterThan(5);
});

test("the keys are in a file apart, and the rows alone hold none", async () => {
  const { conversation } = await here.exchange("une");
  const keys = join(await newFolder(), "ailleurs", "cles.gz");
  await writeBackup(here, folder, keys);
  const [row] = await here.db.query<{ wrapped: Buffer }>(
    sql`SELECT wrapped FROM vault.conversation_key WHERE conversation_id = ${conversation}`,
  );
  const wrapped = row?.wrapped.toString("hex") ?? "absent";
  expect(gunzipSync(await readFile(keys)).toString()).toContain(wrapped);
  expect(gunzipSync(await readFile(join(folder, ROWS))).toString()).not.toContain(wrapped);
  const there = await elsewhere();
  expect((await restoreBackup(there, { folder, keysPath: keys })).replayed).toBe(0);
});

test("a disabled account, an address taken back and an erasure that was asked for are not undone", async () => {
  const { conversation } = await here.exchange("une");
  await here.db.query(sql`
    INSERT INTO staff.account (id, issuer, idp_id, sub, email, roles, function, organisation, joined_at, last_sign_in_at, last_seen_at)
    VALUES ('acc', 'i', 'p', 's', 'a@b.fr', '{administrator}', 'f', 'o', ${here.now}, ${here.now}, ${here.now})`);
  await here.db.query(sql`
    INSERT INTO staff.session (id, account_id, token_digest, rotated_at, device, created_at, authenticated_at, last_seen_at)
    VALUES ('ses', 'acc', '\\x01', ${here.now}, 'd', ${here.now}, ${here.now}, ${here.now})`);
  await here.db.query(sql`INSERT INTO chat.notice_address VALUES (${conversation}, '\\x01', ${here.now})`);
  await writeBackup(here, folder);
  here.later(10);
  await writeFile(
    join(here.dataDir, "erasures.jsonl"),
    ["account_disabled acc", `notice_address_removed ${conversation}`, `erasure_requested ${conversation}`]
      .map((line, n) => {
        const [kind, id] = line.split(" ");
        return `${JSON.stringify({ seq: 10 + n, kind, id, at: here.now.toISOString() })}\n`;
      })
      .join(""),
  );
  const there = await elsewhere();
  expect((await restoreBackup(there, { folder })).replayed).toBe(3);
  const [state] = await there.db.query(sql`
    SELECT (SELECT disabled_at IS NOT NULL FROM staff.account) AS disabled,
      (SELECT ended_at IS NOT NULL FROM staff.session) AS ended,
      (SELECT count(*)::int FROM chat.notice_address) AS addresses,
      (SELECT closed_at IS NOT NULL FROM chat.conversation) AS closed`);
  expect(state).toEqual({ disabled: true, ended: true, addresses: 0, closed: true });
  expect((await verify(there)).faults).toEqual([]);
});

test("a database put back by other means is brought to forget, and declared; one that is up to date is refused", async () => {
  const { conversation } = await here.exchange("zinzolin");
  await here.exchange("deux");
  await writeBackup(here, folder);
  here.later(10);
  await here.erase(conversation);
  await here.attest();
  await expect(declareRestored(here, {})).rejects.toThrow("il n'y a rien à rejouer");
  here.later(10);
  // As `pg_restore` leaves it: rows and keys of then, and not a word of it in the journal.
  const there = await elsewhere();
  const nothing = await newScene(there.db);
  await restoreBackup(
    { ...nothing, vault: here.vault, clock: here.clock },
    { folder, otherLines: () => here.checkpoints.lines() },
  );
  await there.db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
  await there.db.query(sql`DELETE FROM audit.entry WHERE kind = 'backup_restored'`);
  await there.db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
  here.later(10);
  there.now = here.now;
  expect(await declareRestored(there, {})).toMatchObject({ replayed: 1, lost: { from: 5, to: 5 } });
  expect(await verify(there)).toMatchObject({
    faultCount: 0,
    answers: { readable: 1, erased: 1 },
    restores: [{ lostFrom: 5, lostTo: 5 }],
  });
});

test("the drill proves a restore and an erasure, and leaves nothing behind", async () => {
  await here.exchange("une");
  const { conversation } = await here.exchange("deux");
  await here.erase(conversation);
  await here.attest();
  const before = await everyRow(here.db);
  const files = await Promise.all(
    ["checkpoints.jsonl", "erasures.jsonl"].map((f) => readFile(join(here.dataDir, f), "utf8")),
  );
  const drill = await drillBackup({
    ...here,
    config: { review: { dailyCapacity: 1, samplePercent: 5, unreadDays: 30 } },
  });
  expect(drill.proof).toEqual({ readableBefore: true, readableAfter: false });
  expect(drill.verification).toMatchObject({ faultCount: 0, answers: { readable: 0, erased: 2, lost: 0 } });
  expect(drill.restored.replayed).toBe(1);
  expect(await everyRow(here.db)).toEqual(before);
  expect(
    await Promise.all(
      ["checkpoints.jsonl", "erasures.jsonl"].map((f) => readFile(join(here.dataDir, f), "utf8")),
    ),
  ).toEqual(files);
});
