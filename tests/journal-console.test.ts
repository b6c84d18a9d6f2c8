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
  for (const role of ["ambassador", "reviewer", "lead", "dpo", "administrator"] as const)
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

const found = async (role: Role, about: string) =>
  (
    (await json(await asked(role, `/api/audit/entries?about=${encodeURIComponent(about)}`))) as {
      entries: { kind: string }[];
    }
  ).entries.map(({ kind }) => kind);
const post_ = (role: Role, path: string, body: unknown) =>
  asked(role, path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

test("a reference is found however it is typed, with the corrections of its answer and its alerts", async () => {
  const conversation = await openConversation(served.origin);
  const answer = await post(served.origin, conversation, "les ambassadeurs sont-ils payés ?");
  const { reference: corrected } = (await answer.json()) as { reference: string };
  const proposal = {
    question: "Les ambassadeurs sont-ils payés ?",
    body: "Non, les ambassadeurs interviennent bénévolement [1].",
    sources: ["reseau-ambassadeurs-ia#benevolat"],
    keyFacts: ["bénévolement"],
    scope: "one",
    reason: "La réponse ne le disait pas.",
  };
  const answers = "/api/reviews/answers";
  const proposed = await post_("reviewer", `${answers}/${corrected}/corrections`, proposal);
  expect(proposed.status).toBe(201);
  const { id } = await json(proposed);
  const approval = await post_("lead", `/api/reviews/corrections/${id}/approval`, { keep: false });
  expect(approval.status).toBe(200);
  const typed = [
    corrected,
    corrected.toLowerCase(),
    corrected.replaceAll("-", ""),
    ` ${corrected.replaceAll("-", " ")} `,
  ];
  for (const one of typed)
    expect(await found("lead", one)).toEqual([
      "correction_approved",
      "correction_proposed",
      "answer_recorded",
    ]);

  const distress = await post(served.origin, conversation, "je n'en peux plus, je veux mourir");
  const { reference: told } = (await distress.json()) as { reference: string };
  expect((await found("lead", told)).sort()).toEqual(["alert_raised", "answer_recorded"]);
});

test("an account is shown by its function, and found by its e-mail by who may read e-mails", async () => {
  const email = "lead@demonstration.invalid";
  expect(await found("dpo", email.toUpperCase())).toContain("signed_in");
  expect(await found("administrator", email)).toContain("signed_in");
  expect(await found("lead", email)).toEqual([]);
  expect(await found("dpo", "personne@demonstration.invalid")).toEqual([]);
  const page = await (await asked("dpo", `/console/journal?about=${encodeURIComponent(email)}`)).text();
  expect(page).toMatch(/Responsable de la relecture \(démonstration\), Organisation fictive \([\w-]{8}…\)/);
  expect(page).not.toMatch(/compte(?: |\u00a0): [\w-]{22}/);
  const refused = await (await asked("lead", `/console/journal?about=${encodeURIComponent(email)}`)).text();
  expect(refused).toContain("cherchent par courriel");
  expect(page).not.toContain("le processus");
});

test("readings of one answer in a row make one line", async () => {
  for (let n = 0; n < 3; n++) await asked("dpo", `/console/relecture/${reference}`);
  await asked("lead", `/console/relecture/${reference}`);
  await asked("dpo", `/console/relecture/${reference}`);
  const page = await (await asked("lead", `/console/journal?about=${reference}&kind=answer_viewed`)).text();
  const rows = page.match(/<td>Réponse lue par un agent<\/td>/g);
  expect(rows).toHaveLength(3);
  expect(page).toMatch(/<td>3 fois, de \d/);
  expect(page).toMatch(/<th scope="row">\d+ à \d+<\/th>/);
});

test("no day that can be typed breaks the search, on the page or in the API, whatever else is filled", async () => {
  const days = [
    "",
    "2026-11-23",
    "2024-02-29",
    "2026-02-30",
    "9999-12-31",
    "0000-01-01",
    "0099-05-05",
    "hier",
  ];
  const answers: [string, number, number][] = [];
  for (const from of days)
    for (const to of days)
      for (const rest of ["", "&about=x", "&kind=signed_in&before=9999999999"]) {
        if (rest !== "" && from !== to && from !== "" && to !== "") continue;
        const search = `?from=${from}&to=${to}${rest}`;
        const page = await asked("lead", `/console/journal${search}`);
        const api = await asked("lead", `/api/audit/entries${search}`);
        answers.push([search, page.status, api.status]);
      }
  const good = ["", "2026-11-23", "2024-02-29"];
  expect(answers.filter(([, page, api]) => page !== 200 || (api !== 200 && api !== 422))).toEqual([]);
  for (const from of good)
    for (const to of good) expect(answers).toContainEqual([`?from=${from}&to=${to}`, 200, 200]);
  expect(served.failures).toEqual([]);
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
