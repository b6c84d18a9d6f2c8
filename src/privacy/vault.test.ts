import { afterAll, expect, test } from "vitest";
import { filesHolding, newFolder, removeFolders } from "../../tests/support/folders.ts";
import { copySnapshot } from "../../tests/support/snapshots.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open.ts";
import { sql } from "../db/sql.ts";
import { newKey } from "./cipher.ts";
import { createVault, type Vault } from "./vault.ts";

afterAll(removeFolders);

// Always the embedded engine: the files of a server are its administrator's.
const open = async (dataDir: string): Promise<Database> =>
  openDatabase({ url: null, migrationUrl: null, dataDir });

async function wrappedKey(db: Database, id: string): Promise<Buffer> {
  const [row] = await db.query<{ wrapped: Buffer }>(
    sql`SELECT wrapped FROM vault.conversation_key WHERE conversation_id = ${id}`,
  );
  if (!row) throw new Error(`no key for ${id}`);
  return row.wrapped;
}

const vaultOf = (): Vault => createVault({ current: 1, keys: new Map([[1, newKey()]]) });

test("a destroyed key is in no file of the data folder, and the others still open", async () => {
  const folder = await newFolder();
  await copySnapshot("migrated", folder);
  const db = await open(folder);
  const vault = vaultOf();
  const ids = ["a", "b", "c", "d", "e"];
  for (const id of [...ids, "kept"]) await vault.create(db, id);
  const wrapped = await Promise.all(ids.map((id) => wrappedKey(db, id)));
  expect(await filesHolding(folder, wrapped)).not.toEqual([]);
  for (const id of ids) await db.transaction((tx) => vault.destroy(tx, id));
  await vault.scrub(db);
  expect(await filesHolding(folder, wrapped)).toEqual([]);
  expect(await vault.key(db, "a")).toBeNull();
  expect(await vault.key(db, "kept")).not.toBeNull();
  await db.close();
  expect(await filesHolding(folder, wrapped)).toEqual([]);
}, 60_000);

test("a process that dies between erasing and scrubbing leaves that work to the next start", async () => {
  const folder = await newFolder();
  await copySnapshot("migrated", folder);
  const vault = vaultOf();
  const before = await open(folder);
  await vault.create(before, "a");
  const wrapped = [await wrappedKey(before, "a")];
  await before.transaction((tx) => vault.destroy(tx, "a"));
  expect(await vault.key(before, "a")).toBeNull();
  await before.close();
  expect(await filesHolding(folder, wrapped)).not.toEqual([]);
  const after = await open(folder);
  await vault.scrub(after);
  expect(await filesHolding(folder, wrapped)).toEqual([]);
  await after.close();
}, 60_000);
