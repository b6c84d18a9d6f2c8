import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { StartError } from "./errors.ts";

const embedOrigins = (EMBED_ORIGINS: string, others = {}) =>
  readConfig({ EMBED_ORIGINS, ...others }).embedOrigins;
const PRODUCTION = {
  NODE_ENV: "production",
  MASTER_KEY: "1:x",
  CHECKPOINT_KEY: "x",
  PUBLIC_URL: "https://boussole.exemple",
  LEGAL_PUBLISHER: "Organisme fictif, 1 rue de l'Exemple, 75000 Paris",
  LEGAL_DIRECTOR: "Responsable du service, organisme fictif",
  LEGAL_HOST: "Hébergeur fictif, 2 rue de l'Exemple, 75000 Paris",
  DPO_CONTACT: "dpo@organisme.exemple",
  AI_REFERENT: "Référent IA, ia@organisme.exemple",
};

test("the sites that may embed are origins, nobody by default", () => {
  expect(readConfig({}).embedOrigins).toEqual([]);
  expect(
    embedOrigins("https://www.osezlia.exemple, https://École.exemple/ ,,https://www.osezlia.exemple"),
  ).toEqual(["https://www.osezlia.exemple", "https://xn--cole-9oa.exemple"]);
  expect(embedOrigins("http://localhost:8080,http://127.0.0.1")).toHaveLength(2);
});

test("a site that may embed is refused when it is not https, holds a path, a wildcard or another directive", () => {
  for (const wrong of [
    "*",
    "https://*",
    "https://*.exemple",
    "www.osezlia.exemple",
    "http://www.osezlia.exemple",
    "https://exemple.fr/page",
    "https://exemple.fr; script-src *",
    "https://moi:secret@exemple.fr",
    "http://localhost.exemple.fr",
    "data:text/html,x",
    "null",
  ]) {
    expect(() => embedOrigins(wrong), wrong).toThrow(StartError);
    expect(() => embedOrigins(`https://bon.exemple,${wrong}`), wrong).toThrow(/EMBED_ORIGINS/);
  }
});

test("in production this machine may not embed", () => {
  expect(embedOrigins("https://bon.exemple", PRODUCTION)).toHaveLength(1);
  expect(() => embedOrigins("http://localhost:8080", PRODUCTION)).toThrow(/EMBED_ORIGINS/);
});

const OIDC = {
  OIDC_ISSUER: "https://idp.exemple/api",
  OIDC_CLIENT_ID: "id",
  OIDC_CLIENT_SECRET: "mot-cache",
};

test("the identity provider is whole or absent, and over https but on this machine to try", () => {
  expect(readConfig({}).oidc).toBeNull();
  expect(readConfig({ ...OIDC, OIDC_ACR_VALUES: "eidas2, eidas3  a" }).oidc).toEqual({
    issuer: "https://idp.exemple/api",
    clientId: "id",
    clientSecret: "mot-cache",
    acrValues: ["eidas2", "eidas3", "a"],
  });
  for (const local of ["http://localhost:4000/api", "http://127.0.0.1", "http://127.0.0.1:4000/"])
    expect(readConfig({ ...OIDC, OIDC_ISSUER: local }).oidc?.issuer).toBe(local);
  for (const wrong of [
    { ...OIDC, OIDC_CLIENT_SECRET: "" },
    { OIDC_CLIENT_ID: "id" },
    { OIDC_ACR_VALUES: "eidas2" },
    { ...OIDC, OIDC_ISSUER: "http://idp.exemple" },
    { ...OIDC, OIDC_ISSUER: "http://localhost.exemple" },
    { ...OIDC, OIDC_ISSUER: "http://localhost@idp.exemple" },
    { ...OIDC, OIDC_ISSUER: "ldap://idp.exemple" },
    { ...PRODUCTION, ...OIDC, OIDC_ISSUER: "http://localhost:4000" },
  ]) {
    expect(() => readConfig(wrong), JSON.stringify(wrong)).toThrow(/OIDC/);
    expect(() => readConfig(wrong)).not.toThrow(/mot-cache/);
  }
});

test("what the model costs is told whole or not at all", () => {
  expect(readConfig({})).toMatchObject({
    modelHost: null,
    prices: { inputPerMillion: null, outputPerMillion: null, hostingMonthly: null },
  });
  const told = readConfig({
    ...{ MODEL_ELECTRICITY_ZONE: "FRA", MODEL_PUE: "1.3", MODEL_PRICE_INPUT: "0.1" },
    ...{ MODEL_PRICE_OUTPUT: "0", HOSTING_COST_MONTHLY: "40" },
  });
  expect(told).toMatchObject({
    modelHost: { electricityZone: "FRA", pue: 1.3 },
    prices: { inputPerMillion: 0.1, outputPerMillion: 0, hostingMonthly: 40 },
  });
  for (const wrong of [
    { MODEL_ELECTRICITY_ZONE: "FRA" },
    { MODEL_PUE: "1.3" },
    { MODEL_ELECTRICITY_ZONE: "France", MODEL_PUE: "1.3" },
    { MODEL_ELECTRICITY_ZONE: "FRA", MODEL_PUE: "0.9" },
    { MODEL_PRICE_INPUT: "0.1" },
    { MODEL_PRICE_INPUT: "-1", MODEL_PRICE_OUTPUT: "1" },
    { HOSTING_COST_MONTHLY: "quarante" },
  ])
    expect(() => readConfig(wrong), JSON.stringify(wrong)).toThrow(/MODEL_|HOSTING_/);
});

test("a service open to the public names who answers for it, or does not start", () => {
  expect(readConfig(PRODUCTION).legal).toMatchObject({ dpo: "dpo@organisme.exemple", securityContact: null });
  expect(readConfig({}).legal.publisher).toBeNull();
  for (const name of ["LEGAL_PUBLISHER", "LEGAL_DIRECTOR", "LEGAL_HOST", "DPO_CONTACT", "AI_REFERENT"]) {
    expect(() => readConfig({ ...PRODUCTION, [name]: "  " }), name).toThrow(new RegExp(`${name} : `));
    expect(() => readConfig({ ...PRODUCTION, [name]: "" }), name).toThrow(/obligatoire en production/);
  }
  expect(() => readConfig({ SECURITY_CONTACT: "http://exemple.fr" })).toThrow(/SECURITY_CONTACT/);
  expect(readConfig({ SECURITY_CONTACT: "securite@organisme.exemple" }).legal.securityContact).toBe(
    "securite@organisme.exemple",
  );
});
