import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { depsOn, MovedClock } from "../../../tests/support/accounts.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { newFolder, removeFolders } from "../../../tests/support/folders.ts";
import { journal } from "../../audit/journal.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import { type AccountsDeps, DEMO_ISSUER } from "../deps.ts";
import { openDoors } from "../doors.ts";
import { changeAccount } from "../rights/change.ts";
import { resumeSession } from "../sessions/resume.ts";
import { ROLES } from "../staff.ts";
import { createDemo, type Demo } from "./demo.ts";

const ORIGIN = "http://localhost:3000";
const BROWSER = { device: "Firefox sur Linux", formerToken: undefined };
let db: Database;
let deps: AccountsDeps;
let folder: string;
let demo: Demo;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  await db?.close();
  await removeFolders();
});
beforeEach(async () => {
  await db.query(sql`TRUNCATE staff.account, staff.demo_link CASCADE`);
  deps = depsOn(db, new MovedClock(), DEMO_ISSUER);
  folder = await newFolder();
  demo = createDemo(deps, folder);
});

const linksIn = async (): Promise<Record<string, string>> =>
  JSON.parse(await readFile(join(folder, "demo-links.json"), "utf8"));
const secretOf = (link = ""): string => link.split("/").at(-1) ?? "";

test("the file holds one link a role, for its owner's eyes only, and the database only digests", async () => {
  const links = await demo.announce(ORIGIN);
  expect(Object.keys(await linksIn())).toEqual(["ambassador", "reviewer", "lead", "dpo", "admin"]);
  expect((await linksIn()).admin).toBe(links.administrator);
  expect(links.lead).toMatch(/^http:\/\/localhost:3000\/demonstration\/[\w-]{43}$/);
  expect((await stat(join(folder, "demo-links.json"))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["demo-links.json"]);
  const rows = JSON.stringify(
    await db.query(sql`SELECT role, encode(digest, 'base64') FROM staff.demo_link`),
  );
  for (const role of ROLES) expect(rows).not.toContain(secretOf(links[role]));
});

test("a link opens the session of its role once, and another takes its place", async () => {
  const links = await demo.announce(ORIGIN);
  const secret = secretOf(links.reviewer);
  expect(await demo.roleOf(secret)).toBe("reviewer");
  const entered = await demo.enter(secret, BROWSER);
  expect((await resumeSession(deps, entered?.token ?? ""))?.staff).toMatchObject({
    roles: ["reviewer"],
    function: "Relectrice (démonstration)",
    organisation: "Organisation fictive",
  });
  expect([await demo.roleOf(secret), await demo.enter(secret, BROWSER)]).toEqual([null, null]);
  const now = await linksIn();
  expect(now.reviewer).not.toBe(links.reviewer);
  expect(now.lead).toBe(links.lead);
  expect(await demo.enter(secretOf(now.reviewer), BROWSER)).not.toBeNull();
  expect(await db.query(sql`SELECT count(*)::int AS count FROM staff.account`)).toEqual([{ count: 1 }]);
});

test("of ten who follow the same link at once, one enters", async () => {
  const { lead } = await demo.announce(ORIGIN);
  const all = await Promise.all(Array.from({ length: 10 }, () => demo.enter(secretOf(lead), BROWSER)));
  expect(all.filter((entered) => entered !== null)).toHaveLength(1);
});

test("a restart or a second process keeps the links that are good, at its own address", async () => {
  const links = await demo.announce(ORIGIN);
  const second = createDemo(deps, folder);
  const again = await second.announce("http://localhost:4000");
  expect(secretOf(again.lead)).toBe(secretOf(links.lead));
  expect(again.lead).toContain("localhost:4000");
  await demo.enter(secretOf(links.lead), BROWSER);
  expect(await second.roleOf(secretOf((await linksIn()).lead))).toBe("lead");
});

test("a file spoilt or forged gives new links, never an entry", async () => {
  await demo.announce(ORIGIN);
  const forged = "a".repeat(43);
  for (const text of ["{", JSON.stringify({ admin: `${ORIGIN}/demonstration/${forged}` }), '{"admin": 3}']) {
    await writeFile(join(folder, "demo-links.json"), text);
    expect(await demo.roleOf(forged)).toBeNull();
    const links = await demo.announce(ORIGIN);
    expect(secretOf(links.administrator)).not.toBe(forged);
    expect(await demo.roleOf(secretOf(links.administrator))).toBe("administrator");
  }
});

test("a disabled demonstration account stays out", async () => {
  const { reviewer } = await demo.announce(ORIGIN);
  await demo.enter(secretOf(reviewer), BROWSER);
  const [account] = await db.query<{ id: string }>(sql`SELECT id FROM staff.account`);
  await changeAccount(deps, null, account?.id ?? "", { disabled: true });
  expect(await demo.enter(secretOf((await linksIn()).reviewer), BROWSER)).toBeNull();
});

test("in production and with a provider there is no link, its file goes, and its sessions open nothing", async () => {
  const { administrator } = await demo.announce(ORIGIN);
  const token = (await demo.enter(secretOf(administrator), BROWSER))?.token ?? "";
  const oidc = { issuer: "https://idp.exemple", clientId: "a", clientSecret: "b", acrValues: [] };
  const base = { db, clock: deps.clock, journal };
  for (const settings of [
    { production: true, oidc: null },
    { production: false, oidc },
    { production: true, oidc },
  ]) {
    await writeFile(join(folder, "demo-links.json"), "{}");
    const doors = await openDoors(base, { ...settings, dataDir: folder }, () => {});
    expect(doors.demo).toBeNull();
    expect(await readdir(folder)).toEqual([]);
    expect(await resumeSession(doors.deps, token)).toBeNull();
  }
  const open = await openDoors(base, { production: false, oidc: null, dataDir: folder }, () => {});
  expect(await resumeSession(open.deps, token)).not.toBeNull();
});
