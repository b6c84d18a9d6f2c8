import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers, NARROW, PHONE, scrollsSideways } from "../support/barriers.ts";
import { ask, openBrowser, openPage } from "../support/browser.ts";
import { type Served, serveForTest } from "../support/served.ts";
import { type FakeSmtp, startSmtp } from "../support/smtp.ts";
import { signInAs } from "../support/staff.ts";
import { correct } from "../support/talk.ts";

// What a person can do about an answer, in a real browser: be told that it was corrected, contest it, erase, prove it.
let served: Served;
let browser: Browser;
let smtp: FakeSmtp;
beforeAll(async () => {
  smtp = await startSmtp();
  [served, browser] = await Promise.all([
    serveForTest({ SMTP_URL: smtp.url, MAIL_FROM: "boussole@exemple.fr" }),
    openBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await smtp?.stop();
});

const REASON = "La date est fausse, dit zinzolin : appelez le 06 39 98 12 34.";
const main = async (page: Page): Promise<string> =>
  (await page.locator("main").innerText()).replaceAll("\u00A0", " ");
const referenceOf = (page: Page): Promise<string> => page.locator(".reference code").last().innerText();

/** Serious barriers and sideways scrolling, on a telephone then on the narrowest screen. */
async function seen(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { viewport } of [PHONE, NARROW]) {
    await page.setViewportSize(viewport);
    found.push(...(await barriers(page)));
    if (await scrollsSideways(page)) found.push(`sideways at ${viewport.width}: ${page.url()}`);
  }
  return found;
}

/** A page as the staff of a role sees it. */
async function staffPage(role: "lead" | "dpo") {
  const opened = await openPage(browser, served.origin, PHONE);
  const [name = "", value = ""] = (await signInAs(served, role)).split("=");
  await opened.page.context().addCookies([{ name, value, url: served.origin }]);
  return opened;
}

async function correctLast(page: Page, words: string | null): Promise<void> {
  const rows = await served.service.db.query<{ id: string }>({
    text: "SELECT id FROM chat.answer WHERE reference = $1",
    values: [await referenceOf(page)],
  });
  await correct(served.service.db, rows[0]?.id ?? "", words, new Date());
}

/** The letter that an address gets, once the service has sent what it queued. */
async function letterTo(address: string): Promise<string> {
  await served.service.tick();
  await expect
    .poll(() => smtp.messages.some(({ to }) => to.includes(address)), { timeout: 20_000 })
    .toBe(true);
  return smtp.messages.find(({ to }) => to.includes(address))?.text ?? "";
}

test("without JavaScript: contest, ask to erase all, and read the decision with the ticket alone", async () => {
  const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled: false });
  await page.goto(served.origin);
  await ask(page, "qui pilote le plan Osez l'IA ?");
  const reference = await referenceOf(page);
  await page.click("text=Contester");
  expect(await main(page)).toContain(
    "L'échange est gardé jusqu'à la décision, même si vous demandez à l'effacer entre-temps ; il est alors effacé aussitôt après.",
  );
  expect(await main(page)).toContain("15 jours ouvrés");
  await page.fill("#reason", REASON);
  await page.fill("#email", "marie@garage.example");
  await page.click("main button[type=submit]");
  // The browser lets an optional address go without the box: the service does not.
  expect(await main(page)).toContain("sans votre accord, nous ne gardons pas d'adresse");
  expect(await page.locator("#reason").inputValue()).toBe(REASON);
  await page.check("input[name=consent]");
  await page.click("main button[type=submit]");
  expect(await main(page)).toContain("Nous avons masqué un numéro de téléphone");
  const ticket = await page.locator("#adresse").inputValue();
  expect(ticket).toMatch(/\/contestations\/[\w-]{43}$/);

  await page.click("text=Revenir à ma conversation");
  expect(await main(page)).toContain("Vous avez contesté cette réponse : décision au plus tard le");
  await page.click("a:text-is('Effacer')");
  expect(await main(page)).toContain("Retirer ma contestation et tout effacer maintenant");
  await page.click("text=Effacer dès la décision");
  expect(await main(page)).toContain("Elle sera effacée avec la décision sur votre contestation");
  await page.goto(served.origin);
  expect(await page.locator("article.turn").count()).toBe(0);
  await close();

  const lead = await staffPage("lead");
  await lead.page.goto(`${served.origin}/console/contestations`);
  expect(await main(lead.page)).toContain("La personne attend l'effacement");
  expect(await seen(lead.page)).toEqual([]);
  await lead.page.click(`main a:text-is("${reference}")`);
  expect(await main(lead.page)).toContain("dit zinzolin : appelez le [téléphone masqué]");
  expect(await seen(lead.page)).toEqual([]);
  await lead.page.check("input[value=partly]");
  await lead.page.fill("#answer", "La date manquait : nous l'ajoutons à la fiche.");
  await lead.page.click("text=Décider >> nth=-1");
  expect(await main(lead.page)).toContain("La décision est enregistrée");
  expect(lead.incidents).toEqual([]);
  await lead.close();

  const stranger = await openPage(browser, served.origin, PHONE);
  await stranger.page.goto(ticket);
  const told = await main(stranger.page);
  expect(told).toContain("Votre contestation est acceptée en partie.");
  expect(told).toContain("La date manquait : nous l'ajoutons à la fiche.");
  expect(told).not.toContain("zinzolin");
  expect(await seen(stranger.page)).toEqual([]);
  await stranger.page.goto(`${served.origin}/verifier-une-reponse?reference=${reference}`);
  expect(await main(stranger.page)).toContain("Effacée");
  await stranger.close();

  const letter = await letterTo("marie@garage.example");
  expect(letter).toContain(`/contestations/${ticket.split("/").at(-1)}`);
  expect(letter).not.toContain("zinzolin");
});

test("a ticket is withdrawn from its page, and the answer can be contested again", async () => {
  const { page, incidents, close } = await openPage(browser, served.origin, PHONE);
  await page.goto(served.origin);
  await ask(page, "qui pilote le plan Osez l'IA ?");
  await page.click("text=Contester");
  expect(await seen(page)).toEqual([]);
  await page.fill("#reason", "faux");
  await page.click("main button[type=submit]");
  expect(await seen(page)).toEqual([]);
  await page.click("text=Suivre ma contestation");
  expect(await main(page)).toContain("En cours d'examen par une personne.");
  expect(await seen(page)).toEqual([]);
  await page.click("button:text-is('Retirer ma contestation')");
  expect(await main(page)).toContain("Retirée par vous.");
  await page.goto(served.origin);
  expect(await page.locator("text=Contester").count()).toBe(1);
  expect(incidents).toEqual([]);
  await close();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a correction is told at the top, stands above the folded old words, and is read once, ${how}`, async () => {
    const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled });
    await page.goto(served.origin);
    await ask(page, "qui pilote le plan Osez l'IA ?");
    const before = await page.locator(".answer .words").first().innerText();
    await correctLast(page, "La **DGE** pilote le plan [1].");
    await page.reload();
    expect(await page.locator(".news h2").innerText()).toBe("Une réponse a été corrigée");
    await page.click(".news a");
    const block = page.locator(".correction");
    expect(await block.locator("h3").first().innerText()).toMatch(/^Cette réponse a été corrigée le \d/);
    expect(await block.innerText()).toContain("Validée par Chargée de mission, DGE");
    await block.locator("a.mark").click();
    expect(await block.locator("blockquote").isVisible()).toBe(true);
    const former = page.locator(".former");
    expect(await former.locator(".words").first().isVisible()).toBe(false);
    await former.locator("summary").first().click();
    expect(await former.locator(".words").first().innerText()).toBe(before);
    expect(javaScriptEnabled ? await seen(page) : []).toEqual([]);
    await page.click("text=C'est lu");
    // The page comes back: between the two there is neither.
    await page.locator(".news").waitFor({ state: "detached" });
    await page.locator(".correction").waitFor();
    expect(await page.locator(".news").count()).toBe(0);
    expect(await page.locator(".correction").count()).toBe(1);
    await close();
  });

  test(`a withdrawn answer shows that it was, and none of its words, ${how}`, async () => {
    const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled });
    await page.goto(served.origin);
    await ask(page, "combien d'ambassadeurs IA ?");
    const words = await page.locator(".answer .words").first().innerText();
    await correctLast(page, null);
    await page.reload();
    expect(await page.locator(".news h2").innerText()).toBe("Une réponse a été retirée");
    expect(await main(page)).toMatch(/Cette réponse a été retirée le .* : ne vous y fiez pas/);
    expect(await page.locator(".answer").innerText()).not.toContain(words.slice(0, 30));
    expect(await page.locator("text=Contester").count()).toBe(0);
    expect(javaScriptEnabled ? await seen(page) : []).toEqual([]);
    await close();
  });
}

test("an address is left from the tools, and the letter leads to the correction, without the conversation", async () => {
  const { page, close } = await openPage(browser, served.origin, { ...PHONE, javaScriptEnabled: false });
  await page.goto(served.origin);
  await ask(page, "qui pilote le plan Osez l'IA ?");
  await page.click(".notify summary");
  await page.fill(".notify #email", "luc@atelier.example");
  await page.check(".notify input[name=consent]");
  await page.click(".notify button");
  expect(await page.locator(".tools").innerText()).toContain("Nous écrirons à luc@atelier.example");
  const reference = await referenceOf(page);
  const lead = await staffPage("lead");
  const withdrawn = await lead.page.request.post(`${served.origin}/console/relecture/${reference}/retrait`, {
    form: { reason: "La fiche a changé depuis cette réponse." },
    headers: { Origin: served.origin },
  });
  expect(withdrawn.status()).toBe(200);
  await lead.close();
  const letter = await letterTo("luc@atelier.example");
  const path = /\/corrections\/\S+/.exec(letter)?.[0] ?? "";
  expect(path).toContain(reference);
  const other = await openPage(browser, served.origin, PHONE);
  await other.page.goto(`${served.origin}${path}`);
  expect(await main(other.page)).toContain("a été retirée le");
  expect(await seen(other.page)).toEqual([]);
  await other.page.click("text=Ne plus me prévenir");
  expect(await main(other.page)).toContain("Votre adresse est oubliée");
  await other.close();
  await page.reload();
  expect(await page.locator(".notify").count()).toBe(1);
  await close();
});

test("anyone checks an answer by its reference, and one changed figure in a pasted text is told", async () => {
  const { page, incidents, close } = await openPage(browser, served.origin, PHONE);
  await page.goto(served.origin);
  await ask(page, "combien d'ambassadeurs IA ?");
  const reference = await referenceOf(page);
  const words = await page.locator(".answer .words").first().innerText();
  const figure = /\d{2,}/.exec(words)?.[0] ?? "";
  await page.click("footer.site >> text=Vérifier une réponse");
  expect(await seen(page)).toEqual([]);
  const check = async (typed: string, text: string) => {
    await page.fill("#reference", typed);
    await page.fill("#text", text);
    await page.click("main button[type=submit]");
    return main(page);
  };
  expect(await check(reference.toLowerCase(), words)).toContain("Le texte est bien celui enregistré");
  expect(await main(page)).toContain("Authentique");
  expect(await seen(page)).toEqual([]);
  expect(await check(reference, words.replace(figure, `${Number(figure) + 1}`))).toContain(
    "Le texte ne correspond pas",
  );
  expect(incidents).toEqual([]);
  expect(await check("B7K3-9QXM-E", "")).toContain("faute de frappe");
  await close();
});

test("the file that proves an answer is read by the person and by the staff, and prints whole", async () => {
  const { page, close } = await openPage(browser, served.origin, PHONE);
  await page.goto(served.origin);
  await ask(page, "garage de 6 personnes à Limoges, qui peut m'aider ?");
  const reference = await referenceOf(page);
  await served.service.tick();
  await page.click("text=Dossier de preuve");
  const file = await main(page);
  for (const part of [
    "garage de 6 personnes à Limoges",
    "L'entreprise, telle qu'elle était comprise",
    "L'orientation, et ses raisons",
    "l'entrée est intacte",
    "Signature bonne",
    "openssl pkeyutl -verify",
  ])
    expect(file).toContain(part);
  expect(await seen(page)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".evidence").innerText()).toContain("Signature bonne");
  await close();
  const dpo = await staffPage("dpo");
  await dpo.page.goto(`${served.origin}/console/relecture/${reference}/preuve`);
  expect(await main(dpo.page)).toContain("garage de 6 personnes à Limoges");
  expect(await seen(dpo.page)).toEqual([]);
  await dpo.page.reload();
  expect(await main(dpo.page)).toContain("Preuve délivrée");
  await dpo.close();
  expect(served.failures).toEqual([]);
});
