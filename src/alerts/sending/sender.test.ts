import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newStaff } from "../../../tests/support/account.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { type FakeSmtp, startSmtp } from "../../../tests/support/smtp.ts";
import type { Staff } from "../../accounts/staff.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import { createMailer } from "../../mail/transport.ts";
import { createAlerts } from "../alerts.ts";
import { type NewAlert, raiseAlert } from "../raise.ts";
import { createSender, forgetOldAlerts, type SenderDeps } from "./sender.ts";

const FALLBACK = "secours@example.org";
let db: Database;
let smtp: FakeSmtp;
let lead: Staff;
let now: Date;
let failures: string[];
const clock = { now: () => now };

const depsWith = (over: Partial<SenderDeps> = {}): SenderDeps => ({
  db,
  clock,
  mail: createMailer({ url: smtp.url, from: "boussole@example.org" }),
  fallback: FALLBACK,
  webhook: null,
  publicUrl: "https://boussole.example",
  onUnexpected: (error) => failures.push(String(error)),
  ...over,
});
const tick = (over?: Partial<SenderDeps>) => createSender(depsWith(over)).run();
const raise = (over: Partial<NewAlert> = {}) =>
  db.transaction((tx) =>
    raiseAlert(tx, { kind: "distress", subject: "B7K3-9QXM-F", facts: {}, ...over }, now),
  );
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const states = async () =>
  (
    await db.query<{ state: string }>(
      sql`SELECT recipient || ' ' || state AS state FROM alerts.delivery ORDER BY 1`,
    )
  ).map(({ state }) => state);

beforeAll(async () => {
  db = await testDatabase();
  smtp = await startSmtp();
  lead = await newStaff(db, "lead-1");
  await newStaff(db, "lead-2", { function: "Cheffe de bureau" });
  await newStaff(db, "ambassador-1", { roles: ["ambassador"] });
});
beforeEach(async () => {
  now = new Date("2026-11-23T09:30:00Z");
  failures = [];
  smtp.behave("accept");
  smtp.messages.length = 0;
  for (const table of ["delivery", "lane", "alert", "duty"])
    await db.query({ text: `DELETE FROM alerts.${table}`, values: [] });
});
afterAll(async () => {
  await smtp.stop();
  await db.close();
});

test("several senders at once: one letter, to the address of the settings when nobody is on duty", async () => {
  await raise();
  await Promise.all([tick(), tick(), tick(), tick()]);
  later(10);
  await Promise.all([tick(), tick()]);
  expect(smtp.messages.map(({ to }) => to)).toEqual([[FALLBACK]]);
  expect(smtp.messages[0]).toMatchObject({
    subject: "Boussole IA : détresse signalée",
    text: expect.stringContaining("https://boussole.example/console/relecture/B7K3-9QXM-F"),
  });
  expect(await states()).toEqual(["fallback sent"]);
  expect(failures).toEqual([]);
});

test("whoever is on duty that day is told, all of them, and nobody else", async () => {
  const alerts = createAlerts({ db, clock, settings: { mail: true, fallback: true, webhook: false } });
  await alerts.putOnDuty(lead, { accountId: "lead-1", fromDay: "2026-11-23", toDay: "2026-11-23" });
  await alerts.putOnDuty(lead, { accountId: "lead-2", fromDay: "2026-11-20", toDay: "2026-11-30" });
  await alerts.putOnDuty(lead, { accountId: "lead-2", fromDay: "2026-11-22", toDay: "2026-11-24" });
  await raise();
  await tick();
  expect(smtp.messages.flatMap(({ to }) => to).sort()).toEqual([
    "lead-1@agents.example",
    "lead-2@agents.example",
  ]);
  // 23.30 UTC is already the 24th in Paris.
  now = new Date("2026-11-23T23:30:00Z");
  smtp.messages.length = 0;
  await raise();
  await tick();
  expect(smtp.messages.flatMap(({ to }) => to)).toEqual(["lead-2@agents.example"]);
});

test("an account disabled since, or an ambassador's, is not told: the address of the settings is", async () => {
  await newStaff(db, "gone");
  const alerts = createAlerts({ db, clock, settings: { mail: true, fallback: true, webhook: false } });
  const from = { fromDay: "2026-11-23", toDay: "2026-11-25" };
  await alerts.putOnDuty(lead, { accountId: "gone", ...from });
  await db.query(sql`UPDATE staff.account SET disabled_at = ${now} WHERE id = 'gone'`);
  await raise();
  await tick();
  expect(smtp.messages.map(({ to }) => to)).toEqual([[FALLBACK]]);
  await expect(alerts.putOnDuty(lead, { accountId: "ambassador-1", ...from })).rejects.toMatchObject({
    fields: [{ field: "accountId", message: expect.stringContaining("compte actif") }],
  });
});

test("nobody to tell: the alert waits, and leaves once somebody is", async () => {
  await raise();
  await tick({ fallback: null });
  await tick({ mail: null });
  expect(await states()).toEqual([]);
  later(60);
  await tick();
  expect(smtp.messages).toHaveLength(1);
});

test("an attack of a thousand messages: one letter a minute at most, and every alert counted", async () => {
  await raise({ kind: "attack_succeeded" });
  await tick();
  for (let batch = 0; batch < 5; batch++)
    await db.transaction(async (tx) => {
      for (let n = 0; n < 200; n++)
        await raiseAlert(tx, { kind: "attack_succeeded", subject: `REF-${batch}-${n}`, facts: {} }, now);
    });
  await raise({ kind: "distress" });
  await Promise.all([tick(), tick()]);
  // Another kind does not wait behind the wave.
  expect(smtp.messages.map(({ subject }) => subject)).toEqual([
    "Boussole IA : attaque réussie",
    "Boussole IA : détresse signalée",
  ]);
  now = new Date(now.getTime() + 59_000);
  await tick();
  expect(smtp.messages).toHaveLength(2);
  now = new Date(now.getTime() + 1_000);
  await Promise.all([tick(), tick()]);
  expect(smtp.messages).toHaveLength(3);
  const letter = smtp.messages[2];
  expect(letter?.subject.replace(/\s/g, " ")).toBe("Boussole IA : attaque réussie (1 000)");
  expect(letter?.text.match(/console\/relecture/g)).toHaveLength(20);
  expect(letter?.text).toContain("980 plus anciennes");
  expect(new Set(await states())).toEqual(new Set(["fallback sent"]));
});

test("a mail server down: nothing is lost, and the alert leaves once it is back, with those raised since", async () => {
  smtp.behave({ refuse: 550 });
  await raise();
  await tick();
  expect(await states()).toEqual(["fallback waiting"]);
  later(1);
  await tick();
  later(4);
  await tick();
  expect(smtp.messages).toEqual([]);
  expect(failures).toHaveLength(2);
  expect(await db.query(sql`SELECT last_code AS code, attempts FROM alerts.lane`)).toEqual([
    { code: "550", attempts: 2 },
  ]);
  smtp.behave("accept");
  await raise({ subject: "C8K3-9QXM-F" });
  await tick();
  expect(smtp.messages).toHaveLength(1);
  expect(smtp.messages[0]?.subject).toContain("(2)");
  expect(await states()).toEqual(["fallback sent", "fallback sent"]);
});

test("an alert raised while its lane is failing does not wait as long as the lane", async () => {
  await raise();
  let once = false;
  await tick({
    mail: async () => {
      if (!once) {
        once = true;
        // Meanwhile, another process gives the new alert its recipients.
        await raise({ subject: "C8K3-9QXM-F" });
        await createSender(depsWith({ mail: async () => {} })).run();
      }
      throw new Error("down");
    },
  });
  const [lane] = await db.query<{ nextAt: Date }>(sql`SELECT next_at AS "nextAt" FROM alerts.lane`);
  expect(lane?.nextAt).toEqual(new Date(now.getTime() + 60_000));
});

test("after three days an alert is given up, and stays on the board as not sent", async () => {
  smtp.behave("cut");
  await raise();
  await tick();
  later(3 * 24 * 60);
  await tick();
  expect(await states()).toEqual(["fallback given_up"]);
  const alerts = createAlerts({ db, clock, settings: { mail: true, fallback: true, webhook: false } });
  const board = await alerts.board();
  expect(board.unseen[0]?.alerts[0]?.deliveries).toMatchObject([{ state: "given_up" }]);
});

test("a lane taken by a process that died is carried by another once the lease is over", async () => {
  await raise();
  let reached = (): void => {};
  const sending = new Promise<void>((resolve) => {
    reached = resolve;
  });
  void tick({
    mail: () => {
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
});

test("a letter taken by the server just before a cut is sent again under the same id, so that a mailbox shows one", async () => {
  smtp.behave("takeThenCut");
  await raise();
  await tick();
  smtp.behave("accept");
  later(1);
  await tick();
  expect(smtp.messages).toHaveLength(2);
  expect(new Set(smtp.messages.map(({ id }) => id)).size).toBe(1);
});

test("raised in this process, an alert leaves within moments; raised in a transaction that fails, never", async () => {
  const sender = createSender(depsWith());
  sender.listen();
  const failing = db.transaction(async (tx) => {
    await raiseAlert(tx, { kind: "journal_fault", subject: "12", facts: {} }, now);
    throw new Error("the act failed");
  });
  await expect(failing).rejects.toThrow("the act failed");
  await raise();
  await expect.poll(() => smtp.messages.length, { timeout: 3_000 }).toBe(1);
  await sender.stop();
  await raise({ kind: "contest_late" });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(smtp.messages).toHaveLength(1);
  expect(failures).toEqual([]);
});

test("what raises waits for no server, and is told nothing of its failures", async () => {
  smtp.behave("slow");
  const sender = createSender(
    depsWith({ mail: createMailer({ url: smtp.url, from: "boussole@example.org" }, 2_000) }),
  );
  sender.listen();
  const before = performance.now();
  await raise();
  expect(performance.now() - before).toBeLessThan(1_500);
  await expect.poll(() => failures.length, { timeout: 10_000 }).toBe(1);
  await sender.stop();
});

test("no word of anyone: a subject or a fact that is not a code stays out of the letter, the table and the journal", async () => {
  await raise({
    subject: "Jeanne Zinzolin",
    facts: { who: "zinzolin@example.org", answers: 3, fiche: "reseau" },
  });
  await tick();
  const [stored] = await db.query(sql`SELECT subject, facts FROM alerts.alert`);
  expect(stored).toEqual({ subject: "inconnu", facts: { answers: 3, fiche: "reseau" } });
  const [entry] = await db.query(
    sql`SELECT kind, facts FROM audit.entry WHERE kind = 'alert_raised' ORDER BY seq DESC LIMIT 1`,
  );
  expect(entry).toEqual({
    kind: "alert_raised",
    facts: { answers: 3, fiche: "reseau", alert: "distress", about: "inconnu" },
  });
  expect(smtp.messages[0]?.raw.toLowerCase()).not.toContain("zinzolin");
});

test("a year later, alerts and duties are forgotten", async () => {
  const alerts = createAlerts({ db, clock, settings: { mail: true, fallback: true, webhook: false } });
  await alerts.putOnDuty(lead, { accountId: "lead-1", fromDay: "2026-11-23", toDay: "2026-11-23" });
  await raise();
  await tick();
  later(364 * 24 * 60);
  await forgetOldAlerts({ db, clock });
  expect(await states()).toHaveLength(1);
  later(2 * 24 * 60);
  await forgetOldAlerts({ db, clock });
  expect(await states()).toEqual([]);
  expect(await db.query(sql`SELECT 1 FROM alerts.duty`)).toEqual([]);
});
