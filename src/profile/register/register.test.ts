import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import { createRegister, type LookUp } from "./register.ts";
import {
  envelope,
  establishment,
  FakeRegister,
  HEAD_OFFICE,
  json,
  SIREN,
  unit,
  WORKSHOP,
} from "./testing/fake-register.ts";

let db: Database;
let baseUrl: string;
const server = new FakeRegister();
const START = new Date("2026-11-23T09:30:00Z");
const DAY = 24 * 60 * 60 * 1_000;
let now = START;
const clock = { now: () => now };
const fresh = () => createRegister({ baseUrl, clock, db });
const rows = () => db.query(sql`SELECT * FROM register.company`);

beforeAll(async () => {
  [db, baseUrl] = await Promise.all([testDatabase(), server.start()]);
});
afterAll(async () => {
  await server.stop();
  await db.close();
});
beforeEach(async () => {
  now = START;
  server.requests = [];
  server.reply = json(envelope(unit()));
  await db.query(sql`DELETE FROM register.company`);
});

const found = (result: LookUp) => {
  if (result.outcome !== "found") throw new Error(`expected found, got ${result.outcome}`);
  return result;
};
const lookUp = async (record: object, number = SIREN) => {
  await db.query(sql`DELETE FROM register.company`);
  server.reply = json(envelope(record));
  return found(await fresh().lookUp(number)).profile;
};

test("a SIREN gives sector, size and place, each with where it comes from, and no headcount", async () => {
  const because = "registre Recherche d'entreprises, le 23 novembre 2026";
  const from = { source: "looked_up", because };
  expect(await fresh().lookUp(" 000 000.018\u00a0")).toEqual({
    outcome: "found",
    notice: null,
    profile: {
      sector: { section: "C", label: "Industrie manufacturière", naf: "1071C" },
      size: "PME",
      commune: "Rennes",
      department: "35",
      region: "53",
      companyName: "FOURNIL FICTIF",
      provenance: {
        sector: from,
        size: from,
        commune: from,
        department: from,
        region: from,
        companyName: from,
      },
    },
  });
});

test("the register is asked for the least, by a client that says who it is", async () => {
  await fresh().lookUp(SIREN);
  const [request] = server.requests;
  expect(request?.url.pathname).toBe("/search");
  expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
    q: SIREN,
    minimal: "true",
    include: "siege,complements",
    per_page: "1",
  });
  expect(request?.headers["user-agent"]).toContain("Boussole-IA");
});

test("a SIRET gives the place of that establishment", async () => {
  const workshop = establishment({ siret: WORKSHOP, commune: "75115", est_siege: false });
  // As the API does: the department is left out of this list.
  const { departement: _, ...listed } = workshop;
  const profile = await lookUp(unit({ matching_etablissements: [listed] }), "00000001800028");
  expect(profile).toMatchObject({ commune: "Paris", department: "75", region: "11" });
  expect(server.requests[0]?.url.searchParams.get("include")).toBe(
    "siege,complements,matching_etablissements",
  );
  expect(await lookUp(unit({ matching_etablissements: [] }), HEAD_OFFICE)).toMatchObject({
    commune: "Rennes",
  });
});

test("a closed establishment is said, and the head office gives the place", async () => {
  const shut = establishment({
    siret: WORKSHOP,
    commune: "29019",
    etat_administratif: "F",
    est_siege: false,
  });
  server.reply = json(envelope(unit({ matching_etablissements: [shut] })));
  const { profile, notice } = found(await fresh().lookUp(WORKSHOP));
  expect(profile.commune).toBe("Rennes");
  expect(notice).toContain("fermé");
});

test.each([
  ["NN", "PME", "TPE"],
  ["03", "PME", "TPE"],
  ["11", "PME", "PME"],
  ["31", null, "PME"],
  ["32", null, "ETI"],
  ["51", "PME", "ETI"],
  ["53", null, "GE"],
  ["01", "ETI", "ETI"],
  ["NN", "GE", "GE"],
  [null, "PME", undefined],
  [null, null, undefined],
  ["99", "PME", undefined],
])("a bracket %s and a category %s make the size %s", async (bracket, category, size) => {
  const profile = await lookUp(unit({ tranche_effectif_salarie: bracket, categorie_entreprise: category }));
  expect(profile.size).toBe(size);
  expect(profile.provenance.size !== undefined).toBe(size !== undefined);
});

test("what the register does not know is left out, with its provenance", async () => {
  const bare = unit({
    section_activite_principale: "V",
    activite_principale: null,
    siege: {},
    categorie_entreprise: null,
    tranche_effectif_salarie: null,
  });
  const profile = await lookUp(bare);
  expect(Object.keys(profile)).toEqual(["companyName", "provenance"]);
  expect(await lookUp(unit({ section_activite_principale: "constructor" }))).not.toHaveProperty("sector");
  const overseas = await lookUp(unit({ siege: establishment({ commune: "97502", region: null }) }));
  expect(overseas).toMatchObject({ commune: "Saint-Pierre" });
  expect(overseas).not.toHaveProperty("region");
  expect(overseas).not.toHaveProperty("department");
});

test("the name of a person is never kept, nor any leader", async () => {
  const name = { nom_complet: "FICTIVE PERSONNE", nom_raison_sociale: "FICTIVE PERSONNE" };
  const individuals = [
    { ...name, complements: { est_entrepreneur_individuel: true } },
    { ...name, nature_juridique: "1000" },
    { ...name, complements: undefined },
  ];
  for (const over of individuals) {
    expect(await lookUp(unit(over))).not.toHaveProperty("companyName");
    expect(JSON.stringify(await rows())).not.toContain("PERSONNE");
  }
  await lookUp(unit());
  expect(JSON.stringify(await rows())).not.toMatch(/PERSONNE|1970|RUE DU FOUR/);
});

test("a company that asked not to appear: said as absent, and no row, even an older one", async () => {
  await fresh().lookUp(SIREN);
  now = new Date(START.getTime() + 31 * DAY);
  const hidden = [
    unit({ statut_diffusion: "P", nom_raison_sociale: "[NON-DIFFUSIBLE]" }),
    unit({ statut_diffusion: "N" }),
  ];
  for (const record of hidden) {
    server.reply = json(envelope(record));
    expect(await fresh().lookUp(SIREN)).toEqual({
      outcome: "absent",
      message:
        "Cette entreprise n'est pas dans le registre public ou a demandé à ne pas y figurer. Remplissez la fiche à la main.",
    });
    expect(await rows()).toEqual([]);
  }
  const site = establishment({ siret: WORKSHOP, statut_diffusion_etablissement: "P" });
  server.reply = json(envelope(unit({ matching_etablissements: [site] })));
  expect((await fresh().lookUp(WORKSHOP)).outcome).toBe("absent");
  expect(await rows()).toEqual([]);
});

test("a closed company is said, and nothing of it is kept but that", async () => {
  server.reply = json(envelope(unit({ etat_administratif: "C" })));
  const closed = await fresh().lookUp(SIREN);
  expect(closed).toMatchObject({ outcome: "closed", message: expect.stringContaining("cessé son activité") });
  expect(await rows()).toMatchObject([{ number: SIREN, outcome: "closed", name: null, section: null }]);
  expect(await fresh().lookUp(SIREN)).toEqual(closed);
});

test("an answer serves 30 days under the day it was read, then the register is asked again", async () => {
  const first = await fresh().lookUp(SIREN);
  now = new Date(START.getTime() + 30 * DAY - 1);
  expect(await fresh().lookUp("000 000 018")).toEqual(first);
  expect(server.requests).toHaveLength(1);
  now = new Date(START.getTime() + 30 * DAY);
  const again = found(await fresh().lookUp(SIREN));
  expect(again.profile.provenance.size?.because).toContain("23 décembre 2026");
  expect(server.requests).toHaveLength(2);
});

test("an absence serves one day, and old rows go when another is written", async () => {
  server.reply = json(envelope());
  expect((await fresh().lookUp(SIREN)).outcome).toBe("absent");
  now = new Date(START.getTime() + DAY - 1);
  await fresh().lookUp(SIREN);
  expect(server.requests).toHaveLength(1);
  now = new Date(START.getTime() + DAY);
  server.reply = json(envelope(unit({ siren: "000000026", siege: {} })));
  await fresh().lookUp("000000026");
  expect(await rows()).toMatchObject([{ number: "000000026", outcome: "found" }]);
  server.reply = json(envelope(unit()));
  expect((await fresh().lookUp(SIREN)).outcome).toBe("found");
});
