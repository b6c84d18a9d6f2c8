import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers, PHONE, scrollsSideways } from "../support/barriers.ts";
import { ask, openBrowser, openPage } from "../support/browser.ts";
import { type Conversation, openConversation, post } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { openAs } from "../support/staff-page.ts";

// A wrong answer from the person who got it to the next who ask: flagged, judged, corrected by two people, delivered.
let served: Served;
let browser: Browser;
beforeAll(async () => {
  served = await serveForTest({ REVIEW_SAMPLE_PERCENT: "0" });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const QUESTION = "Un ambassadeur IA vient chez moi, faut-il lui payer le train ?";
const CORRECTED = "Rien à payer : un ambassadeur IA intervient bénévolement.";

/** What is read, whatever the spaces that a line must not break at. */
const textOf = async (page: Page): Promise<string> =>
  (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
const asked = async (
  question: string,
): Promise<{ conversation: Conversation; reference: string; mode: string }> => {
  const conversation = await openConversation(served.origin);
  const answer = (await (await post(served.origin, conversation, question)).json()) as {
    reference: string;
    mode: string;
  };
  return { conversation, ...answer };
};
const score = async (page: Page, criterion: string, label: string): Promise<void> =>
  page.locator(`input[name=${criterion}]`).locator("..").getByText(label, { exact: true }).click();

test("a wrong answer is corrected end to end, in the browsers of all who have a part in it", async () => {
  // The person, on a telephone, gets an answer and says that it did not help.
  const person = await openPage(browser, served.origin, PHONE);
  await person.page.goto(served.origin);
  await ask(person.page, QUESTION);
  const reference = (await person.page.locator(".reference code").first().innerText()).trim();
  await person.page.locator("form[data-feedback] summary").click();
  await person.page.getByText("C'est imprécis").click();
  await person.page.getByRole("button", { name: "Envoyer mon avis" }).click();
  await person.page.locator(".feedback.given").waitFor();

  // A reader takes it by the keyboard, judges, and proposes.
  const reader = await openAs(browser, served, "reviewer");
  await reader.page.goto(`${served.origin}/console/relecture`);
  await reader.page.locator(`a[href="/console/relecture/${reference}"]`).first().waitFor();
  expect(await barriers(reader.page)).toEqual([]);
  await reader.page.keyboard.press("n");
  await reader.page.waitForURL(`${served.origin}/console/relecture/${reference}`);
  expect(await reader.page.locator(".asked .question").innerText()).toContain("payer le train");
  expect(await reader.page.locator(".flags").innerText()).toContain("Avis négatif");
  expect(await barriers(reader.page)).toEqual([]);
  for (const criterion of ["complete", "neutral", "clear", "wellRouted"])
    await score(reader.page, criterion, "Oui");
  await score(reader.page, "exact", "Non");
  // All is well, says the conclusion, and the scores say otherwise: refused, and nothing that was typed is lost.
  await reader.page.keyboard.press("o");
  await reader.page.keyboard.press("c");
  await reader.page.fill("textarea[name=comment]", "à reprendre, vu avec la fiche");
  await reader.page.keyboard.press("Control+Enter");
  await reader.page.locator(".refused").waitFor();
  expect(await reader.page.inputValue("textarea[name=comment]")).toBe("à reprendre, vu avec la fiche");
  expect(await reader.page.isChecked("input[name=exact][value='0']")).toBe(true);
  await reader.page.locator("h1").click();
  await reader.page.keyboard.press("x");
  await reader.page.getByText("Il manque une condition").click();
  await reader.page.getByRole("button", { name: "Enregistrer et proposer une correction" }).click();
  await reader.page.waitForURL(/\/correction$/);
  expect(await barriers(reader.page)).toEqual([]);
  const form = reader.page.locator("form.correction-form");
  const source = (await form.locator("[name=sources]").inputValue()).split("\n")[0] ?? "";
  await form.locator("[name=reason]").fill("La réponse ne dit pas que l'aide est bénévole.");
  await form.locator("[name=question]").fill("Faut-il payer les frais d'un ambassadeur IA ?");
  await form.locator("[name=variants]").fill(QUESTION);
  await form.locator("[name=body]").fill(CORRECTED);
  await form.locator("[name=sources]").fill(source);
  await form.locator("[name=keyFacts]").fill("bénévolement");
  await form.locator("[name=general]").check();
  await form.getByRole("button", { name: "Proposer" }).click();
  // No source under its words: refused, kept.
  await reader.page.locator("#body-erreur").waitFor();
  expect(await form.locator("[name=body]").inputValue()).toBe(CORRECTED);
  // A source is found by its words, and cited, without losing what is typed.
  await form.locator("[name=cherche]").fill("un ambassadeur est-il payé");
  await form.getByRole("button", { name: "Chercher" }).click();
  await form.locator("[name=citer]").first().check();
  await form.getByRole("button", { name: "Ajouter les sections cochées" }).click();
  expect((await form.locator("[name=sources]").inputValue()).split("\n").length).toBeGreaterThanOrEqual(1);
  expect(await form.locator("[name=keyFacts]").inputValue()).toBe("bénévolement");
  await form.locator("[name=sources]").fill(source);
  await form.locator("[name=body]").fill(`${CORRECTED} [1]`);
  await form.locator("[name=general]").check();
  await form.getByRole("button", { name: "Proposer" }).click();
  await reader.page.waitForURL(/\/console\/corrections\/[\w-]{22}$/);
  expect(await reader.page.locator("main").innerText()).toContain("une seconde personne doit l'approuver");
  expect(await reader.page.getByRole("button", { name: /^Approuver/ }).count()).toBe(0);
  const address = reader.page.url();

  // Nothing is shown before the second person says so.
  await person.page.goto(served.origin);
  expect(await textOf(person.page)).not.toContain(CORRECTED);
  const lead = await openAs(browser, served, "lead");
  await lead.page.goto(`${served.origin}/console/corrections`);
  await lead.page.locator(`a[href="${new URL(address).pathname}"]`).click();
  expect(await barriers(lead.page)).toEqual([]);
  // What is said is compared to its source before it is approved.
  await lead.page.getByText("La vérification automatique").first().waitFor();
  await lead.page.check("[name=compared]");
  await lead.page.getByRole("button", { name: /^Approuver/ }).click();
  await lead.page.getByText("Servie désormais").waitFor();

  // The person is told, where they were.
  await person.page.goto(served.origin);
  const text = await textOf(person.page);
  expect(text).toContain(CORRECTED);
  expect(text).toContain("corrigée");
  expect(await barriers(person.page)).toEqual([]);
  expect(await scrollsSideways(person.page)).toBe(false);

  // The next who ask get the approved words; the case is there to be replayed.
  expect((await asked(QUESTION)).mode).toBe("validated");
  const cases = await lead.page.request.get(`${served.origin}/console/corrections/cas.jsonl`);
  expect(JSON.parse((await cases.text()).trim())).toMatchObject({ keyFacts: [["bénévolement"]] });
  expect([...person.incidents, ...lead.incidents]).toEqual([]);
  // The two refusals are pages of status 422: the browser notes them, nothing else.
  expect(reader.incidents.filter((incident) => !incident.includes("422"))).toEqual([]);
  await Promise.all([person.close(), reader.close(), lead.close()]);
});

test("four hundred answers with the same fault are corrected in one act", async () => {
  const question = "Le diagnostic zinzolin de Bpifrance coûte combien à un garage ?";
  const references: string[] = [];
  const conversations: Conversation[] = [];
  for (let n = 0; n < 400; n++) {
    const one = await asked(question);
    references.push(one.reference);
    conversations.push(one.conversation);
  }
  const lead = await openAs(browser, served, "reviewer");
  await lead.page.goto(`${served.origin}/console/relecture/${references[7]}/correction`);
  const form = lead.page.locator("form.correction-form");
  await form.getByText(/même question, mot pour mot.: 400 réponses/).click();
  const source =
    (await form.locator("[name=sources]").inputValue()).split("\n")[0] || "reseau-ambassadeurs-ia#benevolat";
  await form.locator("[name=reason]").fill("Ce diagnostic n'existe pas.");
  await form.locator("[name=question]").fill("Combien coûte le diagnostic zinzolin ?");
  await form.locator("[name=body]").fill("Aucun diagnostic de ce nom n'existe. [1]");
  await form.locator("[name=sources]").fill(source);
  await form.locator("[name=keyFacts]").fill("Aucun diagnostic");
  await form.locator("[name=general]").check();
  await form.getByRole("button", { name: "Proposer" }).click();
  await lead.page.waitForURL(/\/console\/corrections\/[\w-]{22}$/);
  const second = await openAs(browser, served, "lead");
  await second.page.goto(lead.page.url());
  await second.page.check("[name=compared]");
  const before = performance.now();
  await second.page.getByRole("button", { name: "Approuver, et corriger 400 réponses" }).click();
  await second.page.getByText("Servie désormais").waitFor();
  expect(performance.now() - before).toBeLessThan(15_000);
  for (const conversation of [conversations[0], conversations[199], conversations[399]]) {
    const view = await fetch(`${served.origin}/api/conversations/${conversation?.id}`, {
      headers: { Authorization: `Bearer ${conversation?.token}` },
    });
    expect(JSON.stringify(await view.json())).toContain("Aucun diagnostic de ce nom");
  }
  await Promise.all([lead.close(), second.close()]);
}, 180_000);

test("a reader works without a script, on a telephone", async () => {
  const { reference } = await asked("mon tel 06 39 98 12 34, un ambassadeur IA est-il payé ?");
  const reader = await openAs(browser, served, "reviewer", { ...PHONE, javaScriptEnabled: false });
  await reader.page.goto(`${served.origin}/console/relecture/${reference}`);
  for (const criterion of ["exact", "complete", "neutral", "clear", "wellRouted"])
    await score(reader.page, criterion, "Oui");
  await reader.page.locator("input[name=conclusion][value=good]").check();
  await reader.page.getByRole("button", { name: /lire la suivante/ }).click();
  await reader.page.waitForURL(/\/console\/relecture/);
  await reader.page.goto(`${served.origin}/console/relecture/${reference}`);
  expect(await reader.page.locator("main").innerText()).toContain("Vous avez rendu votre avis");
  await reader.close();
});

test("how answers are reread is published, with its weights", async () => {
  const page = await openPage(browser, served.origin, PHONE);
  await page.page.goto(`${served.origin}/relecture`);
  const text = await page.page.locator("main").innerText();
  expect(text).toContain("Détresse");
  expect(text).toContain("tirées au sort");
  expect(await barriers(page.page)).toEqual([]);
  expect(await scrollsSideways(page.page)).toBe(false);
  expect(page.incidents).toEqual([]);
  await page.close();
});
