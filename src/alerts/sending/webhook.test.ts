import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import { raiseAlert } from "../raise.ts";
import type { Notice } from "./notice.ts";
import { createSender } from "./sender.ts";
import { createWebhook } from "./webhook.ts";

const SECRET = "secret-de-test-0123456789";
type Call = { headers: IncomingMessage["headers"]; body: string };
type Answer = (response: ServerResponse) => void;

let db: Database;
let now: Date;
let calls: Call[];
let answer: Answer;
let url: string;
const failures: string[] = [];
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  calls.push({ headers: request.headers, body });
  answer(response);
});
const ok: Answer = (response) => response.writeHead(204).end();
const caller = () => createWebhook({ url, secret: SECRET }, 500);
const tick = () =>
  createSender({
    db,
    clock: { now: () => now },
    mail: null,
    fallback: null,
    webhook: caller(),
    publicUrl: null,
    onUnexpected: (error) => failures.push(String(error)),
  }).run();
const raise = () =>
  db.transaction((tx) => raiseAlert(tx, { kind: "suspected_leak", subject: "B7K3-9QXM-F", facts: {} }, now));

beforeAll(async () => {
  db = await testDatabase();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alertes`;
});
beforeEach(async () => {
  now = new Date("2026-11-23T09:30:00Z");
  calls = [];
  answer = ok;
  failures.length = 0;
  for (const table of ["delivery", "lane", "alert"])
    await db.query({ text: `DELETE FROM alerts.${table}`, values: [] });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await db.close();
});

test("the webhook is called once, signed, with what leads to the console and nothing more", async () => {
  await raise();
  await Promise.all([tick(), tick()]);
  expect(calls).toHaveLength(1);
  const [call] = calls;
  const timestamp = String(call?.headers["x-boussole-timestamp"]);
  const expected = createHmac("sha256", SECRET).update(`${timestamp}.${call?.body}`).digest("hex");
  expect(call?.headers["x-boussole-signature"]).toBe(`sha256=${expected}`);
  expect(Number(timestamp)).toBe(now.getTime() / 1_000);
  const notice = JSON.parse(call?.body ?? "") as Notice;
  expect(notice).toEqual({
    id: expect.any(String),
    kind: "suspected_leak",
    label: "Fuite soupçonnée",
    count: 1,
    alerts: [
      {
        id: expect.any(String),
        subject: "B7K3-9QXM-F",
        raisedAt: now.toISOString(),
        page: "/console/relecture/B7K3-9QXM-F",
      },
    ],
  });
});

test.each<[string, Answer, string]>([
  ["fails", (response) => response.writeHead(500).end("la question était : …"), "HTTP_500"],
  ["refuses", (response) => response.writeHead(401).end(), "HTTP_401"],
  ["sends elsewhere", (response) => response.writeHead(302, { Location: "/ailleurs" }).end(), "HTTP_302"],
  ["cuts the line", (response) => response.socket?.destroy(), "INJOIGNABLE"],
  ["never answers", () => {}, "DELAI"],
])("a webhook that %s: the call is made again, and only a code is kept", async (_, bad, code) => {
  answer = bad;
  await raise();
  await tick();
  expect(await db.query(sql`SELECT last_code AS code FROM alerts.lane`)).toEqual([{ code }]);
  expect(failures).toEqual([`WebhookFailure: ${code}`]);
  answer = ok;
  now = new Date(now.getTime() + 60_000);
  await tick();
  expect(calls).toHaveLength(2);
  expect(await db.query(sql`SELECT state FROM alerts.delivery`)).toEqual([{ state: "sent" }]);
});

test("a webhook that answers and then dribbles a body for ever holds nothing", async () => {
  answer = (response) => {
    response.writeHead(200);
    response.write("x");
  };
  await raise();
  const before = performance.now();
  await tick();
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(await db.query(sql`SELECT state FROM alerts.delivery`)).toEqual([{ state: "sent" }]);
});

test("a webhook that nobody listens to is told so", async () => {
  const nowhere = createWebhook({ url: "http://127.0.0.1:9/", secret: SECRET }, 500);
  const notice: Notice = { id: "1", kind: "distress", label: "Détresse signalée", count: 0, alerts: [] };
  await expect(nowhere(notice, now)).rejects.toMatchObject({ code: "INJOIGNABLE" });
});
