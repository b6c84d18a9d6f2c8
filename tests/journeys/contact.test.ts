import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createContactFigures } from "../../src/contact/figures/figures.ts";
import { ACT_WORDS } from "../../src/contact/labels.ts";
import { barriers, NARROW, PHONE, scrollsSideways } from "../support/barriers.ts";
import { ask, openBrowser, openPage } from "../support/browser.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { type FakeSmtp, type Received, startSmtp } from "../support/smtp.ts";

// A leader asks for a person in a real browser, with a real mail server and a clock that is moved: until it helped, or someone
// else answers.
let served: Served;
let browser: Browser;
let smtp: FakeSmtp;
// A Monday, in office hours.
let now = new Date("2026-11-23T09:30:00Z");
beforeAll(async () => {
  smtp = await startSmtp();
  [served, browser] = await Promise.all([
    serveForTest({ SMTP_URL: smtp.url, MAIL_FROM: "boussole@exemple.fr" }, { now: () => now }),
    openBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await smtp?.stop();
});

const MARIE = "marie@garage.example";
const LUC = "luc@fournil.example";
const NUMBER = "06 39 98 12 34";
const main = async (page: Page): Promise<string> =>
  (await page.locator("main").innerText()).replaceAll("\u00A0", " ");

type Sample = { id: string; name: string; email: string };
const SAMPLES = readFileSync("knowledge/annuaire/exemple.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Sample);
const advisorOf = (is: (sample: Sample) => boolean): Sample => {
  const found = SAMPLES.find(is);
  if (found === undefined) throw new Error("no such advisor in the samples");
  return found;
};

/** Serious barriers, and sideways scrolling on the narrowest screen. */
async function seen(page: Page): Promise<string[]> {
  await page.setViewportSize(NARROW.viewport);
  const found = await barriers(page);
  if (await scrollsSideways(page)) found.push(`sideways: ${page.url()}`);
  await page.setViewportSize(PHONE.viewport);
  return found;
}

/** The letter of that subject to an address, once the service has done what is due. */
async function letter(to: string, subject: RegExp): Promise<Received> {
  const found = (): Received | undefined =>
    smtp.messages.findLast((one) => one.to.includes(to) && subject.test(one.subject));
  const ticked = async () => {
    await served.service.tick();
    return found();
  };
  await expect.poll(ticked, { timeout: 10_000 }).toBeDefined();
  return found() as Received;
}
/** The address under a label of a letter, on the port of the day. */
function linkOf({ text }: Received, label: string): string {
  const address = new RegExp(`${label}[^\\n]*:\\s*\\n(\\S+)`).exec(text)?.[1];
  if (address === undefined) throw new Error(`no « ${label} » in:\n${text}`);
  return served.origin + new URL(address).pathname;
}

/** From the chat to the preview of a request to the first advisor proposed. @returns their name and address */
async function toPreview(page: Page, email: string, question: string, text: string): Promise<Sample> {
  await page.goto(served.origin);
  await ask(page, question);
  // Of equals, any is first; one may have no address here, and the next are folded.
  const first = page.locator(".advisor .write").first();
  if (!(await first.isVisible())) await page.click(".orientation details:has(.write) > summary");
  await first.click();
  await page.waitForURL(/\/contacter\//);
  const id = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1) ?? "");
  expect(await main(page)).toContain("Pourquoi cette personne");
  await page.fill("#text", `${await page.inputValue("#text")}\n${text}`);
  await page.fill("#phone", NUMBER);
  await page.fill("#email", email);
  await page.click("text=Relire avant d'envoyer");
  return advisorOf(({ id: one }) => one === id);
}

test("the whole loop: asked, reread, sent, taken, met, told, and counted", async () => {
  const { page, incidents, close } = await openPage(browser, served.origin, PHONE);
  const advisor = await toPreview(
    page,
    MARIE,
    "garage de 6 personnes à Lyon, qui peut m'aider ?",
    `Appelez-moi au ${NUMBER}.`,
  );
  const preview = await main(page);
  expect(preview).toContain("Retiré de votre message : téléphone.");
  expect(preview).toContain("Appelez-moi au [téléphone masqué].");
  expect(preview).toContain("TPE (moins de 10 personnes)");
  expect(await seen(page)).toEqual([]);
  await page.check("#consent");
  await page.click("button:text-is('Envoyer')");
  expect(await main(page)).toContain("Réponse attendue au plus tard le 30 novembre 2026");
  expect(await seen(page)).toEqual([]);
  const link = await page.inputValue("#adresse");
  expect(linkOf(await letter(MARIE, /votre demande est partie/), "Suivre ou annuler ma demande")).toBe(link);
  await page.click("text=Revenir à ma conversation");
  expect(await page.locator(".requests").innerText()).toContain("envoyée");
  expect(await seen(page)).toEqual([]);
  // The private link is never lost to whoever holds the conversation.
  await page.click("text=Ouvrir cette demande");
  expect(page.url()).toBe(link);

  const told = await letter(advisor.email, /un dirigeant souhaite vous parler/);
  expect(told.text).toContain("[téléphone masqué]");
  const volunteer = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled: false });
  const tap = async (from: Received, label: string, words: RegExp): Promise<string> => {
    await volunteer.page.goto(linkOf(from, label));
    expect(await main(volunteer.page)).toMatch(/Rien n'est encore enregistré/);
    expect(await scrollsSideways(volunteer.page)).toBe(false);
    for (const choice of ["useful=oui", "barrier=competences", "nextStep=formation"]) {
      const [name, value] = choice.split("=");
      const radio = volunteer.page.locator(`input[name=${name}][value=${value}]`);
      if ((await radio.count()) > 0) await radio.check();
    }
    await volunteer.page.click("main form button[type=submit]");
    expect(await main(volunteer.page)).toMatch(words);
    return main(volunteer.page);
  };
  await tap(told, ACT_WORDS.take, /maintenant : prise en charge/);
  // What comes next is to call: the page leads to it.
  await volunteer.page.click("text=Voir son message et ses coordonnées");
  await volunteer.page.click("main form button[type=submit]");
  expect(await main(volunteer.page)).toContain(`Appeler le ${NUMBER}`);
  await volunteer.page.goto(linkOf(told, ACT_WORDS.take));
  expect(await main(volunteer.page)).toContain("Ce lien ne marche plus");
  await letter(MARIE, /prise en charge/);

  // Ten working days later, the service asks; an appointment is set.
  now = new Date("2026-12-07T09:30:00Z");
  const nudge = await letter(advisor.email, /où en est cette demande/);
  await volunteer.page.goto(linkOf(nudge, ACT_WORDS.set_appointment));
  await volunteer.page.fill("#day", "2026-12-10");
  await volunteer.page.click("main form button[type=submit]");
  expect(await main(volunteer.page)).toContain("maintenant : rendez-vous fixé");
  await page.goto(link);
  expect(await main(page)).toContain("Rendez-vous le 10 décembre 2026");
  expect(await seen(page)).toEqual([]);

  now = new Date("2026-12-11T09:30:00Z");
  await tap(
    await letter(advisor.email, /ce rendez-vous a-t-il eu lieu/),
    ACT_WORDS.done,
    /terminée, avec une aide/,
  );
  await volunteer.close();

  now = new Date("2026-12-21T09:30:00Z");
  await page.goto(linkOf(await letter(MARIE, /cet échange vous a-t-il aidé/), "Répondre"));
  expect(await seen(page)).toEqual([]);
  await page.check("input[name=helped][value=oui]");
  await page.check("input[name=wouldAdvise][value=oui]");
  await page.click("main form button[type=submit]");
  expect(await main(page)).toContain("C'est noté, merci");
  const figures = createContactFigures({ db: served.service.db });
  expect(await figures.ofAdvisor(advisor.id)).toMatchObject({ received: 1, answered: 1, met: 1, helped: 1 });
  expect(await figures.between(new Date("2026-11-01T00:00:00Z"), now)).toMatchObject({
    satisfactionAsked: 1,
    satisfied: 1,
  });

  // What was sent is forgotten on demand, and the link with it.
  await page.goto(link);
  await page.click("summary:has-text('Tout effacer maintenant')");
  await page.click("text=Oui, tout effacer");
  expect(await main(page)).toContain("Votre demande est effacée");
  expect((await page.goto(link))?.status()).toBe(404);
  expect(incidents.filter((one) => !one.includes("404"))).toEqual([]);
  await close();
});

test("the silent advisor, without JavaScript: others on the fifth working day, and the leader agrees again", async () => {
  now = new Date("2027-01-11T09:30:00Z");
  const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled: false });
  const silent = await toPreview(
    page,
    LUC,
    "boulangerie de 4 personnes à Rennes, qui peut m'aider ?",
    "Merci.",
  );
  await page.check("#consent");
  await page.click("button:text-is('Envoyer')");
  const link = await page.inputValue("#adresse");
  // How to reach the leader is never in a letter: a button shows it, to an advisor who has no account too.
  const request = await letter(silent.email, /un dirigeant souhaite vous parler/);
  expect(request.raw).not.toContain("98 12 34");
  await page.goto(linkOf(request, "Ses coordonnées"));
  expect(await main(page)).not.toContain(NUMBER);
  await page.click("text=Voir le message et les coordonnées");
  expect(await main(page)).toContain(`Appeler le ${NUMBER}`);
  expect(await page.locator('button:has-text("Je m\'en occupe")').count()).toBe(1);
  now = new Date("2027-01-18T09:30:00Z");
  await page.goto(link);
  expect(await main(page)).toContain("doit répondre au plus tard le 18 janvier 2027");
  now = new Date("2027-01-18T17:01:00Z");
  const sorry = await letter(LUC, /pas de réponse, voici d'autres possibilités/);
  expect(sorry.text).toContain(silent.name);
  await page.goto(linkOf(sorry, "Voir qui d'autre peut vous aider"));
  expect(await main(page)).toContain("Un service public");
  const other = (await page.locator(".next-ones .advisor .name").first().innerText()).trim();
  expect(other).not.toBe(silent.name);
  await page.check("#accord-0");
  await page.click("text=Lui envoyer ma demande >> nth=0");
  expect(await main(page)).toContain("Votre demande est envoyée");
  expect(await main(page)).toContain(other);
  now = new Date("2027-01-19T09:30:00Z");
  expect(
    (await letter(advisorOf(({ name }) => name === other).email, /un dirigeant souhaite vous parler/)).text,
  ).toContain("Merci.");
  await letter(silent.email, /passée à un autre interlocuteur/);
  await page.goto(link);
  expect(await main(page)).toContain("Transmise à quelqu'un d'autre, avec votre accord.");
  await close();
  expect(served.failures).toEqual([]);
});
