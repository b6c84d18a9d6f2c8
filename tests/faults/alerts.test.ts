import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { parisDay } from "../../src/clock.ts";
import { openDatabase } from "../../src/db/open.ts";
import { newServerDatabase } from "../support/database.ts";
import { newFolder, removeFolders } from "../support/folders.ts";
import { freePort, openConversation, post, startProcess } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { type FakeSmtp, startSmtp } from "../support/smtp.ts";
import { copySnapshot } from "../support/snapshots.ts";
import { signInAs } from "../support/staff.ts";

// Alerts on the whole service: from the message of a person in danger to the mailbox of whoever is on duty.
const DISTRESS = "je n'en peux plus, je veux mourir, je m'appelle Zinzolin";
const mailSettings = (url: string) => ({
  SMTP_URL: url,
  MAIL_FROM: "boussole@example.org",
  ALERT_EMAIL: "secours@example.org",
});

let smtp: FakeSmtp;
const stops: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  smtp = await startSmtp();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await smtp.stop();
});
afterAll(removeFolders);

async function tellDistress(origin: string): Promise<{ reference: string; ms: number }> {
  const conversation = await openConversation(origin);
  const before = performance.now();
  const response = await post(origin, conversation, DISTRESS);
  expect(response.status).toBe(200);
  const { reference } = (await response.json()) as { reference: string };
  return { reference, ms: performance.now() - before };
}

test("a person in danger: a letter within seconds, with the reference of the answer and no word of theirs", async () => {
  const served = await serveForTest(mailSettings(smtp.url));
  stops.push(served.stop);
  const { reference } = await tellDistress(served.origin);
  await expect.poll(() => smtp.messages.length, { timeout: 10_000 }).toBe(1);
  const [letter] = smtp.messages;
  expect(letter?.to).toEqual(["secours@example.org"]);
  expect(letter?.text).toContain(`/console/relecture/${reference}`);
  for (const word of ["zinzolin", "mourir", "peux plus"])
    expect(`${letter?.subject} ${letter?.text}`.toLowerCase()).not.toContain(word);
  expect(served.failures).toEqual([]);
});

test("a mail server that never answers delays neither the answer nor the stop beyond its patience", async () => {
  smtp.behave("slow");
  const served = await serveForTest(mailSettings(smtp.url));
  const { ms } = await tellDistress(served.origin);
  expect(ms).toBeLessThan(9_000);
  await expect.poll(() => smtp.tries(), { timeout: 10_000 }).toBe(1);
  const before = performance.now();
  await served.stop();
  expect(performance.now() - before).toBeLessThan(15_000);
  expect(served.failures).toEqual(["alerts: MailFailure: ETIMEDOUT"]);
});

test("killed while it was sending, the service loses no alert: the next process sends it", async () => {
  const server = process.env.TEST_DATABASE_URL;
  const own = server ? await newServerDatabase(server) : null;
  if (own) stops.push(own.drop);
  const environment = {
    DATA_DIR: await newFolder(),
    ...(own ? { DATABASE_URL: own.url } : {}),
    ...mailSettings(smtp.url),
  };
  if (!own) await copySnapshot("samples", environment.DATA_DIR);
  smtp.behave("slow");
  const running = await startProcess(environment);
  const { reference } = await tellDistress(running.origin);
  await expect.poll(() => smtp.tries(), { timeout: 10_000 }).toBe(1);
  running.child.kill("SIGKILL");
  await running.exit();
  smtp.behave("accept");
  // The dead process held it for a minute: here that minute is over.
  const db = await openDatabase({
    url: own?.url ?? null,
    migrationUrl: null,
    dataDir: environment.DATA_DIR,
  });
  await db.query({ text: "UPDATE alerts.lane SET claimed_until = now(), next_at = now()", values: [] });
  await db.close();
  const next = await startProcess(environment);
  stops.unshift(async () => {
    next.child.kill("SIGTERM");
    await next.exit();
  });
  await expect.poll(() => smtp.messages.length, { timeout: 150_000, interval: 500 }).toBe(1);
  expect(smtp.messages[0]?.text).toContain(reference);
}, 240_000);

test("a mail server started after the alert: the alert is there, said as not sent, then sent", async () => {
  const port = await freePort();
  const served = await serveForTest(mailSettings(`smtp://127.0.0.1:${port}`));
  stops.push(served.stop);
  await tellDistress(served.origin);
  await expect.poll(() => served.failures.length, { timeout: 10_000 }).toBe(1);
  const cookie = await signInAs(served, "lead");
  const page = async () =>
    (await fetch(`${served.origin}/console/astreinte`, { headers: { Cookie: cookie } })).text();
  expect(await page()).toMatch(/Pas encore envoyée.*dernier refus/s);
  const late = await startSmtp(port);
  stops.push(late.stop);
  // A minute later, as the sender counts it.
  await served.service.db.query({ text: "UPDATE alerts.lane SET next_at = now()", values: [] });
  await served.service.tick();
  await expect.poll(() => late.messages.length, { timeout: 10_000 }).toBe(1);
  await expect.poll(page, { timeout: 5_000 }).toContain("Envoyée à l&#39;adresse de secours");
});

const send = (served: Served, cookie: string, path: string, form: Record<string, string>) =>
  fetch(`${served.origin}/console/astreinte${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: cookie, Origin: served.origin },
    body: new URLSearchParams(form),
  });

test("the roster and « J'ai vu » on the console: who may, who is told, and red when nobody is", async () => {
  const served = await serveForTest();
  stops.push(served.stop);
  const lead = await signInAs(served, "lead");
  const reviewer = await signInAs(served, "reviewer");
  const page = async (cookie: string) =>
    (await fetch(`${served.origin}/console/astreinte`, { headers: { Cookie: cookie } })).text();
  const nobody = await page(lead);
  expect(nobody).toMatch(/class="failing"[^>]*>.*Personne ne serait prévenu/s);
  expect(nobody).toContain("L&#39;envoi de courriels n&#39;est pas réglé");
  // The names of settings are for whoever operates: folded.
  expect(nobody.replace(/<details[\s\S]*?<\/details>/g, "")).not.toMatch(
    /\b(?:SMTP_URL|MAIL_FROM|ALERT_[A-Z_]+)\b/,
  );
  expect(nobody).toMatch(/<details[\s\S]*SMTP_URL[\s\S]*<\/details>/);

  const [account] = await served.service.db.query<{ id: string; email: string }>({
    text: "SELECT id, email FROM staff.account WHERE 'reviewer' = ANY(roles)",
    values: [],
  });
  const today = parisDay(new Date(Date.now()));
  const duty = { accountId: account?.id ?? "", fromDay: today, toDay: today };
  expect((await send(served, reviewer, "", duty)).status).toBe(403);
  const backwards = await send(served, lead, "", { ...duty, fromDay: "2099-01-02", toDay: "2099-01-01" });
  expect(backwards.status).toBe(422);
  expect(await backwards.text()).toContain("avant le premier");
  expect((await send(served, lead, "", duty)).status).toBe(303);
  expect(await page(lead)).toContain(account?.email);

  await tellDistress(served.origin);
  await tellDistress(served.origin);
  const told = await page(reviewer);
  expect(told).toContain("Non envoyée");
  expect(told).toContain("J&#39;ai vu les 2");
  const until = /name="until" value="([^"]+)"/.exec(told)?.[1] ?? "";
  await tellDistress(served.origin);
  expect((await send(served, reviewer, "/vu", { kind: "distress", until })).status).toBe(303);
  const left = await page(reviewer);
  // What came after the page was shown is not seen with the rest.
  expect(left).toContain("Détresse signalée (1)");
  const id = /name="id" value="([^"]+)"/.exec(left)?.[1] ?? "";
  expect((await send(served, reviewer, "/vu", { id })).status).toBe(303);
  expect((await send(served, reviewer, "/vu", { id })).status).toBe(409);
  expect(await page(reviewer)).toContain("Toutes les alertes ont été vues");
  const dutyId = /action="\/console\/astreinte\/retirer"[^>]*>.*?name="id" value="([^"]+)"/s.exec(
    await page(lead),
  )?.[1];
  expect((await send(served, lead, "/retirer", { id: dutyId ?? "" })).status).toBe(303);
  expect(await page(lead)).toContain("Personne n&#39;est inscrit");
  const acts = await served.service.db.query({
    text: "SELECT facts->>'on' AS on FROM audit.entry WHERE kind = 'duty_changed' ORDER BY seq",
    values: [],
  });
  expect(acts).toEqual([{ on: "true" }, { on: "false" }]);
});
