import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import type { Database } from "../db/database.ts";
import { entriesAfter } from "./journal.ts";
import { recordRules } from "./rules.ts";

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test("the journal says from which day on rules held, and nothing at a start that changes none", async () => {
  const at = new Date("2026-11-30T09:00:00.000Z");
  await recordRules(db, { orientation: "1", capacity: 60 }, at);
  await recordRules(db, { capacity: 60, orientation: "1" }, at);
  await recordRules(db, { orientation: "2", capacity: 60 }, at);
  await recordRules(db, { orientation: "2" }, at);
  const entries = await entriesAfter(db, 0, 10);
  expect(entries.map(({ kind, facts }) => [kind, facts])).toEqual([
    ["rules_changed", { orientation: "1", capacity: 60 }],
    ["rules_changed", { orientation: "2", capacity: 60 }],
    ["rules_changed", { orientation: "2" }],
  ]);
});
