import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "../src/accounts/staff.ts";
import { entriesAfter } from "../src/audit/journal.ts";
import { type Served, serveForTest } from "./support/served.ts";
import { signInAs } from "./support/staff.ts";

// Governance as staff does it, over real HTTP.
let served: Served;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  served = await serveForTest(
    { AI_REFERENT: "Référent IA, DGE, referent-ia@exemple.gouv.fr" },
    { now: () => new Date("2026-11-30T09:00:00Z") },
  );
  for (const role of ["ambassador", "lead", "dpo"] as const) cookies.set(role, await signInAs(served, role));
}, 180_000);
afterAll(() => served?.stop());

const request = (role: Role, path: string, form?: Record<string, string>) =>
  fetch(`${served.origin}${path}`, {
    redirect: "manual",
    headers: { Origin: served.origin, Cookie: cookies.get(role) ?? "" },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
const read = async (role: Role, path: string): Promise<string> =>
  (await (await request(role, path)).text()).replaceAll("&#39;", "'").replaceAll("\u00a0", " ");
const journalled = async (kind: string) =>
  (await entriesAfter(served.service.db, 0, 5_000)).filter((entry) => entry.kind === kind);

test("the home asks to read the onboarding until it is read; each role reads its own duties", async () => {
  expect(await read("ambassador", "/console")).toContain("dix minutes, à lire avant de commencer");
  const page = await read("ambassador", "/console/prise-en-main");
  expect(page).toContain("Vous êtes bénévole et ne vendez rien");
  expect(page).not.toContain("Vous approuvez les corrections d'un autre");
  expect(await read("lead", "/console/prise-en-main")).toContain("Vous approuvez les corrections d'un autre");
  const version = /name="version" value="([^"]+)"/.exec(page)?.[1] ?? "";
  expect((await request("ambassador", "/console/prise-en-main", { version })).status).toBe(303);
  const [entry] = await journalled("onboarding_read");
  expect(entry?.facts).toMatchObject({ roles: ["ambassador"], version });
  expect(await read("ambassador", "/console")).not.toContain("à lire avant de commencer");
  const after = await read("ambassador", "/console/prise-en-main");
  expect(after).toContain("Lue le ");
  expect(after).not.toContain('name="version"');
  expect(await read("lead", "/console")).toContain("à lire avant de commencer");
});

test("an ambassador opens an incident, a refusal keeps what was typed, and those who answer for the service handle it", async () => {
  const form = {
    kind: "personal_data",
    severity: "high",
    words: "Des adresses <b>visibles</b>.",
    answers: "",
  };
  const refused = await request("ambassador", "/console/incidents", { ...form, severity: "" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Des adresses &lt;b&gt;visibles&lt;/b&gt;.");
  expect((await request("ambassador", "/console/incidents", form)).headers.get("location")).toMatch(
    /\?ouvert=INC-2026-001$/,
  );
  const own = await read("ambassador", "/console/incidents");
  expect(own).toMatch(/INC-2026-001/);
  expect(own).not.toContain("visibles");
  expect(await read("dpo", "/console")).toContain("1 violation de données attend une décision");
  const id = /\/console\/incidents\/([\w-]{22})"/.exec(await read("dpo", "/console/incidents"))?.[1] ?? "";
  const page = await read("dpo", `/console/incidents/${id}`);
  expect(page).toMatch(/Les 72 heures finissent le .*encore 72 h/);
  const path = `/console/incidents/${id}`;
  const early = await request("dpo", path, { step: "closed", words: "Rien de plus." });
  expect(early.status).toBe(422);
  expect(await early.text()).toMatch(/open(?:="")?>[\s\S]*Rien de plus\./);
  for (const [step, decision] of [
    ["authority", "notified"],
    ["persons", "not_needed"],
  ] as const)
    expect((await request("dpo", path, { step, decision, words: "Trois adresses." })).status).toBe(303);
  expect((await request("dpo", path, { step: "closed", words: "Champ retiré." })).status).toBe(303);
  const closed = await read("lead", path);
  expect(closed).toContain("La CNIL est notifiée.");
  expect(closed).not.toContain("<h2>Agir</h2>");
  expect((await request("dpo", "/console/incidents/inconnu")).status).toBe(404);
});

test("an owner is named by function, and refused by name with what was typed", async () => {
  const form = {
    role: "review",
    function: "Cheffe de bureau",
    organisation: "DGE",
    contact: "jean.dupont@exemple.fr",
    reason: "Prise de fonction.",
  };
  const refused = await request("lead", "/console/gouvernance", form);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toMatch(
    /semble celle d&#39;une personne[\s\S]*value="jean\.dupont@exemple\.fr"/,
  );
  expect(
    (await request("lead", "/console/gouvernance", { ...form, contact: "relecture@exemple.fr" })).status,
  ).toBe(303);
  const page = await read("dpo", "/console/gouvernance");
  expect(page).toMatch(/Relecture[\s\S]*Cheffe de bureau, DGE[\s\S]*relecture@exemple\.fr/);
  expect(page).toContain("non désigné");
  // The data-protection officer looks, and names nobody.
  expect(page).not.toContain("Désigner, changer ou retirer");
});

test("the review of the year is one file that asks nothing of any network, and the journal keeps its digest", async () => {
  const answer = await request("dpo", "/console/gouvernance/bilan?annee=2026");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="boussole-ia-bilan-2026.html"',
  );
  const file = await answer.text();
  const digest = createHash("sha256").update(file).digest("hex");
  expect((await journalled("annual_review_made")).at(-1)?.facts).toMatchObject({
    year: 2026,
    digest,
    publicSummary: false,
  });
  expect(file).not.toMatch(/\ssrc=|<link|<script|url\(|@import|href="(?!#)/);
  for (const part of [
    "Usage",
    "Qualité des réponses",
    "Incidents et alertes",
    "Droits d&#39;accès",
    "Approbation",
  ])
    expect(file).toContain(part);
  expect(file).toMatch(/Notifiées à la CNIL<\/th><td class="n">1</);
  expect(file).not.toMatch(/undefined|NaN|\[object/);
  const summary = await (await request("lead", "/console/gouvernance/bilan?annee=2026&public=oui")).text();
  for (const part of [
    "Droits d&#39;accès",
    "Approbation",
    "Alertes levées",
    "selon : secteur",
    "réponse enregistrée",
  ])
    expect(summary).not.toContain(part);
  expect(summary).toContain("Compte rendu public");
  // No sum of exchanges that is not published already.
  expect(summary).toContain("aucun mois fini de cette année");
  expect((await request("lead", "/console/gouvernance/bilan?annee=1999")).status).toBe(422);
  expect(served.failures).toEqual([]);
});
