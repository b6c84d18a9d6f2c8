import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { depsOn, MovedClock } from "../../../../tests/support/accounts.ts";
import { testDatabase } from "../../../../tests/support/database.ts";
import { newFolder, removeFolders } from "../../../../tests/support/folders.ts";
import { createAccess } from "../../../accounts/access.ts";
import { type Accounts, createAccounts } from "../../../accounts/accounts.ts";
import { createDemo } from "../../../accounts/demo/demo.ts";
import type { DemoLinks } from "../../../accounts/demo/file.ts";
import { DEMO_ISSUER } from "../../../accounts/deps.ts";
import { createSignIn } from "../../../accounts/sign-in/sign-in.ts";
import type { Database } from "../../../db/database.ts";
import { cookieSettings } from "../../cookie.ts";
import { currentStaff } from "../current-staff.ts";
import { consoleErrors } from "../errors.tsx";
import { signInFor, wayBack } from "../way-back.ts";
import { mountAccounts } from "./mount.ts";

const ORIGIN = "https://boussole.exemple";
let db: Database;
let accounts: Accounts;
let links: DemoLinks;
let site: Hono;
const clock = new MovedClock();

/** These pages alone, as they are behind https. */
function consoleOf(of: Accounts): Hono {
  const access = createAccess(currentStaff(of), clock);
  const app = new Hono().use(cookieSettings({ secure: true, retentionDays: 30 }));
  app.onError(consoleErrors);
  mountAccounts(app, { accounts: of, access, publicUrl: ORIGIN });
  return app;
}

beforeAll(async () => {
  db = await testDatabase();
  const deps = depsOn(db, clock, DEMO_ISSUER);
  const demo = createDemo(deps, await newFolder());
  links = await demo.announce(ORIGIN);
  accounts = createAccounts(deps, { signIn: null, demo });
  site = consoleOf(accounts);
});
afterAll(async () => {
  await db?.close();
  await removeFolders();
});

test("behind https the session's cookie is for this host alone, out of reach of scripts and of plain http", async () => {
  const entered = await site.request(links.ambassador, { method: "POST" });
  const [cookie = ""] = entered.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-boussole-agent=[\w-]{43}; /);
  for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"])
    expect(cookie).toContain(attribute);
  expect(cookie).not.toMatch(/Domain/i);
  const headers = { Cookie: cookie.split(";")[0] ?? "" };
  const home = await site.request(`${ORIGIN}/console/sessions`, { headers });
  expect(home.headers.get("cache-control")).toContain("no-store");
  const page = await home.text();
  expect(page).toMatch(/Ambassadrice IA \(démonstration\)[\s\S]*Organisation fictive/);
  expect(page).not.toContain("/console/comptes");
  expect((await site.request(`${ORIGIN}/console/comptes`, { headers })).status).toBe(403);
  // The same token under the name of plain http opens nothing here.
  const plain = { Cookie: headers.Cookie.replace("__Host-", "") };
  expect((await site.request(`${ORIGIN}/console/sessions`, { headers: plain })).status).toBe(303);
});

test("looking at a link uses nothing; a used one and a wrong one say the same, and what to do", async () => {
  const look = () => site.request(links.lead);
  expect(await (await look()).text()).toContain("Responsable de la relecture");
  expect((await look()).status).toBe(200);
  expect((await site.request(links.lead, { method: "POST" })).status).toBe(303);
  const pages = await Promise.all(
    [links.lead, `${ORIGIN}/demonstration/${"a".repeat(43)}`, `${ORIGIN}/demonstration/x`].flatMap((link) => [
      site.request(link),
      site.request(link, { method: "POST" }),
    ]),
  );
  const texts = await Promise.all(pages.map((page) => page.text()));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([404]));
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain("demo-links.json");
});

test("without a provider nor a demonstration, the way in says why nobody can enter", async () => {
  const deps = depsOn(db, clock, null);
  const shut = consoleOf(createAccounts(deps, { signIn: null, demo: null }));
  expect(await (await shut.request(`${ORIGIN}/console/connexion`)).text()).toContain("OIDC_ISSUER");
  expect((await shut.request(links.dpo)).status).toBe(404);
  expect((await shut.request(`${ORIGIN}/console/connexion/ouvrir`)).headers.get("location")).toBe(
    "/console/connexion",
  );
});

test("while the provider does not answer, one is told to come back, and whoever operates hears of it", async () => {
  const heard: string[] = [];
  const settings = { issuer: "http://127.0.0.1:1", clientId: "a", clientSecret: "b", acrValues: [] };
  const deps = depsOn(db, clock, settings.issuer);
  const signIn = createSignIn(deps, settings, (_, place) => heard.push(place));
  const door = consoleOf(createAccounts(deps, { signIn, demo: null }));
  const answer = await door.request(`${ORIGIN}/console/connexion/ouvrir`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain("Réessayez dans quelques minutes");
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(heard).toEqual(["sign-in"]);
});

test("one leads back into the console only", () => {
  expect(wayBack("/console/comptes?fait=revue")).toBe("/console/comptes?fait=revue");
  for (const address of [
    undefined,
    "",
    "/",
    "//x",
    "/consoles",
    "/console/..",
    "/console/connexion",
    "https://x/console",
  ])
    expect(wayBack(address)).toBe("/console");
  expect(signInFor("/console/journal", true)).toBe(
    "/console/connexion?retour=%2Fconsole%2Fjournal&renouveler=oui",
  );
});

test("what an administrator typed wrong is told field by field, and nothing is written", async () => {
  const entered = await site.request(links.administrator, { method: "POST" });
  const headers = {
    Cookie: entered.headers.getSetCookie()[0]?.split(";")[0] ?? "",
    Origin: ORIGIN,
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const body = "email=pas-une-adresse&function=&organisation=DGE";
  const answer = await site.request(`${ORIGIN}/console/comptes/invitations`, {
    method: "POST",
    headers,
    body,
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  for (const told of ["prenom.nom@exemple.fr", "au moins un rôle", "Fonction"]) expect(page).toContain(told);
  expect((await accounts.overview()).invitations).toEqual([]);
});
