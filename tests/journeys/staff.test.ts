import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccounts } from "../../src/accounts/accounts.ts";
import { runAccountsCommand } from "../../src/accounts/command.ts";
import { sql } from "../../src/db/sql.ts";
import { depsOn, MINUTE, MovedClock } from "../support/accounts.ts";
import { HttpBrowser, locationOf } from "../support/http-browser.ts";
import { CLIENT, type Person, startProvider, type TestProvider } from "../support/oidc.ts";
import { type Served, serveForTest } from "../support/served.ts";

// Staff over real HTTP, with a real OpenID Connect provider: from the first administrator to the closed console.
let provider: TestProvider;
let served: Served;
let clock: MovedClock;
let admin: HttpBrowser;
const url = (path: string): string => `${served.origin}${path}`;
const ADMIN: Person = {
  sub: "admin",
  email: "Admin@exemple.fr",
  emailVerified: true,
  idpId: "dge",
  acr: "eidas2",
};
const CAMILLE: Person = { sub: "camille", email: "camille@exemple.fr", idpId: "dge", acr: "eidas2" };

beforeAll(async () => {
  provider = await startProvider();
  clock = new MovedClock(new Date());
  served = await serveForTest(
    {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_ACR_VALUES: "eidas2",
    },
    clock,
  );
  provider.serve(served.origin);
  const accounts = createAccounts(depsOn(served.service.db, clock, provider.issuer), {
    signIn: null,
    demo: null,
  });
  const options = { roles: "administrator", function: "Chef de projet", organisation: "DGE" };
  await runAccountsCommand(accounts, ["invite", "admin@exemple.fr"], options);
  admin = new HttpBrowser();
  await enter(admin, ADMIN);
});
afterAll(async () => {
  await served?.stop();
  await provider?.stop();
});

async function enter(browser: HttpBrowser, person: Person, query = ""): Promise<Response> {
  provider.person = person;
  return browser.open(url(`/console/connexion/ouvrir${query}`));
}
const api = (browser: HttpBrowser, method: string, path: string, body?: unknown): Promise<Response> =>
  browser.send(url(path), {
    method,
    headers: { Origin: served.origin, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const tokenOf = (browser: HttpBrowser): string => browser.cookies(served.origin).get("boussole-agent") ?? "";
/** Someone else with the same cookie. */
function thiefOf(browser: HttpBrowser): HttpBrowser {
  const thief = new HttpBrowser();
  thief.cookies(served.origin).set("boussole-agent", tokenOf(browser));
  return thief;
}
const invited = (email: string, roles = ["reviewer"]) => ({
  email,
  roles,
  function: "Chargée de mission",
  organisation: "DREETS Bretagne",
});
async function newMember(person: Person, roles?: string[]): Promise<{ browser: HttpBrowser; id: string }> {
  expect((await api(admin, "POST", "/api/admin/invitations", invited(person.email, roles))).status).toBe(201);
  const browser = new HttpBrowser();
  expect((await enter(browser, person)).status).toBe(200);
  const me = (await (await browser.send(url("/api/me"))).json()) as { accountId: string };
  return { browser, id: me.accountId };
}

test("the first administrator, invited by the command line, comes in by the provider and sees the console", async () => {
  const home = await admin.send(url("/console"));
  expect(await home.text()).toContain("Chef de projet, DGE.");
  const asked = provider.requests[0] ?? new URLSearchParams();
  expect([asked.get("code_challenge_method"), asked.get("scope")]).toEqual(["S256", "openid email idp_id"]);
  const rows = await served.service.db.query(sql`SELECT issuer, idp_id, sub, email FROM staff.account`);
  expect(rows).toEqual([{ issuer: provider.issuer, idp_id: "dge", sub: "admin", email: "admin@exemple.fr" }]);
});

test("whoever was not invited, or proves too little, does not come in", async () => {
  const stranger = new HttpBrowser();
  const refused = await enter(stranger, { ...CAMILLE, sub: "inconnu", email: "inconnu@exemple.fr" });
  expect(refused.status).toBe(403);
  expect(await refused.text()).toMatch(/Personne n.+a invité/);
  await api(admin, "POST", "/api/admin/invitations", invited("faible@exemple.fr"));
  for (const acr of ["eidas1", undefined]) {
    const weak = { sub: "faible", email: "faible@exemple.fr", ...(acr ? { acr } : {}) };
    // A browser that the provider does not know yet: it would go by the proof of before.
    const browser = new HttpBrowser();
    const answer = await enter(browser, weak);
    expect([acr, answer.status]).toEqual([acr, 403]);
    expect(await answer.text()).toContain("double authentification");
    expect(tokenOf(browser)).toBe("");
  }
  expect((await stranger.send(url("/api/me"))).status).toBe(401);
});

test("a page asked for without a session leads to the sign-in and back to it", async () => {
  const browser = new HttpBrowser();
  const away = await browser.send(url("/console/sessions?x=1"));
  expect([away.status, away.headers.get("location")]).toEqual([
    303,
    "/console/connexion?retour=%2Fconsole%2Fsessions%3Fx%3D1",
  ]);
  const door = await (await browser.open(url("/console/sessions?x=1"))).text();
  const link = /href="(\/console\/connexion\/ouvrir[^"]*)"/.exec(door)?.[1] ?? "";
  provider.person = ADMIN;
  const page = await browser.open(url(link.replaceAll("&amp;", "&")));
  expect([page.status, browser.at]).toEqual([200, url("/console/sessions?x=1")]);
});

test("a stolen cookie opens nothing after the sign-out, and the provider's own session ends too", async () => {
  const { browser } = await newMember(CAMILLE);
  const thief = thiefOf(browser);
  expect((await thief.send(url("/api/me"))).status).toBe(200);
  browser.at = url("/console");
  const bye = await browser.post(url("/console/deconnexion"));
  const away = /content="0; url=([^"]+)"/.exec(await bye.text())?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(new URL(away).origin).toBe(provider.issuer);
  expect([...new URL(away).searchParams.keys()].sort()).toEqual([
    "id_token_hint",
    "post_logout_redirect_uri",
    "state",
  ]);
  expect((await browser.send(away)).status).toBe(200);
  expect(browser.cookies(served.origin).has("boussole-agent")).toBe(false);
  expect((await thief.send(url("/api/me"))).status).toBe(401);
  expect((await thief.send(url("/console"))).status).toBe(303);
});

test("a disabled account and a removed role are refused at the next request", async () => {
  const { browser, id } = await newMember({ ...CAMILLE, sub: "dpo", email: "dpo@exemple.fr" }, [
    "dpo",
    "lead",
  ]);
  expect((await browser.send(url("/console/comptes"))).status).toBe(200);
  await api(admin, "PATCH", `/api/admin/accounts/${id}`, { roles: ["lead"] });
  expect((await browser.send(url("/console/comptes"))).status).toBe(403);
  expect((await browser.send(url("/api/admin/accounts"))).status).toBe(403);
  await api(admin, "PATCH", `/api/admin/accounts/${id}`, { disabled: true });
  expect((await browser.send(url("/api/me"))).status).toBe(401);
  const back = await enter(browser, { ...CAMILLE, sub: "dpo", email: "dpo@exemple.fr" });
  expect(back.status).toBe(403);
  expect(await back.text()).toContain("Votre compte est désactivé");
});

test("the DPO reads accounts and attests a review, and changes nothing", async () => {
  const { browser, id } = await newMember({ ...CAMILLE, sub: "dpo2", email: "dpo2@exemple.fr" }, ["dpo"]);
  const page = await (await browser.send(url("/console/comptes"))).text();
  expect(page).toContain("admin@exemple.fr");
  expect(page).not.toMatch(/Modifier|Inviter|Annuler/);
  const { upTo, accounts } = (await (await browser.send(url("/api/admin/accounts"))).json()) as {
    upTo: number;
    accounts: { id: string; state: string }[];
  };
  const justified = accounts.filter(({ state }) => state === "active").map((account) => account.id);
  const review = (body: object) => api(browser, "POST", "/api/admin/access-reviews", body);
  expect((await review({ upTo, justified: justified.slice(1) })).status).toBe(422);
  expect((await review({ upTo, justified })).status).toBe(201);
  for (const [method, path, body] of [
    ["POST", "/api/admin/invitations", invited("x@exemple.fr")],
    ["PATCH", `/api/admin/accounts/${id}`, { roles: ["administrator"] }],
    ["DELETE", "/api/admin/invitations/x", undefined],
  ] as const)
    expect((await api(browser, method, path, body)).status).toBe(403);
  for (const path of [
    `/${id}`,
    `/${id}/desactiver`,
    `/${id}/reactiver`,
    "/invitations",
    "/invitations/x/annuler",
  ])
    expect((await browser.post(url(`/console/comptes${path}`))).status).toBe(403);
});

test("a mutation that another site sends, or whose origin nothing tells, is refused on every staff route", async () => {
  const forms = [
    "deconnexion",
    "sessions/fermer-autres",
    "sessions/x/fermer",
    "comptes/invitations",
    "comptes/revue",
  ];
  const routes = [
    ...[
      ...forms,
      "comptes/x",
      "comptes/x/desactiver",
      "comptes/x/reactiver",
      "comptes/invitations/x/annuler",
    ].map((path) => ["POST", `/console/${path}`]),
    ["POST", "/api/admin/invitations"],
    ["PATCH", "/api/admin/accounts/x"],
    ["DELETE", "/api/admin/invitations/x"],
    ["POST", "/api/admin/access-reviews"],
    ["DELETE", "/api/me/sessions"],
    ["DELETE", "/api/me/sessions/x"],
  ];
  for (const [method = "", path = ""] of routes)
    for (const headers of [{ Origin: "https://pirate.exemple" }, { "Sec-Fetch-Site": "cross-site" }, {}]) {
      const answer = await admin.send(url(path), { method, headers: headers as Record<string, string> });
      expect([method, path, answer.status]).toEqual([method, path, 403]);
    }
  expect((await admin.send(url("/api/me"))).status).toBe(200);
});

test("a change of rights wants a sign-in of the last quarter of an hour, offered with the way back", async () => {
  clock.advance(16 * MINUTE);
  const stale = await api(admin, "POST", "/api/admin/invitations", invited("tard@exemple.fr"));
  expect(stale.status).toBe(403);
  expect(await stale.json()).toMatchObject({ type: "urn:boussole:erreur:connexion-a-renouveler" });
  admin.at = url("/console/comptes");
  const page = await (
    await admin.post(url("/console/comptes/invitations"), { email: "tard@exemple.fr" })
  ).text();
  const link =
    /href="(\/console\/connexion\?[^"]*renouveler[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(new URL(url(link)).searchParams.get("retour")).toBe("/console/comptes");
  const door = await (await admin.send(url(link))).text();
  const go = /href="(\/console\/connexion\/ouvrir[^"]*)"/.exec(door)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const before = tokenOf(admin);
  provider.person = ADMIN;
  const back = await admin.open(url(go));
  expect([back.status, admin.at]).toEqual([200, url("/console/comptes")]);
  expect(tokenOf(admin)).not.toBe(before);
});

test("the browser is given another token once an hour; the former one, late, closes the session", async () => {
  const { browser } = await newMember({ ...CAMILLE, sub: "heure", email: "heure@exemple.fr" });
  const first = tokenOf(browser);
  const thief = thiefOf(browser);
  for (let spent = 0; spent < 60; spent += 20) {
    clock.advance(20 * MINUTE);
    await browser.send(url("/console/sessions"));
  }
  expect(tokenOf(browser)).not.toBe(first);
  expect((await thief.send(url("/api/me"))).status).toBe(200);
  clock.advance(MINUTE + 1);
  expect((await browser.send(url("/api/me"))).status).toBe(200);
  expect((await thief.send(url("/api/me"))).status).toBe(401);
  expect((await browser.send(url("/api/me"))).status).toBe(401);
});

test("with a provider there is no demonstration, and nothing of this broke the service", async () => {
  expect(served.demoLinks).toBeNull();
  expect((await fetch(url(`/demonstration/${"a".repeat(43)}`), { method: "POST" })).status).toBe(404);
  expect(served.failures).toEqual([]);
});

test("a callback that is replayed opens nothing", async () => {
  const browser = new HttpBrowser();
  provider.person = ADMIN;
  const sent = await browser.open(url("/console/connexion/ouvrir"), (next) =>
    next.includes("/console/connexion/retour"),
  );
  const callback = locationOf(sent, browser.at);
  expect((await browser.send(callback)).status).toBe(303);
  const thief = new HttpBrowser();
  expect((await thief.send(callback)).status).toBe(400);
  expect((await browser.send(callback)).status).toBe(400);
});
