import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { givesOrders } from "../answering/screening/orders.ts";
import { maySpeakToMachine } from "../answering/screening/suspect.ts";
import { journal } from "../audit/journal.ts";
import type { Database } from "../db/database.ts";
import { SECTION_CODES, SIZES } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";
import type { Advisor } from "./advisor.ts";
import { createDirectory } from "./directory.ts";
import { engagementState } from "./engagement.ts";
import { readImportFile } from "./import/file.ts";
import { readDirectory } from "./import/read.ts";
import { mayBeShown } from "./listing.ts";
import { loadSampleDirectory } from "./sample.ts";

const PATH = new URL("../../knowledge/annuaire/exemple.jsonl", import.meta.url).pathname;
const ON = "2026-11-23";
const screening = { name: givesOrders, prose: maySpeakToMachine };

let db: Database;
let advisors: Advisor[];
beforeAll(async () => {
  db = await testDatabase();
  const read = readDirectory(await readImportFile(PATH), screening);
  expect([read.refused, read.aside, read.ignoredColumns]).toEqual([[], [], []]);
  advisors = read.advisors;
});
afterAll(() => db.close());

describe("the fictional directory", () => {
  test("names nobody real, and gives no number or address that could be someone's", () => {
    for (const { name, phone, email, url, siret } of advisors) {
      expect(name).toMatch(/ \(fictif\)$/);
      if (phone !== null)
        expect(phone).toMatch(/^(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d$/);
      if (email !== null) expect(email).toMatch(/@example\.org$/);
      if (url !== null) expect(url).toMatch(/^https:\/\/example\.org\//);
      expect(siret).toBeNull();
    }
    expect(new Set(advisors.map(({ phone }) => phone).filter(Boolean)).size).toBe(
      advisors.filter(({ phone }) => phone !== null).length,
    );
  });

  test("has someone to propose in each region and each section", () => {
    const free = advisors.filter(
      (one) => mayBeShown(one, ON) && one.availability === "disponible" && one.activateurRegistered,
    );
    const holds = (kind: Advisor["kind"], fits: (one: Advisor) => boolean) =>
      free.some((one) => one.kind === kind && fits(one));
    expect(REGION_CODES).toHaveLength(18);
    for (const region of REGION_CODES) {
      expect(
        holds("ambassadeur_regional", ({ regions, sectors, sizes }) => {
          return (
            regions.includes(region) && sectors.includes("*") && SIZES.every((size) => sizes.includes(size))
          );
        }),
        region,
      ).toBe(true);
      expect(holds("activateur", ({ regions }) => regions.includes(region))).toBe(true);
    }
    for (const section of SECTION_CODES.filter((code) => code <= "S"))
      expect(
        holds(
          "ambassadeur_sectoriel",
          ({ regions, sectors }) => regions[0] === "FR" && sectors[0] === section,
        ),
        section,
      ).toBe(true);
  });

  test("has each of the cases that the rules tell apart", () => {
    const cases: [string, (one: Advisor) => boolean][] = [
      ["withdrawn", ({ status }) => status === "retire"],
      ["suspended", ({ status }) => status === "suspendu"],
      ["ended", (one) => engagementState(one, ON) === "ended"],
      ["not begun", (one) => engagementState(one, ON) === "not_begun"],
      ["unavailable", ({ availability }) => availability === "indisponible"],
      ["charter not accepted", ({ charterAccepted }) => charterAccepted === false],
      ["not published", ({ publicationConsent }) => !publicationConsent],
      [
        "activator not registered",
        ({ kind, activateurRegistered }) => kind === "activateur" && !activateurRegistered,
      ],
      [
        "ambassador not activator",
        ({ kind, activateurRegistered }) => kind !== "activateur" && !activateurRegistered,
      ],
      ["grand public", ({ kind }) => kind === "ambassadeur_grand_public"],
      ["sells", ({ commercialInterest }) => commercialInterest !== null],
      ["no e-mail", ({ email, phone }) => email === null && phone !== null],
      ["no telephone", ({ email, phone }) => email !== null && phone === null],
      ["no way but the page", ({ email, phone }) => email === null && phone === null],
      ["unknown zone", ({ regions }) => regions.length === 0],
      ...(["sector", "company", "solution"] as const).map((scope): [string, (one: Advisor) => boolean] => [
        scope,
        ({ conflicts }) => conflicts.some((conflict) => conflict.scope === scope),
      ]),
    ];
    expect(cases.filter(([, is]) => !advisors.some(is)).map(([name]) => name)).toEqual([]);
  });

  test("goes into an empty directory, and never beside someone", async () => {
    const deps = { db, clock: { now: () => new Date(`${ON}T09:00:00Z`) }, journal, screening };
    expect((await loadSampleDirectory(deps, PATH)).added).toHaveLength(advisors.length);
    expect(await createDirectory(db).all()).toHaveLength(advisors.length);
    expect(await loadSampleDirectory(deps, PATH)).toMatchObject({ added: [], changed: [], absent: [] });
  });
});

test("a file that is missing or too large is refused before it is read", async () => {
  await expect(readImportFile("/nulle/part.csv")).rejects.toThrow("Fichier introuvable");
  const { truncate, writeFile } = await import("node:fs/promises");
  const { newFolder, removeFolders } = await import("../../tests/support/folders.ts");
  const path = `${await newFolder()}/grand.csv`;
  await writeFile(path, "");
  await truncate(path, 50 * 1024 * 1024 + 1);
  await expect(readImportFile(path)).rejects.toThrow("dépasse 50 Mo");
  await removeFolders();
});
