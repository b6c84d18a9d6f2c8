import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "../../src/db/sql.ts";
import { closeQuarters } from "../../src/field/figures/close.ts";
import { barriers, NARROW, PHONE, scrollsSideways } from "../support/barriers.ts";
import { openBrowser } from "../support/browser.ts";
import { fillUse } from "../support/fill-use.ts";
import { openConversation, post } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { openAs } from "../support/staff-page.ts";

// What an ambassador saw in a company, from their telephone to the answer that everyone reads.
let served: Served;
let browser: Browser;
const time = { now: new Date("2026-12-10T12:00:00Z") };
beforeAll(async () => {
  served = await serveForTest({}, { now: () => time.now });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const QUESTION = "L'IA peut-elle écrire mes devis zinzolins dictés depuis un échafaudage ?";
const textOf = async (page: Page): Promise<string> =>
  (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
const cited = async (): Promise<string> => {
  const answer = await post(served.origin, await openConversation(served.origin), QUESTION);
  const { citations } = (await answer.json()) as { citations: { publisher: string }[] };
  return citations.map(({ publisher }) => publisher).join(", ");
};

test("an ambassador reports from a telephone, it is counted, drafted, approved by another, and the next who ask read it", async () => {
  expect(await cited()).not.toContain("Retour de terrain");
  const awa = await openAs(browser, served, "ambassador", PHONE);
  await awa.page.goto(`${served.origin}/console/retours`);
  expect(await barriers(awa.page)).toEqual([]);
  await awa.page.getByRole("radio", { name: "Un frein" }).check();
  await awa.page.fill("#text", "Trop cher pour elle.");
  await awa.page.getByRole("button", { name: "Voir ce qui sera gardé" }).click();
  await awa.page.getByText("Choisissez le frein.").waitFor();
  expect(await awa.page.inputValue("#text")).toBe("Trop cher pour elle.");
  await awa.page.getByRole("radio", { name: "Un cas d'usage" }).check();
  await awa.page.selectOption("#section", "F");
  await awa.page.selectOption("#size", "TPE");
  await awa.page.selectOption("#region", "53");
  await awa.page.fill("#text", "La menuiserie Tréval dicte ses devis. Mme Le Goff les relit.");
  await awa.page.getByRole("button", { name: "Voir ce qui sera gardé" }).click();
  await awa.page.getByText("Nous avons ôté").waitFor();
  expect(await awa.page.inputValue("#text")).toBe(
    "La menuiserie [entreprise masquée] dicte ses devis. [nom masqué] les relit.",
  );
  expect(await awa.page.inputValue("#region")).toBe("53");
  await awa.page.fill("#text", "Une menuiserie dicte ses devis depuis l'échafaudage, puis les relit.");
  await awa.page.getByRole("button", { name: "Déposer ce retour" }).click();
  await awa.page.getByText("Retour déposé").waitFor();
  expect(await barriers(awa.page)).toEqual([]);

  // Others report too, and companies find nobody; the quarter ends.
  const [{ author } = { author: "" }] = await served.service.db.query<{ author: string }>(
    sql`SELECT author FROM field.report`,
  );
  await served.service.db.query(sql`
    INSERT INTO field.report (id, author, client_id, kind, section, size, region, needs, interest, content, filed_at, status)
    SELECT 'r' || n, ${author}, 'r' || n, 'cas_usage', chr(65 + n), 'TPE', '53', '{}', 'none', '', ${time.now}, 'published'
    FROM generate_series(0, 14) AS n`);
  await fillUse(served.service.db, [
    { region: "06", size: "TPE", section: "G", count: 14, served: 0, at: time.now },
    { region: "53", size: "TPE", section: "C", count: 40, served: 10, at: time.now },
  ]);
  time.now = new Date("2027-01-01T05:00:00Z");
  await closeQuarters({ db: served.service.db, clock: { now: () => time.now } });

  const bea = await openAs(browser, served, "reviewer", NARROW);
  await bea.page.goto(`${served.origin}/console/terrain?region=53&selon=region`);
  expect(await barriers(bea.page)).toEqual([]);
  expect(await scrollsSideways(bea.page)).toBe(false);
  expect(await textOf(bea.page)).toMatch(/au 4e trimestre 2026 : 16 retours de terrain, 44 conversations/i);
  expect(await bea.page.locator(".tile.t-53 strong").innerText()).toBe("30");
  await bea.page.getByRole("link", { name: "Lire les retours" }).click();
  await bea.page.getByRole("link", { name: "Cas d'usage" }).first().click();
  expect(await textOf(bea.page)).toContain("depuis l'échafaudage");
  await bea.page.fill("#title", "Dicter ses devis");
  await bea.page.fill(
    "#text",
    "Une menuiserie dicte ses devis zinzolins depuis l'échafaudage, puis les relit avant l'envoi.",
  );
  await bea.page.fill("#questions", QUESTION);
  await bea.page.getByRole("button", { name: "Proposer cette fiche" }).click();
  await bea.page.waitForURL(/\/console\/terrain\/fiches\//);
  expect(await bea.page.getByRole("button", { name: "Approuver" }).count()).toBe(0);

  const lea = await openAs(browser, served, "lead");
  await lea.page.goto(bea.page.url());
  expect(await barriers(lea.page)).toEqual([]);
  await lea.page.getByRole("button", { name: "Approuver et publier" }).click();
  await lea.page.getByText("Publiée").waitFor();
  expect(await cited()).toContain("Retour de terrain");
  // Three weeks later, one signs in again.
  const back = await openAs(browser, served, "ambassador", PHONE);
  await back.page.goto(`${served.origin}/console/retours`);
  expect(await textOf(back.page)).toContain("Repris dans une fiche");
  await lea.page.getByRole("link", { name: "telle que tout le monde la lit" }).click();
  expect(await textOf(lea.page)).toContain("Retour de terrain d'un ambassadeur IA");
  expect(
    [...awa.incidents, ...back.incidents, ...bea.incidents, ...lea.incidents].filter(
      (line) => !line.includes("422"),
    ),
  ).toEqual([]);
  expect(served.failures).toEqual([]);
});
