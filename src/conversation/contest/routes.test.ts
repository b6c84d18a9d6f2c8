import { afterAll, beforeAll, expect, test } from "vitest";
import { type Conversation, openConversation, post, read } from "../../../tests/support/process.ts";
import { type Served, serveForTest } from "../../../tests/support/served.ts";
import { signInAs } from "../../../tests/support/staff.ts";
import type { Answer } from "../../answering/answer.ts";

// Over real HTTP: what a program can do about an answer, and the staff about a contest.
let served: Served;
beforeAll(async () => {
  served = await serveForTest({ SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "boussole@example.org" });
});
afterAll(() => served?.stop());

type Talked = { own: Conversation; answer: Answer };
async function answered(): Promise<Talked> {
  const own = await openConversation(served.origin);
  return { own, answer: (await (await post(served.origin, own, "qui pilote le plan ?")).json()) as Answer };
}
const call = (
  path: string,
  init: { method?: string; token?: string; cookie?: string; body?: unknown } = {},
) =>
  fetch(`${served.origin}${path}`, {
    method: init.method ?? (init.body === undefined ? "GET" : "POST"),
    headers: {
      "Content-Type": "application/json",
      Origin: served.origin,
      ...(init.token ? { Authorization: `Bearer ${init.token}` } : {}),
      ...(init.cookie ? { Cookie: init.cookie } : {}),
    },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
const contest = ({ own, answer }: Talked, body: unknown = { reason: "La date est fausse." }) =>
  call(`/api/answers/${answer.id}/contest`, { token: own.token, body });
const ticketOf = async (talked: Talked): Promise<string> =>
  ((await (await contest(talked)).json()) as { ticket: string }).ticket;
const typeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { type: string }).type.replace("urn:boussole:erreur:", "");

test("an answer is contested once over HTTP, by whoever holds its conversation", async () => {
  const talked = await answered();
  const first = await contest(talked);
  expect(first.status).toBe(201);
  const given = (await first.json()) as { ticket: string; dueAt: string; statusUrl: string };
  expect(given.statusUrl).toBe(`/contestations/${given.ticket}`);
  expect(Date.parse(given.dueAt)).toBeGreaterThan(Date.now() + 18 * 86_400_000);
  const again = await contest(talked);
  expect([again.status, await typeOf(again)]).toEqual([409, "deja-fait"]);
  const other = await answered();
  expect((await contest({ own: other.own, answer: talked.answer })).status).toBe(404);
  expect((await call(`/api/answers/${talked.answer.id}/contest`, { body: { reason: "x" } })).status).toBe(
    401,
  );
  expect((await contest(other, {})).status).toBe(422);
  expect((await contest(other, { reason: "x", unknown: 1 })).status).toBe(422);
});

test("a ticket is read and withdrawn over HTTP with its own conversation alone", async () => {
  const talked = await answered();
  const ticket = await ticketOf(talked);
  const path = `/api/contests/${ticket}`;
  const { token } = talked.own;
  expect(await (await call(path, { token })).json()).toMatchObject({
    reference: talked.answer.reference,
    state: "open",
    outcome: null,
    erasing: false,
  });
  expect((await call(path)).status).toBe(401);
  expect((await call(path, { token: (await answered()).own.token })).status).toBe(404);
  expect((await call("/api/contests/absent", { token })).status).toBe(404);
  expect((await call(path, { method: "DELETE", token })).status).toBe(204);
  expect((await call(path, { method: "DELETE", token })).status).toBe(409);
});

test("erasing over HTTP is 204 without a contest, 202 with one, and 204 when it is given up", async () => {
  const plain = await answered();
  expect(
    (await call(`/api/conversations/${plain.own.id}`, { method: "DELETE", token: plain.own.token })).status,
  ).toBe(204);
  const waiting = await answered();
  await contest(waiting);
  const { id, token } = waiting.own;
  const wrong = await call(`/api/conversations/${id}?contest=peut-etre`, { method: "DELETE", token });
  expect(wrong.status).toBe(422);
  const accepted = await call(`/api/conversations/${id}`, { method: "DELETE", token });
  expect(accepted.status).toBe(202);
  expect(await accepted.json()).toEqual({ erasedAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  expect((await read(served.origin, waiting.own)).status).toBe(404);
  const given = await answered();
  await contest(given);
  const at = `/api/conversations/${given.own.id}?contest=withdraw`;
  expect((await call(at, { method: "DELETE", token: given.own.token })).status).toBe(204);
});

test("an address is left over HTTP with consent, and taken back", async () => {
  const { own } = await answered();
  const path = `/api/conversations/${own.id}/notice-address`;
  const put = (body: unknown) => call(path, { method: "PUT", token: own.token, body });
  expect((await put({ email: "a@b.example", consent: false })).status).toBe(422);
  expect((await put({ email: "a@b.example", consent: true })).status).toBe(204);
  const exported = await call(`/api/conversations/${own.id}/export`, { token: own.token });
  expect(await exported.json()).toMatchObject({ noticeAddress: "a@b.example" });
  expect((await call(path, { method: "DELETE", token: own.token })).status).toBe(204);
  expect((await call(path, { method: "DELETE" })).status).toBe(401);
});

test("the staff reads the contests and a lead alone decides; who contested reads it by the ticket", async () => {
  const talked = await answered();
  const ticket = await ticketOf(talked);
  const [reviewer, lead, administrator] = [
    await signInAs(served, "reviewer"),
    await signInAs(served, "lead"),
    await signInAs(served, "administrator"),
  ];
  const list = async (cookie: string) => call("/api/reviews/contests", { cookie });
  expect((await call("/api/reviews/contests")).status).toBe(401);
  expect((await list(administrator)).status).toBe(403);
  const { contests } = (await (await list(reviewer)).json()) as {
    contests: { id: string; reference: string }[];
  };
  const mine = contests.find(({ reference }) => reference === talked.answer.reference);
  expect(JSON.stringify(contests)).not.toContain("fausse");
  const path = `/api/reviews/contests/${mine?.id}/decision`;
  const body = { outcome: "upheld", answer: "Vous aviez raison." };
  expect((await call(path, { body })).status).toBe(401);
  expect((await call(path, { cookie: reviewer, body })).status).toBe(403);
  expect((await call(path, { cookie: lead, body: { ...body, outcome: "maybe" } })).status).toBe(422);
  expect((await call(path, { cookie: lead, body })).status).toBe(204);
  expect((await call(path, { cookie: lead, body })).status).toBe(409);
  const status = await call(`/api/contests/${ticket}`, { token: talked.own.token });
  expect(await status.json()).toMatchObject({
    state: "decided",
    outcome: "upheld",
    answer: "Vous aviez raison.",
  });
});

test("the proof of an answer is given over HTTP to anyone, a typing error told apart", async () => {
  const { answer } = await answered();
  const proof = await call(`/api/proof?reference=${answer.reference}`);
  expect(await proof.json()).toMatchObject({ reference: answer.reference, status: "authentic", text: null });
  const body = { reference: answer.reference, text: answer.content };
  expect(await (await call("/api/proof", { body })).json()).toMatchObject({ text: "recorded" });
  const wrong = `${answer.reference.slice(0, -1)}${answer.reference.endsWith("0") ? "1" : "0"}`;
  expect((await call(`/api/proof?reference=${wrong}`)).status).toBe(422);
  expect((await call("/api/proof")).status).toBe(422);
  expect(served.failures).toEqual([]);
});
