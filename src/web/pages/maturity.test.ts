import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBrowser, openPage } from "../../../tests/support/browser.ts";
import { readQuestionnaire } from "../../profile/maturity/questionnaire.ts";
import { assets } from "../assets.ts";
import { post } from "../testing/doubles.ts";
import { dangers } from "../testing/html.ts";
import { errorPage } from "./errors.tsx";
import { maturity, postMaturity } from "./maturity.tsx";

const FILE = join(import.meta.dirname, "../../../knowledge/profil/maturite.yml");
const questionnaire = await readQuestionnaire(FILE);
const IDS = questionnaire.questions.map(({ id }) => id);

function siteOf(deps = { questionnaire, unofficialBanner: "Ce n'est pas un service officiel." }): Hono {
  const app = new Hono();
  app.onError(errorPage(deps.unofficialBanner));
  app.get("/maturite", maturity(deps));
  app.post("/maturite", postMaturity(deps));
  app.get("/assets/*", assets());
  return app;
}
const app = siteOf();
const formOf = (points: string, ids = IDS): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, `maturite:${id}:${points}`]));
const checkedIn = (html: string): string[] =>
  [...html.matchAll(/<input type="radio" name="[^"]+" value="([^"]+)" checked=""/g)].map(
    ([, value]) => value ?? "",
  );

test("the form shows every question with its answers and its reason, and nothing is ticked", async () => {
  const response = await app.request("/maturite");
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html.match(/<fieldset/g)).toHaveLength(10);
  expect(html.match(/type="radio"/g)).toHaveLength(50);
  expect(html.match(/<details/g)).toHaveLength(10);
  expect(checkedIn(html)).toEqual([]);
  expect(html).toContain("pas validé statistiquement");
  expect(html).toContain("ne sont pas enregistrées");
  expect(html).toContain("30 juillet 2024");
  expect(html).toContain("Raison de l&#39;équipe");
});

test("the result says the level, why, what next, and how to take it along; no cache keeps it", async () => {
  const response = await post(app, "/maturite", formOf("1"));
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  expect(response.headers.get("Set-Cookie")).toBeNull();
  expect(html).toMatch(/<h1>Votre repère\u00a0: niveau 2, «\u00a0Équiper\u00a0»<\/h1>/);
  expect(html).toContain('<li aria-current="step">Équiper</li>');
  expect(html).toContain("10 points sur 30, d&#39;après 10 réponses.");
  expect(html).toContain('href="/fiches/france-num"');
  expect(html).toMatch(
    /<form method="post" action="\/conversation\/profil"><input type="hidden" name="maturity" value="2"\/>/,
  );
  expect(html).toContain("data-print");
  expect(html).toContain("ne sont pas enregistrées");
});

test("a total that an answer outweighs is told with its reason", async () => {
  const html = await (
    await post(app, "/maturite", { ...formOf("3"), "usage-ia": "maturite:usage-ia:0" })
  ).text();
  expect(html).toMatch(
    /Ce total donnerait le niveau 4\. Nous retenons le niveau 2, parce que vous n&#39;utilisez pas/,
  );
});

test("too few answers: a clear message, and what was ticked is still ticked", async () => {
  const given = { ...formOf("2", IDS.slice(0, 3)), besoin: "maturite:besoin:?" };
  const response = await post(app, "/maturite", given);
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toMatch(/role="alert"/);
  expect(html).toContain("Nous en avons 3 sur 10");
  expect(html).toContain("il en faut au moins 5");
  expect(html).toContain(`href="#${IDS[3]}"`);
  expect(html.match(/sans réponse<\/strong>/g)).toHaveLength(7);
  expect(checkedIn(html)).toEqual(Object.values(given));
  expect((await post(app, "/maturite", {})).status).toBe(422);
});

test("answers can be completed from the result without losing one", async () => {
  const given = formOf("1", IDS.slice(0, 7));
  const html = await (await post(app, "/maturite", given)).text();
  expect(html).toContain("3 questions sans réponse ne sont pas comptées.");
  expect(html).toContain("Compléter ou modifier");
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)]
    .map(([, name = "", value = ""]): [string, string] => [name, value])
    .filter(([name]) => name !== "maturity");
  expect(Object.fromEntries(hidden)).toEqual(given);
  const back = await post(app, "/maturite", [...hidden, ["modifier", "oui"]]);
  expect(back.status).toBe(200);
  expect(checkedIn(await back.text())).toEqual(Object.values(given));
});

test("what is no answer of the form counts for nothing and is shown nowhere", async () => {
  const hostile = '"><script>alert(1)</script>';
  const html = await (
    await post(app, "/maturite", {
      ...formOf(hostile, IDS.slice(0, 3)),
      ...formOf("9", IDS.slice(3, 5)),
      donnees: "maturite:besoin:3",
      [hostile]: hostile,
    })
  ).text();
  expect(html).toContain("Nous en avons 0 sur 10");
  expect(html).not.toContain("alert(1)");
  const list = new FormData();
  for (const id of IDS) list.append(id, new File(["x"], "x.txt"));
  expect((await app.request("/maturite", { method: "POST", body: list })).status).toBe(422);
});

test("words of the questionnaire are shown as words, whatever they hold", async () => {
  const text = '</legend><img src=x onerror="alert(1)">';
  const [first, ...others] = questionnaire.questions;
  if (first === undefined) throw new Error("no question");
  const odd = { ...first, text, answers: [text, text, text, text] as typeof first.answers, why: { text } };
  const site = siteOf({
    questionnaire: { ...questionnaire, questions: [odd, ...others], limits: text },
    unofficialBanner: text,
  });
  expect(dangers(await (await site.request("/maturite")).text())).toEqual([]);
  expect(dangers(await (await post(site, "/maturite", formOf("2"))).text())).toEqual([]);
});

async function barriers(page: Page): Promise<string[]> {
  // The sheet of this page, as the site serves it with the others once it is listed there.
  const sheet = readFileSync(new URL("../assets/maturity.css", import.meta.url), "utf8");
  await page.addStyleTag({ content: `@layer page{${sheet}}` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const sideways = await page.evaluate(
    "document.documentElement.scrollWidth > document.documentElement.clientWidth",
  );
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(sideways ? ["sideways"] : []),
  ];
}

test("in a real browser the self-assessment has no barrier axe can see, at 320 px, light, dark, with and without script", async () => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => server.on("listening", () => resolve()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await openBrowser();
  for (const [colorScheme, javaScriptEnabled] of [
    ["light", true],
    ["dark", false],
  ] as const) {
    const viewport = { width: 320, height: 640 };
    // Axe itself needs scripts; the way through the pages does not.
    const { page, incidents, close } = await openPage(browser, origin, {
      viewport,
      colorScheme,
      javaScriptEnabled: true,
    });
    const plain = await openPage(browser, origin, { viewport, colorScheme, javaScriptEnabled });
    await page.goto(`${origin}/maturite`);
    expect(await barriers(page)).toEqual([]);
    await plain.page.goto(`${origin}/maturite`);
    await plain.page.getByLabel("À jour et faciles à retrouver").check();
    await plain.page.getByRole("button", { name: "Voir mon niveau" }).click();
    expect(await plain.page.getByRole("alert").innerText()).toContain("Pas assez de réponses");
    expect(await plain.page.getByLabel("À jour et faciles à retrouver").isChecked()).toBe(true);

    await page.getByText("Voir mon niveau").click();
    expect(await barriers(page)).toEqual([]);
    for (const where of [page, plain.page]) {
      for (const id of IDS) await where.locator(`#${id} input`).nth(2).check();
      await where.getByRole("button", { name: "Voir mon niveau" }).click();
      expect(await where.locator("h1").innerText()).toContain("niveau 3");
    }
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Imprimer" }).waitFor(); // the script shows it
    // A refused form is a 422, which a browser reports as an error of its own.
    expect(incidents.filter((incident) => !incident.includes("422"))).toEqual([]);
    await close();
    await plain.close();
  }
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
});
