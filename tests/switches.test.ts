import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Answer } from "../src/answering/answer.ts";
import { systemClock } from "../src/clock.ts";
import { readConfig } from "../src/config.ts";
import { openService } from "../src/service.ts";
import type { SwitchBoard } from "../src/switches/switch.ts";
import { newServerDatabase } from "./support/database.ts";
import { type FakeMistral, startFakeMistral } from "./support/fake-mistral.ts";
import { type Served, serveForTest } from "./support/served.ts";
import { signInAs } from "./support/staff.ts";

// Two services on one database: what is turned in one counts at the next question of the other, over HTTP.
type Reach = (path: string, init?: RequestInit) => Promise<Response>;

const PREPARED = "c'est quoi le plan « Osez l'IA » ?";
/** The extracts answer it in part only: a model is asked. */
const PARTIAL =
  "Un ambassadeur doit-il mettre en avant des outils d'un pays ou d'un continent en particulier ?";

let first: Served;
let here: Reach;
let there: Reach;
let fake: FakeMistral;
let cookies: Record<"lead" | "reviewer", string>;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  fake = await startFakeMistral();
  const server = process.env.TEST_DATABASE_URL;
  const environment: Record<string, string> = {
    MISTRAL_SERVER_URL: fake.url,
    MISTRAL_CHAT_MODEL: "faux-mistral",
    MASTER_KEY: `1:${Buffer.alloc(32, 7).toString("base64")}`,
  };
  if (server) {
    const own = await newServerDatabase(server);
    stops.push(own.drop);
    environment.DATABASE_URL = own.url;
  }
  first = await serveForTest(environment);
  here = (path, init) => fetch(`${first.origin}${path}`, init);
  // Before the second starts: the links of a demonstration are those of the last that did.
  cookies = { lead: await signInAs(first, "lead"), reviewer: await signInAs(first, "reviewer") };
  if (server) {
    const second = await serveForTest(environment);
    stops.unshift(second.stop);
    there = (path, init) => fetch(`${second.origin}${path}`, init);
  } else {
    // The embedded engine has one process: the second service shares its connection, and nothing else.
    const config = readConfig({ DATA_DIR: first.dataDir, RATE_LIMIT: "off", ...environment });
    const { app } = await openService(config, first.service.db, systemClock, () => {});
    there = async (path, init) => app.request(path, init);
  }
}, 120_000);
afterEach(async () => {
  fake.behave((answer) => answer.ok());
  for (const { kind, target } of (await board()).off) await turn({ kind, target, on: true });
});
afterAll(async () => {
  for (const stop of stops.slice(0, -1)) await stop();
  await first.stop();
  await stops.at(-1)?.();
  await fake.stop();
});

const staff = (who: keyof typeof cookies | null, method: string, body?: unknown): Promise<Response> =>
  here("/api/admin/switches", {
    method,
    headers: {
      Origin: first.origin,
      "Content-Type": "application/json",
      ...(who === null ? {} : { Cookie: cookies[who] }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const board = async () => (await (await staff("lead", "GET")).json()) as SwitchBoard;

type Turned = { kind: string; target?: string | null; on?: boolean };
async function turn({ kind, target, on = false }: Turned): Promise<void> {
  const reason = on ? "C'est vérifié." : "On vérifie.";
  const body = { kind, on, reason, ...(target ? { target } : {}) };
  expect((await staff("lead", "POST", body)).status).toBe(200);
}

async function ask(reach: Reach, content: string): Promise<Answer> {
  const { id, token } = (await (await reach("/api/conversations", { method: "POST" })).json()) as {
    id: string;
    token: string;
  };
  const response = await reach(`/api/conversations/${id}/messages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ content }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

/** Asks where a model is called, and turns a switch elsewhere before the model answers. */
async function askAndTurn(turned: Turned): Promise<Answer> {
  let reached = (): void => {};
  let release = (): void => {};
  const called = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  fake.behave(async (answer) => {
    reached();
    await held;
    answer.ok();
  });
  // The same request is asked of the model once: each test needs its own words.
  const asking = ask(there, `${PARTIAL} ${"!".repeat(++asked)}`);
  await called;
  await turn(turned);
  release();
  return asking;
}
let asked = 0;

test("the chat turned off in one service is off at the next question of the other, and back at the next again", async () => {
  expect((await ask(there, PREPARED)).outcome).toBe("answered");
  await turn({ kind: "chat" });
  for (const reach of [here, there]) {
    const answer = await ask(reach, PREPARED);
    expect(answer).toMatchObject({
      outcome: "unavailable",
      mode: "canned",
      citations: [],
      orientation: null,
    });
    expect(answer.flags).toContain("service_coupe");
    for (const page of ["/fiches", "/annuaire", "/orientation", "/agenda", "/humain"])
      expect(answer.content).toContain(page);
  }
  await turn({ kind: "chat", on: true });
  expect((await ask(there, PREPARED)).outcome).toBe("answered");
});

test("with the chat off, whoever tells their company still reads who can help, and whoever is in danger the numbers", async () => {
  await turn({ kind: "chat" });
  const told = await ask(there, "garage de 6 personnes à Limoges, par où commencer ?");
  expect(told.outcome).toBe("unavailable");
  expect(told.profile).toMatchObject({ size: "TPE", region: "75" });
  expect(told.orientation?.advisors.length ?? 0).toBeGreaterThan(0);
  const danger = await ask(there, "je n'en peux plus, je veux mourir");
  expect(danger.outcome).toBe("distress_signposted");
  expect(danger.content).toContain("3114");
});

test("with the chat off, the home page says so, keeps the form, and leads to what works", async () => {
  expect(await (await there("/")).text()).not.toContain("réponses automatiques sont arrêtées");
  await turn({ kind: "chat" });
  const html = await (await there("/")).text();
  expect(html).toContain("réponses automatiques sont arrêtées");
  expect(html).toContain('name="content"');
  for (const page of ["/fiches", "/annuaire", "/orientation", "/agenda", "/humain"])
    expect(html).toContain(`href="${page}"`);
});

test("with generation off no model is called, and the record says why", async () => {
  const before = fake.counts().received;
  await turn({ kind: "generated" });
  const answer = await ask(there, `${PARTIAL} Vraiment ?`);
  expect(answer).toMatchObject({ mode: "extractive", footprint: { modelCalls: 0 } });
  expect(answer.flags).toContain("generation_coupee");
  expect(fake.counts().received).toBe(before);
  await turn({ kind: "generated", on: true });
  expect((await ask(there, `${PARTIAL} Vraiment ?`)).mode).toBe("generated");
});

test("a fiche turned off is found, cited, listed and shown nowhere; its page leads to the source", async () => {
  const before = await ask(there, PREPARED);
  expect(["prepared", "validated"]).toContain(before.mode);
  const target = before.citations[0]?.fiche ?? "";
  const { sourceUrl } = (await (await there(`/api/fiches/${target}`)).json()) as { sourceUrl: string };
  const holds = async (path: string, text: string) => (await (await there(path)).text()).includes(text);
  const isFound = () => holds("/api/search?q=plan+osez+l%27ia&k=20", `"fiche":"${target}"`);
  const isListed = () => holds("/api/fiches?kind=fiche&q=plan", `"id":"${target}"`);
  expect([await isFound(), await isListed()]).toEqual([true, true]);
  await turn({ kind: "fiche", target });
  const answer = await ask(there, PREPARED);
  expect(["prepared", "validated"]).not.toContain(answer.mode);
  expect(answer.citations.map(({ fiche }) => fiche)).not.toContain(target);
  expect([await isFound(), await isListed()]).toEqual([false, false]);
  expect((await there(`/api/fiches/${target}`)).status).toBe(404);
  expect(await holds("/fiches", `/fiches/${target}"`)).toBe(false);
  const page = await there(`/fiches/${target}`);
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain("en cours de vérification");
  expect(html.replaceAll("&amp;", "&")).toContain(`href="${sourceUrl}"`);
  expect(html).not.toContain("passage-full");
  await turn({ kind: "fiche", target, on: true });
  expect((await ask(there, PREPARED)).mode).toBe(before.mode);
});

test("a scheme whose fiche is off is proposed to nobody", async () => {
  const schemes = async () =>
    ((await (await there("/api/schemes?size=PME&region=53")).json()) as { schemes: { id: string }[] })
      .schemes;
  const target = (await schemes())[0]?.id ?? "";
  expect(target).not.toBe("");
  await turn({ kind: "fiche", target });
  expect((await schemes()).map(({ id }) => id)).not.toContain(target);
  await turn({ kind: "fiche", target, on: true });
  expect((await schemes()).map(({ id }) => id)).toContain(target);
});

test("a prepared answer turned off is not served: the fiches answer", async () => {
  const { mode } = await ask(there, PREPARED);
  const rows = await first.service.db.query<{ id: string }>({
    text: "SELECT prepared_id AS id FROM review.item WHERE prepared_id IS NOT NULL ORDER BY recorded_at DESC LIMIT 1",
    values: [],
  });
  const target = rows[0]?.id ?? "";
  await turn({ kind: "prepared", target });
  expect((await ask(there, PREPARED)).mode).not.toBe(mode);
});

test("turned off while a model writes, generation shows nothing of what it wrote, and counts it", async () => {
  const answer = await askAndTurn({ kind: "generated" });
  expect(answer).toMatchObject({
    mode: "extractive",
    footprint: { modelCalls: 1, energyWh: null, gCO2e: null },
  });
  expect(answer.flags).toContain("generation_coupee");
});

test("turned off while a model writes, the chat gives no answer", async () => {
  const answer = await askAndTurn({ kind: "chat" });
  expect(answer).toMatchObject({ outcome: "unavailable", mode: "canned", citations: [] });
});

test("turned off while a model writes from it, a fiche is not cited", async () => {
  const target = (await ask(here, PARTIAL)).citations[0]?.fiche ?? "";
  const answer = await askAndTurn({ kind: "fiche", target });
  expect(answer).toMatchObject({ outcome: "unavailable", mode: "canned", citations: [] });
  expect(answer.flags).toContain("fiche_coupee");
});

test("only a lead or an administrator turns a switch, with a reason, and a known target", async () => {
  const good = { kind: "chat", on: false, reason: "On vérifie." };
  expect((await staff(null, "POST", good)).status).toBe(401);
  expect((await staff("reviewer", "POST", good)).status).toBe(403);
  expect((await staff("reviewer", "GET")).status).toBe(403);
  expect((await staff("lead", "POST", { ...good, reason: " \u200b " })).status).toBe(422);
  expect((await staff("lead", "POST", { kind: "chat", on: false })).status).toBe(422);
  expect((await staff("lead", "POST", { ...good, kind: "tout" })).status).toBe(422);
  expect((await staff("lead", "POST", { ...good, kind: "fiche" })).status).toBe(422);
  expect((await staff("lead", "POST", { ...good, kind: "fiche", target: "absente" })).status).toBe(422);
  expect((await staff("lead", "POST", { ...good, on: true })).status).toBe(409);
  expect((await board()).off).toEqual([]);
  expect((await ask(there, PREPARED)).outcome).toBe("answered");
});

const console_ = (path: string, form?: Record<string, string>): Promise<Response> =>
  here(`/console/interrupteurs${path}`, {
    redirect: "manual",
    headers: { Cookie: cookies.lead, Origin: first.origin },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });

test("on the console, one form and one click: what is off, since when, by whom and why", async () => {
  const done = await console_("", {
    kind: "chat",
    on: "non",
    reason: "Réponses fausses depuis midi.",
    understood: "oui",
  });
  expect(done.status).toBe(303);
  const html = await (await console_("?fait=coupe")).text();
  expect(html).toContain("C'est coupé".replace("'", "&#39;"));
  expect(html).toMatch(/Coupé.{0,40}le \d.*Réponses fausses depuis midi/s);
  expect((await ask(there, PREPARED)).outcome).toBe("unavailable");
  const refused = await console_("", { kind: "chat", on: "oui", reason: "" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Donnez la raison");
  expect((await console_("", { kind: "chat", on: "oui", reason: "Corrigé." })).status).toBe(303);
  expect((await board()).history.slice(0, 2)).toMatchObject([
    { kind: "chat", on: true, reason: "Corrigé." },
    { kind: "chat", on: false, reason: "Réponses fausses depuis midi." },
  ]);
});

test("from the same page, an advisor is suspended at once, and restored", async () => {
  const { advisors } = (await (await there("/api/advisors")).json()) as { advisors: { id: string }[] };
  const advisorId = advisors[0]?.id ?? "";
  const form = { advisorId, reason: "Vente forcée signalée." };
  const done = await console_("/interlocuteur", { ...form, on: "non" });
  expect(done.headers.get("location")).toBe("/console/interrupteurs?fait=suspendu-a-inviter");
  expect((await board()).suspended).toMatchObject([{ advisorId, urgent: true }]);
  expect(await (await there("/api/advisors")).text()).not.toContain(`"id":"${advisorId}"`);
  const back = await console_("/interlocuteur", { ...form, on: "oui" });
  expect(back.headers.get("location")).toBe("/console/interrupteurs?fait=interlocuteur-retabli");
  expect(await (await there("/api/advisors")).text()).toContain(`"id":"${advisorId}"`);
});

test("an answer is opened for rereading by its reference, whatever the case it is typed in", async () => {
  const response = await console_("/reponse?reference=b7k3-9qxm-f");
  expect(response.headers.get("location")).toBe("/console/relecture/B7K3-9QXM-F");
});
