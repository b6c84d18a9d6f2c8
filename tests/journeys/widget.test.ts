import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions, FrameLocator, Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "../support/barriers.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { type Served, serveForTest } from "../support/served.ts";

// The pages of other sites (`localhost`, where we are `127.0.0.1`: browsers hold them for two sites), with one tag of
// ours and a policy as strict as the tag allows.
type Host = { origin: string; server: Server };
let served: Served;
let browser: Browser;
let listed: Host;
let stranger: Host;
let ours = "";

async function host(): Promise<Host> {
  const server = createServer((request, response) => {
    if (request.url === "/style.css") {
      response.setHeader("Content-Type", "text/css");
      return response.end(
        "* { color: rgb(160, 0, 0); } button { display: none; } #mine { display: block; background: white; }",
      );
    }
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    const policy = `default-src 'none'; img-src data:; style-src 'self'; script-src ${ours}/widget.js; frame-src ${ours}; require-trusted-types-for 'script'`;
    if (request.url === "/") response.setHeader("Content-Security-Policy", policy);
    return response.end(`<!doctype html><html lang="fr"><head><title>Osez l'IA</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
      <link rel="stylesheet" href="/style.css"></head><body><main><h1>Un autre site</h1>
      <button id="mine">À moi</button></main>
      <script src="${ours}/widget.js" defer></script>
      <noscript><a href="${ours}/">Une question sur l'IA ? Demandez à Boussole IA</a></noscript></body></html>`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

beforeAll(async () => {
  [listed, stranger, browser] = await Promise.all([host(), host(), openBrowser()]);
  served = await serveForTest({ EMBED_ORIGINS: listed.origin });
  ours = served.origin;
}, 120_000);
afterAll(async () => {
  for (const { server } of [listed, stranger]) server.close();
  await browser?.close();
  await served?.stop();
});

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function visit(origin: string, options: BrowserContextOptions = {}) {
  const opened = await openPage(browser, origin, options);
  await opened.page.goto(origin);
  const frame = opened.page.frameLocator("boussole-ia iframe");
  return { ...opened, frame, opener: opened.page.locator("boussole-ia .open") };
}
const others = (incidents: string[]): string[] => incidents.filter((one) => one !== `request: ${ours}`);
async function askInside(frame: FrameLocator, question: string): Promise<void> {
  await frame.locator("textarea[name=content]").fill(question);
  await frame.locator("form[data-ask]:has(textarea) button[type=submit]").click();
  await frame.locator(".turn .answer:not(.pending) .reference").waitFor();
}

test("on a listed site: one button, nothing before it is pressed, an answer, kept after a reload, erased", async () => {
  const { page, incidents, frame, opener, close } = await visit(listed.origin);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const said = originsSaid(page);
  await page.reload();
  await opener.waitFor();
  expect(requests.filter((url) => url.startsWith(ours))).toEqual([`${ours}/widget.js`]);
  expect(await opener.innerText()).toBe("Une question sur l'IA\u00a0?");
  await opener.click();
  await frame.locator("h1").waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await askInside(frame, "cb de temp dure l engajement dun embasadeur ia");
  expect(await frame.locator(".answer .words").first().innerText()).toContain("12 mois");
  // What the guard reads: inside the frame the browser speaks of our origin, whatever page holds it.
  expect(await said()).toEqual(["fetch", "fetch"].map((mode) => [mode, "same-origin", ours]));
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([
    {
      name: "boussole-cadre",
      domain: "127.0.0.1",
      path: "/",
      httpOnly: true,
      secure: true,
      sameSite: "None",
    },
  ]);
  // Held for this site alone: neither another site that would frame us nor our own pages are given it.
  expect(cookies[0]?.partitionKey).toBe("http://localhost");
  await page.reload();
  await opener.click();
  expect(await frame.locator(".turn .question").innerText()).toContain("embasadeur");
  await frame.locator(".tools a", { hasText: "Effacer" }).click();
  await frame.locator("main button[type=submit]").click();
  await frame.getByText("Votre conversation est effacée").waitFor();
  expect(await page.context().cookies()).toEqual([]);
  expect(others(incidents)).toEqual([]);
  await close();
});

test("in the frame: what stays in it, what opens beside, and an opinion given", async () => {
  const { page, incidents, frame, opener, close } = await visit(listed.origin);
  await opener.click();
  const said = originsSaid(page);
  await frame.locator("textarea[name=content]").fill("qui pilote le plan osez l'ia ?");
  await frame
    .locator("form[data-composer]")
    .evaluate((form) => (form as unknown as { submit(): void }).submit());
  await frame.locator(".turn .answer .reference").waitFor();
  expect(await said()).toEqual([["document", "same-origin", ours]]);
  await frame.locator("form[data-feedback] button[value=oui]").click();
  await frame.locator(".feedback.given").waitFor();
  await frame.locator(".answer > .sources summary").first().click();
  const [fiche] = await Promise.all([
    page.context().waitForEvent("page"),
    frame.locator(".answer > .sources .links a").first().click(),
  ]);
  await fiche.waitForURL(/\/fiches\//);
  expect(await fiche.locator("header.site nav").count()).toBe(1);
  await frame.locator(".tools button", { hasText: "lien privé" }).click();
  expect(await frame.locator("#lien").inputValue()).toMatch(new RegExp(`^${ours}/retour/[\\w-]+$`));
  await frame.locator("a", { hasText: "Revenir à ma conversation" }).click();
  await frame.locator(".turn").waitFor();
  const [alone] = await Promise.all([
    page.context().waitForEvent("page"),
    frame.locator("footer a", { hasText: "pleine page" }).click(),
  ]);
  await alone.locator("[data-state=welcome]").waitFor();
  expect(others(incidents)).toEqual([]);
  await close();
});

test("without its script the frame still answers, and comes back to itself", async () => {
  const { page, frame, opener, close } = await visit(listed.origin);
  await page.route(`${ours}/assets/**/*.js`, (route) => route.abort());
  await opener.click();
  await frame.locator("textarea[name=content]").fill("   ");
  await frame.locator("textarea[name=content]").evaluate((field) => field.removeAttribute("required"));
  await frame.locator("form[data-ask] button[type=submit]").first().click();
  await frame.locator("#question-error:visible").waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await askInside(frame, "c koi la dge");
  expect(page.frames().map((one) => new URL(one.url()).pathname)).toEqual(["/", "/widget"]);
  await close();
});

test("on another site the browser refuses the frame, and a link takes its place", async () => {
  const { page, incidents, opener, close } = await visit(stranger.origin);
  await opener.click();
  const link = page.locator("boussole-ia a");
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe(`${ours}/`);
  expect(await page.locator("boussole-ia iframe").count()).toBe(0);
  expect(incidents.join()).toContain("frame-ancestors");
  await close();
});

test("no other page of ours is shown in a frame, even on a listed site", async () => {
  const { page, opener, close } = await visit(`${listed.origin}/free`);
  await opener.waitFor();
  for (const path of ["/", "/fiches", "/integrer", "/conversation/effacer"]) {
    const response = await fetch(`${ours}${path}`);
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect([path, await showsIn(page, path)]).toEqual([path, false]);
  }
  expect(await showsIn(page, "/widget")).toBe(true);
  await close();
});

test("a page that holds the frame can neither ask nor erase in a person's name", async () => {
  const { page, frame, opener, close } = await visit(`${listed.origin}/free`);
  await opener.click();
  await askInside(frame, "qui est la dge ?");
  const attempt = `fetch("${ours}/widget/conversation/effacer", { method: "POST", credentials: "include", mode: "no-cors" })`;
  expect(await page.evaluate(`${attempt}.then(() => "read", () => "kept away")`)).toBe("kept away");
  const [sent] = await Promise.all([
    page.context().waitForEvent("page"),
    page.evaluate(`{
      const form = document.createElement("form");
      Object.assign(form, { method: "post", action: "${ours}/widget/conversation/effacer", target: "_blank" });
      document.body.append(form);
      form.submit();
    }`),
  ]);
  await sent.getByText("vient d'un autre site").waitFor();
  await page.reload();
  await opener.click();
  expect(await frame.locator(".turn").count()).toBe(1);
  await close();
});

test("a keyboard is enough on a desk: open, ask, close with Escape, and be where one was", async () => {
  const { page, incidents, frame, opener, close } = await visit(listed.origin);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.id")).toBe("mine");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await opener.getAttribute("aria-expanded")).toBe("true");
  await frame.locator("#question:focus").waitFor();
  await page.keyboard.type("qui est la dge ?");
  await page.keyboard.press("Enter");
  await frame.locator(".answer .reference").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("boussole-ia dialog").waitFor({ state: "hidden" });
  expect(await opener.getAttribute("aria-expanded")).toBe("false");
  expect(await focusedInHost(page)).toBe("open");
  await page.keyboard.press("Enter");
  await frame.locator("#question:focus").waitFor();
  await page.evaluate("window.BoussoleIA.close()");
  await page.evaluate("document.getElementById('mine').focus(); window.BoussoleIA.open()");
  await frame.locator("#question:focus").waitFor();
  await page.locator("boussole-ia dialog button").press("Escape");
  expect(await page.evaluate("document.activeElement.id")).toBe("mine");
  expect(others(incidents)).toEqual([]);
  await close();
});

test("on a phone the panel is the whole screen, and the page behind waits", async () => {
  const { page, incidents, frame, opener, close } = await visit(listed.origin, PHONE);
  await opener.tap();
  await frame.locator("main:focus").waitFor();
  const panel = page.locator("boussole-ia dialog");
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  expect(await panel.evaluate((dialog) => dialog.matches(":modal"))).toBe(true);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await askInside(frame, "par où commencer ?");
  // From the last thing of the frame on: never the page behind.
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.id")).not.toBe("mine");
  }
  await page.setViewportSize({ width: 1200, height: 900 });
  await expect.poll(() => panel.evaluate((dialog) => dialog.matches(":modal"))).toBe(false);
  expect((await panel.boundingBox())?.width).toBeLessThan(500);
  expect(await frame.locator(".turn").count()).toBe(1);
  await page.setViewportSize(PHONE.viewport);
  await expect.poll(() => panel.evaluate((dialog) => dialog.matches(":modal"))).toBe(true);
  await page.locator("boussole-ia dialog button").tap();
  expect(await focusedInHost(page)).toBe("open");
  expect(others(incidents)).toEqual([]);
  await close();
});

test("no barrier that axe can see around the frame and in it, in light and dark, and no sideways scroll", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page, frame, opener, close } = await visit(`${listed.origin}/free`, {
      viewport: { width: 320, height: 640 },
      colorScheme,
    });
    expect(await barriers(page)).toEqual([]);
    await opener.click();
    await frame.locator("main:focus, #question:focus").waitFor();
    expect([colorScheme, await barriers(page)]).toEqual([colorScheme, []]);
    await askInside(frame, "quelles aides pour l'ia ?");
    await frame.locator(".answer > .sources summary").first().click();
    expect([colorScheme, await barriers(page)]).toEqual([colorScheme, []]);
    const { scrollWidth, clientWidth } = await frame
      .locator("html")
      .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    expect(scrollWidth).toBe(clientWidth);
    await frame.locator(".tools a", { hasText: "Effacer" }).click();
    await frame.locator("h1", { hasText: "Effacer" }).waitFor();
    expect([colorScheme, await barriers(page)]).toEqual([colorScheme, []]);
    await page.goto(`${ours}/integrer`);
    expect([colorScheme, await barriers(page)]).toEqual([colorScheme, []]);
    await close();
  }
});

test("a browser that refuses the cookie is told, with the way out, and the words are kept", async () => {
  const { page, frame, opener, close } = await visit(listed.origin);
  await page.route(`${ours}/widget/api/**`, async (route) => {
    await page.context().clearCookies();
    await route.continue();
  });
  await opener.click();
  await frame.locator("textarea[name=content]").fill("qui est la dge ?");
  await frame.locator("form[data-ask]:has(textarea) button[type=submit]").click();
  await frame.locator("#question-error", { hasText: "pleine page" }).waitFor();
  expect(await frame.locator("textarea[name=content]").inputValue()).toBe("qui est la dge ?");
  await close();
});

test("the host page keeps its looks and its names, and loads without JavaScript to a link", async () => {
  const { page, opener, close } = await visit(listed.origin);
  await opener.waitFor();
  expect(await page.evaluate("getComputedStyle(document.getElementById('mine')).color")).toBe(
    "rgb(160, 0, 0)",
  );
  const ourColour =
    "getComputedStyle(document.querySelector('boussole-ia').shadowRoot.querySelector('.open')).color";
  expect(await page.evaluate(ourColour)).toBe("rgb(255, 255, 255)");
  const added = "Object.getOwnPropertyNames(window).filter((name) => /boussole/i.test(name))";
  expect(await page.evaluate(added)).toEqual(["BoussoleIA"]);
  expect(await page.locator("[style], style").count()).toBe(0);
  await close();
  const without = await visit(listed.origin, { javaScriptEnabled: false });
  await without.page.locator(`a[href="${ours}/"]`, { hasText: "Boussole IA" }).waitFor();
  await without.close();
});

test("the frame never failed on the server meanwhile", () => {
  expect(served.failures).toEqual([]);
});

/** What each POST to us says of where it comes from. */
function originsSaid(page: Page): () => Promise<(string | undefined)[][]> {
  const sent: Request[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(request);
  });
  return () =>
    Promise.all(
      sent.map(async (request) => {
        const headers = await request.allHeaders();
        return [request.resourceType(), headers["sec-fetch-site"], headers.origin];
      }),
    );
}

const focusedInHost = (page: Page) =>
  page.locator("boussole-ia").evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.className);

/** Whether a page of ours shows itself in a frame of this page. */
async function showsIn(page: Page, path: string): Promise<boolean> {
  await page.evaluate(`new Promise((resolve) => {
    document.getElementById("probe")?.remove();
    const frame = Object.assign(document.createElement("iframe"), { id: "probe", onload: resolve });
    frame.src = ${JSON.stringify(`${ours}${path}`)};
    document.body.append(frame);
  })`);
  return (await page.frameLocator("#probe").locator("main").count()) === 1;
}
