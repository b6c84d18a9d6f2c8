import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Conversation, openConversation, post, read } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";

// Bad input over real HTTP: each a clear French error, nothing lost, nothing leaked.
let served: Served;
let own: Conversation;
beforeAll(async () => {
  served = await serveForTest();
  own = await openConversation(served.origin);
}, 60_000);
afterAll(() => served.stop());

type Problem = { type: string; title: string; status: number; errors?: { field: string; message: string }[] };
const problem = async (response: Response): Promise<Problem> => {
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  const body = (await response.json()) as Problem;
  expect(body.status).toBe(response.status);
  expect(JSON.stringify(body)).not.toMatch(/at .*\.ts|node_modules|Error:|SELECT /);
  return body;
};

test("an empty, blank or invisible question is refused with what to do", async () => {
  for (const content of ["", "   \n ", "\u200b\u2060\u00ad", "\ufeff\u202e\u{e0041}"]) {
    expect((await problem(await post(served.origin, own, content))).title).toContain(
      "Votre message est vide",
    );
  }
});

test("2,000 code points are taken, emoji counted as one, and 2,001 refused with the count", async () => {
  const response = await post(served.origin, own, "😀".repeat(2001));
  expect(response.status).toBe(422);
  expect((await problem(response)).title).toContain("2001");
  expect((await post(served.origin, own, "😀".repeat(2000))).status).toBe(200);
});

test("lone surrogates, controls and every invisible character are stripped, and the question is answered", async () => {
  const invisible = [
    ...Array.from({ length: 16 }, (_, n) => String.fromCodePoint(0x200b + n)),
    ..."\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206f\u3164\ufe0f\ufeff\uffa0\ufff9\ufffa\ufffb",
    ...Array.from({ length: 12 }, (_, n) => String.fromCodePoint(0xe0020 + n * 7)),
  ].filter(
    (character) =>
      !"\u2010\u2011\u2012\u2013\u2014\u2015\u2016\u2017\u2018\u2019\u201a\u2028\u2029".includes(character),
  );
  expect(invisible.length).toBeGreaterThan(40);
  const response = await post(
    served.origin,
    own,
    `qui pilote${invisible.join("")} le plan \ud800osez l'ia\u0000 ?`,
  );
  expect(((await response.json()) as { outcome: string }).outcome).toBe("answered");
  const view = (await (await read(served.origin, own)).json()) as { messages: { question: string }[] };
  expect(view.messages.at(-1)?.question).toMatch(/^qui pilote le plan osez l'ia ?\?$/u);
});

test("a body that is too big, not JSON, or of another shape is refused before any work", async () => {
  const url = `${served.origin}/api/conversations/${own.id}/messages`;
  const headers = { Authorization: `Bearer ${own.token}`, "Content-Type": "application/json" };
  const big = await fetch(url, {
    method: "POST",
    headers,
    body: JSON.stringify({ content: "a".repeat(1_000_000) }),
  });
  expect((await problem(big)).status).toBe(413);
  const broken = await fetch(url, { method: "POST", headers, body: "{pas du json" });
  expect((await problem(broken)).status).toBe(400);
  const shape = await fetch(url, { method: "POST", headers, body: JSON.stringify({ content: 12 }) });
  expect((await problem(shape)).errors?.[0]?.field).toBe("content");
});

test("missing, wrong and foreign give the same answer, and no token is told apart", async () => {
  const other = await openConversation(served.origin);
  const bodies = await Promise.all(
    [
      read(served.origin, { id: other.id, token: own.token }),
      read(served.origin, { id: "x".repeat(22), token: own.token }),
      read(served.origin, { id: own.id, token: "y".repeat(43) }),
    ].map(async (response) => problem(await response)),
  );
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  expect(bodies[0]?.status).toBe(404);
  expect((await fetch(`${served.origin}/api/conversations/${own.id}`)).status).toBe(401);
});

test("ten thousand guessed ids open nothing, and all are answered alike", async () => {
  const bodies = new Set<string>();
  for (let round = 0; round < 100; round++) {
    const responses = await Promise.all(
      Array.from({ length: 100 }, () =>
        served.service.app.request(`/api/conversations/${randomBytes(16).toString("base64url")}`, {
          headers: { Authorization: `Bearer ${own.token}` },
        }),
      ),
    );
    for (const response of responses) bodies.add(`${response.status} ${await response.text()}`);
  }
  expect([...bodies]).toEqual([expect.stringMatching(/^404 /)]);
}, 60_000);

test("every mutating route refuses another site, by its origin or by what the browser says", async () => {
  const routes = served.service.app.routes
    .filter(({ method }) => ["POST", "PUT", "PATCH", "DELETE"].includes(method))
    .map(({ method, path }) => ({ method, path: path.replace(/[:{][\w]+}?/g, "x").replace("*", "x") }));
  expect(routes.length).toBeGreaterThan(8);
  for (const { method, path } of routes) {
    for (const headers of [{ Origin: "https://ailleurs.exemple" }, { "Sec-Fetch-Site": "cross-site" }]) {
      const response = await served.service.app.request(`http://localhost:3000${path}`, { method, headers });
      expect([method, path, response.status]).toEqual([method, path, 403]);
    }
  }
});

test("hostile words stay words, on the page and in the API", async () => {
  const payload =
    "<img src=x onerror=alert(1)><script>alert(2)</script> ![x](https://exfil.exemple/?q=) [clic](javascript:alert(3)) l'ia ?";
  const answer = (await (await post(served.origin, own, payload)).json()) as { content: string };
  expect(answer.content).not.toMatch(/<script|exfil|javascript:/);
  const page = await (await fetch(served.origin, { headers: { Cookie: `boussole=${own.token}` } })).text();
  expect(page).toContain("&lt;script&gt;");
  expect(page).not.toMatch(/<img src=x|<script>alert|href="javascript/);
});

test("headers: a policy with a nonce and no inline script, no framing, no sniffing", async () => {
  const response = await fetch(served.origin);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'self'/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await response.text()).not.toMatch(/ on\w+="|style="/);
});

test("a stream gives the steps, the sentences and the answer, and resumes after the last event", async () => {
  const response = await fetch(`${served.origin}/api/conversations/${own.id}/messages`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${own.token}`,
      "Content-Type": "application/json",
      Accept: "text/event-stream",
    },
    body: JSON.stringify({ content: "quelles sont les 4 missions des ambassadeurs ?" }),
  });
  const events = parse(await response.text());
  expect(events[0]?.event).toBe("step");
  const answer = JSON.parse(events.at(-1)?.data ?? "{}") as { id: string; content: string };
  const sentences = events
    .filter(({ event }) => event === "sentence")
    .map(({ data }) => (JSON.parse(data) as { text: string }).text);
  expect(sentences.join("")).toBe(answer.content);
  const resumed = await fetch(`${served.origin}/api/answers/${answer.id}/events`, {
    headers: { Authorization: `Bearer ${own.token}`, "Last-Event-ID": "1" },
  });
  const again = parse(await resumed.text());
  expect(again.filter(({ event }) => event === "sentence")).toHaveLength(sentences.length - 1);
  expect(JSON.parse(again.at(-1)?.data ?? "{}")).toEqual(answer);
});

test("a burst over the limit is told to wait, and how long", async () => {
  const limited = await serveForTest({ RATE_LIMIT: "on" });
  const statuses: number[] = [];
  let wait: string | null = null;
  for (let n = 0; n < 65; n++) {
    const response = await fetch(`${limited.origin}/api/conversations`, { method: "POST" });
    statuses.push(response.status);
    wait ??= response.headers.get("retry-after");
    await response.body?.cancel();
  }
  expect(statuses.filter((status) => status === 201).length).toBe(60);
  expect(statuses.at(-1)).toBe(429);
  expect(Number(wait)).toBeGreaterThan(0);
  await limited.stop();
}, 60_000);

test("health, metrics and the API document are there, and an unknown address is a problem", async () => {
  expect((await fetch(`${served.origin}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${served.origin}/metrics`)).text()).toContain("boussole_http_requests_total");
  const document = (await (await fetch(`${served.origin}/openapi.json`)).json()) as {
    openapi: string;
    paths: object;
  };
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toContain("/api/conversations/{id}/messages");
  expect((await problem(await fetch(`${served.origin}/api/rien`))).status).toBe(404);
  expect(served.failures).toEqual([]);
});

const parse = (text: string): { event: string; data: string }[] =>
  text
    .split("\n\n")
    .map((block) => ({
      event: /^event: (.*)$/m.exec(block)?.[1] ?? "",
      data: /^data: (.*)$/m.exec(block)?.[1] ?? "",
    }))
    .filter(({ event }) => event !== "");

test("a null character in an address or an identifier is an ordinary error, not a failure", async () => {
  for (const path of [
    "/fiches/a%00b",
    "/api/fiches/%00",
    "/api/conversations/%00",
    "/api/answers/x%00/events",
  ]) {
    const response = await served.service.app.request(path, {
      headers: { Authorization: `Bearer ${own.token}` },
    });
    expect([path, response.status]).toEqual([path, 404]);
  }
  const response = await served.service.app.request(`/api/conversations/${own.id}/messages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${own.token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ content: "bonjour", clientMessageId: "a\0b" }),
  });
  expect(response.status).toBe(422);
  expect(served.failures).toEqual([]);
});
