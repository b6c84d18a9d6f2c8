import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

export const PHONE = { viewport: { width: 390, height: 844 } };
export const NARROW = { viewport: { width: 320, height: 640 } };

/** Violations that would keep someone out, in the page and in its frames. The tool itself needs scripts. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.html}`);
}

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
