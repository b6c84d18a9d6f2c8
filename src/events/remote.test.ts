import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { journal } from "../audit/journal.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { isPublicAddress } from "./address.ts";
import { createAgenda } from "./agenda.ts";
import { refreshAgenda } from "./refresh.ts";
import { readRemote, sourceOf } from "./remote.ts";

const NOW = new Date("2026-12-01T08:00:00Z");
const options = { now: NOW, speaksToMachine: () => false, key: "cle", allowLoopback: true };

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const timings = [{ begin: "2027-01-21T09:00:00+01:00", end: "2027-01-21T12:00:00+01:00" }];
const event = (uid: number) => ({ uid, title: `Événement ${uid}`, timings });
const API = "/v2/agendas/42/events";

/** Three pages of two events, by `after`. */
const paged =
  (asked: URL[], keys: unknown[] = []): RequestListener =>
  (request, response) => {
    const url = new URL(request.url ?? "", "http://x");
    asked.push(url);
    keys.push(request.headers.key);
    const from = Number(url.searchParams.getAll("after[]")[1] ?? 0);
    const events = from < 6 ? [event(from + 1), event(from + 2)] : [];
    const after = events.length > 0 ? [1_800_000_000, from + 2] : null;
    response.setHeader("content-type", "application/json").end(JSON.stringify({ total: 6, events, after }));
  };

test("OpenAgenda is read page after page, with the key in the header alone", async () => {
  const [asked, keys]: [URL[], unknown[]] = [[], []];
  const base = await serve(paged(asked, keys));
  const reading = await readRemote(`${base}${API}?adminLevel1[]=Bretagne&key=secret`, options);
  expect(reading.events.map(({ uid }) => uid)).toEqual(["1", "2", "3", "4", "5", "6"]);
  expect(asked).toHaveLength(4);
  expect(keys.every((key) => key === "cle")).toBe(true);
  const [first] = asked;
  expect(first?.search).not.toContain("secret");
  expect(first?.searchParams.get("size")).toBe("300");
  expect(first?.searchParams.get("monolingual")).toBe("fr");
  expect(first?.searchParams.getAll("relative[]")).toEqual(["current", "upcoming"]);
  expect(first?.searchParams.get("adminLevel1[]")).toBe("Bretagne");
  expect(asked[1]?.searchParams.getAll("after[]")).toEqual(["1800000000", "2"]);
});

test("the same page for ever ends, and is told as the same identifiers again", async () => {
  const base = await serve((_, response) => response.end(JSON.stringify({ events: [event(1)], after: [1] })));
  expect((await readRemote(`${base}${API}`, options)).rejections).toHaveLength(1);
});

test("pages that never end are refused as too many", async () => {
  let n = 0;
  const base = await serve((_, response) => {
    const events = Array.from({ length: 300 }, () => event(++n));
    response.end(JSON.stringify({ events, after: [n] }));
  });
  await expect(readRemote(`${base}${API}`, options)).rejects.toThrow("Plus de 5000 événements");
});

test("a page that fails fails the whole", async () => {
  let calls = 0;
  const base = await serve((_, response) => {
    calls += 1;
    if (calls === 1) response.end(JSON.stringify({ events: [event(1)], after: [1] }));
    else response.writeHead(500).end();
  });
  await expect(readRemote(`${base}${API}`, options)).rejects.toThrow("erreur (500)");
  expect(calls).toBe(2);
});

test.each([
  [401, "clé"],
  [403, "clé"],
  [404, "n'existe pas"],
  [429, "429"],
  [503, "503"],
])("an answer %i is told in French", async (status, words) => {
  const base = await serve((_, response) => response.writeHead(status).end("stack trace"));
  await expect(readRemote(`${base}/agenda.ics`, options)).rejects.toThrow(words);
});

test("without a key OpenAgenda is not asked", async () => {
  const asked: URL[] = [];
  const base = await serve(paged(asked));
  await expect(readRemote(`${base}${API}`, { ...options, key: null })).rejects.toThrow("OPENAGENDA_KEY");
  expect(asked).toEqual([]);
});

test("a page of HTML, an empty answer and a cut one are no agenda", async () => {
  const html = await serve((_, response) =>
    response.setHeader("content-type", "text/html").end("<!DOCTYPE html>"),
  );
  await expect(readRemote(`${html}/a.json`, options)).rejects.toThrow("page web");
  await expect(readRemote(`${html}${API}`, options)).rejects.toThrow("page web");
  const empty = await serve((_, response) => response.end());
  await expect(readRemote(`${empty}/a.json`, options)).rejects.toThrow("ni un agenda");
  const cut = await serve((_, response) => {
    response.writeHead(200, { "content-length": "1000" }).write('{"events":[');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(readRemote(`${cut}/a.json`, options)).rejects.toThrow("ne répond pas");
});

test("a source too slow is left, whether it starts or not", async () => {
  const silent = await serve(() => {});
  const drip = await serve((_, response) => {
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  });
  for (const base of [silent, drip])
    await expect(readRemote(`${base}/a.json`, { ...options, timeoutMs: 200 })).rejects.toThrow(
      "trop de temps",
    );
});

test("a source too long is cut off, over its pages too", async () => {
  const base = await serve((_, response) => {
    const more = () => {
      while (response.writable && response.write(Buffer.alloc(64_000, 32)));
    };
    response.on("drain", more);
    more();
  });
  await expect(readRemote(`${base}/a.json`, { ...options, mostBytes: 1_000_000 })).rejects.toThrow(
    "dépasse 1 Mo",
  );
  const pages = await serve(paged([]));
  await expect(readRemote(`${pages}${API}`, { ...options, mostBytes: 500 })).rejects.toThrow("dépasse");
});

test("a redirection is followed to a public address only, and without the key", async () => {
  const to = (location: string) => serve((_, response) => response.writeHead(302, { location }).end());
  for (const [location, words] of [
    ["http://169.254.169.254/latest/meta-data/", "https"],
    ["https://169.254.169.254/latest/meta-data/", "réseau privé"],
    ["https://[::1]/", "réseau privé"],
    ["https://[::ffff:10.0.0.1]/", "réseau privé"],
    ["https://localhost/", "réseau privé"],
    ["file:///etc/passwd", "https"],
  ] as const)
    await expect(readRemote(`${await to(location)}/a.ics`, options)).rejects.toThrow(words);
  const loop = await to("/a.ics");
  await expect(readRemote(`${loop}/a.ics`, options)).rejects.toThrow("redirige sans fin");
  const keys: unknown[] = [];
  const other = await serve(paged([], keys));
  const first = await to(`${other}${API}?after[]=1&after[]=6`);
  await readRemote(`${first}${API}`, options);
  expect(keys).toEqual([undefined]);
});

test("outside tests only public https addresses are asked", async () => {
  const asked = (address: string) => readRemote(address, { ...options, allowLoopback: false });
  await expect(asked("http://exemple.fr/a.ics")).rejects.toThrow("https");
  await expect(asked("https://127.0.0.1/a.ics")).rejects.toThrow("réseau privé");
  await expect(asked("https://0x7f000001/a.ics")).rejects.toThrow("réseau privé");
  await expect(asked("https://u:p@exemple.fr/a.ics")).rejects.toThrow("mot de passe");
  await expect(asked("https://localhost/a.ics")).rejects.toThrow("réseau privé");
  await expect(asked("pas une adresse")).rejects.toThrow("attendu https");
});

test("private, reserved and tunnelled addresses are told from public ones", () => {
  for (const address of [
    ...[
      "10.1.2.3",
      "127.0.0.1",
      "169.254.1.1",
      "172.31.0.1",
      "192.168.1.1",
      "100.64.0.1",
      "0.0.0.0",
      "224.0.0.1",
    ],
    ...[
      "::1",
      "::",
      "fe80::1",
      "fc00::1",
      "::ffff:8.8.8.8",
      "64:ff9b::1",
      "2002:a00:1::",
      "2001:db8::1",
      "nom",
    ],
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const address of ["8.8.8.8", "172.32.0.1", "2a01:e0a::1", "2606:4700::1111"])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
});

test("a source's name holds neither key nor filter", () => {
  expect(sourceOf(`https://api.openagenda.com${API}?key=secret#x`)).toBe(`https://api.openagenda.com${API}`);
});

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test("the scheduled import takes its turn once, keeps its failure, and leaves the events known before", async () => {
  let down = false;
  let calls = 0;
  const base = await serve((_, response) => {
    calls += 1;
    if (down) response.writeHead(503).end();
    else response.end(JSON.stringify({ events: [event(1)], after: null }));
  });
  const at = (now: string) =>
    refreshAgenda({
      db,
      clock: { now: () => new Date(now) },
      journal: journal,
      speaksToMachine: () => false,
      url: `${base}${API}`,
      everyHours: 6,
      key: "k",
      allowLoopback: true,
    });
  const agenda = createAgenda(db);
  expect(await agenda.refreshedAt()).toBeNull();
  const together = await Promise.all([at("2026-12-01T08:00:00Z"), at("2026-12-01T08:00:00Z")]);
  expect(together.map(({ status }) => status).sort()).toEqual(["done", "not_due"]);
  expect(await at("2026-12-01T13:59:00Z")).toEqual({ status: "not_due" });
  expect(calls).toBe(1);
  down = true;
  expect(await at("2026-12-01T14:00:00Z")).toMatchObject({
    status: "failed",
    reason: expect.stringContaining("503"),
  });
  const row = async () => (await db.query(sql`SELECT failure, succeeded_at FROM agenda.refresh`))[0];
  expect(await row()).toEqual({
    failure: expect.stringContaining("503"),
    succeeded_at: new Date("2026-12-01T08:00:00Z"),
  });
  expect((await agenda.upcoming({ from: NOW }, 1)).total).toBe(1);
  down = false;
  expect(await at("2026-12-01T15:00:00Z")).toEqual({ status: "not_due" });
  expect(await at("2026-12-01T20:00:00Z")).toMatchObject({ status: "done" });
  expect(await row()).toEqual({ failure: null, succeeded_at: new Date("2026-12-01T20:00:00Z") });
  expect(await agenda.refreshedAt()).toEqual(new Date("2026-12-01T20:00:00Z"));
});
