import { generateKeyPairSync } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { newFolder, removeFolders } from "../../tests/support/folders.ts";
import { newScene, type Scene } from "../backup/testing/scene.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { openCheckpoints } from "./checkpoint.ts";
import { describeVerification } from "./describe.ts";
import { exportedLines } from "./export.ts";
import { linesOf } from "./jsonl.ts";
import { isKey, readLine, readPublicKey } from "./statement.ts";
import { verifyJournal } from "./verify.ts";

const AT = new Date("2026-11-23T09:00:00.000Z");
const newPem = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

let db: Database;
let scene: Scene;
const answers: { conversation: string; answer: string }[] = [];
// Three exchanges, six entries: (opened, recorded) each.
beforeAll(async () => {
  db = await testDatabase();
  scene = await newScene(db);
  for (const words of ["un", "deux", "trois"]) answers.push(await scene.exchange(words));
  await scene.attest();
}, 60_000);
afterAll(async () => {
  await db.close();
  await removeFolders();
});

const whole = () => verifyJournal(db, { lines: () => scene.checkpoints.lines(), vault: scene.vault });
const told = (faults: readonly { seq: number | null; kind: string }[]) =>
  faults.map(({ seq, kind }) => `${seq} ${kind}`);

/** Does something that only an owner of the database can, looks, and puts it back. */
async function meanwhile(change: string, back: string): Promise<string[]> {
  await db.query({ text: change, values: [] });
  try {
    return told((await whole()).faults);
  } finally {
    await db.query({ text: back, values: [] });
  }
}

test("a range is verified alone, hangs on the entry before it, and says how far it is attested", async () => {
  const range = await verifyJournal(db, { from: 3, to: 5, lines: () => scene.checkpoints.lines() });
  expect(range).toMatchObject({ from: 3, to: 5, whole: false, entries: 3, attestedTo: null, faultCount: 0 });
  expect(describeVerification(range)).toContain("Journal intact sur cette plage : 3 entrées, de la 3 à la 5");
  const attested = await verifyJournal(db, { from: 4, lines: () => scene.checkpoints.lines() });
  expect(attested).toMatchObject({ entries: 3, attestedTo: 6 });
  const beyond = await verifyJournal(db, { from: 5, to: 99 });
  expect(beyond).toMatchObject({ to: 6, entries: 2, faultCount: 0 });
});

test("altered words, an altered question and a vanished answer are each told, at their entry", async () => {
  const [first] = answers;
  const id = first?.answer;
  await db.query(
    sql`CREATE TABLE IF NOT EXISTS public.kept AS SELECT content FROM chat.answer WHERE id = ${id}`,
  );
  expect(
    await meanwhile(
      `UPDATE chat.answer SET content = content || '\\x00' WHERE id = '${id}'`,
      `UPDATE chat.answer SET content = (SELECT content FROM public.kept) WHERE id = '${id}'`,
    ),
  ).toEqual(["2 altered"]);
  expect(
    await meanwhile(
      `UPDATE chat.message SET content = content || '\\x00' WHERE conversation_id = '${first?.conversation}'`,
      `UPDATE chat.message SET content = substring(content FOR length(content) - 1) WHERE conversation_id = '${first?.conversation}'`,
    ),
  ).toEqual(["2 altered"]);
  await db.query(sql`DROP TABLE public.kept`);
  expect(await whole()).toMatchObject({ faultCount: 0 });
});

test("erased, gone without an entry, altered: three different things are said of a key", async () => {
  const [one, two, three] = answers.map(({ conversation }) => conversation);
  expect((await whole()).answers).toEqual({ readable: 3, erased: 0, lost: 0 });
  await scene.erase(one ?? "");
  expect(await whole()).toMatchObject({ faultCount: 0, answers: { readable: 2, erased: 1, lost: 0 } });
  await db.query(
    sql`UPDATE vault.conversation_key SET wrapped = wrapped || '\\x00' WHERE conversation_id = ${two}`,
  );
  await db.query(sql`DELETE FROM vault.conversation_key WHERE conversation_id = ${three}`);
  const { faults, answers: counts } = await whole();
  expect(counts).toEqual({ readable: 0, erased: 1, lost: 2 });
  expect(faults.map(({ seq, kind, reason }) => `${seq} ${kind} ${reason.slice(0, 60)}`)).toEqual([
    "4 key_lost la clé de cette conversation ne s'ouvre pas : elle a été mod",
    "6 key_lost la clé de cette conversation a été détruite sans qu'aucune e",
  ]);
  // Without a master key, one only knows whether a key is there.
  expect((await verifyJournal(db)).answers).toEqual({ readable: 1, erased: 1, lost: 1 });
});

test("after a change of key the old checkpoints still count, the new key being vouched for by the old one", async () => {
  const folder = join(await newFolder(), "data");
  const [older, newer] = [newPem(), newPem()];
  await (await openCheckpoints(folder, older)).add({ seq: 1, digest: await digestOf(1) }, AT);
  const changed = await openCheckpoints(folder, `${newer}${older}`);
  await changed.add({ seq: 2, digest: await digestOf(2) }, AT);
  const alone = await openCheckpoints(folder, newer);
  await alone.add({ seq: 3, digest: await digestOf(3) }, AT);
  const lines = () => alone.lines();
  expect(await verifyJournal(db, { from: 1, to: 3, lines })).toMatchObject({ checkpoints: 3, attestedTo: 3 });
  const keys = (await linesIn(join(folder, "checkpoint-keys.jsonl"))).flatMap((text) => {
    const line = readLine(text);
    return line && isKey(line) ? [line] : [];
  });
  expect(keys.map(({ key }) => key)).toEqual([null, keys[0]?.name]);
  // Whoever holds the first public key only, trusts what it vouched for.
  const root = readPublicKey(keys[0]?.publicKey ?? "");
  expect(root).not.toBeNull();
  const outside = await verifyJournal(db, { from: 1, to: 3, lines, roots: root ? [root] : [] });
  expect(told(outside.faults).filter((fault) => !fault.endsWith("key_lost"))).toEqual([]);
  expect(outside.attestedTo).toBe(3);
});

test("checkpoints of a key that nobody vouched for are told as such, once", async () => {
  const folder = join(await newFolder(), "data");
  const stranger = await openCheckpoints(folder, newPem());
  for (const seq of [1, 2]) await stranger.add({ seq, digest: await digestOf(seq) }, AT);
  const { faults, checkpoints } = await verifyJournal(db, {
    from: 1,
    to: 2,
    lines: () => stranger.lines(),
    roots: [scene.checkpoints.publicKey],
  });
  expect(checkpoints).toBe(0);
  expect(faults.map(({ kind, reason }) => [kind, reason.slice(0, 57)])).toEqual(
    [["unknown_key", "2 points de contrôle sont signés d'une clé inconnue ("]].map(([kind, reason]) => [
      kind,
      expect.stringContaining(reason ?? ""),
    ]),
  );
});

test("an exported file and the database are enough, and a line that is not one is told", async () => {
  const path = join(await newFolder(), "export.jsonl");
  for await (const line of exportedLines(scene.checkpoints.lines())) await appendFile(path, line);
  const lines = async function* () {
    for await (const text of linesOf(path)) yield readLine(text);
  };
  expect(await verifyJournal(db, { from: 1, to: 2, lines })).toMatchObject({ checkpoints: 1, faultCount: 0 });
  await appendFile(path, "{}\n");
  expect(told((await verifyJournal(db, { from: 1, to: 2, lines })).faults)).toEqual(["null unreadable"]);
});

test("a checkpoint that a crash left half written is cut away at the next opening", async () => {
  const folder = join(await newFolder(), "data");
  const pem = newPem();
  await (await openCheckpoints(folder, pem)).add({ seq: 1, digest: await digestOf(1) }, AT);
  const path = join(folder, "checkpoints.jsonl");
  const good = await readFile(path, "utf8");
  await appendFile(path, good.slice(0, 40));
  const again = await openCheckpoints(folder, pem);
  expect(await readFile(path, "utf8")).toBe(good);
  expect(await again.last()).toMatchObject({ seq: 1 });
});

async function digestOf(seq: number): Promise<string> {
  const [row] = await db.query<{ digest: string }>(sql`SELECT digest FROM audit.entry WHERE seq = ${seq}`);
  return row?.digest ?? "";
}

async function linesIn(path: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(path)) lines.push(line);
  return lines;
}
