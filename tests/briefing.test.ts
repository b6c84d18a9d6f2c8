import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "../src/accounts/staff.ts";
import { entriesAfter } from "../src/audit/journal.ts";
import { sql } from "../src/db/sql.ts";
import { type Served, serveForTest } from "./support/served.ts";
import { signInAs } from "./support/staff.ts";

// The sheet that an ambassador has made before a meeting, over real HTTP.
let served: Served;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  served = await serveForTest();
  for (const role of ["ambassador", "reviewer", "lead"] as const)
    cookies.set(role, await signInAs(served, role));
}, 180_000);
afterAll(() => served?.stop());

const MAIL = `Bonjour Mme Kerguelen,
Je tiens une boulangerie à Rennes, nous sommes 8. Chaque soir je jette un pain sur dix, 400 euros par mois.
Je peux mettre 3 000 € avant l'été. <script>alert(1)</script> [voir](javascript:alert(2)) <img src=x onerror=alert(3)>
Peut-on prévoir les ventes avec l'IA, et y a-t-il une aide ?
Yannick Plouzané
06 12 34 56 78`;
const PERSONAL = /Kerguelen|Yannick|Plouzané|06 12 34|0612/i;

const call = (role: Role, method: string, path: string, body?: unknown) =>
  fetch(`${served.origin}${path}`, {
    method,
    redirect: "manual",
    headers: {
      Origin: served.origin,
      Cookie: cookies.get(role) ?? "",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const post = (fields: Record<string, string | File>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return fetch(`${served.origin}/console/briefing`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: served.origin, Cookie: cookies.get("ambassador") ?? "" },
    body: form,
  });
};
type Made = { id: string; content: string; citations: { n: number; fiche: string }[] };
const make = async (): Promise<Made> => {
  const answer = await call("ambassador", "POST", "/api/briefings", { request: null, text: MAIL });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Made;
};
const count = async (table: "briefing.sheet" | "vault.conversation_key"): Promise<number> =>
  (await served.service.db.query({ text: `SELECT 1 FROM ${table}`, values: [] })).length;

test("a mail gives a sheet of cited facts, sealed, and the journal says its sources without a word of it", async () => {
  const made = await make();
  expect(JSON.stringify(made)).not.toMatch(PERSONAL);
  expect(made).toMatchObject({
    profile: { sector: { section: "C" }, size: "TPE", region: "53" },
    orientation: { rulesVersion: expect.any(String) },
  });
  for (const fact of ["3 000 €", "avant l'été", "400 €", "cas-boulangerie"])
    expect(JSON.stringify(made)).toContain(fact);
  const marks = [...made.content.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
  expect(new Set(marks)).toEqual(new Set(made.citations.map(({ n }) => n)));
  const [row] = await served.service.db.query<{ content: Buffer }>(
    sql`SELECT content FROM briefing.sheet WHERE id = ${made.id}`,
  );
  expect(row?.content.toString("latin1")).not.toContain("boulangerie");
  const [entry] = (await entriesAfter(served.service.db, 0, 5_000)).filter(
    ({ kind }) => kind === "briefing_made",
  );
  expect(entry?.subject).toBe(made.id);
  expect(Object.keys(entry?.facts ?? {}).sort()).toEqual(
    ["by", "directory", "knowledge", "orientationRules", "passages", "version"].sort(),
  );
  expect(entry?.facts.passages).toContainEqual(expect.stringMatching(/^cas-boulangerie[\w-]*#usage$/));
});

test("its author alone reads and erases it; another ambassador's is not there, whoever else works here may not ask", async () => {
  const { id } = await make();
  expect(await (await call("ambassador", "GET", `/api/briefings/${id}`)).json()).toMatchObject({ id });
  for (const role of ["reviewer", "lead"] as const) {
    expect((await call(role, "GET", `/api/briefings/${id}`)).status).toBe(403);
    expect((await call(role, "GET", `/console/briefing/${id}`)).status).toBe(403);
    expect((await call(role, "POST", "/api/briefings", { request: null, text: MAIL })).status).toBe(403);
  }
  const [own] = await served.service.db.query<{ account: string }>(
    sql`SELECT account_id AS account FROM briefing.sheet WHERE id = ${id}`,
  );
  const give = (account: string) =>
    served.service.db.query(sql`UPDATE briefing.sheet SET account_id = ${account} WHERE id = ${id}`);
  const [other] = await served.service.db.query<{ id: string }>(
    sql`SELECT id FROM staff.account WHERE id <> ${own?.account ?? ""} LIMIT 1`,
  );
  await give(other?.id ?? "");
  expect((await call("ambassador", "GET", `/api/briefings/${id}`)).status).toBe(404);
  expect((await call("ambassador", "DELETE", `/api/briefings/${id}`)).status).toBe(404);
  expect((await call("ambassador", "GET", `/console/briefing/${id}`)).status).toBe(404);
  await give(own?.account ?? "");
  expect((await call("ambassador", "DELETE", `/api/briefings/${id}`)).status).toBe(204);
  expect((await call("ambassador", "GET", `/api/briefings/${id}`)).status).toBe(404);
  expect(
    await served.service.db.query(sql`SELECT 1 FROM vault.conversation_key WHERE conversation_id = ${id}`),
  ).toEqual([]);
});

test("the page asks, shows the sheet with what it holds made inert, and erases it", async () => {
  const form = await (await call("ambassador", "GET", "/console/briefing")).text();
  expect(form).toContain("n&#39;est pas gardé et n&#39;est lu par personne d&#39;autre");
  const made = await post({ text: MAIL, request: "" });
  expect(made.status).toBe(303);
  const address = made.headers.get("location") ?? "";
  const page = await (await call("ambassador", "GET", address)).text();
  expect(page).not.toMatch(PERSONAL);
  expect(page).not.toMatch(/alert\(|javascript:|onerror/);
  expect(page).toContain("Ce texte contenait des instructions");
  expect(page).toContain('href="#source-fiche-1"');
  expect(page).toMatch(/<textarea id="reponse-texte"[^>]*>\s*Bonjour,/);
  expect(
    (
      await fetch(`${served.origin}${address}/effacer`, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: served.origin, Cookie: cookies.get("ambassador") ?? "" },
      })
    ).status,
  ).toBe(303);
  expect((await call("ambassador", "GET", address)).status).toBe(404);
});

test("what cannot be read is refused in French on the page, with the text still there and nothing kept", async () => {
  const before = [await count("briefing.sheet"), await count("vault.conversation_key")];
  const refused = await post({ text: "", request: "", file: new File(["%PDF-1.7 rien"], "abime.pdf") });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("illisible ou abîmé");
  const kept = await post({ text: "Un mot à garder", request: "", file: new File(["x"], "a.xlsx") });
  expect(await kept.text()).toMatch(/Ce format n[^.]*pris en charge[\s\S]*Un mot à garder/);
  const large = await post({
    text: "",
    request: "",
    file: new File([new Uint8Array(20 * 1024 * 1024)], "gros.eml"),
  }).then(
    async (answer) => ({ status: answer.status, text: await answer.text() }),
    // What is sent beyond the bound may find the connection closed.
    () => null,
  );
  if (large) {
    expect(large.status).toBe(413);
    expect(large.text).toContain("trop volumineux");
  }
  expect((await post({ text: " ", request: "" })).status).toBe(422);
  expect(
    (await call("ambassador", "POST", "/api/briefings", { request: "inconnue", text: null })).status,
  ).toBe(404);
  expect(
    (await call("ambassador", "POST", "/api/briefings", { request: null, text: "a ".repeat(10_001) })).status,
  ).toBe(422);
  expect([await count("briefing.sheet"), await count("vault.conversation_key")]).toEqual(before);
  expect(served.failures).toEqual([]);
});

test("a request received gives its sheet, of the company that it tells, without the leader's details; another's is not there", async () => {
  const sent = await fetch(`${served.origin}/api/contact-requests`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: served.origin },
    body: JSON.stringify({
      advisorId: "ex-ar-001",
      text: "Je tiens une menuiserie et je passe mes soirées sur les devis, 40 par mois. Peut-on les préparer avec l'IA avant septembre ?",
      phone: "06 39 98 12 34",
      consent: true,
      company: { section: "F", size: "TPE", region: "84", need: "devis_facturation", maturity: null },
    }),
  });
  expect(sent.status).toBe(201);
  const { id } = (await sent.json()) as { id: string };
  const page = await (await call("ambassador", "GET", `/console/briefing?demande=${id}`)).text();
  expect(page).toContain(id);
  const answer = await call("ambassador", "POST", "/api/briefings", { request: id, text: "" });
  expect(answer.status).toBe(201);
  const made = (await answer.json()) as Made;
  expect(made).toMatchObject({ profile: { size: "TPE", region: "84" } });
  expect(made.content).toContain("40 par mois");
  expect(made.content).toMatch(/avant septembre/);
  expect(JSON.stringify(made)).not.toMatch(/39 98 12 34|639981234/);
  expect((await post({ request: id, text: "" })).status).toBe(303);
  const unknown = await call("ambassador", "POST", "/api/briefings", { request: "inconnue", text: "" });
  expect(unknown.status).toBe(404);
});
