import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

// Of the arguments meant for a cloud function, those that would hide what a real browser refuses, or that let one page
// take the browser down with it.
const UNWANTED =
  /single-process|no-zygote|disable-web-security|allow-running-insecure|site-isolation|IsolateOrigins/;

/** The Chromium that came with `npm ci`. On a bare machine it finds its libraries only with this variable set. */
export async function openBrowser(): Promise<Browser> {
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs22.x";
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: sparticuz.args.filter((arg) => !UNWANTED.test(arg)),
    headless: true,
  });
}

/** A page that notes what should never happen: a script error, a dialog, a request to another host. */
export async function openPage(browser: Browser, origin: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: "fr-FR", ...options });
  const page = await context.newPage();
  const incidents: string[] = [];
  page.on("pageerror", (error) => incidents.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") incidents.push(`console: ${message.text()}`);
  });
  page.on("dialog", async (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:", "about:"].includes(url.protocol))
      incidents.push(`request: ${url.origin}`);
  });
  return { page, incidents, close: () => context.close() };
}

/** Asks through the form and waits for the words of the answer. */
export async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator("article.turn .answer:not(.pending) .reference").count();
  await page.fill("textarea[name=content]", question);
  await page.click("form[data-ask]:has(textarea) button[type=submit]");
  await page.locator("article.turn .answer:not(.pending) .reference").nth(before).waitFor();
}
