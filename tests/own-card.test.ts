import { afterAll, beforeAll, expect, test } from "vitest";
import { parisDay } from "../src/clock.ts";
import { sql } from "../src/db/sql.ts";
import { barriers, NARROW, scrollsSideways } from "./support/barriers.ts";
import { openBrowser } from "./support/browser.ts";
import { type Served, serveForTest } from "./support/served.ts";
import { signInAs } from "./support/staff.ts";
import { openAs } from "./support/staff-page.ts";

// The card of the demonstration's ambassador, from their page to the public's, through the hands of a lead.
const ID = "ex-ar-001";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

let served: Served;
let cookies: Record<"ambassador" | "lead", string>;
beforeAll(async () => {
  served = await serveForTest();
  cookies = { ambassador: await signInAs(served, "ambassador"), lead: await signInAs(served, "lead") };
});
afterAll(() => served?.stop());

async function get(who: keyof typeof cookies, path: string): Promise<string> {
  const response = await fetch(served.origin + path, { headers: { Cookie: cookies[who] } });
  expect([path, response.status]).toEqual([path, 200]);
  return textOf(await response.text());
}
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replace(/[\s\u00A0\u202F]+/g, " ");
const post = (who: keyof typeof cookies, path: string, form: Record<string, string | readonly string[]>) =>
  fetch(served.origin + path, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: cookies[who], Origin: served.origin },
    body: new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, String(one)]),
      ),
    ),
  });
const open = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  served.service.app.request(`${served.origin}${path}`, {
    method,
    headers: { "User-Agent": FIREFOX, ...headers },
  });
const counts = async () =>
  (
    await served.service.db.query<{ views: number; proposed: number }>(
      sql`SELECT views, proposed FROM desk.card_month WHERE advisor_id = ${ID}`,
    )
  )[0] ?? null;

const CARD = {
  sectors: ["*"],
  regions: ["84"],
  sizes: ["TPE", "PME"],
  expertise: ["formation", "", "diagnostic_strategie"],
  maturityLevels: ["1", "2"],
  availability: "disponible",
  activateurRegistered: "oui",
  email: "sazelrive@example.org",
  phone: "04 65 71 00 11",
  url: "https://example.org/sazelrive",
  description: "Des dirigeants qui se parlent.",
  commercialInterest: "",
};

test("a proposal made on a phone is compared, accepted by a lead, and read by the public", async () => {
  const mine = await get("ambassador", "/console/ma-fiche");
  expect(mine).toContain("Association Sazelrive");
  expect(mine).toContain("Rien ne vous empêche d'être proposé aujourd'hui.");
  expect(mine).toContain(
    "aux entreprises de toutes les tailles, dans tous vos secteurs et toutes vos régions.",
  );

  const refused = await post("ambassador", "/console/ma-fiche/changer", { ...CARD, phone: "demain" });
  expect(refused.status).toBe(422);
  const again = await refused.text();
  expect(textOf(again)).toContain("Numéro de téléphone mal formé.");
  expect(again).toContain('value="demain"');

  const sent = await post("ambassador", "/console/ma-fiche/changer", CARD);
  expect([sent.status, sent.headers.get("Location")]).toEqual([303, "/console/ma-fiche?fait=propose"]);
  expect(await get("ambassador", "/console/ma-fiche")).toContain("Votre proposition attend une décision");
  expect(await get("lead", "/console")).toContain("1 fiche d'ambassadeur attend votre décision");
  const compared = await get("lead", `/console/fiches-proposees/${ID}`);
  expect(compared).toContain("Proposé : Des dirigeants qui se parlent.");
  expect(compared).not.toContain("vous avez part");
  expect(textOf(await (await open(`/annuaire/${ID}`)).text())).not.toContain("qui se parlent.");

  const path = `/console/fiches-proposees/${ID}`;
  expect((await post("lead", `${path}/refuser`, { revision: "1", reason: "" })).status).toBe(422);
  expect((await post("lead", `${path}/accepter`, { revision: "1" })).status).toBe(303);
  expect(textOf(await (await open(`/annuaire/${ID}`)).text())).toContain("Des dirigeants qui se parlent.");
});

test("the address of another card is refused; what else is another's is shown to whoever decides; a dead link changes nothing", async () => {
  const stolen = await post("ambassador", "/console/ma-fiche/changer", {
    ...CARD,
    email: "mozelvane@example.org",
  });
  expect(stolen.status).toBe(422);
  expect(textOf(await stolen.text())).toContain("Cette adresse électronique est celle d'une autre fiche");
  const email = "neuve@example.org";
  const phone = "+33 3 53 01 00 11";
  expect((await post("ambassador", "/console/ma-fiche/changer", { ...CARD, email, phone })).status).toBe(303);
  const path = `/console/fiches-proposees/${ID}`;
  const shown = await get("lead", path);
  expect(shown).toContain("Le même téléphone : Association Sagonoue");
  // Without a mail server, nobody can confirm: the lead answers for the address.
  expect(shown).toContain("J'ai vérifié que cette adresse électronique est la sienne");
  expect((await post("lead", `${path}/accepter`, { revision: "1" })).status).toBe(422);
  expect((await post("ambassador", "/console/ma-fiche/retirer", {})).status).toBe(303);
  for (const method of ["GET", "POST"]) {
    const dead = await open("/adresse/abc.def", { Origin: served.origin }, method);
    expect([dead.status, textOf(await dead.text())]).toEqual([
      404,
      expect.stringContaining("Rien n'a été modifié"),
    ]);
  }
});

test("an ambassador tries a company, and is told why not and what to do", async () => {
  const yes = await get("ambassador", "/console/ma-fiche?sector=I&size=TPE&region=84");
  expect(yes).toContain("Oui, vous pouvez être proposé à cette entreprise.");
  const no = await get("ambassador", "/console/ma-fiche?sector=I&size=TPE&region=53");
  expect(no).toContain(
    "Non. Votre fiche ne couvre pas cette région. Si vous y intervenez, proposez de l'ajouter.",
  );
});

test("a thousand readers are counted without a write while they read, and change no orientation", async () => {
  const asked = { profile: { sector: "I", size: "TPE", region: "84" }, on: "2026-11-30" };
  const orientation = async () => {
    const body = JSON.stringify(asked);
    const headers = { "Content-Type": "application/json" };
    return (await fetch(`${served.origin}/api/orientation`, { method: "POST", headers, body })).json();
  };
  await served.service.tick();
  const { views: before, proposed } = (await counts()) ?? { views: 0, proposed: 0 };
  const first = await orientation();
  for (let read = 0; read < 1_000; read++) expect((await open(`/annuaire/${ID}`)).status).toBe(200);
  await open("/orientation?region=84&sector=I&size=TPE");
  // No person behind these.
  await open(`/annuaire/${ID}`, {}, "HEAD");
  await open(`/annuaire/${ID}`, { "Sec-Purpose": "prefetch" });
  await open(`/annuaire/${ID}`, { "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" });
  await open(`/annuaire/${ID}`, { "User-Agent": "" });
  expect((await counts())?.views ?? 0).toBe(before);
  await served.service.tick();
  const shown = ((await orientation()) as { advisors: { id: string }[] }).advisors.some(
    ({ id }) => id === ID,
  );
  expect(await counts()).toEqual({ views: before + 1_000, proposed: proposed + Number(shown) });
  expect(await orientation()).toEqual(first);
  expect(await get("ambassador", "/console/ma-fiche")).toContain(`En tout ${before + 1_000} `);
  expect(await get("lead", `/console/fiches-proposees/${ID}`)).toContain(`En tout ${before + 1_000} `);
});

test("the pages of cards keep nobody out, at 320 pixels", async () => {
  const browser = await openBrowser();
  const volunteer = await openAs(browser, served, "ambassador", NARROW);
  const lead = await openAs(browser, served, "lead", NARROW);
  await post("ambassador", "/console/ma-fiche/changer", { ...CARD, activateurRegistered: "non" });
  const seen: unknown[] = [];
  for (const [{ page }, path] of [
    [volunteer, "/console/ma-fiche?region=84"],
    [volunteer, "/console/ma-fiche/changer"],
    [lead, `/console/fiches-proposees/${ID}`],
  ] as const) {
    await page.goto(served.origin + path);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    seen.push([path, await barriers(page), await scrollsSideways(page)]);
  }
  expect(seen.map((one) => (one as unknown[]).slice(1))).toEqual([
    [[], false],
    [[], false],
    [[], false],
  ]);
  await browser.close();
});

test("away, an ambassador is told that nobody is sent to them, and until when", async () => {
  const day = parisDay(new Date(Date.now()));
  const absence = { act: "absence", from: day, to: day };
  expect((await post("ambassador", "/console/demandes/disponibilite", absence)).status).toBe(303);
  const page = await get("ambassador", "/console/ma-fiche");
  expect(page).toContain("mais vous n'êtes pas proposé.");
  expect(page).toContain("Vous êtes noté absent jusqu'au");
});

test("leaving is confirmed, then out at once for everyone; the lead sees it and confirms", async () => {
  const careless = await post("ambassador", "/console/ma-fiche/partir", {});
  expect(careless.status).toBe(422);
  expect((await open(`/annuaire/${ID}`)).status).toBe(200);
  expect((await post("ambassador", "/console/ma-fiche/partir", { compris: "oui" })).status).toBe(303);
  expect((await open(`/annuaire/${ID}`)).status).toBe(404);
  expect(await get("ambassador", "/console/ma-fiche")).toContain("cette fiche est retirée de l'annuaire");
  const list = await (
    await fetch(`${served.origin}/console/fiches-proposees`, { headers: { Cookie: cookies.lead } })
  ).text();
  expect(textOf(list)).toContain("Ne veut plus être ambassadeur : Association Sazelrive");
  const action = /action="([^"]+\/confirmer)"/.exec(list)?.[1] ?? "";
  expect((await post("lead", action, {})).status).toBe(303);
  expect(await get("lead", "/console/fiches-proposees")).toContain("Rien n'attend d'être confirmé.");
  await served.service.db.query(sql`UPDATE staff.account SET advisor_id = NULL`);
  expect(await get("ambassador", "/console/ma-fiche")).toContain("n'est relié à aucune fiche de l'annuaire");
});

test("who would join learns what is missing; nothing of it is kept, and the application is the DGE's", async () => {
  const page = await (await open("/devenir-ambassadeur")).text();
  expect(page).toContain('href="https://www.entreprises.gouv.fr/osezlia"');
  const ask = (...criteria: string[]) =>
    fetch(`${served.origin}/devenir-ambassadeur`, {
      method: "POST",
      headers: { Origin: served.origin },
      body: new URLSearchParams(criteria.map((code): [string, string] => ["critere", code])),
    });
  const partly = await ask("structure", "activite", "experience", "cooperation", "inconnu");
  expect(partly.headers.getSetCookie()).toEqual([]);
  const text = textOf(await partly.text());
  expect(text).toContain("Il vous manque 2 conditions sur 6");
  expect(text).toContain("Demandez-lui un accord écrit avant de candidater.");
  const all = [...page.matchAll(/name="critere" value="(\w+)"/g)].map((match) => match[1] ?? "");
  expect(textOf(await (await ask(...all)).text())).toContain("Vous semblez remplir les conditions");
});
