import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers, NARROW, PHONE, scrollsSideways } from "../support/barriers.ts";
import { ask, openBrowser, openPage } from "../support/browser.ts";
import { type Served, serveForTest } from "../support/served.ts";

// A company leader in a real browser, from the first page to the erased conversation.
let served: Served;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([serveForTest(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a leader asks, reads, opens the source and reaches the fiche, ${how}`, async () => {
    const { page, incidents, close } = await openPage(browser, served.origin, {
      ...PHONE,
      javaScriptEnabled,
    });
    await page.goto(served.origin);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.locator("main").innerText()).toContain("sans IA générative");
    await ask(page, "cb de temp dure l engajement dun embasadeur ia");
    expect(await page.locator(".answer .words").first().innerText()).toContain("12 mois");
    const cookies = await page.context().cookies();
    expect(cookies.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).toEqual([[true, "Lax"]]);
    await page.locator(".answer > .sources summary").first().click();
    expect(await page.locator(".answer > .sources .passage").first().innerText()).toContain("12 mois");
    await page.locator(".answer > .sources .links a").first().click();
    await page.waitForURL(/\/fiches\/charte-ambassadeurs-ia#/);
    expect(await page.locator("h1").innerText()).toContain("charte des ambassadeurs");
    expect(incidents).toEqual([]);
    await close();
  });

  test(`what is masked is told, and the second question leans on the first, ${how}`, async () => {
    const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled });
    await page.goto(served.origin);
    await ask(page, "le diagnostic data-ia c'est pour les pme ? mon tel 06 39 98 12 34");
    expect(await page.locator(".turn .masked").innerText()).toContain("téléphone");
    expect(await page.content()).not.toContain("39 98 12");
    await ask(page, "et pour une ETI ?");
    expect(await page.locator(".turn").nth(1).innerText()).toMatch(/diagnostic/i);
    await close();
  });

  test(`an empty or too long question is refused beside the field, and the words are kept, ${how}`, async () => {
    const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled });
    await page.goto(served.origin);
    await page.fill("textarea[name=content]", "é".repeat(2001));
    await page.click("form[data-ask] button[type=submit]");
    await page.locator("#question-error:visible").waitFor();
    expect(await page.locator("#question-error").innerText()).toMatch(/2\s?000/);
    expect(await page.inputValue("textarea[name=content]")).toHaveLength(2001);
    await close();
  });

  test(`the return link opens the conversation elsewhere, and erasing closes it everywhere, ${how}`, async () => {
    const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled });
    await page.goto(served.origin);
    await ask(page, "c koi la dge");
    await page.getByRole("button", { name: "Obtenir un lien privé de retour" }).click();
    const link = /\/retour\/[\w-]{20,}/.exec(
      await page
        .locator("body")
        .evaluate((body) => `${body.innerText} ${[...body.querySelectorAll("input")].map((i) => i.value)}`),
    )?.[0];
    expect(link).toBeDefined();
    const elsewhere = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled });
    await elsewhere.page.goto(`${served.origin}${link}`);
    await elsewhere.page.locator("main form button").first().click();
    await elsewhere.page.locator(".turn").waitFor();
    expect(await elsewhere.page.locator(".turn .question").innerText()).toContain("c koi la dge");
    await page.goto(`${served.origin}/conversation/effacer`);
    await page.locator("main form button").first().click();
    await page.waitForLoadState();
    expect(await page.content()).not.toContain("c koi la dge");
    await elsewhere.page.goto(served.origin);
    expect(await elsewhere.page.content()).not.toContain("c koi la dge");
    await elsewhere.close();
    await close();
  });
}

test("with JavaScript the answer comes without leaving the page, announced once, and focus stays in the form", async () => {
  const { page, incidents, close } = await openPage(browser, served.origin, PHONE);
  await page.goto(served.origin);
  await page.evaluate("window.stayed = true");
  await page.evaluate(`window.said = []; new MutationObserver((list) => {
    for (const m of list) window.said.push(m.target.textContent)
  }).observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true })`);
  await ask(page, "qui pilote le plan osez l'ia ?");
  expect(await page.evaluate("window.stayed")).toBe(true);
  const said = (await page.evaluate("window.said")) as string[];
  expect(said.filter((text) => /réponse reçue/i.test(text)).length).toBe(1);
  expect(await page.evaluate("document.activeElement?.closest('form[data-ask]') !== null")).toBe(true);
  expect(incidents).toEqual([]);
  await close();
});

test("feedback is thanked for, with reasons", async () => {
  const { page, close } = await openPage(browser, served.origin, PHONE);
  await page.goto(served.origin);
  await ask(page, "quels sont les trois piliers du plan ?");
  await page.locator("form[data-feedback] details summary").click();
  await page.locator("input[name=raison][value=trop_long]").check();
  await page.locator("form[data-feedback] button[value=non]").click();
  await page.locator(".feedback.given").waitFor();
  await close();
});

test("a keyboard is enough: skip link, question, source", async () => {
  const { page, close } = await openPage(browser, served.origin);
  await page.goto(served.origin);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement?.getAttribute('href')")).toMatch(/^#/);
  await page.locator("textarea[name=content]").focus();
  await page.keyboard.type("qui est la dge ?");
  await page.keyboard.press("Enter");
  await page.locator(".answer .reference").waitFor();
  const summary = page.locator(".answer > .sources summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.locator(".answer > .sources .passage").first().waitFor({ state: "visible" });
  await close();
});

test("no barrier that axe can see, no sideways scroll at 320 px, in light and dark", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page, close } = await openPage(browser, served.origin, { ...NARROW, colorScheme });
    await page.goto(served.origin);
    const seen: [string, string[], boolean][] = [
      ["accueil", await barriers(page), await scrollsSideways(page)],
    ];
    await ask(page, "quelles aides pour l'ia ?");
    await page.locator(".answer > .sources summary").first().click();
    seen.push(["conversation", await barriers(page), await scrollsSideways(page)]);
    for (const path of ["/fiches", "/fiches/diag-data-ia", "/conversation/effacer", "/docs", "/rien"]) {
      await page.goto(`${served.origin}${path}`);
      seen.push([path, await barriers(page), await scrollsSideways(page)]);
    }
    for (const [where, found, sideways] of seen)
      expect([where, colorScheme, found, sideways]).toEqual([where, colorScheme, [], false]);
    await close();
  }
}, 90_000);

test("nothing failed on the server meanwhile", () => {
  expect(served.failures).toEqual([]);
});

test("with the network cut the question stays in the field, and the page stays too", async () => {
  const { page, close } = await openPage(browser, served.origin);
  await page.goto(served.origin);
  await page.context().setOffline(true);
  await page.fill("textarea[name=content]", "par où commencer ?");
  await page.click("form[data-ask]:has(textarea) button[type=submit]");
  await page.getByText("Pas de réseau").first().waitFor();
  expect(await page.inputValue("textarea[name=content]")).toBe("par où commencer ?");
  await page.context().setOffline(false);
  await page.click("form[data-ask]:has(textarea) button[type=submit]");
  await page.locator(".answer .reference").first().waitFor();
  await close();
});

test("two tabs hold one conversation, and erasing it in one leaves the other able to ask", async () => {
  const { page: first, incidents, close } = await openPage(browser, served.origin, PHONE);
  const second = await first.context().newPage();
  await Promise.all([first.goto(served.origin), second.goto(served.origin)]);
  await ask(first, "c'est quoi un ambassadeur ia ?");
  await ask(second, "qui pilote le plan ?");
  await first.reload();
  expect(await first.locator(".turn").count()).toBe(2);
  await first.goto(`${served.origin}/conversation/effacer`);
  await first.click("main button[type=submit]");
  await first.locator("text=Votre conversation est effacée").waitFor();
  await second.fill("textarea[name=content]", "combien dure l'engagement d'un ambassadeur ?");
  await second.click("form[data-ask]:has(textarea) button[type=submit]");
  await second.locator(".answer .words", { hasText: "12 mois" }).waitFor();
  expect(await second.locator(".turn").count()).toBe(1);
  await second.reload();
  expect(await second.locator(".turn").count()).toBe(1);
  expect(incidents).toEqual([]);
  await close();
});
