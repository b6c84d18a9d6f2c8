import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers, NARROW, PHONE, scrollsSideways } from "../support/barriers.ts";
import { ask, openBrowser, openPage } from "../support/browser.ts";
import { type Served, serveForTest } from "../support/served.ts";

// A leader uses their rights, in their own words and with buttons, on a telephone.
let served: Served;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([serveForTest(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const SAID = "plombier à Rennes, 6 salariés, par où commencer ?";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`asks what is known, opposes, erases by words, and nothing is left, ${how}`, async () => {
    const { page, incidents, close } = await openPage(browser, served.origin, {
      ...PHONE,
      javaScriptEnabled,
    });
    await page.goto(served.origin);
    await ask(page, SAID);
    await ask(page, "kel info vous avez sur moi");
    const told = page.locator(".turn").last();
    expect(await told.innerText()).toContain("Rennes");
    await told.getByRole("link", { name: "S'opposer" }).click();
    await page.waitForURL(/\/mes-donnees/);
    const data = page.locator("main");
    expect(await data.innerText()).toMatch(/2 messages/);
    expect(await data.locator("#entreprise").innerText()).toContain("Rennes");
    await page.getByRole("button", { name: /^M'y opposer : Comprendre votre entreprise/ }).click();
    await page.getByRole("button", { name: /^Ne plus m'y opposer : Comprendre/ }).waitFor();
    expect(await data.innerText()).not.toContain("Rennes");
    await page.goto(served.origin);
    const beside = await page.context().newPage();
    await beside.goto(served.origin);
    await page.fill("textarea[name=content]", "effacez tout");
    await page.click("form[data-ask]:has(textarea) button[type=submit]");
    await page.locator(".message", { hasText: "C'est effacé" }).waitFor();
    expect(page.url()).toMatch(/\/\?effacee=[\w-]+$/);
    expect(await page.locator("main").getAttribute("data-state")).toBe("welcome");
    expect(await page.content()).not.toContain("Rennes");
    expect(await page.context().cookies()).toEqual([]);
    if (javaScriptEnabled) await beside.locator("main[data-state=welcome]").waitFor();
    else await beside.reload();
    expect(await beside.content()).not.toContain("Rennes");
    await page.goBack();
    await page.locator("h1").waitFor();
    expect(await page.content()).not.toContain("Rennes");
    expect(incidents).toEqual([]);
    await close();
  });
}

test("« Mes données » without a conversation explains, and the pages have no barrier at 320 px", async () => {
  const { page, close } = await openPage(browser, served.origin, NARROW);
  await page.goto(`${served.origin}/mes-donnees`);
  expect(await page.locator("main").innerText()).toMatch(
    /Aucune conversation n'est ouverte.*non renseigné.*cnil\.fr/is,
  );
  const seen: unknown[] = [["sans", await barriers(page), await scrollsSideways(page)]];
  await page.goto(served.origin);
  await ask(page, SAID);
  await page.goto(`${served.origin}/mes-donnees`);
  seen.push(["avec", await barriers(page), await scrollsSideways(page)]);
  expect(seen).toEqual([
    ["sans", [], false],
    ["avec", [], false],
  ]);
  expect(served.failures).toEqual([]);
  await close();
});
