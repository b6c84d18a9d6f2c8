import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { entriesAfter, journal, lastEntry } from "../../audit/journal.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import { createDirectory } from "../directory.ts";
import { advisor } from "../testing/doubles.ts";
import { type ImportDeps, importDirectory } from "./import.ts";
import type { ReadDirectory } from "./read.ts";

let db: Database;
let deps: ImportDeps;
const NOW = new Date("2026-11-23T09:30:00Z");
beforeAll(async () => {
  db = await testDatabase();
  deps = { db, clock: { now: () => NOW }, journal };
});
beforeEach(async () => {
  await db.query(sql`DELETE FROM network.advisor_version`);
  await db.query(sql`DELETE FROM network.edition`);
});
afterAll(() => db.close());

const file = (...advisors: ReadDirectory["advisors"]): ReadDirectory => ({
  advisors,
  refused: [],
  aside: [],
  ignoredColumns: [],
  seen: new Set(advisors.map(({ id }) => id)),
  origin: "other",
});
const ab = () => file(advisor({ id: "a" }), advisor({ id: "b" }));

test("the same directory twice changes nothing, and enters the journal once", async () => {
  const before = (await lastEntry(db))?.seq ?? 0;
  const first = await importDirectory(deps, ab());
  expect(first).toMatchObject({ added: ["a", "b"], changed: [], unchanged: 0, absent: [] });
  expect(await importDirectory(deps, ab())).toEqual({ ...first, added: [], unchanged: 2 });
  const entries = await entriesAfter(db, before, 10);
  expect(entries.map(({ kind, subject, facts }) => ({ kind, subject, facts }))).toEqual([
    {
      kind: "directory_imported",
      subject: first.version,
      facts: { added: 2, changed: 0, unchanged: 0, absent: 0, refused: 0, aside: 0, origin: "other" },
    },
  ]);
});

test("a change is another version of the advisor; the earlier one and who is absent stay", async () => {
  const first = await importDirectory(deps, ab());
  const second = await importDirectory(deps, file(advisor({ id: "b", availability: "limitee" })));
  expect(second).toMatchObject({ added: [], changed: ["b"], absent: ["a"] });
  expect(second.version).not.toBe(first.version);
  const versions = await db.query(sql`
    SELECT advisor_id, content->>'availability' AS availability FROM network.advisor_version
    ORDER BY edition_id, advisor_id`);
  expect(versions).toEqual([
    { advisor_id: "a", availability: "disponible" },
    { advisor_id: "b", availability: "disponible" },
    { advisor_id: "b", availability: "limitee" },
  ]);
  expect((await createDirectory(db).all()).map(({ id, availability }) => [id, availability])).toEqual([
    ["a", "disponible"],
    ["b", "limitee"],
  ]);
  // The same content is the same directory, whatever came in between.
  expect((await importDirectory(deps, ab())).version).toBe(first.version);
});

test("France Num's file counts absent among France Num's ids only, and so does the other", async () => {
  await importDirectory(deps, file(advisor({ id: "a" })));
  const open = { ...file(advisor({ id: "francenum-1" })), origin: "france-num" as const };
  expect((await importDirectory(deps, open)).absent).toEqual([]);
  expect((await importDirectory(deps, file(advisor({ id: "c" })))).absent).toEqual(["a"]);
});

test("a refused row is neither changed nor absent", async () => {
  await importDirectory(deps, ab());
  const read = { ...file(advisor({ id: "a" })), seen: new Set(["a", "b"]) };
  expect(await importDirectory(deps, read)).toMatchObject({ unchanged: 1, absent: [] });
});

test("a trial says what would change and writes nothing", async () => {
  const { version } = await importDirectory(deps, file(advisor({ id: "a" })));
  expect(await importDirectory(deps, ab(), { dryRun: true })).toMatchObject({
    added: ["b"],
    unchanged: 1,
    version,
  });
  expect(await createDirectory(db).version()).toBe(version);
  expect(await createDirectory(db).find("b")).toBeNull();
});

test("an import that cannot be journalled leaves nothing", async () => {
  const refused = { ...deps, journal: () => Promise.reject(new Error("no journal")) };
  await expect(importDirectory(refused, ab())).rejects.toThrow("no journal");
  expect(await createDirectory(db).snapshot()).toEqual({ version: "vide", advisors: [] });
});

test("two imports at once agree: one adds, the other finds it done", async () => {
  const reports = await Promise.all([importDirectory(deps, ab()), importDirectory(deps, ab())]);
  expect(reports.map(({ added }) => added.length).sort()).toEqual([0, 2]);
  expect(await db.query(sql`SELECT count(*)::int AS n FROM network.edition`)).toEqual([{ n: 1 }]);
});

test("the directory is read once a version, and again when another process changed it", async () => {
  await importDirectory(deps, ab());
  let rows = 0;
  const counted: Database = {
    ...db,
    query: (statement) => {
      if (statement.text.includes("advisor_version")) rows++;
      return db.query(statement);
    },
  };
  const directory = createDirectory(counted);
  const [first, second] = await Promise.all([directory.all(), directory.all()]);
  expect(second).toBe(first);
  expect(await directory.find("a")).toMatchObject({ id: "a" });
  expect(rows).toBe(1);
  const { version } = await importDirectory(deps, file(advisor({ id: "z" })));
  expect(await directory.find("z")).toMatchObject({ id: "z" });
  expect((await directory.snapshot()).version).toBe(version);
  expect(await directory.find("absent")).toBeNull();
  expect(rows).toBe(2);
});

test("a reading that failed is not kept", async () => {
  await importDirectory(deps, ab());
  let fails = true;
  const shaky: Database = {
    ...db,
    query: (statement) =>
      fails && statement.text.includes("advisor_version")
        ? Promise.reject(new Error("lost"))
        : db.query(statement),
  };
  const directory = createDirectory(shaky);
  await expect(directory.all()).rejects.toThrow("lost");
  fails = false;
  expect(await directory.all()).toHaveLength(2);
});

test("4,300 activators go in by batches, with their progress, and come back unchanged", async () => {
  const many = file(
    ...Array.from({ length: 4_300 }, (_, n) => advisor({ id: `n-${n}`, description: "x".repeat(300) })),
  );
  const steps: number[] = [];
  const report = await importDirectory(deps, many, { onProgress: (done) => steps.push(done) });
  expect(report.added).toHaveLength(4_300);
  expect(steps.at(-1)).toBe(4_300);
  expect(steps.length).toBeGreaterThan(5);
  expect(await importDirectory(deps, many)).toMatchObject({ added: [], changed: [], unchanged: 4_300 });
  expect(await createDirectory(db).all()).toHaveLength(4_300);
});
