import PgBoss from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { openJobs } from "./jobs.ts";
import { createExecutor } from "./store.ts";

// The two share one database: on a server, several connections, as two processes have.
let db: Database;
let asking: PgBoss;
const told: string[] = [];
const tell = (error: unknown, place: string): void => void told.push(`${place} ${String(error)}`);

beforeAll(async () => {
  db = await testDatabase();
  asking = new PgBoss({ db: createExecutor(db, tell), schema: "pgboss", migrate: false });
});
afterAll(() => db.close());

const open = (run: () => Promise<void>, lookSeconds?: number) =>
  openJobs(db, [{ name: "retention", cron: "* * * * *", run }], tell, lookSeconds);

/** A job whose end the test decides. */
function held() {
  let ran = 0;
  let release = (): void => {};
  const ended = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    run: () => {
      ran++;
      return ended;
    },
    release,
    ran: () => ran,
  };
}

test("a calendar leads to a run, and what is no longer planned is forgotten", async () => {
  await db.query(
    sql`INSERT INTO pgboss.schedule (name, cron) VALUES ('equity', '0 0 1 1 *') ON CONFLICT DO NOTHING`,
  );
  let ran = 0;
  const jobs = open(async () => void ran++, 1);
  await jobs.start();
  await expect.poll(() => jobs.tick().then(() => ran), { timeout: 10_000, interval: 200 }).toBe(1);
  expect(await db.query(sql`SELECT name, cron, timezone FROM pgboss.schedule`)).toEqual([
    { name: "retention", cron: "* * * * *", timezone: "UTC" },
  ]);
  await jobs.stop();
  expect(await jobs.states()).toMatchObject([
    { name: "retention", last: { state: "completed", code: null } },
  ]);
  expect(told).toEqual([]);
});

test("of two processes one runs a job, the other does not wait for it, and a stop waits for its end", async () => {
  const work = held();
  const [one, two] = [open(work.run), open(work.run)];
  await Promise.all([one.start(), two.start()]);
  await asking.send("retention", {});
  await Promise.all([one.tick(), two.tick()]);
  await expect.poll(work.ran).toBe(1);
  // A second one waits behind it, in every process.
  await asking.send("retention", {});
  await Promise.all([one.tick(), two.tick()]);
  expect(await db.query(sql`SELECT 1 FROM chat.conversation`)).toEqual([]);
  expect(work.ran()).toBe(1);
  let stopped = 0;
  const stopping = [one, two].map((jobs) => jobs.stop().then(() => stopped++));
  await expect.poll(() => stopped).toBe(1);
  work.release();
  await Promise.all(stopping);
  const states = await db.query(
    sql`SELECT state::text FROM pgboss.job WHERE name = 'retention' ORDER BY job.created_on`,
  );
  expect(states.map(({ state }) => state).slice(-2)).toEqual(["completed", "created"]);
  await db.query(sql`DELETE FROM pgboss.job`);
});

test("a job that fails is told, kept without its message, tried again three times, then left as failed", async () => {
  let ran = 0;
  const jobs = open(async () => {
    ran++;
    throw Object.assign(new Error("zinzolin"), { code: "53100" });
  });
  await jobs.start();
  await asking.send("retention", {});
  for (let turn = 1; turn <= 4; turn++) {
    await expect.poll(() => jobs.tick().then(() => ran), { timeout: 5_000 }).toBe(turn);
    const seen = async () => (await jobs.states())[0]?.last;
    await expect
      .poll(seen)
      .toMatchObject({ state: turn < 4 ? "retry" : "failed", retries: turn - 1, code: "53100" });
    await db.query(sql`UPDATE pgboss.job SET start_after = 'epoch' WHERE state = 'retry'`);
  }
  await jobs.tick();
  await jobs.stop();
  expect([ran, told]).toEqual([4, Array(4).fill("jobs:retention Error: zinzolin")]);
  const rows = await db.query(sql`SELECT j::text AS row FROM pgboss.job j`);
  expect(JSON.stringify(rows)).not.toContain("zinzolin");
});

test("a job without a queue is refused, and a script of the library that fails leaves no transaction open", async () => {
  const run = async (): Promise<void> => {};
  expect(() => openJobs(db, [{ name: "autre", cron: "* * * * *", run }], tell)).toThrow(
    "no queue for the job autre",
  );
  const executor = createExecutor(db, tell);
  await expect(executor.executeSql("BEGIN; SELECT 1/0; COMMIT;")).rejects.toThrow("division by zero");
  expect((await executor.executeSql("SELECT $1::int AS n", [3])).rows).toEqual([{ n: 3 }]);
  await executor.close();
  expect((await executor.executeSql("SELECT 1")).rows).toEqual([]);
});

test("a job whose work is awaited runs at once where it never ran, and then by its calendar alone", async () => {
  const far = { name: "equity", cron: "0 0 1 1 *" };
  let ran = 0;
  const started = async (isAwaited: boolean) => {
    const job = isAwaited ? { ...far, awaited: true as const } : far;
    const jobs = openJobs(db, [{ ...job, run: async () => void ran++ }], tell);
    await jobs.start();
    await jobs.tick();
    await jobs.stop();
    return ran;
  };
  expect(await started(false)).toBe(0);
  expect(await started(true)).toBe(1);
  expect(await started(true)).toBe(1);
});
