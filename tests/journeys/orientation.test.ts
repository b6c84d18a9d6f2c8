import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers, NARROW, PHONE, scrollsSideways } from "../support/barriers.ts";
import { ask, openBrowser, openPage } from "../support/browser.ts";
import { type Served, serveForTest } from "../support/served.ts";

// A company leader in a real browser, from the first word to someone to call.
let served: Served;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([serveForTest(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const DESK = { viewport: { width: 1200, height: 900 } };

const turns = (page: Page): Promise<number> =>
  page.locator("article.turn .answer:not(.pending) .reference").count();
async function after(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await turns(page);
  await act();
  await page.locator("article.turn .answer:not(.pending) .reference").nth(before).waitFor();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a leader is understood, answers the one question by a button and reads whom to call, ${how}`, async () => {
    const { page, incidents, close } = await openPage(browser, served.origin, {
      ...PHONE,
      javaScriptEnabled,
    });
    await page.goto(served.origin);
    await ask(page, "je suis plombier a nantes");
    const last = () => page.locator("article.turn").last();
    expect(await last().locator(".advisor .name").first().innerText()).toContain("(fictif)");
    expect(await page.locator(".next-question").count()).toBe(1);
    await after(page, () => page.click(".next-question .options button >> nth=0"));
    expect(await last().locator(".words").first().innerText()).toContain("TPE");
    const call = last().locator(".advisor a.call").first();
    expect(await call.getAttribute("href")).toMatch(/^tel:\+?\d+$/);
    expect(await last().locator(".advisor .reasons li[data-holds=true]").count()).toBeGreaterThan(0);
    await last().locator(".why-not > summary").click();
    expect(await last().locator(".why-not").innerText()).toMatch(/\d+ × /);
    expect(javaScriptEnabled ? await barriers(page) : []).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    expect(incidents).toEqual([]);
    await close();
  });

  test(`what was understood is shown and corrected with one tap, ${how}`, async () => {
    const { page, incidents, close } = await openPage(browser, served.origin, {
      ...PHONE,
      javaScriptEnabled,
    });
    await page.goto(served.origin);
    await ask(page, "garage de 6 personnes à Limoges, par où commencer ?");
    const chip = page.locator('.chip[data-field="region"]');
    expect(await chip.locator("summary").innerText()).toContain("Limoges");
    await chip.locator("summary").click();
    expect(await chip.innerText()).toContain("Limoges");
    await chip.locator("select").selectOption("53");
    await after(page, () => chip.locator("button").click());
    expect(await page.locator('.chip[data-field="region"] summary').innerText()).toContain("Bretagne");
    expect(await page.locator("article.turn").last().locator(".advisor .name").first().innerText()).toContain(
      "Bretagne",
    );
    expect(incidents).toEqual([]);
    await close();
  });

  test(`the question can be passed, and a number looked up in vain loses nothing, ${how}`, async () => {
    const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled });
    await page.goto(served.origin);
    await ask(page, "je suis plombier a nantes");
    await page.click(".next-question button[name=passer]");
    await page.locator(".next-question").waitFor({ state: "detached" });
    await page.locator(".complete > summary").click();
    await page.fill("#siren", "123");
    await page.click(".register button");
    await page.locator("#question-error:visible").waitFor();
    expect(await page.locator("#question-error").innerText()).toMatch(/SIREN|SIRET|chiffres/);
    expect(await turns(page)).toBe(1);
    await close();
  });

  test(`the ten questions start in the conversation and come back to it, ${how}`, async () => {
    const { page, incidents, close } = await openPage(browser, served.origin, {
      ...PHONE,
      javaScriptEnabled,
    });
    await page.goto(served.origin);
    await ask(page, "je voudrais évaluer ma maturité numérique");
    for (const group of await page.locator(".assessment fieldset").all())
      await group.locator("input").nth(1).check();
    await page.click(".assessment form .actions button");
    await page.waitForURL(/\/conversation\/maturite/);
    expect(await page.locator("h1").innerText()).toMatch(/niveau [1-4]/);
    expect(javaScriptEnabled ? await barriers(page) : []).toEqual([]);
    await page.getByRole("button", { name: "Reprendre dans ma conversation" }).click();
    await page.waitForURL(/\/#r-/);
    expect(await page.locator('.chip[data-field="maturity"] summary').innerText()).toMatch(/Usage de l.IA/);
    expect(incidents).toEqual([]);
    await close();
  });

  test(`whom to see is found without a conversation, and no cookie is set, ${how}`, async () => {
    const { page, incidents, close } = await openPage(browser, served.origin, {
      ...NARROW,
      javaScriptEnabled,
    });
    await page.goto(`${served.origin}/humain`);
    expect(await page.locator("main").innerText()).toContain("Personne ne répond derrière cet écran");
    await page.click('main a[href="/orientation"]');
    await page.selectOption("select[name=sector]", "F");
    await page.selectOption("select[name=region]", "53");
    await page.selectOption("select[name=size]", "TPE");
    await page.click("main form button[type=submit]");
    await page.locator(".orientation .advisor .name").first().waitFor();
    expect(await page.locator(".schemes > summary").innerText()).toMatch(/dispositif/);
    expect(javaScriptEnabled ? await barriers(page) : []).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await page.locator(".advisor .name a").first().click();
    await page.waitForURL(/\/annuaire\//);
    expect(await page.locator("main").innerText()).toMatch(/bénévole|payante|coût non indiqué/);
    expect(javaScriptEnabled ? await barriers(page) : []).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(incidents).toEqual([]);
    await close();
  });
}

test("directory, agenda, rules and questionnaire are readable on a narrow phone and a desk, light and dark", async () => {
  for (const options of [NARROW, { ...DESK, colorScheme: "dark" as const }]) {
    const { page, incidents, close } = await openPage(browser, served.origin, options);
    for (const path of [
      "/annuaire",
      "/annuaire?region=53&sector=F",
      "/agenda",
      "/agenda?region=53",
      "/orientation/regles",
      "/maturite",
      "/humain",
      "/integrer",
    ]) {
      await page.goto(served.origin + path);
      expect([path, await barriers(page)]).toEqual([path, []]);
      expect([path, await scrollsSideways(page)]).toEqual([path, false]);
    }
    expect(incidents).toEqual([]);
    await close();
  }
});

// Ten leaders as they type: from the first word to a name and a way to reach it, in three messages at most.
const PERSONAS: readonly (readonly string[])[] = [
  ["garage de 6 personnes à Limoges, par où commencer ?"],
  ["slt jai un resto a quimper on est 4", "ya kelkun pr maider ?"],
  ["Nous sommes un cabinet comptable de 22 collaborateurs à Dijon. Vers qui me tourner ?"],
  ["infirmière libérale à Cayenne", "je suis seule, qui contacter ?"],
  ["je voudrais parler à quelqu'un qui l'a fait, j'ai une boulangerie dans le 59"],
  ["scierie à Épinal, 34 salariés, les pannes machines nous coûtent cher"],
  ["bonjour", "agriculteur en Corse avec mon frère", "un conseiller svp"],
  ["association d'aide à domicile, 38 salariées, à La Réunion, les plannings c'est l'enfer"],
  ["on est une ETI industrielle de 600 personnes à Toulouse, on veut un diagnostic"],
  ["coiffeuse", "a rouen", "qui peut maider ?"],
];

test.each(PERSONAS.map((messages) => [messages[0] ?? "", messages] as const))(
  "in three messages at most, someone to reach: %s",
  async (_first, messages) => {
    const opened = await post("/api/conversations", {}, "");
    let named: { name: string; way: boolean }[] = [];
    for (const content of messages) {
      const answer = await post(`/api/conversations/${opened.id}/messages`, { content }, opened.token);
      named = answer.orientation
        ? [
            ...answer.orientation.advisors.map(
              (one: { name: string; phone?: string; profileUrl: string }) => ({
                name: one.name,
                way: Boolean(one.phone ?? one.profileUrl),
              }),
            ),
          ]
        : [];
    }
    expect(messages.length).toBeLessThanOrEqual(3);
    expect(named[0]?.way).toBe(true);
  },
);

type Posted = {
  id: string;
  token: string;
  orientation: { advisors: { name: string; phone?: string; profileUrl: string }[] } | null;
};

async function post(path: string, body: unknown, token: string): Promise<Posted> {
  const response = await fetch(served.origin + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as Posted;
}
