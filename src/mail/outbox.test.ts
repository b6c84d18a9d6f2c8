import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { newFolder, removeFolders } from "../../tests/support/folders.ts";
import { noLog } from "../../tests/support/leaving.ts";
import { type FakeSmtp, startSmtp } from "../../tests/support/smtp.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { newKey } from "../privacy/cipher.ts";
import { createVault } from "../privacy/vault.ts";
import { openLeavingLog } from "./leaving-log.ts";
import { createOutbox, forgetMailAbout, type OutboxDeps, queueMail } from "./outbox.ts";
import { createMailer } from "./transport.ts";

const vault = createVault({ current: 1, keys: new Map([[1, newKey()]]) });
const LETTER = { to: "zinzolin@entreprise.example", subject: "Réponse corrigée", text: "Écarlate.\n" };
let db: Database;
let smtp: FakeSmtp;
let now: Date;
let failures: string[];
let patienceMs: number;

const depsWith = (over: Partial<OutboxDeps> = {}): OutboxDeps => ({
  db,
  vault,
  clock: { now: () => now },
  send: createMailer({ url: smtp.url, from: "boussole@example.org" }, patienceMs),
  log: noLog,
  onUnexpected: (error) => failures.push(String(error)),
  ...over,
});
const tick = (over?: Partial<OutboxDeps>) => createOutbox(depsWith(over)).run();
const queue = (letter: Partial<Parameters<typeof queueMail>[2]> = {}, about: string | null = null) =>
  db.transaction((tx) => queueMail(tx, vault, { ...LETTER, ...letter }, now, about));
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const rows = () =>
  db.query(sql`SELECT sealed IS NULL AS forgotten, sent, attempts, last_code AS code FROM mail.outbox`);
const keys = () => db.query(sql`SELECT 1 FROM vault.conversation_key`);

beforeAll(async () => {
  db = await testDatabase();
  smtp = await startSmtp();
});
beforeEach(async () => {
  now = new Date("2026-11-23T09:30:00Z");
  failures = [];
  patienceMs = 10_000;
  smtp.behave("accept");
  smtp.messages.length = 0;
  await db.query(sql`DELETE FROM mail.outbox`);
  await db.query(sql`DELETE FROM vault.conversation_key`);
});
afterAll(async () => {
  await smtp.stop();
  await db.close();
  await removeFolders();
});

test("a letter leaves once, as it was written, and neither its address nor its key outlives it", async () => {
  await queue({ html: "<p>Écarlate.</p>" });
  await Promise.all([tick(), tick(), tick()]);
  await tick();
  expect(smtp.messages).toHaveLength(1);
  expect(smtp.messages[0]).toMatchObject({
    from: "boussole@example.org",
    to: [LETTER.to],
    subject: LETTER.subject,
    text: expect.stringContaining("Écarlate."),
  });
  expect(smtp.messages[0]?.raw).toContain("Auto-Submitted: auto-generated");
  expect(await rows()).toEqual([{ forgotten: true, sent: true, attempts: 1, code: null }]);
  expect(await keys()).toEqual([]);
  expect(failures).toEqual([]);
});

test("a letter whose transaction fails never leaves", async () => {
  const failing = db.transaction(async (tx) => {
    await queueMail(tx, vault, LETTER, now);
    throw new Error("the act failed");
  });
  await expect(failing).rejects.toThrow("the act failed");
  await tick();
  expect(smtp.messages).toEqual([]);
  expect(await keys()).toEqual([]);
});

test("what waits in the database tells neither whom it is for nor what it says", async () => {
  await queue();
  const [row] = await db.query<{ sealed: Buffer }>(sql`SELECT sealed FROM mail.outbox`);
  const everything = row?.sealed.toString("latin1") ?? "";
  for (const word of ["zinzolin", "carlate", "corrig"]) expect(everything).not.toContain(word);
});

test.each([
  ["refuses for now", { refuse: 451 } as const, "451"],
  ["never answers", "slow" as const, "ETIMEDOUT"],
  ["cuts", "cut" as const, "ECONNECTION"],
])("a server that %s: the letter waits, longer each time, and leaves once it can", async (_, how, code) => {
  smtp.behave(how);
  if (how === "slow") patienceMs = 500;
  await queue();
  await tick();
  expect(await rows()).toEqual([{ forgotten: false, sent: null, attempts: 1, code }]);
  let attempts = 1;
  for (const minutes of [1, 5]) {
    later(minutes - 1);
    await tick();
    expect(await rows()).toMatchObject([{ attempts }]);
    later(1);
    await tick();
    attempts++;
    expect(await rows()).toMatchObject([{ attempts }]);
  }
  smtp.behave("accept");
  patienceMs = 10_000;
  later(15);
  await tick();
  expect(smtp.messages).toHaveLength(1);
  expect(failures).toHaveLength(attempts);
  expect(failures.join()).not.toContain("zinzolin");
});

test("an address refused for good is forgotten at once, with the code alone", async () => {
  smtp.behave({ refuse: 550 });
  await queue();
  await tick();
  expect(await rows()).toEqual([{ forgotten: true, sent: false, attempts: 1, code: "550" }]);
  expect(await keys()).toEqual([]);
});

test("after seven days, or without a mail server, a letter is forgotten", async () => {
  await queue();
  await tick({ send: null });
  expect(await rows()).toMatchObject([{ forgotten: false }]);
  later(7 * 24 * 60 - 1);
  await tick({ send: null });
  expect(await rows()).toMatchObject([{ forgotten: false }]);
  later(1);
  await tick({ send: null });
  expect(await rows()).toEqual([{ forgotten: true, sent: false, attempts: 0, code: null }]);
  expect(await keys()).toEqual([]);
});

test("a letter taken by a process that died leaves with another once the lease is over, under the same id", async () => {
  await queue();
  let reached = (): void => {};
  const sending = new Promise<void>((resolve) => {
    reached = resolve;
  });
  // Never ends: the process was killed while it was sending.
  void tick({
    send: () => {
      reached();
      return new Promise(() => {});
    },
  });
  await sending;
  await tick();
  expect(smtp.messages).toEqual([]);
  later(2);
  await tick();
  expect(smtp.messages).toHaveLength(1);
  const [row] = await db.query<{ id: string }>(sql`SELECT id FROM mail.outbox`);
  expect(smtp.messages[0]?.id).toBe(`<${row?.id}@example.org>`);
});

test("a letter whose sender died as it was leaving is not sent again, and says so", async () => {
  await queue();
  let reached = (): void => {};
  const leaving = new Promise<void>((resolve) => {
    reached = resolve;
  });
  void tick({
    send: async (_, leaving) => {
      await leaving?.before();
      leaving?.after();
      reached();
      // Killed with the server's word on its way.
      return new Promise(() => {});
    },
  });
  await leaving;
  await expect
    .poll(() => db.query(sql`SELECT 1 FROM mail.outbox WHERE handed_at IS NOT NULL`))
    .toHaveLength(1);
  later(2);
  await tick();
  await tick();
  expect(smtp.messages).toEqual([]);
  expect(await rows()).toEqual([{ forgotten: true, sent: true, attempts: 1, code: "INCERTAIN" }]);
  expect(await keys()).toEqual([]);
});

test("what was leaving outlives a process whose database died with it: it is not sent again", async () => {
  const folder = await newFolder();
  await queue();
  let reached = (): void => {};
  const leaving = new Promise<void>((resolve) => {
    reached = resolve;
  });
  void tick({
    log: openLeavingLog(folder, 1),
    send: async (_, hears) => {
      hears?.after();
      reached();
      return new Promise(() => {});
    },
  });
  await leaving;
  // As an embedded database leaves things that was killed before it heard.
  await expect
    .poll(() => db.query(sql`SELECT 1 FROM mail.outbox WHERE handed_at IS NOT NULL`))
    .toHaveLength(1);
  await db.query(sql`UPDATE mail.outbox SET handed_at = NULL`);
  later(2);
  const next = openLeavingLog(folder, 2);
  await tick({ log: next });
  expect(smtp.messages).toEqual([]);
  expect(await rows()).toMatchObject([{ sent: true, code: "INCERTAIN" }]);
  expect(next.left()).toEqual([]);
  await queue();
  await tick({ log: next });
  expect(smtp.messages).toHaveLength(1);
});

test("a letter taken back while the server reads it is never ended: it does not leave", async () => {
  await queue({ html: "<p>Écarlate.</p>" }, "c1");
  const mailer = createMailer({ url: smtp.url, from: "boussole@example.org" }, patienceMs);
  await tick({
    send: (letter, leaving) =>
      mailer(letter, {
        async before() {
          await db.transaction((tx) => forgetMailAbout(tx, vault, "c1", now));
          await leaving?.before();
        },
        after: () => leaving?.after(),
      }),
  });
  expect(smtp.messages).toEqual([]);
  expect(await rows()).toEqual([{ forgotten: true, sent: false, attempts: 1, code: "RETIRE" }]);
});

test("in office hours alone: a letter to whoever is written to for their work waits for the opening, tried again or not", async () => {
  now = new Date("2026-11-27T16:50:00Z");
  smtp.behave({ refuse: 451 });
  await db.transaction((tx) => queueMail(tx, vault, LETTER, now, { officeHours: true }));
  await tick();
  smtp.behave("accept");
  later(15);
  await tick();
  expect(await rows()).toMatchObject([{ attempts: 1 }]);
  now = new Date("2026-11-30T07:00:00Z");
  await tick();
  expect(smtp.messages).toHaveLength(1);
});

test("a letter taken back, or whose key is gone, is never sent", async () => {
  await queue({}, "c1");
  await queue({ to: "autre@entreprise.example" }, "c2");
  await db.transaction((tx) => forgetMailAbout(tx, vault, "c1", now));
  const lost = await queue();
  await db.transaction((tx) => vault.destroy(tx, lost));
  await tick();
  expect(smtp.messages.map(({ to }) => to)).toEqual([["autre@entreprise.example"]]);
  expect(await db.query(sql`SELECT 1 FROM mail.outbox WHERE about IS NOT NULL`)).toEqual([]);
  expect(await rows()).toEqual(
    expect.arrayContaining([
      { forgotten: true, sent: false, attempts: 0, code: "RETIRE" },
      { forgotten: true, sent: false, attempts: 1, code: "EFFACE" },
    ]),
  );
});
