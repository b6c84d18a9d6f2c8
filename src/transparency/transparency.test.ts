import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../../tests/support/talk.ts";
import { OUTCOMES, type Outcome } from "../answering/outcomes.ts";
import { ANSWERING, INTAKE } from "../answering/pipeline.ts";
import { readConfig } from "../config.ts";
import { sql } from "../db/sql.ts";
import { createEvidence } from "../evidence/evidence.ts";
import { openRetention } from "../startup/retention.ts";
import { measuresOf } from "./answer/measures.ts";
import { OUTCOME_WORDS } from "./answer/outcomes.ts";
import { STEP_WORDS } from "./answer/steps.ts";
import { whyAnswer } from "./answer/why.ts";
import { knownErrors } from "./knowledge/known-errors.ts";
import { sourcesOf } from "./knowledge/sources.ts";
import { TRIED } from "./legal/accessibility.ts";
import { DOCUMENTS } from "./legal/documents.ts";
import { securityTxt } from "./legal/security-txt.ts";
import { NOT_PERSONAL, NOT_PERSONAL_SCHEMAS, UNTIMED } from "./register/data.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

test("each table of the database is under a kind of data of the register, or said to hold nothing of anyone", async () => {
  const rows = await talk.db.query<{ schema: string; name: string }>(sql`
    SELECT schemaname AS schema, schemaname || '.' || tablename AS name FROM pg_tables
    WHERE schemaname <> 'information_schema' AND schemaname !~ '^pg_'`);
  const policies = openRetention(readConfig({}), { ...talk.deps, onUnexpected: () => {} }).policies();
  const tables = rows.filter(({ schema }) => !NOT_PERSONAL_SCHEMAS.includes(schema)).map(({ name }) => name);
  const personal = [...policies, ...UNTIMED].flatMap((kind) => kind.tables);
  const told = new Set([...personal, ...Object.keys(NOT_PERSONAL)]);
  expect(tables.filter((name) => !told.has(name))).toEqual([]);
  expect([...told].filter((name) => !tables.includes(name))).toEqual([]);
  expect(personal.filter((name) => name in NOT_PERSONAL)).toEqual([]);
});

test("each step of the pipeline has its sentences, and no sentence is of a step that is gone", () => {
  const names = [...INTAKE, ...ANSWERING].map(({ name }) => name);
  expect(Object.keys(STEP_WORDS).sort()).toEqual([...names].sort());
});

test("the example told of each end does end so", { timeout: 60_000 }, async () => {
  // A breakdown, or a switch, is no message.
  const told = OUTCOMES.filter((outcome) => outcome !== "unavailable");
  const found: [Outcome, Outcome][] = [];
  for (const outcome of told)
    found.push([outcome, (await talk.answered(OUTCOME_WORDS[outcome].example)).answer.outcome]);
  expect(found).toEqual(told.map((outcome) => [outcome, outcome]));
});

describe("why an answer is what it is", () => {
  const why = (conversation: string, answer: string) => {
    const evidence = createEvidence({ ...talk.deps, lines: async function* () {} });
    return whyAnswer({ db: talk.db, evidence }, conversation, answer);
  };

  test("tells its steps, its passages and whether a human reads it", async () => {
    const { id, answer } = await talk.answered("qui pilote le plan ? appelez le 06 39 98 12 34");
    const told = await why(id, answer.id);
    expect(told.evidence.trace.steps.map(({ name }) => name)).toContain("findPassages");
    expect(told.evidence.passages.some(({ citation }) => citation === 1)).toBe(true);
    expect(told.evidence.words?.masked).toEqual(["telephone"]);
    expect(told.withheld).toEqual([]);
    expect(told.review).toMatchObject({ sampled: true, readings: 0 });
  });

  test("counts by reason what a model wrote and was not shown, and gives none of its words", async () => {
    const { id, answer } = await talk.answered();
    await talk.db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
    await talk.db.query(sql`
      UPDATE audit.entry SET facts = facts || '{"withheld": ["promesse", "chiffre_absent", "promesse", "inconnu"]}'
      WHERE subject = ${answer.id}`);
    await talk.db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
    expect((await why(id, answer.id)).withheld).toEqual([
      { reason: "chiffre_absent", count: 1 },
      { reason: "promesse", count: 2 },
    ]);
  });

  test("is told to nobody else", async () => {
    const mine = await talk.answered();
    const other = await talk.answered();
    await expect(why(mine.id, other.answer.id)).rejects.toMatchObject({ type: "introuvable" });
  });
});

test("known errors tell days, fiches and counts, and no word of who asked", async () => {
  const asked = await talk.answered("qui pilote le plan ? ma phrase canari");
  const twin = await talk.answered("qui pilote le plan ? ma phrase canari");
  await talk.correct(asked.answer.id, null);
  await talk.correct(twin.answer.id, null);
  const citations = [{ n: 1, fiche: "plan-osez-lia", anchor: "x" }];
  await talk.db.query(sql`
    INSERT INTO review.correction (id, question, variants, body, citations, key_facts, scope, scope_key, reference, targets, reason,
      proposed_by, proposed_at, status, decided_by, decided_at)
    SELECT 'c-' || s, 'ma question canari', '{}', 'La DGE pilote le plan [1].', ${JSON.stringify(citations)}::jsonb, '{}', 'one', '', 'r', 3,
      'raison canari', 'a', ${talk.now()}, s, 'b', ${talk.now()} FROM unnest(ARRAY['approved', 'rejected']) s`);
  const [plan] = await talk.db.query<{ title: string }>(
    sql`SELECT title FROM knowledge.fiche WHERE id = 'plan-osez-lia'`,
  );
  const errors = await knownErrors(talk.db);
  expect(errors.withdrawn).toEqual([{ day: "2026-11-23", subject: expect.any(String), answers: 2 }]);
  expect(errors.corrected).toEqual([
    { day: "2026-11-23", subject: plan?.title, text: "La DGE pilote le plan [1].", answers: 3 },
  ]);
  expect(JSON.stringify(errors)).not.toContain("canari");
});

test("each source tells its dates, its age and whether it is disputed; one that is turned off is not told", async () => {
  const today = "2026-11-23";
  const sources = await sourcesOf(talk.db, today);
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter(({ overdue }) => overdue).every(({ reviewBy }) => reviewBy < today)).toBe(true);
  expect((await sourcesOf(talk.db, "2099-01-01")).every(({ overdue }) => overdue)).toBe(true);
  expect(sources.filter(({ disputed }) => disputed).map(({ id }) => id)).toContain("adoption-ia-chiffres");
  expect(sources.filter(({ disputed }) => !disputed).length).toBeGreaterThan(100);
  expect(JSON.stringify(sources)).not.toContain("bodies");
});

test("the bars told to the public are those of the evaluations", async () => {
  const { measures } = await measuresOf();
  const bars = JSON.parse(read("evals/answers/thresholds.json")) as { keyFact: number };
  expect(measures).toHaveLength(5);
  expect(measures[0]).toMatchObject({ asked: bars.keyFact, command: "npm run evals -- answers" });
  for (const { found } of measures) if (found) expect(found.hits).toBeLessThanOrEqual(found.total);
});

test("what the statement of accessibility says was tried is tried in that file", () => {
  const kinds = /barriers\(|scrollsSideways\(|keyboard|javaScriptEnabled|colorScheme/;
  for (const { where } of TRIED) {
    expect([where, existsSync(join(ROOT, where))]).toEqual([where, true]);
    expect(read(where)).toMatch(kinds);
  }
});

test("each document is there, under a title, and each page that it leads to is one of ours", () => {
  for (const { file } of Object.values(DOCUMENTS)) {
    const text = read(`docs/${file}`);
    expect(text).toMatch(/^# .+\n/);
    const pages = read("src/web/pages.ts");
    for (const [, path] of text.matchAll(/\]\((\/[^)#]+)/g))
      expect([file, path, pages.includes(`"${path}"`)]).toEqual([file, path, true]);
  }
  expect(read("docs/aipd.md").match(/À COMPLÉTER PAR LE RESPONSABLE/g)?.length).toBeGreaterThan(10);
  const commands = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  for (const [, name = ""] of read("docs/violation-de-donnees.md").matchAll(/npm run ([\w:]+)/g))
    expect(Object.keys(commands.scripts)).toContain(name);
});

describe("security.txt", () => {
  const now = new Date("2026-11-30T09:41:07Z");

  test("names who to tell, in the words of RFC 9116, for less than a year", () => {
    expect(securityTxt("securite@exemple.gouv.fr", "https://boussole.exemple.fr", now)).toBe(
      [
        "Contact: mailto:securite@exemple.gouv.fr",
        "Expires: 2027-05-29T00:00:00Z",
        "Preferred-Languages: fr",
        "Canonical: https://boussole.exemple.fr/.well-known/security.txt",
        "Policy: https://boussole.exemple.fr/securite",
        "",
      ].join("\n"),
    );
    expect(securityTxt("https://exemple.fr/faille", null, now)).toBe(
      "Contact: https://exemple.fr/faille\nExpires: 2027-05-29T00:00:00Z\nPreferred-Languages: fr\n",
    );
  });

  test("is not there when nobody is named", () => {
    expect(securityTxt(null, "https://boussole.exemple.fr", now)).toBeNull();
  });
});
