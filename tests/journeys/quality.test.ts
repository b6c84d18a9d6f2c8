import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "../../src/accounts/staff.ts";
import { sql } from "../../src/db/sql.ts";
import { QualityBody } from "../../src/review/quality/schemas.ts";
import { barriers, NARROW, scrollsSideways } from "../support/barriers.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { recordItem } from "../support/review-item.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { demoLink, signInAs } from "../support/staff.ts";

// The measure of quality over the whole service: who may see it and take it away, in a real browser and over HTTP.
const START = new Date("2026-11-30T09:00:00Z");
const time = { now: START };
let served: Served;
let browser: Browser;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  [served, browser] = await Promise.all([serveForTest({}, { now: () => time.now }), openBrowser()]);
  for (const role of ["ambassador", "reviewer", "lead", "dpo", "administrator"] as const)
    cookies.set(role, await signInAs(served, role));
  await served.service.db.transaction(async (tx) => {
    for (let n = 0; n < 24; n++) {
      const at = new Date(START.getTime() - (1 + n) * 86_400_000);
      const { id } = await recordItem(tx, { at, sampled: true, section: n % 3 === 0 ? "I" : "C" });
      await tx.query(sql`
        INSERT INTO review.verdict (answer_id, account_id, conclusion, scores, reasons, at)
        VALUES (${id}, 'ana', ${n % 6 === 0 ? "to_correct" : "good"}, '{"exact": 2}', '{}', ${new Date(at.getTime() + 3_600_000)})`);
    }
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const PAGE = "/console/qualite";
const API = "/api/reviews/quality";
const get = (path: string, role: Role) =>
  fetch(`${served.origin}${path}`, {
    headers: { Cookie: cookies.get(role) ?? "" },
    redirect: "manual",
  });
const take = (role: Role, fields: Record<string, string>) =>
  fetch(`${served.origin}${PAGE}/export`, {
    method: "POST",
    headers: { Cookie: cookies.get(role) ?? "", Origin: served.origin },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`the measure is read without a barrier on a narrow screen, ${colorScheme}`, async () => {
    const { page, incidents, close } = await openPage(browser, served.origin, { ...NARROW, colorScheme });
    await page.goto(await demoLink(served, "reviewer"));
    await page.click("text=Ouvrir la session");
    await page.waitForURL(`${served.origin}/console`);
    await page.click("header >> text=Menu");
    await page.click("nav >> text=Qualité");
    const words = await page.locator("main").innerText();
    expect(words).toContain("4 réponses sur 24 tirées au hasard et lues sont à corriger");
    expect(words).toContain("Trop peu pour conclure");
    expect(words).toContain(
      "Sur 24 réponses tirées au hasard et relues, 20 sont bonnes et 4 sont à reprendre. C'est trop peu pour juger le service.",
    );
    for (const said of ["Accord entre relecteurs (kappa de Cohen)", "Neuf fois sur dix, moins de"])
      expect(words).toContain(said);
    expect(words).not.toMatch(/décile/i);
    expect(words).toContain("Aucune réponse n'est laissée de côté");
    expect(await page.locator("svg[role=img] desc").first().textContent()).toContain("23/11");
    // A point for each week where something was read.
    expect(await page.locator(".chart circle").count()).toBe(4);
    expect(await page.locator("text=Emporter ces chiffres").count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    expect(incidents).toEqual([]);
    await close();
  });

test("with nothing read yet, one sentence says so and nothing is drawn", async () => {
  const page = await (await get(`${PAGE}?from=2025-01-01&to=2025-01-31`, "lead")).text();
  expect(page.replaceAll("&#39;", "'")).toContain("n'a encore été relue");
  expect(page).not.toContain("<figure");
  expect(page).toContain("aucune semaine lue");
});

test("the filter works without JavaScript, and what it refuses comes back as it was typed", async () => {
  const { page, close } = await openPage(browser, served.origin, { javaScriptEnabled: false });
  await page.goto(await demoLink(served, "lead"));
  await page.click("text=Ouvrir la session");
  await page.goto(`${served.origin}${PAGE}`);
  await page.selectOption("#by", "section");
  await page.click("text=Afficher");
  expect(page.url()).toContain("by=section");
  expect(await page.locator("main").innerText()).toContain("Hébergement et restauration");
  const refused = await page.goto(`${served.origin}${PAGE}?from=hier&to=2026-12-24&by=section`);
  expect(refused?.status()).toBe(422);
  expect(await page.inputValue("#from")).toBe("hier");
  expect(await page.inputValue("#to")).toBe("2026-12-24");
  expect(await page.inputValue("#by")).toBe("section");
  expect(await page.locator("#from-erreur").innerText()).toContain("Écrivez une date");
  expect(await page.locator("h2").count()).toBe(0);
  await close();
});

test("readers see the measure, those who answer for the service take it away, ambassadors neither", async () => {
  const statuses = async (role: Role): Promise<number[]> => [
    (await get(PAGE, role)).status,
    (await get(API, role)).status,
    (await take(role, { format: "csv" })).status,
  ];
  expect(await statuses("ambassador")).toEqual([403, 403, 403]);
  expect(await statuses("reviewer")).toEqual([200, 403, 403]);
  for (const role of ["lead", "dpo", "administrator"] as const)
    expect(await statuses(role)).toEqual([200, 200, 200]);
  expect((await fetch(`${served.origin}${API}`)).status).toBe(401);
});

test("the figures leave as their schema says or as a spreadsheet, and wrong values are refused in French", async () => {
  const json: unknown = await (await get(`${API}?from=2026-11-01&to=2026-11-30&by=section`, "dpo")).json();
  expect(QualityBody.parse(json)).toEqual(json);
  const csv = await get(`${API}?format=csv`, "lead");
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(csv.headers.get("content-disposition")).toBe(
    'attachment; filename="qualite-2026-11-01-2026-11-30.csv"',
  );
  const bytes = new Uint8Array(await csv.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const file = await take("lead", { from: "", to: "", by: "", format: "csv" });
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  const refused = await get(`${API}?by=naf&format=csv`, "lead");
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ errors: [{ field: "by" }] });
  expect((await take("lead", { format: "xls" })).status).toBe(422);
});

test("taking the figures away wants a sign-in of the last quarter of an hour, looking does not", async () => {
  time.now = new Date(START.getTime() + 16 * 60_000);
  expect((await get(PAGE, "lead")).status).toBe(200);
  const answer = await get(API, "lead");
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ type: "urn:boussole:erreur:connexion-a-renouveler" });
  expect((await take("lead", { format: "csv" })).status).toBe(403);
});
