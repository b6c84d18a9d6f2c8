import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sql } from "../../src/db/sql.ts";
import { type HostileProvider, type Lie, startHostileProvider } from "../support/hostile-oidc.ts";
import { HttpBrowser, locationOf } from "../support/http-browser.ts";
import { type Served, serveForTest } from "../support/served.ts";

// A provider that lies, one way at a time: each lie is refused, and nothing is left of it but the invitation.
let hostile: HostileProvider;
let served: Served;
beforeAll(async () => {
  hostile = await startHostileProvider();
  served = await serveForTest({
    OIDC_ISSUER: hostile.issuer,
    OIDC_CLIENT_ID: "boussole",
    OIDC_CLIENT_SECRET: "secret",
    OIDC_ACR_VALUES: "eidas2 eidas3",
  });
});
afterAll(async () => {
  await served?.stop();
  await hostile?.stop();
});
beforeEach(async () => {
  hostile.lie = {};
  hostile.person = { email: "personne@exemple.fr" };
  const { db } = served.service;
  await db.query(sql`DELETE FROM staff.session`);
  await db.query(sql`DELETE FROM staff.account`).catch(() => {});
  await db.query(sql`DELETE FROM staff.invitation`);
  await db.query(sql`
    INSERT INTO staff.invitation (id, email, roles, function, organisation, invited_by, at, expires_at)
    VALUES ('i1', 'personne@exemple.fr', ARRAY['reviewer'], 'Chargée de mission', 'DGE', NULL, '2020-01-01', '2100-01-01')`);
});

const isCallback = (url: string): boolean => url.includes("/console/connexion/retour");

async function come(browser = new HttpBrowser()) {
  const sent = await browser.open(
    `${served.origin}/console/connexion/ouvrir?retour=/console/sessions`,
    isCallback,
  );
  const callback = locationOf(sent, browser.at);
  return { browser, callback, answer: await browser.send(callback) };
}

const left = async () => {
  const [counts] = await served.service.db.query(sql`
    SELECT (SELECT count(*)::int FROM staff.account) AS accounts, (SELECT count(*)::int FROM staff.session) AS sessions,
      (SELECT count(*)::int FROM staff.invitation) AS invitations, (SELECT count(*)::int FROM staff.sign_in) AS "underWay"`);
  return counts;
};
const NOTHING = { accounts: 0, sessions: 0, invitations: 1, underWay: 0 };
const seconds = () => Math.floor(Date.now() / 1000);
const without = (claims: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

const lies: [string, Lie, number][] = [
  ["a nonce of another sign-in", { idToken: (claims) => ({ ...claims, nonce: "autre" }) }, 403],
  ["no nonce", { idToken: (claims) => without(claims, "nonce") }, 403],
  ["a state of another sign-in", { state: "autre" }, 403],
  ["an id token for another service", { idToken: (claims) => ({ ...claims, aud: "autre" }) }, 403],
  [
    "an id token of another issuer",
    { idToken: (claims) => ({ ...claims, iss: "https://autre.exemple" }) },
    403,
  ],
  [
    "an expired id token",
    { idToken: (claims) => ({ ...claims, iat: seconds() - 900, exp: seconds() - 600 }) },
    403,
  ],
  ["an id token signed by someone else", { idTokenKey: "foreign" }, 403],
  ["an id token that nobody signed", { idTokenKey: "none" }, 403],
  ["a userinfo signed by someone else", { userinfoKey: "foreign" }, 403],
  ["a userinfo that nobody signed", { userinfoKey: "none" }, 403],
  ["a userinfo of another person", { userinfo: (claims) => ({ ...claims, sub: "autre" }) }, 403],
  ["a userinfo for another service", { userinfo: (claims) => ({ ...claims, aud: "autre" }) }, 403],
  [
    "a userinfo of another issuer",
    { userinfo: (claims) => ({ ...claims, iss: "https://autre.exemple" }) },
    403,
  ],
  ["a proof weaker than demanded", { idToken: (claims) => ({ ...claims, acr: "eidas1" }) }, 403],
  ["no level of proof", { idToken: (claims) => without(claims, "acr") }, 403],
  [
    "an e-mail that the provider says is not theirs",
    { userinfo: (claims) => ({ ...claims, email_verified: false }) },
    403,
  ],
  ["no e-mail", { userinfo: (claims) => without(claims, "email") }, 403],
  [
    "an e-mail that nobody invited",
    { userinfo: (claims) => ({ ...claims, email: "autre@exemple.fr" }) },
    403,
  ],
  ["a person who gave up", { error: "access_denied" }, 400],
  ["a provider that fails", { error: "server_error" }, 503],
];
for (const [what, lie, status] of lies) {
  test(`sign-in refused, and nothing created: ${what}`, async () => {
    hostile.lie = lie;
    const { browser, answer } = await come();
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain("<h1>Connexion refusée</h1>");
    expect([...browser.cookies(served.origin).keys()]).toEqual([]);
    expect(await left()).toEqual(NOTHING);
  });
}

test("the same provider, honest, lets in who was invited, with a plain userinfo too", async () => {
  for (const lie of [{}, { userinfoKey: "plain" as const }]) {
    hostile.lie = lie;
    const { browser, answer } = await come();
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/console/sessions"]);
    expect([...browser.cookies(served.origin).keys()]).toEqual(["boussole-agent"]);
  }
  expect(await left()).toEqual({ accounts: 1, sessions: 2, invitations: 0, underWay: 0 });
});

test("the way back is followed once, by the browser that began, in any order of attempts", async () => {
  const { browser, callback, answer } = await come();
  expect(answer.status).toBe(303);
  expect((await browser.send(callback)).status).toBe(400);
  const victim = new HttpBrowser();
  const begun = await victim.open(`${served.origin}/console/connexion/ouvrir`, isCallback);
  const stolen = locationOf(begun, victim.at);
  expect((await new HttpBrowser().send(stolen)).status).toBe(400);
  expect((await victim.send(stolen)).status).toBe(303);
  expect((await victim.send(stolen)).status).toBe(400);
});

test("a sign-in that took more than ten minutes is over", async () => {
  const browser = new HttpBrowser();
  const begun = await browser.open(`${served.origin}/console/connexion/ouvrir`, isCallback);
  await served.service.db.query(sql`UPDATE staff.sign_in SET expires_at = '2020-01-01'`);
  const answer = await browser.send(locationOf(begun, browser.at));
  expect(answer.status).toBe(400);
  expect(await left()).toEqual(NOTHING);
});

test("only what the provider lists is sent: no PKCE, no idp_id, no prompt where it does not say it takes them", async () => {
  await new HttpBrowser().open(`${served.origin}/console/connexion/ouvrir?renouveler=oui`, isCallback);
  const asked = hostile.requests.at(-1) ?? new URLSearchParams();
  expect([...asked.keys()].sort()).toEqual(
    ["claims", "client_id", "nonce", "redirect_uri", "response_type", "scope", "state"].sort(),
  );
  expect(asked.get("scope")).toBe("openid email");
  expect(asked.get("state")?.length).toBeGreaterThanOrEqual(32);
  expect(asked.get("nonce")?.length).toBeGreaterThanOrEqual(32);
  expect(JSON.parse(asked.get("claims") ?? "")).toEqual({
    id_token: { acr: { essential: true, values: ["eidas2", "eidas3"] } },
  });
});

test("the way back leads nowhere but into the console", async () => {
  for (const retour of [
    "https://pirate.exemple/",
    "//pirate.exemple",
    "/\\pirate.exemple",
    "/console/../../pirate",
    "/console@pirate.exemple",
    "/console\n//pirate",
    "/humain",
    "/console/deconnexion",
  ]) {
    const browser = new HttpBrowser();
    const query = new URLSearchParams({ retour });
    const begun = await browser.open(`${served.origin}/console/connexion/ouvrir?${query}`, isCallback);
    const answer = await browser.send(locationOf(begun, browser.at));
    expect([retour, answer.headers.get("location")]).toEqual([retour, "/console"]);
  }
});

test("whoever was let in before keeps their account whatever e-mail the provider gives later", async () => {
  await come();
  hostile.person = { email: "nouvelle@exemple.fr" };
  expect((await come()).answer.status).toBe(303);
  const rows = await served.service.db.query(sql`SELECT email, roles FROM staff.account`);
  expect(rows).toEqual([{ email: "nouvelle@exemple.fr", roles: ["reviewer"] }]);
});

test("what a provider's failure leaves in the log says nothing of the person", () => {
  expect(served.failures.join("\n")).not.toMatch(/personne@|eyJ/);
});
