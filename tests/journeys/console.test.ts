import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers, NARROW, scrollsSideways } from "../support/barriers.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { demoLink } from "../support/staff.ts";

// An administrator of the demonstration in a real browser: in by a link, rights changed, out.
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

  test(`an administrator comes in by a link, invites, reviews the rights and leaves, ${how}`, async () => {
    const { page, incidents, close } = await openPage(browser, served.origin, {
      ...NARROW,
      javaScriptEnabled,
    });
    // The tool needs scripts to look for barriers; without them, the same pages are only walked.
    const accessible = async (): Promise<void> => {
      if (javaScriptEnabled) expect([page.url(), await barriers(page)]).toEqual([page.url(), []]);
      if (javaScriptEnabled) expect([page.url(), await scrollsSideways(page)]).toEqual([page.url(), false]);
    };
    await page.goto(`${served.origin}/console/comptes`);
    expect(page.url()).toContain("/console/connexion?retour=");
    await accessible();
    await page.goto(await demoLink(served, "administrator"));
    await accessible();
    await page.click("text=Ouvrir la session");
    await page.waitForURL(`${served.origin}/console`);
    await accessible();
    const openMenu = () => page.click("header >> text=Menu");
    await openMenu();
    await accessible();
    await page.click("nav >> text=Comptes");
    const email = `camille-${javaScriptEnabled}@exemple.fr`;
    await page.fill("form[action$=invitations] input[name=email]", email);
    await page.check("#nouveau-reviewer");
    await page.fill("#nouveau-fonction", "Chargée de mission");
    await page.fill("#nouveau-organisation", "DGE");
    await page.click("form[action$=invitations] button");
    await page.locator("[role=status]").waitFor();
    const said = await page.locator("main").innerText();
    expect(said).toContain(`${email}\u00A0: Chargée de mission, DGE`);
    expect(said).toContain("Rien n'a été envoyé");
    const letter = await page.locator("#message").inputValue();
    for (const words of [email, `${served.origin}/console/connexion`, "Relecteur"])
      expect(letter).toContain(words);
    const cumulated = page.locator(".rights .cumulated").last();
    expect(await cumulated.isVisible()).toBe(false);
    for (const role of ["reviewer", "lead", "administrator"]) await page.check(`#nouveau-${role}`);
    expect(await cumulated.innerText()).toContain("ne pourra pas approuver ce qu'elle propose");
    await page.locator("summary", { hasText: "Modifier" }).first().click();
    await accessible();
    await page.click("text=J'ai relu les droits");
    expect(await page.locator("[role=status]", { hasText: "Revue des droits enregistrée" }).count()).toBe(0);
    for (const tick of await page.locator("input[name=justified]").all()) await tick.check();
    await page.fill("#remarque", "Vu avec la cheffe de bureau.");
    await page.click("text=J'ai relu les droits");
    await page.locator("[role=status]", { hasText: "Revue des droits enregistrée" }).waitFor();
    await openMenu();
    await page.click(".who a");
    expect(await page.locator("tbody").innerText()).toContain("cette session");
    await accessible();
    await openMenu();
    await page.click("text=Se déconnecter");
    await page.locator("h1", { hasText: "Vous êtes déconnecté" }).waitFor();
    await accessible();
    await page.goto(`${served.origin}/console`);
    expect(page.url()).toContain("/console/connexion");
    expect(incidents).toEqual([]);
    expect(served.failures).toEqual([]);
    await close();
  });
}
