import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { openPage } from "./browser.ts";
import type { Served } from "./served.ts";

type DemoRole = "ambassador" | "reviewer" | "lead" | "dpo" | "administrator";

/** A browser of one's own, signed in by the demonstration link of a role, as its file gives it. */
export async function openAs(
  browser: Browser,
  served: Served,
  role: DemoRole,
  options: BrowserContextOptions = {},
) {
  await served.service.announceDemo(served.origin);
  const file = join(served.dataDir, "demo-links.json");
  const links = JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
  const opened = await openPage(browser, served.origin, options);
  await opened.page.goto(links[role === "administrator" ? "admin" : role] ?? "");
  await opened.page.click("main form button");
  await opened.page.waitForURL(`${served.origin}/console**`);
  return opened;
}
