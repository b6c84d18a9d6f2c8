import { execFile } from "node:child_process";
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { journal } from "../../src/audit/journal.ts";
import { verifyJournal } from "../../src/audit/verify.ts";
import { createDatabase } from "../../src/db/database.ts";
import { openDatabase } from "../../src/db/open.ts";
import { sql } from "../../src/db/sql.ts";
import { hasServer, serverForTest } from "../support/cluster.ts";
import { newServerDatabase } from "../support/database.ts";
import { filesHolding, newFolder, removeFolders } from "../support/folders.ts";
import { type Conversation, openConversation, post, read, startProcess } from "../support/process.ts";
import { copySnapshot } from "../support/snapshots.ts";

// The journal against what a single process of tests cannot show: other processes, kill -9, the real commands.
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  await removeFolders();
});

const run = promisify(execFile);
const path = (file: string): string => new URL(file, import.meta.url).pathname;
/** A command as npm runs it. */
const command = async (
  name: string,
  environment: Record<string, string>,
  ...options: string[]
): Promise<string> => {
  const env = { PATH: process.env.PATH ?? "", ...environment };
  const { stdout } = await run(
    process.execPath,
    ["--import", "tsx", path(`../../src/cli/${name}.ts`), ...options],
    {
      env,
    },
  );
  return stdout;
};

test.runIf(hasServer())(
  "eight processes writing at once on a real server make one chain, without a fork",
  async () => {
    const server = await serverForTest();
    if (!server) throw new Error("no server");
    closing.push(server.stop);
    const pool = new pg.Pool({ connectionString: server.url, max: 1 });
    // As the migrations make it; a bare cluster has no pgvector for the rest of them.
    const text = await readFile(path("../../src/db/migrations/0001_foundations.sql"), "utf8");
    const table = text.slice(text.indexOf("CREATE TABLE audit.entry"));
    const db = createDatabase(pool);
    await db.query({ text: `CREATE SCHEMA audit; CREATE SCHEMA vault; ${table}`, values: [] });
    const writers = Array.from({ length: 8 }, (_, n) =>
      run(process.execPath, [
        "--import",
        "tsx",
        path("../support/journal-writer.ts"),
        server.url,
        `p${n}`,
        "100",
      ]),
    );
    await Promise.all(writers);
    const forks = await db.query(sql`SELECT previous FROM audit.entry GROUP BY previous HAVING count(*) > 1`);
    expect(forks).toEqual([]);
    expect(await verifyJournal(db)).toMatchObject({ entries: 800, faultCount: 0, whole: true });
    await db.close();
  },
  120_000,
);

test.runIf(process.env.TEST_DATABASE_URL)(
  "the application's own role can add to the journal and do nothing else to it",
  async () => {
    const own = await newServerDatabase(process.env.TEST_DATABASE_URL ?? "");
    const role = `boussole_app_${own.url.slice(-12)}`;
    const url = new URL(own.url);
    const owner = createDatabase(new pg.Pool({ connectionString: own.url, max: 1 }));
    await owner.query({ text: `CREATE ROLE ${role} LOGIN PASSWORD 'x'`, values: [] });
    url.username = role;
    url.password = "x";
    const db = await openDatabase({ url: url.href, migrationUrl: own.url, dataDir: "unused" });
    const act = { kind: "conversation_opened", subject: "c", facts: {}, contentDigest: null } as const;
    await db.transaction((tx) => journal(tx, act, new Date()));
    expect(await verifyJournal(db)).toMatchObject({ entries: 1, faultCount: 0 });
    for (const text of [
      "UPDATE audit.entry SET subject = 'x'",
      "DELETE FROM audit.entry",
      "TRUNCATE audit.entry",
      "ALTER TABLE audit.entry DISABLE TRIGGER ALL",
      "SET session_replication_role = replica",
      "DROP TABLE audit.entry",
    ])
      await expect(db.query({ text, values: [] })).rejects.toThrow(/permission denied|must be owner/);
    await db.close();
    await owner.close();
    await own.drop();
    const admin = createDatabase(
      new pg.Pool({ connectionString: process.env.TEST_DATABASE_URL ?? "", max: 1 }),
    );
    await admin.query({ text: `DROP ROLE ${role}`, values: [] });
    await admin.close();
  },
  60_000,
);

test("killed between erasing and telling, it forgets no erasure, and an old backup brings nothing back", async () => {
  const home = await newFolder();
  const [dataDir, backup] = [join(home, "data"), join(home, "sauvegarde")];
  const server = process.env.TEST_DATABASE_URL
    ? await newServerDatabase(process.env.TEST_DATABASE_URL)
    : null;
  if (server) closing.push(server.drop);
  const environment = { DATA_DIR: dataDir, ...(server ? { DATABASE_URL: server.url } : {}) };
  if (!server) {
    await mkdir(dataDir, { recursive: true });
    await copySnapshot("samples", dataDir);
  }
  const first = await startProcess(environment);
  const conversations: Conversation[] = [];
  for (let n = 0; n < 8; n++) {
    const conversation = await openConversation(first.origin);
    expect(
      (await post(first.origin, conversation, "ma question zinzolin : qui pilote le plan ?")).status,
    ).toBe(200);
    conversations.push(conversation);
  }
  first.child.kill("SIGTERM");
  expect(await first.exit()).toBe(0);
  expect(await command("backup", environment, backup)).toContain("journal jusqu'à l'entrée");

  const [kept, ...others] = conversations;
  const acknowledged: Conversation[] = [];
  // Each round dies in the middle of its erasures.
  for (const half of [others.slice(0, 4), others.slice(4)]) {
    const running = await startProcess(environment);
    const erasing = half.map(async (conversation) => {
      const headers = { Authorization: `Bearer ${conversation.token}` };
      const gone = await fetch(`${running.origin}/api/conversations/${conversation.id}`, {
        method: "DELETE",
        headers,
      }).catch(() => null);
      if (gone?.status === 204) acknowledged.push(conversation);
      running.child.kill("SIGKILL");
    });
    await Promise.all(erasing);
    await running.exit();
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(2);

  const after = await startProcess(environment);
  const ledger = await readFile(join(dataDir, "erasures.jsonl"), "utf8");
  for (const { id } of acknowledged) expect(ledger).toContain(id);
  const gone: Conversation[] = [];
  for (const conversation of others)
    if ((await read(after.origin, conversation)).status === 404) gone.push(conversation);
  for (const { id } of gone) expect(ledger).toContain(id);
  after.child.kill("SIGTERM");
  expect(await after.exit()).toBe(0);
  expect(await command("audit-verify", environment)).toContain("Journal intact");

  // The machine is lost: what is left is the backup and the files kept beside it.
  const newDir = join(home, "neuf");
  await mkdir(newDir);
  for (const file of [
    "checkpoints.jsonl",
    "checkpoint-keys.jsonl",
    "erasures.jsonl",
    "master-key",
    "checkpoint-key.pem",
  ])
    await cp(join(dataDir, file), join(newDir, file));
  const fresh = process.env.TEST_DATABASE_URL ? await newServerDatabase(process.env.TEST_DATABASE_URL) : null;
  if (fresh) closing.push(fresh.drop);
  const restored = { DATA_DIR: newDir, ...(fresh ? { DATABASE_URL: fresh.url } : {}) };
  const told = await command("restore", restored, backup);
  expect(told).toContain(`${gone.length} effacements survenus depuis ont été rejoués`);
  expect(told).toContain("Journal intact, restauration déclarée le");
  expect(await filesHolding(newDir, ["zinzolin"])).toEqual([]);
  await expect(command("restore", restored, backup)).rejects.toThrow("La base n'est pas vide");
  const last = await startProcess(restored);
  for (const conversation of gone) expect((await read(last.origin, conversation)).status).toBe(404);
  if (kept) expect((await read(last.origin, kept)).status).toBe(200);
  last.child.kill("SIGTERM");
  expect(await last.exit()).toBe(0);
  expect(await command("audit-verify", restored)).toContain("Journal intact, restauration déclarée le");
}, 600_000);
