import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { entriesAfter, lastEntry } from "../audit/journal.ts";
import type { Database } from "../db/database.ts";
import { newKey } from "../privacy/cipher.ts";
import { createVault } from "../privacy/vault.ts";
import { rotateKeys } from "./rotate-keys.ts";

const NOW = new Date("2026-11-23T09:00:00.000Z");
const clock = { now: () => NOW };
const [one, two, three] = [newKey(), newKey(), newKey()];
const first = { current: 1, keys: new Map([[1, one]]) };
const second = {
  current: 2,
  keys: new Map([
    [2, two],
    [1, one],
  ]),
};
const KEYS = 1_200;

let db: Database;
const kept = new Map<string, Buffer>();
beforeAll(async () => {
  db = await testDatabase();
  const vault = createVault(first);
  await db.transaction(async (tx) => {
    for (let n = 0; n < KEYS; n++) kept.set(`c${n}`, await vault.create(tx, `c${n}`));
  });
}, 60_000);
afterAll(() => db.close());

test("every key is wrapped again while keys are made and destroyed, the journal tells it, and the old version can go", async () => {
  const running = createVault(second);
  const grouping = await running.named(db, "equal-questions", () => one);
  const before = (await lastEntry(db))?.seq ?? 0;
  const others = async () => {
    for (let n = 0; n < 40; n++) {
      await db.transaction((tx) => running.destroy(tx, `c${n * 30}`));
      kept.set(`new${n}`, await running.create(db, `new${n}`));
    }
  };
  const [done, twin] = await Promise.all([
    rotateKeys({ db, master: second, clock }),
    rotateKeys({ db, master: second, clock }),
    others(),
  ]);
  expect(done.left).toEqual([]);
  expect(done.closed + twin.closed).toBe(0);
  expect(done.rewrapped + twin.rewrapped).toBeGreaterThanOrEqual(KEYS - 40);
  const alone = createVault({ current: 2, keys: new Map([[2, two]]) });
  for (const [id, key] of kept) {
    const destroyed = /^c(\d+)$/.exec(id);
    const gone = destroyed !== null && Number(destroyed[1]) % 30 === 0;
    expect(await alone.key(db, id)).toEqual(gone ? null : key);
  }
  expect(await alone.named(db, "equal-questions", newKey)).toEqual(grouping);
  const entries = await entriesAfter(db, before, 10);
  expect(entries.map(({ kind }) => kind)).toContain("key_rotated");
  expect(entries.at(-1)?.facts).toMatchObject({ to: 2, left: 0 });
});

test("a rotation that has nothing left to do says nothing in the journal", async () => {
  const before = (await lastEntry(db))?.seq;
  expect(await rotateKeys({ db, master: second, clock })).toEqual({
    to: 2,
    rewrapped: 0,
    closed: 0,
    left: [],
  });
  expect((await lastEntry(db))?.seq).toBe(before);
});

test("keys of a version that is not given are left as they are, and told", async () => {
  const done = await rotateKeys({ db, master: { current: 3, keys: new Map([[3, three]]) }, clock });
  expect(done.rewrapped).toBe(0);
  expect(done.closed).toBeGreaterThan(KEYS - 50);
  expect(done.left).toEqual([{ version: 2, keys: done.closed }]);
});

test("a named key is the same for two processes that make it at once", async () => {
  const [a, b] = await Promise.all([
    createVault(second).named(db, "twice", newKey),
    createVault(second).named(db, "twice", newKey),
  ]);
  expect(a).toEqual(b);
});
