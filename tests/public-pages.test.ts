import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PUBLIC_PAGES } from "../src/web/public-pages.ts";
import { barriers, NARROW, scrollsSideways } from "./support/barriers.ts";
import { ask, openBrowser, openPage } from "./support/browser.ts";
import { LONGEST, plainWords } from "./support/plain-words.ts";
import { type Served, serveForTest } from "./support/served.ts";

const MOST_BYTES = 150_000;
const AVERAGE = 20;
const INDEX = "/transparence";
/** Pages that a journey opens at 320 pixels with the same tool: axe, the slow part, is not run on them twice. */
const TRIED_IN: Readonly<Record<string, readonly string[]>> = {
  "tests/journeys/chat.test.ts": ["/fiches", "/docs"],
  "tests/journeys/orientation.test.ts": [
    "/annuaire",
    "/agenda",
    "/orientation/regles",
    "/maturite",
    "/humain",
    "/integrer",
  ],
};

// With a model and everyone named, pages have all that they can say; nothing listens at that address.
const FULL = {
  MISTRAL_SERVER_URL: "http://127.0.0.1:9",
  SECURITY_CONTACT: "securite@exemple.gouv.fr",
  LEGAL_PUBLISHER: "Direction fictive, 1 rue de l'Exemple, 75000 Paris, 01 99 00 00 00",
  DPO_CONTACT: "dpd@exemple.gouv.fr",
};

let served: Served;
beforeAll(async () => {
  served = await serveForTest(FULL);
});
afterAll(() => served.stop());

const get = async (path: string): Promise<string> => {
  const response = await fetch(served.origin + path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};

test("the check of plain words sees a long sentence, a word of the trade, and lets one that is explained", () => {
  const page = (words: string) => `<html><main id="contenu">${words}</main></html>`;
  const long = plainWords(page(`<p>${"mot ".repeat(LONGEST + 1)}fin.</p>`));
  expect(long.long).toHaveLength(1);
  expect(long.average).toBeGreaterThan(AVERAGE);
  expect(plainWords(page("<p>Une phrase. Une <b>autre</b> phrase !</p><p>Un titre</p>"))).toMatchObject({
    sentences: 2,
    average: 2.5,
    long: [],
    jargon: [],
  });
  expect(plainWords(page("<p>Le hash du token.</p><pre>JSON</pre><code>URL</code>")).jargon).toEqual([
    "hash",
    "token",
  ]);
  const explained = page('<p>Une <abbr title="interface pour programmes">API</abbr>. Cette API.</p>');
  expect(plainWords(explained).jargon).toEqual([]);
});

test("every public page is there, says what it is, and speaks plainly", async () => {
  const index = await get(INDEX);
  const [spoken, faults]: [string[], unknown[]] = [[], []];
  for (const { path, technical } of [{ path: INDEX, technical: undefined }, ...PUBLIC_PAGES]) {
    const html = await get(path);
    expect(html).toMatch(/<h1\b/);
    if (path !== INDEX) expect(index).toContain(`href="${path}"`);
    if (technical !== undefined) continue;
    const { sentences, average, long, jargon } = plainWords(html);
    spoken.push(path);
    if (sentences === 0 || average > AVERAGE || long.length > 0 || jargon.length > 0)
      faults.push({ path, sentences, average, long, jargon });
  }
  expect(faults).toEqual([]);
  // An exception is for few.
  expect(PUBLIC_PAGES.filter(({ technical }) => technical !== undefined).length).toBeLessThan(
    spoken.length / 5,
  );
});

test("security.txt is given to programs, and no other address of ours is told by it without a public one", async () => {
  const response = await fetch(`${served.origin}/.well-known/security.txt`);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
  const text = await response.text();
  expect(text).toContain("Contact: mailto:securite@exemple.gouv.fr\n");
  const expires = /^Expires: (.+)$/m.exec(text)?.[1] ?? "";
  const days = (Date.parse(expires) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(0);
  expect(days).toBeLessThan(365);
  expect(text).not.toContain("Canonical");
});

test("no public page keeps anyone out, weighs too much, scrolls sideways or calls elsewhere", {
  timeout: 180_000,
}, async () => {
  const browser = await openBrowser();
  const { page, incidents, close } = await openPage(browser, served.origin, NARROW);
  let bytes = 0;
  page.on("requestfinished", async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    bytes += responseBodySize + responseHeadersSize;
  });
  await page.goto(served.origin);
  await ask(page, "combien coûte le diagnostic data ia ?");
  const why = await page.locator('a[href$="/pourquoi"]').first().getAttribute("href");
  const elsewhere = Object.values(TRIED_IN).flat();
  for (const [file, paths] of Object.entries(TRIED_IN))
    for (const path of paths) expect(readFileSync(file, "utf8")).toContain(`"${path}"`);
  const faults: unknown[] = [];
  for (const path of [INDEX, ...PUBLIC_PAGES.map((one) => one.path), why ?? ""]) {
    bytes = 0;
    await page.goto(served.origin + path);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    const found = elsewhere.includes(path) ? [] : await barriers(page);
    for (const barrier of found) faults.push([path, barrier]);
    if (await scrollsSideways(page)) faults.push([path, "sideways"]);
    if (bytes > MOST_BYTES) faults.push([path, bytes]);
  }
  expect(why).not.toBeNull();
  expect(faults).toEqual([]);
  expect(incidents).toEqual([]);
  await close();
  await browser.close();
});
