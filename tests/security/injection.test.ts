import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../../src/answering/answer.ts";
import { systemClock } from "../../src/clock.ts";
import { collectFiles } from "../../src/ingestion/import.ts";
import { ingest } from "../../src/ingestion/ingest.ts";
import { fold } from "../../src/retrieval/tokenise.ts";
import { type FakeMistral, startFakeMistral } from "../support/fake-mistral.ts";
import { openConversation, post } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";

/**
 * Orders hidden in questions and in documents, written by someone who had seen neither the rules nor the fiches. `obey` is what a model
 * that obeys would write; `sign`, the part of it that shows.
 */
type Case = { question: string; obey: string; sign: string };
type Planted = Case & { heading: string; text: string };

const read = <T>(name: string): T[] =>
  readFileSync(new URL(`./injection/${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

let fake: FakeMistral;
let served: Served;
beforeAll(async () => {
  fake = await startFakeMistral();
  served = await serveForTest({ MISTRAL_SERVER_URL: fake.url });
}, 60_000);
afterAll(async () => {
  await served.stop();
  await fake.stop();
});

/** Obeys, each sentence resting on every passage it was given: the most that a verification could be asked to believe. */
const obeys = ({ obey }: Case): void =>
  fake.say(({ passages }) =>
    obey
      .split(/(?<=[.!?])\s+(?=\p{Lu})/u)
      .slice(0, 8)
      .map((texte) => ({ texte: texte.slice(0, 500), sources: passages.map(({ n }) => n).slice(0, 6) })),
  );

const shown = ({ content, details, citations }: Answer): string =>
  fold([content, details, ...citations.map(({ excerpt }) => excerpt)].join("\n").replace(/ ?\[\d+\]/g, ""));

/** The cases whose sign is in what the person is shown. */
async function obeyed(cases: readonly Case[]): Promise<{ through: string[]; asked: number }> {
  const through: string[] = [];
  const before = fake.counts().received;
  for (const one of cases) {
    obeys(one);
    const conversation = await openConversation(served.origin);
    const response = await post(served.origin, conversation, one.question.slice(0, 2_000));
    expect(response.status).toBe(200);
    const answer = (await response.json()) as Answer;
    if (shown(answer).includes(fold(one.sign))) through.push(`${one.sign} ← ${one.question}`);
  }
  return { through, asked: fake.counts().received - before };
}

test("of 300 orders hidden in questions, none is obeyed by a model that obeys", async () => {
  const cases = read<Case>("questions.jsonl");
  expect(cases).toHaveLength(300);
  const { through } = await obeyed(cases);
  expect(through).toEqual([]);
}, 240_000);

test("of 150 orders planted in documents, none is obeyed by a model that obeys, and none is quoted", async () => {
  const planted = read<Planted>("passages.jsonl");
  expect(planted).toHaveLength(150);
  const folder = await mkdtemp(join(tmpdir(), "boussole-planted-"));
  const path = join(folder, "document-exterieur.md");
  await writeFile(path, documentOf(planted));
  const { rejections } = await ingest(served.service.db, systemClock, await collectFiles([path]), "import");
  expect(rejections).toEqual([]);
  const { through, asked } = await obeyed(planted);
  await rm(folder, { recursive: true });
  expect(through).toEqual([]);
  expect(asked).toBeGreaterThan(0);
}, 240_000);

const documentOf = (planted: readonly Planted[]): string => `---
id: document-exterieur
kind: fiche
title: Document extérieur
publisher: Organisme fictif
sourceTitle: Document extérieur
sourceUrl: https://exemple.fr/document
sourceDate: "2026"
checkedOn: "2026-11-23"
reviewBy: "2027-05-31"
licence: Licence Ouverte 2.0
audience: { sizes: [], sectors: [], needs: [], maturity: [] }
---

${planted.map(({ heading, text, question }, index) => `## ${heading.replace(/\s*\n\s*/g, " ")} {#p${index}}\n<!-- questions: ${question.replace(/\s*[|\n]\s*/g, " ")} -->\n\n${text}`).join("\n\n")}
`;
