import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { systemClock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { createRetriever } from "../retrieval/search.ts";
import { type Collected, collectFolder } from "./collect.ts";
import { digestOf, type Fiche } from "./documents.ts";
import { ingest } from "./ingest.ts";
import { createKnowledge } from "./knowledge-store.ts";

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const fiche = (id: string, body: string): Fiche => ({
  file: `fiches/${id}.md`,
  digest: digestOf(id, body),
  head: {
    id,
    kind: "fiche",
    title: "Fiche fictive",
    publisher: "Organisme fictif",
    sourceTitle: "Source",
    sourceUrl: "https://exemple.fr",
    sourceDate: "2026",
    checkedOn: "2026-11-23",
    reviewBy: "2027-05-31",
    licence: "Licence Ouverte 2.0",
    audience: { sizes: [], sectors: [], needs: [], maturity: [] },
    otherSources: [],
  },
  sections: [
    { anchor: "a", level: 2, heading: "Titre", parentHeading: null, body, essentials: [], questions: [] },
  ],
});
const collected = (fiches: Fiche[], rejections: Collected["rejections"] = []): Collected => ({
  fiches,
  prepared: [],
  glossary: [],
  intentions: [],
  rejections,
});
const changes = async (input: Collected) =>
  (await ingest(db, systemClock, input)).changes.map(({ id, change }) => `${id} ${change}`);
const passages = () =>
  db.query<{ body: string; current: boolean }>(sql`SELECT body, current FROM knowledge.passage ORDER BY id`);

test("ingestion is idempotent, keeps the words that answers quoted, and never takes a rejected file for a removed one", async () => {
  const [one, two] = [fiche("une", "Premier texte."), fiche("deux", "Autre texte.")];
  expect(await changes(collected([one, two]))).toEqual(["une added", "deux added"]);
  expect(await changes(collected([one, two]))).toEqual(["une unchanged", "deux unchanged"]);
  expect(await changes(collected([fiche("une", "Second texte."), two]))).toEqual([
    "une changed",
    "deux unchanged",
  ]);
  expect(await passages()).toEqual([
    { body: "Premier texte.", current: false },
    { body: "Autre texte.", current: true },
    { body: "Second texte.", current: true },
  ]);
  expect(await changes(collected([two], [{ file: "fiches/une.md", line: 3, reason: "x" }]))).toEqual([
    "deux unchanged",
  ]);
  expect(await changes(collected([two]))).toEqual(["deux unchanged", "une removed"]);
  expect(await createKnowledge(db).fiche("une")).toBeNull();
});

test("documents given one by one stay when the folder is read again", async () => {
  await ingest(db, systemClock, collected([fiche("importee", "Texte importé.")]), "import");
  await ingest(db, systemClock, collected([fiche("deux", "Autre texte.")]));
  expect((await createKnowledge(db).list()).map(({ id }) => id)).toEqual(["deux", "importee"]);
});

test("the knowledge of the project goes in whole, and a search sees a new edition at the next question", async () => {
  const retriever = createRetriever(db);
  await retriever.search("durée de l'engagement d'un ambassadeur", 3);
  const report = await ingest(
    db,
    systemClock,
    await collectFolder(join(import.meta.dirname, "../../knowledge")),
  );
  expect(report.rejections).toEqual([]);
  const { passages: found, edition } = await retriever.search("durée de l'engagement d'un ambassadeur", 3);
  expect(edition).toBe(report.version);
  expect(found[0]?.body).toContain("12 mois");
});
