import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { openConversation, post } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { openAs } from "../support/staff-page.ts";
import { OUTSIDE, PAYLOADS } from "./markup-payloads.ts";

// What a person writes is shown to staff with rights: nothing of it may act there, nor in their own page.
let served: Served;
let browser: Browser;
beforeAll(async () => {
  served = await serveForTest({ REVIEW_SAMPLE_PERCENT: "100" });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

/** Whatever a payload made the page do: run, hold a frame or a handler, lead outside. */
const deeds = (page: Page): Promise<string[]> => page.evaluate(DEEDS);
const DEEDS = `(() => {
  const found = [];
  if ("__executed" in window) found.push("executed");
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) found.push(element.tagName + " " + name);
      const leads = /^(?:href|src|action|formaction|srcset|poster|data)$/.test(name);
      if (leads && (value.includes("${OUTSIDE}") || /^\\s*(?:javascript|data:text|vbscript)/i.test(value)))
        found.push(element.tagName + " " + name + "=" + value);
    }
    if (/^(?:IFRAME|OBJECT|EMBED|BASE)$/.test(element.tagName)) found.push(element.tagName);
  }
  return found;
})()`;

test("a hundred payloads asked in the chat do nothing in the console, nor in the person's own page", async () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(100);
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
  const staff = await openAs(browser, served, "reviewer");
  const person = await openPage(browser, served.origin);
  const wrong: string[] = [];
  const requests: string[] = [];
  for (const { page } of [staff, person])
    page.on("request", (request) => {
      if (!request.url().startsWith(served.origin) && !request.url().startsWith("data:"))
        requests.push(request.url());
    });
  let conversation = await openConversation(served.origin);
  for (const [index, payload] of PAYLOADS.entries()) {
    if (index % 12 === 11) conversation = await openConversation(served.origin);
    const response = await post(served.origin, conversation, `${payload} un ambassadeur IA est-il payé ?`);
    expect(response.status, payload).toBe(200);
    const answer = (await response.json()) as { id: string; reference: string };
    // What they write of an answer is shown to staff as well.
    const opinion = await fetch(`${served.origin}/api/answers/${answer.id}/feedback`, {
      method: "POST",
      headers: { Authorization: `Bearer ${conversation.token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ useful: false, reasons: [], comment: payload }),
    });
    expect(opinion.status, payload).toBe(204);
    await staff.page.goto(`${served.origin}/console/relecture/${answer.reference}`);
    for (const deed of await deeds(staff.page)) wrong.push(`console, ${payload} : ${deed}`);
    if (index % 25 === 0) {
      await staff.page.goto(`${served.origin}/console/relecture/${answer.reference}/correction`);
      for (const deed of await deeds(staff.page)) wrong.push(`correction, ${payload} : ${deed}`);
      await staff.page.goto(`${served.origin}/console/relecture`);
      for (const deed of await deeds(staff.page)) wrong.push(`file, ${payload} : ${deed}`);
    }
    if (index % 12 === 10) {
      await person.page.context().addCookies([
        {
          name: "boussole",
          value: conversation.token,
          url: served.origin,
          httpOnly: true,
          sameSite: "Lax",
        },
      ]);
      await person.page.goto(served.origin);
      for (const deed of await deeds(person.page)) wrong.push(`conversation : ${deed}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(requests).toEqual([]);
  expect([...staff.incidents, ...person.incidents]).toEqual([]);
  await Promise.all([staff.close(), person.close()]);
}, 240_000);

test("the check itself sees a page that obeys", async () => {
  const { page, close } = await openPage(browser, served.origin);
  await page.setContent(`<img src=x onerror="window.__executed=1"><a href="javascript:1">x</a>`);
  await page.waitForFunction("'__executed' in window");
  expect(await deeds(page)).toEqual(["executed", "IMG onerror", "A href=javascript:1"]);
  await close();
});
