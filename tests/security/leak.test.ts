import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openDatabase } from "../../src/db/open.ts";
import { type Canary, canaryOf, leaksIn } from "../support/canaries.ts";
import { newServerDatabase } from "../support/database.ts";
import { type FakeMistral, startFakeMistral } from "../support/fake-mistral.ts";
import { openConversation, post, type Running, startProcess } from "../support/process.ts";
import { type FakeSmtp, startSmtp } from "../support/smtp.ts";
import { copySnapshot } from "../support/snapshots.ts";

// People tell the real service what they should not have. Then everything it wrote is searched: its logs, its
// metrics, every row of every table, every file of the embedded base (so its indexes and its log too), what a model was sent,
// the subjects of its letters. A word that is no personal datum is searched as well: what people say is never kept in clear.
// A thousand with `LEAK_CONVERSATIONS=1000 npx vitest run tests/security/leak.test.ts`: two minutes that each run need not take.
const CONVERSATIONS = Number(process.env.LEAK_CONVERSATIONS ?? 200);
const AT_ONCE = 8;
const canaries = Array.from({ length: CONVERSATIONS }, (_, index) => canaryOf(index));

let dataDir: string;
let model: FakeMistral;
let smtp: FakeSmtp;
let running: Running;
let metrics: string;
const server = process.env.TEST_DATABASE_URL;
let own: Awaited<ReturnType<typeof newServerDatabase>> | null = null;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "boussole-leak-"));
  [model, smtp] = [await startFakeMistral(), await startSmtp()];
  own = server ? await newServerDatabase(server) : null;
  if (!own) await copySnapshot("samples", dataDir);
  running = await startProcess({
    DATA_DIR: dataDir,
    LOG_LEVEL: "debug",
    MISTRAL_SERVER_URL: model.url,
    SMTP_URL: smtp.url,
    MAIL_FROM: "boussole@service.exemple",
    ALERT_EMAIL: "astreinte@service.exemple",
    ...(own ? { DATABASE_URL: own.url } : {}),
  });
  const waiting = [...canaries];
  const talk = async (): Promise<void> => {
    for (let canary = waiting.pop(); canary !== undefined; canary = waiting.pop()) await tell(canary);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, talk));
  for (const canary of canaries.slice(0, 20)) await misuse(canary);
  // Nobody is named in these: a model is given them.
  for (const { word } of canaries.slice(0, 3))
    await post(running.origin, await openConversation(running.origin), `qui pilote le plan ${word}`);
  // Whoever is on duty is told of someone in danger, and of nothing that they said.
  const [{ message = "" } = {}] = canaries;
  await post(running.origin, await openConversation(running.origin), `je veux mourir. ${message}`);
  await vi.waitFor(() => expect(smtp.messages).toHaveLength(1), { timeout: 90_000, interval: 200 });
  metrics = await (await fetch(`${running.origin}/metrics`)).text();
  running.child.kill("SIGTERM");
  expect(await running.exit()).toBe(0);
}, 300_000);

afterAll(async () => {
  running.child.kill("SIGKILL");
  await Promise.all([model.stop(), smtp.stop()]);
  await own?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** One conversation that tells a canary, in the places where a person may write. */
async function tell(canary: Canary): Promise<void> {
  const { origin } = running;
  const conversation = await openConversation(origin);
  const answered = await post(origin, conversation, canary.message, {
    clientMessageId: `${canary.word}-1`,
    generative: canary.index % 4 === 0,
  });
  expect(answered.status, canary.message).toBe(200);
  if (canary.index % 20 !== 0) return;
  const { id } = (await answered.json()) as { id: string };
  const headers = { Authorization: `Bearer ${conversation.token}`, "Content-Type": "application/json" };
  const send = (path: string, body: unknown) =>
    fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const comment = `${canary.message} ${canary.email}`.slice(0, 900);
  const given = await send(`/api/answers/${id}/feedback`, { useful: false, reasons: ["imprecis"], comment });
  expect(given.status).toBe(204);
  const contested = await send(`/api/answers/${id}/contest`, { reason: comment });
  expect([201, 409]).toContain(contested.status);
}

/** What goes wrong is told too: addresses that do not exist, forms that are refused, bodies that cannot be read. */
async function misuse({ email, word, message }: Canary): Promise<void> {
  const { origin } = running;
  const json = { "Content-Type": "application/json" };
  const statuses = await Promise.all([
    fetch(`${origin}/inconnu/${email}?q=${word}`, { headers: { "User-Agent": `Mozilla ${word}` } }),
    fetch(`${origin}/api/search?q=${encodeURIComponent(message)}&k=3`),
    fetch(`${origin}/api/conversations/${word}/messages`, {
      method: "POST",
      headers: json,
      body: `{"content":"${word}`,
    }),
    fetch(`${origin}/api/profile`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ turns: [message], autre: word }),
    }),
    fetch(`${origin}/reponses/${word}/avis`, {
      method: "POST",
      body: new URLSearchParams({ commentaire: email }),
    }),
    fetch(`${origin}/signaler`, {
      method: "POST",
      body: new URLSearchParams({ faits: message }),
      redirect: "manual",
    }),
  ]).then((responses) => responses.map(({ status }) => status));
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
}

test("a leak would be found: in clear, in other spacing, in hexadecimal, in a cell and in a file", () => {
  for (const secret of canaries.flatMap(({ secrets }) => secrets)) {
    expect(leaksIn(`avant ${secret} après`), secret).not.toEqual([]);
    expect(leaksIn(Buffer.from(secret).toString("hex")), secret).not.toEqual([]);
  }
  for (const { email, phone } of canaries) {
    expect(leaksIn(email.toUpperCase())).not.toEqual([]);
    expect(leaksIn(phone.replace(/\D/g, ""))).not.toEqual([]);
  }
  expect(leaksIn("le plan Osez l'IA, 06 12 34 56 78, boulanger à Dax")).toEqual([]);
});

test("nothing that people told is in the logs nor in the metrics", () => {
  expect(running.output()).toContain("http://localhost:");
  expect(leaksIn(running.output())).toEqual([]);
  expect(metrics).toContain("boussole_http_requests_total");
  expect(leaksIn(metrics)).toEqual([]);
});

test("nothing that people told is readable in any row of any table", async () => {
  const db = await openDatabase({ url: own?.url ?? null, migrationUrl: null, dataDir });
  try {
    const tables = await db.query<{ name: string }>({
      text: `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
      values: [],
    });
    expect(tables.length).toBeGreaterThan(50);
    const found: string[] = [];
    let rows = 0;
    for (const { name } of tables) {
      const read = await db.query<{ row: string }>({
        text: `SELECT t::text AS row FROM ${name} t`,
        values: [],
      });
      rows += read.length;
      for (const leak of leaksIn(read.map(({ row }) => row).join("\n"))) found.push(`${name} : ${leak}`);
    }
    expect(rows).toBeGreaterThan(5 * CONVERSATIONS);
    expect(found).toEqual([]);
  } finally {
    await db.close();
  }
});

test("nothing that people told is in the files, the indexes of the embedded base among them", async () => {
  const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(own ? 0 : 500);
  const found: string[] = [];
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    for (const leak of leaksIn(bytes.toString("latin1"))) found.push(`${name} : ${leak}`);
  }
  expect(found).toEqual([]);
});

test("a model is sent no personal datum, and the letter to whoever is on duty holds no word", () => {
  expect(model.requests.length).toBeGreaterThan(0);
  const sent = model.requests.map(({ system, user }) => `${system}\n${user}`).join("\n");
  // An ordinary word of a question may be sent: the person accepted that a model writes.
  expect(leaksIn(sent, "personal")).toEqual([]);
  expect(leaksIn(smtp.messages.map(({ subject, text }) => `${subject}\n${text}`).join("\n"))).toEqual([]);
});
