import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noContacts } from "../../tests/support/contacts.ts";
import { testDatabase } from "../../tests/support/database.ts";
import { removeFolders } from "../../tests/support/folders.ts";
import { newScene, type Scene } from "../backup/testing/scene.ts";
import { erase } from "../conversation/erasure/erase.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { createVault } from "../privacy/vault.ts";
import { createAudit } from "./audit.ts";
import { openErasureLedger } from "./erasure-ledger.ts";
import { lastEntry } from "./journal.ts";
import { entriesOfKinds, lastVerifications } from "./store.ts";
import type { Verification } from "./verify.ts";

let db: Database;
let scene: Scene;
const faults: Verification[] = [];
const processes: ReturnType<typeof createAudit>[] = [];
const newProcess = (name: string) => {
  const audit = createAudit({
    ...scene,
    madeBy: name,
    onFault: async (found) => {
      faults.push(found);
    },
    onUnexpected: (error) => {
      throw error;
    },
  });
  processes.push(audit);
  return audit;
};

beforeAll(async () => {
  db = await testDatabase();
  scene = await newScene(db);
  await scene.exchange("une");
}, 60_000);
afterAll(async () => {
  await db.close();
  await removeFolders();
});

const as = (accountId: string) => ({ accountId, roles: ["lead" as const] });
const verifications = () => lastVerifications<Verification>(db, 50);
const erasuresKept = async () =>
  (await readFile(join(scene.dataDir, "erasures.jsonl"), "utf8")).trim().split("\n").length;

/** Until the readings under way are over. */
async function settled(count: number): Promise<void> {
  for (let n = 0; n < 200 && (await verifications()).length < count; n++)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

test("once a day, one process of all reads the whole journal, and a fault found is told at once", async () => {
  const [one, two] = [newProcess("un:1"), newProcess("deux:2")];
  await Promise.all([one.tick(), two.tick(), one.tick()]);
  await settled(1);
  expect(await verifications()).toMatchObject([{ result: { whole: true, faultCount: 0, attestedTo: 2 } }]);
  scene.later(60);
  await Promise.all([one.tick(), two.tick()]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await verifications()).toHaveLength(1);
  await db.query(sql`UPDATE chat.answer SET content = content || '\\x00'`);
  scene.later(24 * 60);
  await two.tick();
  await settled(2);
  await db.query(sql`UPDATE chat.answer SET content = substring(content FOR length(content) - 1)`);
  expect(faults.map(({ faults: [first] }) => first?.kind)).toEqual(["altered"]);
  expect((await verifications())[0]).toMatchObject({ madeBy: "deux:2", result: { faultCount: 1 } });
});

test("a reading cut short by a stop is left to the next process, and is not taken for a result", async () => {
  for (let n = 0; n < 300; n++) await scene.exchange("x");
  scene.later(25 * 60);
  const before = (await verifications()).length;
  const stopped = newProcess("arrete:1");
  await stopped.tick();
  await stopped.stop();
  expect(await verifications()).toHaveLength(before);
  await newProcess("suivant:1").tick();
  await settled(before + 1);
  expect((await verifications())[0]).toMatchObject({
    madeBy: "suivant:1",
    result: { whole: true, faultCount: 0 },
  });
});

test("staff reads a part, searches, and each is an act that holds nothing of what was typed", async () => {
  const audit = newProcess("p:1");
  const { conversation, answer, reference } = await scene.exchange("deux");
  const end = (await lastEntry(db))?.seq ?? 0;
  const result = await audit.verify({ from: 2, to: 3 }, "acc-1");
  expect(result).toMatchObject({ from: 2, to: 3, faultCount: 0 });
  expect((await verifications())[0]).toMatchObject({ madeBy: "acc-1" });
  const query = { about: reference, kind: null, from: null, to: null, before: null };
  expect((await audit.find(query, as("acc-1"))).entries.map(({ subject }) => subject)).toEqual([answer]);
  const ofConversation = await audit.find({ ...query, about: conversation }, as("acc-1"));
  expect(ofConversation.entries.map(({ kind }) => kind)).toEqual(["answer_recorded", "conversation_opened"]);
  const mine = await audit.find({ ...query, about: "acc-1" }, as("acc-1"));
  expect(mine.entries.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => "journal_viewed"));
  const viewed = await entriesOfKinds(db, ["journal_viewed"], end, 10);
  expect(viewed.map(({ facts }) => facts.what)).toEqual(["verification", "search", "search", "search"]);
  expect(JSON.stringify(viewed)).not.toContain(reference);
});

test("a long search comes by pages, the newest first, by kind and by day", async () => {
  const audit = newProcess("p:2");
  const query = { about: null, kind: "answer_recorded", from: null, to: null, before: null };
  const first = await audit.find(query, as("a"));
  expect(first.entries).toHaveLength(50);
  const second = await audit.find({ ...query, before: first.next }, as("a"));
  expect((second.entries[0]?.seq ?? 0) < (first.entries.at(-1)?.seq ?? 0)).toBe(true);
  const early = await audit.find({ ...query, to: new Date("2026-11-23T10:00:00Z") }, as("a"));
  expect(early).toMatchObject({ entries: [{ seq: 2 }], next: null });
});

test("a range that is not one is refused, naming the field", async () => {
  const audit = newProcess("p:3");
  await expect(audit.verify({ from: 5, to: 2 }, "a")).rejects.toMatchObject({ fields: [{ field: "from" }] });
  await expect(audit.verify({ to: 10_000_000 }, "a")).rejects.toMatchObject({ fields: [{ field: "to" }] });
});

test("erasures are copied outside at once, and again at the next start when a crash came first", async () => {
  const [one, two] = [await scene.exchange("une"), await scene.exchange("deux")];
  await scene.erase(one.conversation);
  const kept = await erasuresKept();
  expect(await readFile(join(scene.dataDir, "erasures.jsonl"), "utf8")).toContain(one.conversation);
  // As a process that dies right after its transaction leaves things: its vault tells nobody outside.
  const { clock, review, master } = scene;
  await erase(
    { db, vault: createVault(master), clock, review, contacts: noContacts },
    two.conversation,
    "withdraw",
  );
  expect(await erasuresKept()).toBe(kept);
  const next = await openErasureLedger(scene.dataDir);
  expect(await next.export(db)).toBe(1);
  expect(await next.export(db)).toBe(0);
  expect(await readFile(join(scene.dataDir, "erasures.jsonl"), "utf8")).toContain(two.conversation);
});
