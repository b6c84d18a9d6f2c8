import { expect, test } from "vitest";
import { MATRIX } from "../../../tests/security/access-matrix.ts";
import { ROLES } from "../../accounts/staff.ts";
import { readConfig } from "../../config.ts";
import type { Database } from "../../db/database.ts";
import { newKey } from "../../privacy/cipher.ts";
import { createVault } from "../../privacy/vault.ts";
import { openRetention } from "../../startup/retention.ts";
import { UNTIMED } from "./data.ts";
import { PROCESSINGS } from "./processings.ts";
import { placeOf, processorsOf } from "./processors.ts";
import { READS } from "./readers.ts";
import { durationOf, registerOf } from "./register.ts";

// Policies are told without a look at the database.
const policies = openRetention(readConfig({ RETENTION_DAYS: "90" }), {
  db: {} as Database,
  vault: createVault({ current: 1, keys: new Map([[1, newKey()]]) }),
  clock: { now: () => new Date("2026-11-30T09:00:00Z") },
  onUnexpected: () => {},
}).policies();

test("each kind of data that is kept is kept for a purpose, and each purpose names data that exists", () => {
  const kinds = [...policies, ...UNTIMED].map(({ code }) => code);
  const used = new Set(PROCESSINGS.flatMap(({ data }) => data));
  expect(kinds.filter((code) => !used.has(code))).toEqual([]);
  expect([...used].filter((code) => !kinds.includes(code))).toEqual([]);
});

test("durations are those of the retention that runs", () => {
  const conversations = registerOf(policies)[0]?.data.find(({ code }) => code === "conversations");
  expect(conversations && durationOf(conversations)).toMatch(/^90 jours après son ouverture/);
  const journal = registerOf(policies).flatMap(
    ({ data }) => data.find(({ code }) => code === "journal") ?? [],
  );
  expect(journal.map(durationOf)).toEqual(["sans terme"]);
});

test("who may open a conversation is who the table of access lets", () => {
  const allowed = MATRIX.find(({ route }) => route === "GET /console/relecture/:reference")?.allowed;
  for (const role of ROLES) expect([role, READS[role].opens]).toEqual([role, allowed?.has(role)]);
});

test("an outside service is named by its server alone: no key, no user, no path", () => {
  const config = readConfig({
    MISTRAL_API_KEY: "cle-secrete",
    SMTP_URL: "smtps://compte:motdepasse@courriel.exemple.fr:465",
    MAIL_FROM: "service@exemple.fr",
    EVENTS_URL: "https://agenda.exemple.fr/chemin-prive?key=abc",
    ALERT_WEBHOOK_URL: "https://alertes.exemple.fr/chemin-prive",
    ALERT_WEBHOOK_SECRET: "secret-secret-secret",
    OIDC_ISSUER: "https://identite.exemple.fr/api",
    OIDC_CLIENT_ID: "client-secret",
    OIDC_CLIENT_SECRET: "secret-du-client",
  });
  const named = processorsOf(config);
  expect(named.map(({ host }) => host)).toEqual([
    "api.mistral.ai",
    "courriel.exemple.fr",
    "identite.exemple.fr",
    "recherche-entreprises.api.gouv.fr",
    "agenda.exemple.fr",
    "alertes.exemple.fr",
  ]);
  expect(JSON.stringify(named)).not.toMatch(/secret|motdepasse|compte|prive|abc/);
  const alone = processorsOf(readConfig({})).map(({ host }) => host);
  expect(alone).toEqual([null, null, null, "recherche-entreprises.api.gouv.fr", null, null]);
  expect(placeOf("ailleurs.exemple.com")).toContain("à confirmer");
});
