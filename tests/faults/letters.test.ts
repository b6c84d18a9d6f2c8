import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../../src/answering/answer.ts";
import { sql } from "../../src/db/sql.ts";
import { MovedClock } from "../support/accounts.ts";
import { type Conversation, freePort, openConversation, post } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { startSmtp } from "../support/smtp.ts";
import { signInAs } from "../support/staff.ts";

// Letters that wait for a mail server that is down, and whose person changes their mind meanwhile.
let served: Served;
let clock: MovedClock;
let port: number;
let lead: string;
beforeAll(async () => {
  port = await freePort();
  clock = new MovedClock();
  served = await serveForTest(
    { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "boussole@example.org" },
    clock,
  );
  lead = await signInAs(served, "lead");
});
afterAll(() => served?.stop());

type Talked = { own: Conversation; answer: Answer };
const call = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
  const response = await fetch(`${served.origin}${path}`, {
    method,
    headers: { "Content-Type": "application/json", Origin: served.origin, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect([path, response.ok ? "" : await response.text()]).toEqual([path, ""]);
  return response;
};
const asPerson = ({ token }: Conversation) => ({ Authorization: `Bearer ${token}` });
const asLead = () => ({ Cookie: lead });

/** A conversation whose person wants to be told, at an address of this name. */
async function talked(name: string): Promise<Talked> {
  const own = await openConversation(served.origin);
  const answer = (await (await post(served.origin, own, "qui pilote le plan ?")).json()) as Answer;
  const address = { email: `${name}@person.example`, consent: true };
  await call("PUT", `/api/conversations/${own.id}/notice-address`, asPerson(own), address);
  return { own, answer };
}
const withdraw = ({ answer }: Talked) =>
  call("POST", `/api/reviews/answers/${answer.reference}/withdrawal`, asLead(), {
    reason: "Elle est fausse.",
  });
const contest = ({ own, answer }: Talked) =>
  call("POST", `/api/answers/${answer.id}/contest`, asPerson(own), { reason: "La date est fausse." });
async function decide({ answer }: Talked): Promise<void> {
  const list = await (await call("GET", "/api/reviews/contests", asLead())).json();
  const { contests } = list as { contests: { id: string; answerId: string }[] };
  const id = contests.find(({ answerId }) => answerId === answer.id)?.id;
  const decision = { outcome: "upheld", answer: "Vous aviez raison." };
  await call("POST", `/api/reviews/contests/${id}/decision`, asLead(), decision);
}
const erase = ({ own }: Talked) => call("DELETE", `/api/conversations/${own.id}`, asPerson(own));
const waiting = async () =>
  (await served.service.db.query(sql`SELECT 1 FROM mail.outbox WHERE ended_at IS NULL`)).length;

test("a letter that waits dies with the conversation, or with the address; another one leaves when the server is back", async () => {
  const [kept, erased, taken, decided, closed] = [
    await talked("gardee"),
    await talked("effacee"),
    await talked("reprise"),
    await talked("decidee"),
    await talked("fermee"),
  ];
  for (const one of [kept, erased, taken, closed]) await withdraw(one);
  await contest(decided);
  await decide(decided);
  await served.service.tick();
  await expect
    .poll(() => served.service.db.query(sql`SELECT 1 FROM mail.outbox WHERE last_code IS NOT NULL`))
    .toHaveLength(5);
  expect(await waiting()).toBe(5);
  await erase(erased);
  await call("DELETE", `/api/conversations/${taken.own.id}/notice-address`, asPerson(taken.own));
  await erase(decided);
  // Closed, it waits for a decision, and that letter alone leaves.
  await contest(closed);
  await erase(closed);
  expect(await waiting()).toBe(1);
  await decide(closed);
  const keys = await served.service.db.query(sql`
    SELECT 1 FROM vault.conversation_key WHERE conversation_id IN (
      SELECT id FROM mail.outbox WHERE ended_at IS NOT NULL)`);
  expect(keys).toEqual([]);
  const smtp = await startSmtp(port);
  try {
    clock.advance(20 * 60_000);
    await served.service.tick();
    await expect.poll(() => smtp.messages.length, { timeout: 10_000 }).toBe(2);
    await expect.poll(waiting).toBe(0);
    expect(smtp.messages.map(({ to: [to], subject }) => `${to} ${subject}`).sort()).toEqual([
      "fermee@person.example Votre contestation d'une réponse de Boussole IA a reçu une décision",
      "gardee@person.example Une réponse de Boussole IA a été retirée",
    ]);
  } finally {
    await smtp.stop();
  }
});

test("where no mail server is set, no address is taken and no letter waits", async () => {
  const silent = await serveForTest();
  try {
    const own = await openConversation(silent.origin);
    const put = await fetch(`${silent.origin}/api/conversations/${own.id}/notice-address`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", ...asPerson(own) },
      body: JSON.stringify({ email: "a@b.example", consent: true }),
    });
    expect([put.status, await put.text()]).toEqual([
      422,
      expect.stringContaining("n'envoie pas de courriel"),
    ]);
    expect(await silent.service.db.query(sql`SELECT 1 FROM mail.outbox`)).toEqual([]);
  } finally {
    await silent.stop();
  }
});
