import { afterAll, beforeAll, expect, test } from "vitest";
import { type Conversation, openConversation, post, read } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";

// Who holds a conversation, what leaves it, and what stays of it.
let served: Served;
let own: Conversation;
beforeAll(async () => {
  served = await serveForTest({ PUBLIC_URL: "http://boussole.exemple:8080" });
  own = await openConversation(served.origin);
}, 60_000);
afterAll(() => served.stop());

const asPage = (cookie?: string) =>
  fetch(`${served.origin}/conversation/ouvrir`, {
    method: "POST",
    headers: cookie ? { Cookie: cookie } : {},
  });

test("a second tab goes on with the conversation of the browser instead of losing it", async () => {
  const first = await asPage();
  const cookie = first.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const { id } = (await first.json()) as Conversation;
  const second = await asPage(cookie);
  expect(second.status).toBe(200);
  expect(((await second.json()) as Conversation).id).toBe(id);
  expect(second.headers.getSetCookie()).toEqual([]);
});

test("the same identifier with other words is refused, not answered with an old answer", async () => {
  const first = await post(served.origin, own, "c'est quoi un ambassadeur ia ?", {
    clientMessageId: "tel-0612345678",
  });
  expect(first.status).toBe(200);
  const again = await post(served.origin, own, "c'est quoi un ambassadeur ia ?", {
    clientMessageId: "tel-0612345678",
  });
  expect(((await again.json()) as { id: string }).id).toBe(((await first.json()) as { id: string }).id);
  const other = await post(served.origin, own, "qui pilote le plan ?", { clientMessageId: "tel-0612345678" });
  expect(other.status).toBe(409);
  expect(((await other.json()) as { title: string }).title).toContain("identifiant");
});

test("an identifier given by the client is kept as a keyed digest, never as it was given", async () => {
  const rows = await served.service.db.query<{ id: string }>({
    text: "SELECT client_message_id AS id FROM chat.message WHERE client_message_id IS NOT NULL",
    values: [],
  });
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain("0612345678");
});

test("the export holds what was said of the answers: reasons and comment", async () => {
  const answer = (await (await post(served.origin, own, "qui pilote le plan ?")).json()) as { id: string };
  const headers = { Authorization: `Bearer ${own.token}`, "Content-Type": "application/json" };
  const given = await fetch(`${served.origin}/api/answers/${answer.id}/feedback`, {
    method: "POST",
    headers,
    body: JSON.stringify({ useful: false, reasons: ["imprecis"], comment: "il manque la date" }),
  });
  expect(given.status).toBe(204);
  const exported = await fetch(`${served.origin}/api/conversations/${own.id}/export`, { headers });
  const { messages } = (await exported.json()) as { messages: { feedback: unknown }[] };
  expect(messages.at(-1)?.feedback).toMatchObject({
    useful: false,
    reasons: ["imprecis"],
    comment: "il manque la date",
  });
});

test("nothing of a conversation is left in a cache", async () => {
  for (const response of [
    await read(served.origin, own),
    await post(served.origin, own, "qui pilote le plan ?"),
    await asPage(),
    await fetch(served.origin),
  ])
    expect([response.url, response.headers.get("cache-control")]).toEqual([
      response.url,
      expect.stringContaining("no-store"),
    ]);
});

test("a return link bears the public address, whatever host the request claims", async () => {
  const request = (host: string, headers: Record<string, string> = {}) =>
    served.service.app.request(`http://${host}/conversation/lien`, {
      method: "POST",
      headers: { Cookie: `boussole=${own.token}`, ...headers },
    });
  expect(await (await request("hameconnage.exemple")).text()).toContain(
    'value="http://boussole.exemple:8080/retour/',
  );
  const forged = await request("hameconnage.exemple", { Origin: "http://hameconnage.exemple" });
  expect(forged.status).toBe(403);
});

test("the events of an unknown answer are a 404, not an empty stream", async () => {
  const response = await fetch(`${served.origin}/api/answers/${"x".repeat(22)}/events`, {
    headers: { Authorization: `Bearer ${own.token}` },
  });
  expect(response.status).toBe(404);
});

test("no page may be framed, old browsers included", async () => {
  expect((await fetch(served.origin)).headers.get("x-frame-options")).toBe("DENY");
});

test("a form whose question is only invisible characters opens no conversation", async () => {
  for (const content of ["\0", "​⁠", " \n"]) {
    const response = await fetch(`${served.origin}/question`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ content }),
      redirect: "manual",
    });
    expect(response.status).toBe(422);
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});

test("a question sent after erasing in another tab is kept and explained, not a dead end", async () => {
  const gone = await openConversation(served.origin);
  await fetch(`${served.origin}/api/conversations/${gone.id}`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${gone.token}` },
  });
  const response = await post(served.origin, gone, "qui pilote le plan ?");
  expect(response.status).toBe(404);
  const form = await fetch(`${served.origin}/question`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Cookie: `boussole=${gone.token}` },
    body: new URLSearchParams({ content: "qui pilote le plan ?" }),
    redirect: "manual",
  });
  expect(form.status).toBe(303);
});

test("a false return link is said to be false before anything is asked", async () => {
  const response = await fetch(`${served.origin}/retour/${"y".repeat(43)}`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("Ce lien ne marche plus");
});
