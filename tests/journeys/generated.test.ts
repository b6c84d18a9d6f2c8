import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "../support/barriers.ts";
import { ask, openBrowser, openPage } from "../support/browser.ts";
import { type FakeMistral, startFakeMistral } from "../support/fake-mistral.ts";
import { type Served, serveForTest } from "../support/served.ts";

// A leader and a model that writes: what is shown, how it is refused, where its orders are read.
let fake: FakeMistral;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  fake = await startFakeMistral();
  [served, browser] = await Promise.all([
    serveForTest({ MISTRAL_SERVER_URL: fake.url, MISTRAL_CHAT_MODEL: "faux-mistral" }),
    openBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await fake?.stop();
});

const PHONE = { viewport: { width: 390, height: 844 } };
const QUESTION = "mon tel pro et mon site seron visible par tt le monde si jsuis pris ?";
const PROVEN = "Les informations professionnelles de l'ambassadeur IA peuvent être publiées.";
const LIE = "L'ambassadeur IA touche 900 € par mois.";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`what a model wrote is told as such, its lie is not shown, and one tap refuses it, ${how}`, async () => {
    fake.say(({ passages }) => [
      { texte: PROVEN, sources: passages.map(({ n }) => n).slice(0, 3) },
      { texte: LIE, sources: [1] },
    ]);
    const { page, incidents, close } = await openPage(browser, served.origin, {
      ...PHONE,
      javaScriptEnabled,
    });
    await page.goto(served.origin);
    expect(await page.locator("main").innerText()).toContain(
      "certaines réponses sont rédigées par un modèle",
    );
    await ask(page, QUESTION);
    const first = page.locator("article.turn").first();
    expect(await first.innerText()).toContain("Rédigée par une IA générative");
    expect(await first.innerText()).toContain("Les informations professionnelles");
    expect(await page.content()).not.toContain("900 €");
    // Axe is a script.
    expect(javaScriptEnabled ? await barriers(page) : []).toEqual([]);

    const asked = fake.counts().received;
    await page.getByLabel("Sans IA générative").check();
    await ask(page, QUESTION);
    await ask(page, "qui peut etre embassadeur et coment on candidate");
    expect(await page.locator("article.turn").nth(1).innerText()).not.toContain(
      "Rédigée par une IA générative",
    );
    expect(await page.getByLabel("Sans IA générative").isChecked()).toBe(true);
    expect(fake.counts().received).toBe(asked);
    expect(incidents).toEqual([]);
    await close();
  });
}

test("a message too long is refused where it stands, and « sans IA » outlives a refused form sent again", async () => {
  const { page, incidents, close } = await openPage(browser, served.origin, PHONE);
  await page.goto(served.origin);
  await page.getByLabel("Sans IA générative").check();
  await ask(page, QUESTION);
  await page.fill("textarea[name=content]", "a".repeat(2_001));
  await page.click("form[data-ask]:has(textarea) button[type=submit]");
  expect(await page.locator("#question-error").innerText()).toContain(
    "2001 caractères ; le maximum est de 2000",
  );
  expect(new URL(page.url()).pathname).toBe("/");
  // As a browser does without its script, the box not ticked: the page that comes back keeps the choice.
  const [status, html] = (await page.evaluate(`fetch("/question", {
    method: "POST",
    body: new URLSearchParams({ content: "a".repeat(2001), choix: "1" }),
  }).then(async (response) => [response.status, await response.text()])`)) as [number, string];
  expect(status).toBe(422);
  expect(html).toMatch(/name="sansIa" value="1" checked/);
  expect(incidents.filter((incident) => !incident.includes("422"))).toEqual([]);
  await close();
});

test("anyone reads the orders given to the model, and the form of what it must return", async () => {
  const { page, incidents, close } = await openPage(browser, served.origin, PHONE);
  await page.goto(served.origin);
  await page.getByRole("link", { name: "Transparence" }).click();
  await page.getByRole("link", { name: "Les consignes au modèle" }).click();
  await page.waitForURL(/consignes/);
  const words = await page.locator("main").innerText();
  expect(words).toContain("N'ajoute rien que tu sais par ailleurs");
  expect(words).toContain('"maxLength": 500');
  expect(
    await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
  ).toBe(true);
  expect(incidents).toEqual([]);
  await close();
});
