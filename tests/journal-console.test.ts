import { createPublicKey } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "../src/accounts/staff.ts";
import { isKey, isSigned, readLine } from "../src/audit/statement.ts";
import { barriers, NARROW, scrollsSideways } from "./support/barriers.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { openConversation, post } from "./support/process.ts";
import { type Served, serveForTest } from "./support/served.ts";
import { signInAs } from "./support/staff.ts";

// The journal as staff sees it, over real HTTP.
let served: Served;
let reference: string;
const cookies = new Map<Role, string>();
const asked = async (role: Role, path: string, init: RequestInit = {}) =>
  fetch(`${served.origin}${path}`, {
    redirect: "manual",
    ...init,
    headers: { Origin: served.origin, Cookie: cookies.get(role) ?? "", ...(init.headers ?? {}) },
  });
const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

beforeAll(async () => {
  served = await serveForTest();
  for (const role of ["ambassador", "reviewer", "lead", "administrator"] as const)
    cookies.set(role, await signInAs(served, role));
  const conversation = await openConversation(served.origin);
  const answer = await post(served.origin, conversation, "qui pilote le plan ?");
  ({ reference } = (await answer.json()) as { reference: string });
  await served.service.tick();
}, 120_000);
afterAll(() => served.stop());

test("the page says in plain French how the journal stands, and whoever has no right to it is refused", async () => {
  const page = await (await asked("lead", "/console/journal")).text();
  for (const words of [
    "Le journal a",
    "Dernier point de contrôle de ce processus",
    "Entrées par genre",
    "Réponse enregistrée",
  ])
    expect(page).toContain(words);
  for (const role of ["ambassador", "reviewer"] as const) {
    expect((await asked(role, "/console/journal")).status).toBe(403);
    expect((await asked(role, "/api/audit/state")).status).toBe(403);
  }
  expect((await fetch(`${served.origin}/api/audit/entries`)).status).toBe(401);
});

test("« Vérifier maintenant » says that the chain is whole, and a wrong range is told", async () => {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const done = await asked("administrator", "/console/journal/verifier", {
    method: "POST",
    headers,
    body: "from=&to=",
  });
  expect(await done.text()).toContain("Journal intact sur cette plage");
  const wrong = await asked("administrator", "/console/journal/verifier", {
    method: "POST",
    headers,
    body: "from=x",
  });
  expect(wrong.status).toBe(422);
  const range = await asked("lead", "/api/audit/verifications", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ from: 2, to: 3 }),
  });
  expect(await json(range)).toMatchObject({ from: 2, to: 3, faultCount: 0 });
});

test("a reference leads to its entry, with its facts in words", async () => {
  const page = await (await asked("lead", `/console/journal?about=${reference.toLowerCase()}`)).text();
  expect(page).toContain("Réponse enregistrée");
  expect(page).toMatch(new RegExp(`référence(?: |\u00a0): ${reference}`));
  const { entries } = (await json(await asked("lead", `/api/audit/entries?about=${reference}`))) as {
    entries: { kind: string }[];
  };
  expect(entries.map(({ kind }) => kind)).toEqual(["answer_recorded"]);
  const day = await asked("lead", "/console/journal?from=31/12/2026");
  expect(await day.text()).toContain("Attendu une date");
  expect((await asked("lead", "/api/audit/entries?from=hier")).status).toBe(422);
});

test("the page is within reach of everyone, on a narrow screen too, and verifies without a script", async () => {
  const browser = await openBrowser();
  const open = async (options: Parameters<typeof openPage>[2], path: string) => {
    const opened = await openPage(browser, served.origin, options);
    const [name = "", value = ""] = (cookies.get("lead") ?? "").split("=");
    await opened.page.context().addCookies([{ name, value, url: served.origin }]);
    await opened.page.goto(`${served.origin}/console/journal${path}`);
    return opened;
  };
  try {
    const wide = await open({}, `?about=${reference}`);
    expect(await wide.page.locator("main table").count()).toBe(2);
    expect(await barriers(wide.page)).toEqual([]);
    const narrow = await open(NARROW, "?kind=signed_in");
    expect(await scrollsSideways(narrow.page)).toBe(false);
    const plain = await open({ ...NARROW, javaScriptEnabled: false }, "");
    await plain.page.locator("#from").fill("1");
    await plain.page.getByRole("button", { name: "Vérifier maintenant" }).click();
    await plain.page.getByRole("heading", { name: "Résultat de votre vérification" }).waitFor();
    for (const { incidents } of [wide, narrow, plain]) expect(incidents).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("the checkpoints are downloaded with the public keys that prove them", async () => {
  const response = await asked("administrator", "/api/audit/checkpoints");
  expect(response.headers.get("content-disposition")).toContain("points-de-controle.jsonl");
  const lines = (await response.text()).trim().split("\n").map(readLine);
  const [key, ...others] = lines;
  if (!key || !isKey(key)) throw new Error("no key");
  expect(others.length).toBeGreaterThan(0);
  for (const line of others) expect(line && isSigned(line, createPublicKey(key.publicKey))).toBe(true);
  const state = await json(await asked("administrator", "/api/audit/state"));
  expect(JSON.stringify(state)).toContain("journal_viewed");
});
