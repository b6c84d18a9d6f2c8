import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { sql } from "./sql.ts";

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test("values are bound, never concatenated, and a spliced statement renumbers", () => {
  const inner = sql`b = ${"x'; DROP TABLE t"}`;
  expect(sql`SELECT ${1} WHERE ${inner} AND c = ${3}`).toEqual({
    text: "SELECT $1 WHERE b = $2 AND c = $3",
    values: [1, "x'; DROP TABLE t", 3],
  });
  expect(() => sql`SELECT ${undefined}`).toThrow(TypeError);
});

test("migrations apply once, and two starters at a time do not disturb each other", async () => {
  expect(await Promise.all([migrate(db), migrate(db)])).toEqual([[], []]);
});

test("a transaction that throws leaves nothing", async () => {
  await expect(
    db.transaction(async (tx) => {
      await tx.query(sql`INSERT INTO knowledge.edition (version, created_at) VALUES ('x', ${new Date(0)})`);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await db.query(sql`SELECT 1 FROM knowledge.edition`)).toEqual([]);
});

test("the pool refuses a statement from inside a transaction instead of waiting for itself", async () => {
  await expect(db.transaction(() => db.query(sql`SELECT 1`))).rejects.toThrow("inside a transaction");
});

test("many statements at once are answered each with its own rows", async () => {
  const rows = await Promise.all(Array.from({ length: 50 }, (_, n) => db.query(sql`SELECT ${n}::int AS n`)));
  expect(rows.map((r) => r[0]?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n));
});

test("after a refused statement the next ones are served, alone and in a transaction", async () => {
  for (let round = 0; round < 5; round++) {
    await expect(db.query(sql`SELECT 1 / ${0}::int`)).rejects.toThrow("division by zero");
    expect(await db.query(sql`SELECT 2::int AS n`)).toEqual([{ n: 2 }]);
    await expect(db.transaction((tx) => tx.query(sql`SELECT 1 / ${0}::int`))).rejects.toThrow(
      "division by zero",
    );
    expect(await db.transaction((tx) => tx.query(sql`SELECT 3::int AS n`))).toEqual([{ n: 3 }]);
  }
});
