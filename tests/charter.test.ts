import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertRun } from "../src/equity/store.ts";
import { openConversation, post } from "./support/process.ts";
import { type Served, serveForTest } from "./support/served.ts";
import { signInAs } from "./support/staff.ts";

// What the service publishes of itself, over real HTTP, tried as someone would who means to prove that it lies.
let served: Served;
let now = new Date("2026-12-01T09:00:00Z");
const passed = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000);
};

type Said = { number: string; status: string; evidence: string; checks: { href?: string }[] };
/** What the page says, once its five minutes are over. */
async function statuses(): Promise<Record<string, string>> {
  now = new Date(now.getTime() + 301_000);
  const { requirements } = (await (await fetch(`${served.origin}/charte.json`)).json()) as {
    requirements: Said[];
  };
  return Object.fromEntries(requirements.map(({ number, status }) => [number, status]));
}
const run = (text: string, values: unknown[] = []) => served.service.db.query({ text, values });

/** The daily reading of the journal, to its end. */
async function readJournal(): Promise<void> {
  const before = await run("SELECT count(*) FROM audit.verification");
  passed(1.01);
  await served.service.tick();
  await expect
    .poll(() => run("SELECT count(*) FROM audit.verification"), { timeout: 20_000 })
    .not.toEqual(before);
}

const equityRun = (failing: number) => ({
  at: now,
  versions: { answering: "1", orientation: "1", knowledge: "1", directory: "1", pairs: "1" },
  pairs: 96,
  alike: 96 - failing,
  topics: [],
  failing: [],
  durationMs: 1,
});

beforeAll(async () => {
  served = await serveForTest({ REVIEW_SAMPLE_PERCENT: "100" }, { now: () => now });
}, 120_000);
afterAll(() => served?.stop());

test("retention: a conversation that outlives its term, while the runs say that all went well, lowers 4.3", async () => {
  await openConversation(served.origin);
  expect((await statuses())["4.3"]).toBe("not_kept");
  const ran = () =>
    run(
      "INSERT INTO retention.run (job, started_at, finished_at, due, done) VALUES ('planned', $1, $1, 0, 0)",
      [now],
    );
  await ran();
  expect((await statuses())["4.3"]).toBe("kept");
  passed(1.5);
  expect((await statuses())["4.3"]).toBe("not_kept");
  await ran();
  expect((await statuses())["4.3"]).toBe("kept");
  await run("UPDATE chat.conversation SET expires_at = $1", [new Date(now.getTime() - 2 * 86_400_000)]);
  expect((await statuses())["4.3"]).toBe("not_kept");
});

test("reading: an answer that nobody rereads lowers 2.8, its reading restores it, a month of silence lowers it again", async () => {
  expect((await statuses())["2.8"]).toBe("partly");
  const conversation = await openConversation(served.origin);
  await post(served.origin, conversation, "qui pilote le plan Osez l'IA ?");
  expect(await statuses()).toMatchObject({ "1.3": "kept", "1.5": "kept", "2.8": "not_kept", "5.5": "kept" });
  await run(
    `INSERT INTO review.verdict (answer_id, account_id, conclusion, scores, reasons, at)
     SELECT answer_id, 'a', 'good', '{}', '{}', $1 FROM review.item`,
    [now],
  );
  expect((await statuses())["2.8"]).toBe("kept");
  passed(32);
  const next = await openConversation(served.origin);
  await post(served.origin, next, "qu'est-ce qu'un ambassadeur IA ?");
  expect((await statuses())["2.8"]).toBe("not_kept");
});

test("journal: read whole it is kept; a row changed behind its back is found, and both pages that rested on it say so", async () => {
  expect((await statuses())["1.4"]).toBe("not_kept");
  await readJournal();
  expect(await statuses()).toMatchObject({ "1.3": "kept", "1.4": "kept" });
  await run("ALTER TABLE audit.entry DISABLE TRIGGER ALL");
  await run(
    `UPDATE audit.entry SET facts = facts || '{"outcome":"greeting"}' WHERE kind = 'answer_recorded'`,
  );
  await run("ALTER TABLE audit.entry ENABLE TRIGGER ALL");
  await readJournal();
  expect(await statuses()).toMatchObject({ "1.3": "not_kept", "1.4": "not_kept" });
});

test("trace: an answer taken out of the journal is no longer said to have its trace", async () => {
  await run("ALTER TABLE audit.entry DISABLE TRIGGER ALL");
  await run("DELETE FROM audit.verification");
  expect((await statuses())["1.3"]).toBe("kept");
  await run("UPDATE audit.entry SET subject = 'ailleurs' WHERE kind = 'answer_recorded'");
  await run("ALTER TABLE audit.entry ENABLE TRIGGER ALL");
  expect((await statuses())["1.3"]).toBe("not_kept");
});

test("rights: a review of rights keeps 4.8, and six months later 4.11 falls by the clock alone", async () => {
  expect((await statuses())["4.11"]).toBe("not_kept");
  await signInAs(served, "administrator");
  await run(
    `INSERT INTO staff.access_review (id, by_account, at, up_to, counts, changes)
     SELECT 'r', id, $1, 1, '{}', '[]' FROM staff.account LIMIT 1`,
    [now],
  );
  expect(await statuses()).toMatchObject({ "4.8": "kept", "4.11": "partly" });
  passed(184);
  expect(await statuses()).toMatchObject({ "4.8": "partly", "4.11": "not_kept" });
});

test("equity and contests: a failing pair, then a contest left without an answer, lower what they bear", async () => {
  await insertRun(served.service.db, equityRun(0));
  expect(await statuses()).toMatchObject({ "2.1": "kept", "2.2": "kept", "2.3": "kept", "1.7": "kept" });
  await insertRun(served.service.db, equityRun(1));
  expect(await statuses()).toMatchObject({ "2.1": "not_kept", "2.2": "not_kept", "2.3": "not_kept" });
  await run(
    `INSERT INTO chat.contest (id, answer_id, conversation_id, ticket_digest, reason, created_at, due_at)
     SELECT 'k', id, conversation_id, 'k', 'k', $1, $1 FROM chat.answer LIMIT 1`,
    [new Date(now.getTime() - 1_000)],
  );
  expect((await statuses())["1.7"]).toBe("not_kept");
});

const manifest = async () =>
  (await (await fetch(`${served.origin}/donnees-ouvertes/manifeste.json`)).json()) as {
    dataset: { identifier: string; license: string; distribution: Listed[] }[];
  };
type Listed = {
  path: string;
  downloadURL: string;
  mediaType: string;
  byteSize: number;
  checksum: { checksumValue: string };
};
const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const listed = async () => (await manifest()).dataset.flatMap(({ distribution }) => distribution);

test("every file of the manifest is downloaded, and is what the manifest says; the archive holds the same", async () => {
  const files = await listed();
  expect(files.length).toBeGreaterThan(300);
  const wrong: string[] = [];
  for (const { path, downloadURL, mediaType, byteSize, checksum } of files) {
    const response = await fetch(downloadURL);
    const bytes = Buffer.from(await response.arrayBuffer());
    const same =
      response.headers.get("content-type")?.startsWith(mediaType) &&
      bytes.length === byteSize &&
      digest(bytes) === checksum.checksumValue;
    if (!same) wrong.push(path);
  }
  expect(wrong).toEqual([]);
  const folder = mkdtempSync(join(tmpdir(), "boussole-archive-"));
  try {
    const archive = await fetch(`${served.origin}/donnees-ouvertes/archive.tar.gz`);
    writeFileSync(join(folder, "a.tar.gz"), Buffer.from(await archive.arrayBuffer()));
    execFileSync("tar", ["-xzf", "a.tar.gz"], { cwd: folder });
    const root = join(folder, "boussole-ia");
    const found = (readdirSync(root, { recursive: true }) as string[]).filter((name) =>
      statSync(join(root, name)).isFile(),
    );
    expect(found.length).toBe(files.length + 1);
    for (const { path, checksum } of files)
      expect(digest(readFileSync(join(root, path))), path).toBe(checksum.checksumValue);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("what is published holds no secret, no account, no word of anyone, and nothing made up passes for real", async () => {
  const files = await listed();
  const texts = new Map<string, string>();
  for (const { path, downloadURL } of files) texts.set(path, await (await fetch(downloadURL)).text());
  const all = [...texts.values()].join("\n");
  const accounts = (await run("SELECT id, email FROM staff.account")) as { id: string; email: string }[];
  expect(accounts.length).toBeGreaterThan(0);
  const conversations = (await run("SELECT id FROM chat.conversation")) as { id: string }[];
  for (const text of [
    ...accounts.flatMap(({ id, email }) => [id, email]),
    ...conversations.map(({ id }) => id),
    "BEGIN PRIVATE KEY",
  ])
    expect(all.includes(text), text).toBe(false);
  for (const line of (texts.get("exemples-fictifs/annuaire/exemple.jsonl") ?? "").split("\n").filter(Boolean))
    expect(line).toContain("(fictif)");
  const inForce = JSON.parse(texts.get("connaissances/en-vigueur.json") ?? "{}") as { fiches: object[] };
  expect(inForce.fiches.length).toBeGreaterThan(100);
  expect(texts.get("connaissances/en-vigueur.json")).not.toMatch(/account/i);
});

test("a fiche that staff turned off leaves the open data, in all its forms; what only answers one exchange never enters", async () => {
  const before = await listed();
  const path = "connaissances/fiches/rgpd-ia.md";
  expect(before.map((file) => file.path)).toContain(path);
  await run(
    `WITH t AS (INSERT INTO switches.turn (kind, target, turned_on, reason, account_id, function, organisation, at)
       SELECT 'fiche', 'rgpd-ia', false, 'r', id, 'f', 'o', $1 FROM staff.account LIMIT 1 RETURNING id)
     INSERT INTO switches.turned_off (kind, target, turn_id) SELECT 'fiche', 'rgpd-ia', id FROM t`,
    [now],
  );
  await run(
    `INSERT INTO knowledge.prepared_answer (id, question, variants, body, citations, digest, updated_at, origin)
     VALUES ('relecture-x', 'Question générale ?', '{"mots de quelqu''un zinzolin"}', 'Réponse corrigée.', '[]', 'd', $1, 'review')`,
    [now],
  );
  passed(0.01);
  const after = await listed();
  expect(after.map((file) => file.path)).not.toContain(path);
  expect((await fetch(`${served.origin}/donnees-ouvertes/fichiers/${path}`)).status).toBe(404);
  const inForce = await (
    await fetch(`${served.origin}/donnees-ouvertes/fichiers/connaissances/en-vigueur.json`)
  ).text();
  expect(inForce).not.toContain('"id": "rgpd-ia"');
  expect(inForce).toContain("née d'une correction approuvée");
  expect(inForce).toContain("Réponse corrigée.");
  expect(inForce).not.toContain("zinzolin");
});

test.each([
  "../../package.json",
  "..%2f..%2fpackage.json",
  "%2e%2e/%2e%2e/package.json",
  "connaissances/../../package.json",
  "/etc/passwd",
  "%2fetc%2fpasswd",
  "connaissances/fiches/rgpd-ia.md%00.txt",
  "connaissances\\..\\package.json",
  "%E0%A4%A",
  "constructor",
  "__proto__",
])("no path leads out of the manifest: %s", async (path) => {
  const response = await fetch(`${served.origin}/donnees-ouvertes/fichiers/${path}`);
  expect([400, 404]).toContain(response.status);
  expect(await response.text()).not.toContain('"dependencies"');
});

test("every page that the charter sends a stranger to is there, and the page is one that a telephone can load", async () => {
  await run("DELETE FROM switches.turned_off");
  const { requirements } = (await (await fetch(`${served.origin}/charte.json`)).json()) as {
    requirements: Said[];
  };
  const links = new Set(requirements.flatMap(({ checks }) => checks.flatMap(({ href }) => href ?? [])));
  const broken: string[] = [];
  for (const link of [...links].filter((one) => one.startsWith("/")))
    if ((await fetch(`${served.origin}${link}`)).status !== 200) broken.push(link);
  expect(broken).toEqual([]);
  for (const path of ["/charte", "/donnees-ouvertes"]) {
    const html = await (await fetch(`${served.origin}${path}`)).text();
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  }
  const page = (await (await fetch(`${served.origin}/charte`)).text()).replaceAll("\u00A0", " ");
  for (const words of [
    "L&#39;éditeur de cette charte n&#39;est pas indiqué",
    "« futur »",
    "Comment vérifier vous-même",
  ])
    expect(page).toContain(words);
  expect(served.failures).toEqual([]);
});
