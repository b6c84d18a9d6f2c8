import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newStaff } from "../../tests/support/account.ts";
import { testDatabase } from "../../tests/support/database.ts";
import { entriesAfter, lastEntry } from "../audit/journal.ts";
import { endSurvey } from "../backup/store.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Advisor } from "../directory/advisor.ts";
import { newKey, open } from "../privacy/cipher.ts";
import { createVault } from "../privacy/vault.ts";
import type { SurveysDeps } from "./deps.ts";
import { resultsCsv, resultsJson } from "./export.ts";
import type { SurveyForm } from "./survey.ts";
import { createSurveys, type Surveys } from "./surveys.ts";

// Monday, 10:00 in Paris.
const MONDAY = new Date("2026-11-30T09:00:00Z");
let now = MONDAY;
const vault = createVault({ current: 1, keys: new Map([[1, newKey()]]) });
const CARDS: Record<string, Partial<Advisor>> = {
  "ex-1": { kind: "ambassadeur_regional", regions: ["53"] },
  "ex-2": { kind: "ambassadeur_sectoriel", regions: ["11"] },
};
let db: Database;
let deps: SurveysDeps;
let surveys: Surveys;
const AMBASSADORS = Array.from({ length: 8 }, (_, n) => ({ accountId: `amb${n}` }));
const [first = { accountId: "" }, second = { accountId: "" }] = AMBASSADORS;
const boss = { accountId: "boss" };

beforeAll(async () => {
  db = await testDatabase();
  deps = {
    db,
    vault,
    clock: { now: () => now },
    directory: { find: async (id) => (CARDS[id] as Advisor | undefined) ?? null },
    issuer: "test",
    canMail: true,
    site: "https://boussole.exemple.fr",
  };
  surveys = createSurveys(deps);
  await newStaff(db, boss.accountId);
  for (const { accountId } of AMBASSADORS) await newStaff(db, accountId, { roles: ["ambassador"] });
  await newStaff(db, "parti", { roles: ["ambassador"] });
  await newStaff(db, "ailleurs", { roles: ["ambassador"] });
  await db.query(sql`UPDATE staff.account SET disabled_at = ${now} WHERE id = 'parti'`);
  await db.query(sql`UPDATE staff.account SET issuer = 'autre' WHERE id = 'ailleurs'`);
  await db.query(sql`UPDATE staff.account SET advisor_id = 'ex-1' WHERE id = 'amb0'`);
  await db.query(sql`UPDATE staff.account SET advisor_id = 'ex-2' WHERE id = 'amb1'`);
  await db.query(sql`UPDATE staff.account SET email = 'amb7@demonstration.invalid' WHERE id = 'amb7'`);
});
beforeEach(async () => {
  now = MONDAY;
  for (const table of ["answer", "sheet", "participation", "survey"])
    await db.query({ text: `DELETE FROM survey.${table}`, values: [] });
  await db.query(sql`DELETE FROM mail.outbox`);
});
afterAll(() => db.close());

const FORM: SurveyForm = {
  title: "Votre activité",
  why: "Pour savoir ce qui vous manque. Trois minutes.",
  closingDay: "2026-12-11",
  regions: [],
  kinds: [],
  questions: [
    { kind: "single", label: "Combien d'heures par mois ?", options: "Moins de 2\n2 à 5\nPlus" },
    { kind: "several", label: "Avec qui ?", options: "CCI\nCMA" },
    { kind: "scale", label: "Êtes-vous soutenu ?", options: "" },
    { kind: "number", label: "Entreprises rencontrées ?", options: "" },
    { kind: "text", label: "Que vous manque-t-il ?", options: "" },
    { kind: "text", label: "", options: "" },
  ],
};
const draft = (over: Partial<SurveyForm> = {}) => surveys.compose(boss, null, { ...FORM, ...over });
const opened = async (over: Partial<SurveyForm> = {}) => {
  const id = await draft(over);
  await surveys.open(boss, id);
  return id;
};
const at = (iso: string) => {
  now = new Date(iso);
};
const letters = async (): Promise<string[]> => {
  const told: string[] = [];
  for (const { id, sealed } of await db.query<{ id: string; sealed: Buffer }>(
    sql`SELECT id, sealed FROM mail.outbox WHERE office_hours ORDER BY created_at, id`,
  )) {
    const key = await vault.key(db, id);
    if (key === null) throw new Error("no key");
    const { to, subject, html } = JSON.parse(open(key, sealed, `mail:${id}`).toString()) as Record<
      string,
      string
    >;
    expect(html).toContain("/console/enquetes/");
    told.push(`${/^Rappel/.test(subject ?? "") ? "rappel" : "invitation"} ${to}`);
  }
  return told.sort();
};
const fieldsOf = (given: Promise<unknown>) =>
  given.then(
    () => [],
    (error: { fields: { field: string }[] }) => error.fields.map(({ field }) => field),
  );

test("a survey is composed, corrected field by field, and never changes once open", async () => {
  expect(await fieldsOf(draft({ title: "", why: " ", closingDay: "2026-11-30", questions: [] }))).toEqual([
    "title",
    "why",
    "closingDay",
    "q0-label",
  ]);
  expect(await fieldsOf(draft({ closingDay: "2027-03-01" }))).toEqual(["closingDay"]);
  expect(
    await fieldsOf(
      draft({
        questions: [
          { kind: "single", label: "Une seule", options: "Oui" },
          { kind: "several", label: "Deux fois la même", options: "Oui\n Oui \nNon" },
          { kind: "autre", label: "?", options: "" },
        ],
      }),
    ),
  ).toEqual(["q0-options", "q1-options", "q2-label", "q2-kind"]);
  const id = await draft();
  expect(await surveys.compose(boss, id, { ...FORM, title: "Votre année" })).toBe(id);
  expect(await surveys.find(id)).toMatchObject({ state: "draft", title: "Votre année", asked: null });
  expect((await surveys.find(id)).questions).toHaveLength(5);
  const seq = (await lastEntry(db))?.seq ?? 0;
  await surveys.open(boss, id);
  expect((await entriesAfter(db, seq, 5)).map(({ kind, facts }) => [kind, facts])).toEqual([
    ["survey_opened", { by: "boss", questions: 5, asked: 8, until: "2026-12-11" }],
  ]);
  for (const act of [
    () => surveys.compose(boss, id, FORM),
    () => surveys.open(boss, id),
    () => surveys.remove(id),
  ])
    await expect(act()).rejects.toMatchObject({ type: "deja-fait" });
  const other = await draft();
  await surveys.remove(other);
  await expect(surveys.find(other)).rejects.toMatchObject({ type: "introuvable" });
  // A draft that slept past its last day is not opened.
  const late = await draft();
  at("2026-12-11T09:00:00Z");
  expect(await fieldsOf(surveys.open(boss, late))).toEqual(["closingDay"]);
});

test("it is asked of whom it names: by region or kind the linked accounts alone, else every ambassador who can act", async () => {
  expect(await surveys.reach(await surveys.find(await draft()))).toBe(8);
  expect(await surveys.reach(await surveys.find(await draft({ regions: ["53"] })))).toBe(1);
  expect(await surveys.reach(await surveys.find(await draft({ kinds: ["ambassadeur_sectoriel"] })))).toBe(1);
  const id = await opened({ regions: ["53"] });
  expect((await surveys.askedOf(first)).map((one) => one.id)).toEqual([id]);
  expect(await surveys.askedOf(second)).toEqual([]);
  await expect(surveys.sheet(second, id)).rejects.toMatchObject({ type: "introuvable" });
  await expect(surveys.answer(second, id, [["0"]], true)).rejects.toMatchObject({ type: "introuvable" });
});

test("an ambassador of the whole country is asked what a region is asked", async () => {
  const one = createSurveys({
    ...deps,
    directory: { find: async () => ({ kind: "ambassadeur_regional", regions: ["FR"] }) as Advisor },
  });
  expect(await one.reach(await surveys.find(await draft({ regions: ["53"] })))).toBe(2);
});

test("answers are kept for later, sent once, corrected until the end; wrong ones are named and lose nothing", async () => {
  const id = await opened();
  const answer = (typed: string[][], sends = true) => surveys.answer(first, id, typed, sends);
  expect(await fieldsOf(answer([["9"], ["0", "7"], ["6"], ["beaucoup"], ["x".repeat(501)]]))).toEqual([
    "q0",
    "q1",
    "q2",
    "q3",
    "q4",
  ]);
  expect(await fieldsOf(answer([]))).toEqual(["q0"]);
  await answer([["1"], ["0", "1"]], false);
  expect(await surveys.sheet(first, id)).toMatchObject({
    answers: [[1], [0, 1], null, null, null],
    sent: false,
  });
  expect((await surveys.find(id)).answered).toBe(0);
  await answer([["1"], ["1"], ["4"], ["3,5"], ["Rappelez-moi au 06 39 98 12 34"]]);
  await answer([["2"], ["1"], ["4"], ["12"], ["Du temps, voyez 06 39 98 12 34"]], false);
  expect(await surveys.sheet(first, id)).toMatchObject({
    answers: [[2], [1], 4, 12, "Du temps, voyez [téléphone masqué]"],
    sent: true,
  });
  expect((await surveys.find(id)).answered).toBe(1);
  await expect(surveys.results(id)).rejects.toMatchObject({ type: "deja-fait" });
  // What the database holds while it is open: neither words nor, without the key, whose they are.
  const [row] = await db.query<{ text: string }>(
    sql`SELECT encode(sealed, 'escape') || encode(place, 'escape') AS text FROM survey.sheet`,
  );
  expect(row?.text).not.toMatch(/temps|amb0/);
});

test("closed, the answers are of nobody: who was asked is deleted, the key destroyed, what was not sent left out", async () => {
  const id = await opened();
  for (const who of AMBASSADORS.slice(0, 6))
    await surveys.answer(who, id, [["0"], [], [], [], [`mot de ${who.accountId}`]], true);
  await surveys.answer(AMBASSADORS[6] ?? first, id, [["1"]], false);
  const seq = (await lastEntry(db))?.seq ?? 0;
  at("2026-12-11T22:59:59Z");
  await surveys.tick();
  expect((await surveys.find(id)).state).toBe("open");
  at("2026-12-11T23:00:00Z");
  await expect(surveys.answer(first, id, [["1"]], true)).rejects.toMatchObject({ type: "deja-fait" });
  await Promise.all([surveys.tick(), surveys.tick()]);
  expect(await surveys.find(id)).toMatchObject({ state: "closed", asked: 8, answered: 6 });
  expect(
    await db.query(sql`SELECT 1 FROM survey.participation UNION ALL SELECT 1 FROM survey.sheet`),
  ).toEqual([]);
  expect(await vault.key(db, id)).toBeNull();
  const rows = await db.query<{ row: string }>(sql`SELECT a::text AS row FROM survey.answer a`);
  expect(rows).toHaveLength(6);
  expect((await entriesAfter(db, seq, 5)).map(({ kind, facts }) => [kind, facts])).toEqual([
    ["survey_closed", { asked: 8, answered: 6, by: null }],
  ]);
  await expect(surveys.sheet(first, id)).rejects.toMatchObject({ type: "introuvable" });
  const told = await surveys.exportResults(boss, id, "csv");
  expect(told.questions?.[0]?.cells).toEqual([
    { label: "Moins de 2", count: 6 },
    { label: "2 à 5", count: 0 },
    { label: "Plus", count: 0 },
    { label: "Sans réponse", count: 0 },
  ]);
  expect(told.questions?.[4]?.texts).toHaveLength(6);
});

test("someone may close it before its time; too few answers are not told, in no file, nor kept", async () => {
  const id = await opened();
  for (const who of AMBASSADORS.slice(0, 4))
    await surveys.answer(who, id, [["0"], [], [], [], ["=1+1 de moi"]], true);
  const seq = (await lastEntry(db))?.seq ?? 0;
  await surveys.close(boss, id);
  // Neither their words, nor how many they were: not in the database, nor in the journal.
  const kept = await db.query<{ row: string }>(
    sql`SELECT x::text AS row FROM survey.answer x UNION ALL SELECT x::text FROM survey.sheet x`,
  );
  expect(kept).toEqual([]);
  expect(await surveys.find(id)).toMatchObject({ state: "closed", asked: 8, answered: null });
  expect((await entriesAfter(db, seq, 5)).map(({ facts }) => facts)).toEqual([
    { asked: 8, answered: null, by: "boss" },
  ]);
  await expect(surveys.close(boss, id)).rejects.toMatchObject({ type: "deja-fait" });
  const told = await surveys.results(id);
  expect(told.questions).toBeNull();
  expect(resultsCsv(told) + resultsJson(told)).not.toContain("de moi");
  expect(resultsCsv(told)).toContain("moins de 5 personnes");
});

test("one invitation and one reminder each, in office hours, whatever the number of processes; none to who answered", async () => {
  const id = await opened({ closingDay: "2026-12-11" });
  at("2026-11-30T18:30:00Z");
  await surveys.tick();
  expect(await letters()).toEqual([]);
  at("2026-12-01T07:00:00Z");
  await surveys.answer(first, id, [["0"]], true);
  const again = createSurveys(deps);
  await Promise.all([surveys.tick(), again.tick(), surveys.tick()]);
  await again.tick();
  const invited = [1, 2, 3, 4, 5, 6].map((n) => `amb${n}@agents.example`);
  expect(await letters()).toEqual(invited.map((to) => `invitation ${to}`));
  // Wednesday: two working days before Friday's end. Not before.
  at("2026-12-08T09:00:00Z");
  await surveys.tick();
  expect(await letters()).toHaveLength(6);
  await surveys.answer(second, id, [["0"]], true);
  at("2026-12-09T09:00:00Z");
  await Promise.all([surveys.tick(), again.tick()]);
  at("2026-12-10T09:00:00Z");
  await surveys.tick();
  expect(await letters()).toEqual([
    ...invited.map((to) => `invitation ${to}`),
    ...invited.slice(1).map((to) => `rappel ${to}`),
  ]);
});

test("without a mail server nobody is written to; who joins while it is open is asked, and not reminded the same day", async () => {
  const silent = createSurveys({ ...deps, canMail: false });
  const id = await opened({ closingDay: "2026-12-01" });
  await silent.tick();
  expect(await letters()).toEqual([]);
  await newStaff(db, "nouvelle", { roles: ["ambassador"] });
  at("2026-12-01T09:00:00Z");
  await surveys.tick();
  expect((await surveys.askedOf({ accountId: "nouvelle" })).map((one) => one.id)).toEqual([id]);
  await surveys.tick();
  expect((await letters()).filter((line) => line.startsWith("rappel"))).toEqual([]);
  await db.query(sql`UPDATE staff.account SET disabled_at = ${now} WHERE id = 'nouvelle'`);
});

test("a restored survey that had closed closes again at the next minute", async () => {
  const id = await opened();
  at("2026-12-02T09:00:00Z");
  await endSurvey(db, id, now);
  await surveys.tick();
  expect(await surveys.find(id)).toMatchObject({ state: "closed", closedAt: now });
});
