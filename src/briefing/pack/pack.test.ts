import { afterAll, beforeAll, expect, test } from "vitest";
import { newStaff } from "../../../tests/support/account.ts";
import { informedDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../../db/database.ts";
import { createDirectory } from "../../directory/directory.ts";
import { createAgenda } from "../../events/agenda.ts";
import { createKnowledge } from "../../ingestion/knowledge-store.ts";
import { createOrienter } from "../../orientation/network.ts";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES } from "../../profile/lists.ts";
import { createRetriever } from "../../retrieval/search.ts";
import { recordTurn } from "../../switches/store.ts";
import { answerOf } from "./answer.ts";
import { createPacks } from "./create.ts";
import type { Pack, PackCompany, Packs } from "./pack.ts";
import { likelyQuestions } from "./questions.ts";
import { numbering } from "./sources.ts";

const clock = { now: () => new Date("2026-11-30T09:00:00Z") };
const UNKNOWN: PackCompany = { section: null, size: null, region: null, need: null, maturity: null };
let db: Database;
let packs: Packs;
beforeAll(async () => {
  db = await informedDatabase(clock);
  const orienter = createOrienter({ db, directory: createDirectory(db), agenda: createAgenda(db), clock });
  packs = createPacks({ db, retriever: createRetriever(db), knowledge: createKnowledge(db), orienter });
}, 60_000);
afterAll(() => db?.close());

const textsOf = ({ questions, cases, charter, toAsk }: Pack): string[] => [
  ...questions.flatMap(({ answer }) => answer?.text ?? []),
  ...cases.items.flatMap(({ parts }) => parts.map(({ text }) => text)),
  ...charter.keep,
  ...charter.avoid,
  toAsk ?? "",
];

test("every company has its questions, its own need first, and each has its answer, with sources", async () => {
  const asked = new Set<string>();
  for (const section of [null, ...SECTION_CODES])
    for (const need of [null, ...NEED_CODES])
      for (const size of [null, ...SIZES])
        for (const maturity of [null, ...MATURITIES]) {
          const questions = likelyQuestions({ section, need, size, maturity, region: null });
          expect(questions.length).toBeLessThanOrEqual(6);
          if (need !== null) expect(questions[0]?.because).toBe("besoin");
          for (const { question } of questions) asked.add(question);
        }
  expect(asked.size).toBeGreaterThan(30);
  const retriever = createRetriever(db);
  for (const question of asked) {
    const numbers = numbering();
    const answer = await answerOf({ db, retriever }, question, numbers);
    expect(answer?.text, question).toMatch(/\[\d+\]/);
    expect(numbers.list().length).toBeGreaterThan(0);
  }
  expect(await answerOf({ db, retriever }, "Quel temps fera-t-il demain à Brest ?", numbering())).toBeNull();
});

test("one list of sources serves the whole sheet, and every mark leads to one", async () => {
  const pack = await packs.of(
    { section: "I", size: "TPE", region: "53", need: "relation_client", maturity: 1 },
    null,
  );
  const numbers = pack.sources.map(({ n }) => n);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  const marks = textsOf(pack).flatMap((text) =>
    [...text.matchAll(/\[(\d{1,2})\]/g)].map(([, n]) => Number(n)),
  );
  expect(new Set(marks)).toEqual(new Set(numbers));
});

test("a case is of the sector, the one that the leader's own words are about first, and its words are shown nowhere", async () => {
  const company: PackCompany = { ...UNKNOWN, section: "I", size: "TPE", region: "53" };
  const words = "Je tiens une auberge à Quimper, et je perds mon temps à répondre aux avis des clients";
  const pack = await packs.of(company, words);
  expect(pack.cases.found).toBe("sector");
  expect(pack.cases.items[0]?.fiche).toBe("cas-hotel-restaurant-avis-clients");
  expect(JSON.stringify(pack)).not.toMatch(/Quimper|auberge/);
  const restaurant = await packs.of(company, "Je jette trop à la fin du service de mon restaurant");
  expect(restaurant.cases.items[0]?.fiche).toBe("cas-restaurant-gaspillage-prevision");
});

test("where no fiche is of the sector, a case for the same need is said to be that, and none is invented", async () => {
  const mine: PackCompany = { ...UNKNOWN, section: "B", need: "rh_recrutement" };
  const forNeed = await packs.of(mine, null);
  expect(forNeed.cases.found).toBe("need");
  expect(forNeed.cases.items.every(({ sameNeed }) => sameNeed)).toBe(true);
  expect((await packs.of({ ...mine, need: "maintenance" }, null)).cases).toEqual({
    found: "none",
    items: [],
  });
});

test("schemes say what they want to know, the charter what it asks, and a fiche turned off takes its words away at once", async () => {
  const tpe = await packs.of({ ...UNKNOWN, size: "TPE", region: "53" }, null);
  expect(tpe.schemes.find(({ id }) => id === "diag-data-ia")?.status).toBe("ineligible");
  expect((await packs.of(UNKNOWN, null)).missing).toContain("la taille de votre entreprise");
  expect(tpe.charter.keep.join(" ")).toContain("meilleur intérêt de l'entreprise");
  expect(tpe.charter.avoid.join(" ")).toMatch(/conflit d'intérêts.*pratique commerciale déloyale/);
  await recordTurn(db, {
    kind: "fiche",
    target: "charte-ambassadeurs-ia",
    on: false,
    reason: "On vérifie.",
    accountId: (await newStaff(db, "lead-pack")).accountId,
    function: "Chargée de mission",
    organisation: "DGE",
    at: clock.now(),
  });
  const off = await packs.of({ ...UNKNOWN, size: "TPE", region: "53" }, null);
  expect(off.charter).toEqual({ keep: [], avoid: [] });
  expect(off.sources.map(({ fiche }) => fiche)).not.toContain("charte-ambassadeurs-ia");
});
