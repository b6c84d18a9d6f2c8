import { afterAll, beforeAll, expect, test } from "vitest";
import { ROLES, type Role } from "../../src/accounts/staff.ts";
import { newId, newReference } from "../../src/ids.ts";
import { openConversation, post } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { signInAs } from "../support/staff.ts";
import { DOORS, MATRIX } from "./access-matrix.ts";

// Every staff route that the service holds, tried by every role and by nobody, against a table written apart.
let served: Served;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  served = await serveForTest({ REVIEW_SAMPLE_PERCENT: "0" });
  for (const role of ROLES) cookies.set(role, await signInAs(served, role));
}, 60_000);
afterAll(() => served?.stop());

const STAFF =
  /^\/(?:console|demonstration|api\/(?:reviews|audit|admin|me|briefings|field-reports|contact-requests\/received))(?:\/|$)/;

/** What the service answers to, from its own table of routes. */
const routesServed = (): string[] =>
  [
    ...new Set(
      served.service.app.routes
        .filter(({ path, method }) => STAFF.test(path) && method !== "ALL" && !path.includes("*"))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ].sort();

/** Closing sessions would close those of this test. */
const CLOSES_SESSIONS = /sessions\/(?:fermer-autres)$|^DELETE \/api\/me\/sessions$/;

async function attempt(route: string, cookie: string | null, headers: Record<string, string> = {}) {
  const [method = "GET", path = "/"] = route.split(" ");
  const filled = path.replace(":reference", newReference()).replace(/:id|:secret/, newId());
  const sends = method !== "GET" && method !== "DELETE";
  return fetch(served.origin + filled, {
    method,
    redirect: "manual",
    headers: {
      Origin: served.origin,
      ...(cookie ? { Cookie: cookie } : {}),
      ...(sends
        ? {
            "Content-Type": path.startsWith("/api/")
              ? "application/json"
              : "application/x-www-form-urlencoded",
          }
        : {}),
      ...headers,
    },
    ...(sends ? { body: path.startsWith("/api/") ? "{}" : "" } : {}),
  });
}

test("every staff route is in the table, and the table names no other", () => {
  expect(routesServed()).toEqual([...MATRIX.map(({ route }) => route), ...DOORS].sort());
});

test("each role gets in where the table says, and nowhere else", async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const { route, allowed } of MATRIX) {
    for (const role of ROLES) {
      if (allowed.has(role) && CLOSES_SESSIONS.test(route)) continue;
      const { status } = await attempt(route, cookies.get(role) ?? "");
      const refused = status === 401 || status === 403;
      tried++;
      if (refused === allowed.has(role) || status === 500) wrong.push(`${route}, ${role} : ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(300);
});

test("nobody gets in: a page leads to the door, the rest is refused", async () => {
  const wrong: string[] = [];
  for (const { route } of MATRIX) {
    const answer = await attempt(route, null);
    const page = route.startsWith("GET /console");
    const right = page
      ? answer.status === 303 && (answer.headers.get("location") ?? "").startsWith("/console/connexion")
      : answer.status === 401;
    if (!right) wrong.push(`${route} : ${answer.status}`);
  }
  expect(wrong).toEqual([]);
});

test("a mutation from another site is refused on every route that changes something, whatever the role", async () => {
  const wrong: string[] = [];
  const changing = [...MATRIX.map(({ route }) => route), ...DOORS].filter(
    (route) => !route.startsWith("GET "),
  );
  for (const route of changing) {
    const role = [...(MATRIX.find((one) => one.route === route)?.allowed ?? ROLES)][0] ?? "lead";
    for (const headers of [{ Origin: "https://ailleurs.exemple" }, { "Sec-Fetch-Site": "cross-site" }]) {
      const { status } = await attempt(route, cookies.get(role) ?? "", headers);
      if (status !== 403) wrong.push(`${route} ${JSON.stringify(headers)} : ${status}`);
    }
  }
  expect(changing.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

test("what an answer shows depends on the role: words for those who review, names of colleagues for those who answer for them", async () => {
  const conversation = await openConversation(served.origin);
  const asked = await post(
    served.origin,
    conversation,
    "mon tel 06 39 98 12 34, un ambassadeur IA est-il payé ?",
  );
  const { reference } = (await asked.json()) as { reference: string };
  const json = { "Content-Type": "application/json", Origin: served.origin };
  const given = await fetch(`${served.origin}/api/reviews/answers/${reference}/comments`, {
    method: "POST",
    headers: { ...json, Cookie: cookies.get("reviewer") ?? "" },
    body: JSON.stringify({ text: "une remarque" }),
  });
  expect(given.status).toBe(204);
  const open = async (role: Role) => {
    const response = await fetch(`${served.origin}/api/reviews/answers/${reference}`, {
      headers: { Cookie: cookies.get(role) ?? "" },
    });
    return (await response.json()) as {
      words: { question: string; masked: string[] } | null;
      events: { accountId: string | null; by: string | null; words: string }[];
      journal: unknown[];
    };
  };
  const [reviewer, lead, dpo] = [await open("reviewer"), await open("lead"), await open("dpo")];
  for (const seen of [reviewer, lead, dpo]) {
    expect(seen.words?.question).toContain("[téléphone masqué]");
    expect(JSON.stringify(seen)).not.toContain("39 98 12 34");
    expect(seen.events[0]?.words).toBe("une remarque");
  }
  // Their own act, without a name; the journal is for others.
  expect(reviewer.events[0]).toMatchObject({ by: null });
  expect(reviewer.journal).toEqual([]);
  expect(lead.events[0]?.by).toContain("démonstration");
  expect(lead.journal.length).toBeGreaterThan(0);
  expect(dpo.journal.length).toBeGreaterThan(0);
  const accounts = async (role: Role) =>
    (await fetch(`${served.origin}/api/admin/accounts`, { headers: { Cookie: cookies.get(role) ?? "" } }))
      .status;
  expect([await accounts("dpo"), await accounts("lead"), await accounts("reviewer")]).toEqual([
    200, 403, 403,
  ]);
});

test("ten thousand guessed references and ids open nothing, and all get the same answer", async () => {
  const cookie = cookies.get("lead") ?? "";
  const conversation = await openConversation(served.origin);
  const answers = new Set<string>();
  let hits = 0;
  const guess = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(served.origin + path, { headers });
    if (response.status !== 404) hits++;
    answers.add(
      `${path
        .split("/")
        .slice(0, 4)
        .join("/")
        .replace(/[\w-]{22}$/, "…")} ${await response.text()}`,
    );
  };
  for (let n = 0; n < 10_000; n += 50) {
    await Promise.all(
      Array.from({ length: 50 }, (_, k) => {
        if (k < 30)
          return guess(`/api/conversations/${newId()}`, { Authorization: `Bearer ${conversation.token}` });
        if (k < 40)
          return guess(`/api/answers/${newId()}/events`, { Authorization: `Bearer ${conversation.token}` });
        return guess(`/api/contests/${newId()}`, { Authorization: `Bearer ${conversation.token}` });
      }),
    );
  }
  expect(hits).toBe(0);
  // One answer a kind of thing, whatever the guess.
  expect(answers.size).toBe(3);
  const unknown = await fetch(`${served.origin}/api/reviews/answers/${newReference()}`, {
    headers: { Cookie: cookie },
  });
  expect(unknown.status).toBe(404);
}, 120_000);
