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
