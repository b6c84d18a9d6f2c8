import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "../src/accounts/staff.ts";
import { readEvents } from "../src/events/read.ts";
import { type Served, serveForTest } from "./support/served.ts";
import { signInAs } from "./support/staff.ts";

// Events proposed and surveys answered, as staff does it, over real HTTP.
const NOW = new Date("2026-11-30T09:00:00Z");
let now = NOW;
let served: Served;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  served = await serveForTest({}, { now: () => now });
  for (const role of ["ambassador", "lead", "administrator"] as const)
    cookies.set(role, await signInAs(served, role));
}, 180_000);
afterAll(() => served?.stop());

const request = (role: Role, path: string, form?: Record<string, string> | [string, string][]) =>
  fetch(`${served.origin}${path}`, {
    redirect: "manual",
    headers: { Origin: served.origin, Cookie: cookies.get(role) ?? "" },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
const plain = (text: string): string =>
  text
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll(/[\u00a0\u202f]/g, " ");
const read = async (role: Role, path: string): Promise<string> =>
  plain(await (await request(role, path)).text());

const EVENT = {
  title: "Café IA <b>des artisans</b>",
  summary: "On essaie deux outils.",
  "day-0": "2027-01-21",
  "from-0": "09:00",
  "to-0": "11:30",
  attendance: "sur_place",
  venue: "La Halle",
  postalCode: "35000",
  city: "Rennes",
  themes: "bâtiment",
};

test("an ambassador proposes from a phone: refused without losing a word, previewed as the public reads it, decided by another", async () => {
  const path = "/console/evenements/proposer";
  const more = plain(await (await request("ambassador", path, { ...EVENT, act: "dates" })).text());
  expect(more).toContain('name="day-7"');
  expect(more).toContain('value="2027-01-21"');
  const refused = await request("ambassador", path, { ...EVENT, postalCode: "350", act: "send" });
  expect(refused.status).toBe(422);
  const page = plain(await refused.text());
  expect(page).toContain("Le code postal a cinq chiffres");
  expect(page).toContain('value="Café IA &lt;b&gt;des artisans&lt;/b&gt;"');
  expect(page).toMatch(/value="bâtiment" checked/);
  const preview = plain(await (await request("ambassador", path, { ...EVENT, act: "preview" })).text());
  expect(preview).toMatch(
    /Ce que le public lira[\s\S]*jeudi 21 janvier 2027, 9 h 00 – 11 h 30[\s\S]*région Bretagne/,
  );
  const sent = await request("ambassador", path, { ...EVENT, act: "send" });
  const own = (sent.headers.get("location") ?? "").replace(/\?.*/, "");
  expect(own).toMatch(/^\/console\/evenements\/[\w-]{22}$/);
  expect(await read("ambassador", own)).toContain("en attente d'une décision");
  expect((await request("ambassador", `${own}/decision`, { decision: "accepted" })).status).toBe(403);
  expect(await read("lead", "/console")).toContain("1 événement proposé attend une décision");
  const noReason = await request("lead", `${own}/decision`, { decision: "refused", reason: "" });
  expect(noReason.status).toBe(422);
  expect((await request("lead", `${own}/decision`, { decision: "accepted" })).status).toBe(303);
  const agenda = await read("ambassador", "/agenda?region=53&q=cafe+artisans");
  expect(agenda).toContain("Café IA des artisans");
  const [, id = ""] = /\/agenda\/([\w-]{22})"/.exec(agenda) ?? [];
  expect(await read("ambassador", `/agenda/${id}`)).toContain("proposé par un ambassadeur IA");
  for (const format of ["json", "ics"]) {
    const file = await request("ambassador", `/console/evenements/export.${format}`);
    expect(file.headers.get("content-disposition")).toContain(`boussole-ia-evenements.${format}`);
    const { events } = readEvents(Buffer.from(await file.arrayBuffer()), {
      now: NOW,
      speaksToMachine: () => false,
    });
    expect(events.map(({ title, city }) => [title, city])).toEqual([["Café IA des artisans", "Rennes"]]);
  }
  // Its own region first, each with a text to send on.
  const desk = await read("ambassador", "/console/evenements?region=53");
  expect(desk).toMatch(/<textarea[^>]*readonly[^>]*>Café IA des artisans\nJeudi 21 janvier 2027/);
  expect(desk).toContain('href="https://openagenda.com/fr/ambassadeurs-ia"');
  expect((await request("ambassador", `${own}/retrait`, {})).status).toBe(303);
  expect(await read("ambassador", "/agenda?q=cafe+artisans")).not.toContain("Café IA des artisans");
  expect(await read("ambassador", `${path}?modele=${own.split("/").at(-1)}`)).toContain('value="2027-01-21"');
});

test("a survey is composed, answered, closed and read: nothing typed is lost, nothing small is told", async () => {
  const compose = "/console/enquetes/composer";
  const form: [string, string][] = [
    ["title", "Votre activité"],
    ["why", "Pour vous aider."],
    ["closingDay", "2026-12-11"],
    ["q0-kind", "several"],
    ["q0-label", "Avec qui ?"],
    ["q0-options", "CCI\nCMA"],
    ["q1-kind", "text"],
    ["q1-label", "Quoi d'autre ?"],
    ["rows", "3"],
  ];
  const rows = plain(await (await request("administrator", compose, [...form, ["act", "question"]])).text());
  expect(rows).toContain("Question 6");
  const refused = await request("administrator", compose, [
    ...form.filter(([name]) => name !== "why"),
    ["act", "draft"],
  ]);
  expect(refused.status).toBe(422);
  expect(plain(await refused.text())).toContain('value="Avec qui ?"');
  const kept = await request("administrator", compose, [...form, ["act", "draft"]]);
  const survey = kept.headers.get("location") ?? "";
  expect(await read("administrator", survey)).toMatch(
    /1 compte interrogé aujourd'hui[\s\S]*Ouvrir l'enquête/,
  );
  expect((await request("ambassador", survey)).status).toBe(404);
  expect((await request("administrator", `${survey}/ouvrir`, {})).status).toBe(303);
  expect(await read("administrator", survey)).toContain("pas de serveur de courriel");
  expect((await request("lead", `${compose}?brouillon=${survey.split("/").at(-1)}`)).status).toBe(409);

  expect(await read("ambassador", "/console")).toContain(
    "Enquête : Votre activité (jusqu'au 11 décembre 2026)",
  );
  const nothing = await request("ambassador", `${survey}/reponse`, { act: "send" });
  expect(nothing.status).toBe(422);
  const later = await request("ambassador", `${survey}/reponse`, [
    ["q0", "1"],
    ["q1", "Un <i>mot</i>"],
    ["act", "keep"],
  ]);
  expect(later.headers.get("location")).toMatch(/fait=garde$/);
  const resumed = await read("ambassador", `${survey}?repondre`);
  expect(resumed).toContain("Un &lt;i&gt;mot&lt;/i&gt;");
  expect(resumed).toMatch(/name="q0" value="1" checked/);
  expect((await request("ambassador", `${survey}/reponse`, { q0: "0", act: "send" })).status).toBe(303);
  expect(await read("ambassador", "/console")).not.toContain("Enquête : Votre activité");
  expect(await read("lead", survey)).toMatch(/1 réponse sur 1 \(100 %\)/);
  expect((await request("lead", `${survey}/export`, { format: "csv" })).status).toBe(409);

  now = new Date("2026-12-12T09:00:00Z");
  for (const role of ["ambassador", "lead"] as const) cookies.set(role, await signInAs(served, role));
  await served.service.tick();
  expect((await request("ambassador", `${survey}?repondre`)).status).toBe(404);
  expect(await read("lead", survey)).toContain("Moins de 5 réponses");
  const file = await request("lead", `${survey}/export`, { format: "json" });
  expect(file.headers.get("content-disposition")).toContain("boussole-ia-enquete.json");
  expect(await file.json()).toMatchObject({ asked: 1, answered: null, questions: null });
  expect(await read("lead", "/console/journal")).toContain("Résultats d'enquête exportés");
  expect(served.failures).toEqual([]);
});
