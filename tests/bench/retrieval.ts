import { systemClock } from "../../src/clock.ts";
import type { Database } from "../../src/db/database.ts";
import { openDatabase } from "../../src/db/open.ts";
import { sql } from "../../src/db/sql.ts";
import { collectFolder } from "../../src/ingestion/collect.ts";
import { ingest } from "../../src/ingestion/ingest.ts";
import { createRetriever } from "../../src/retrieval/search.ts";
import { KNOWLEDGE_FOLDER } from "../../src/service.ts";
import { createDocuments, FullTextRetriever } from "./chain.ts";
import { syntheticFiches } from "./inflate.ts";
import type { Place } from "./place.ts";
import { type Spread, spread } from "./statistics.ts";

export type Contender = "boussole" | "ts_rank_cd, tous les mots" | "ts_rank_cd, un mot au moins";
export type RetrievalResult = {
  passages: number;
  phrasings: number;
  ingestionMs: number;
  contenders: {
    name: Contender;
    time: Spread;
    /** Share of the questions that found something. */
    found: number;
  }[];
};

export const INFLATED = 2_000;
const BEST = 8;
const WARM_UP = 10;

/** Search alone, in this process: on the real knowledge and, when asked, on `INFLATED` passages. */
export async function measureRetrieval(
  place: Place,
  questions: readonly string[],
  inflate: boolean,
): Promise<RetrievalResult[]> {
  const db = await openDatabase({ url: place.databaseUrl, migrationUrl: null, dataDir: place.dataDir });
  try {
    const real = await collectFolder(KNOWLEDGE_FOLDER);
    const first = await timed(() => ingest(db, systemClock, real));
    const small = await compare(db, questions, first);
    if (!inflate) return [small];
    const synthetic = syntheticFiches(real.fiches, Math.max(0, INFLATED - small.passages));
    const second = await timed(() => ingest(db, systemClock, synthetic, "import"));
    return [small, await compare(db, questions, second)];
  } finally {
    await db.close();
  }
}

/** Every question to each in turn, the first to be asked changing from one question to the next. */
async function compare(
  db: Database,
  questions: readonly string[],
  ingestionMs: number,
): Promise<RetrievalResult> {
  await createDocuments(db);
  const ours = createRetriever(db);
  const every = new FullTextRetriever(db, "every", BEST);
  const any = new FullTextRetriever(db, "any", BEST);
  const contenders: [Contender, (question: string) => Promise<number>][] = [
    ["boussole", async (question) => (await ours.search(question, BEST)).passages.length],
    ["ts_rank_cd, tous les mots", async (question) => (await every.invoke(question)).length],
    ["ts_rank_cd, un mot au moins", async (question) => (await any.invoke(question)).length],
  ];
  for (const question of questions.slice(0, WARM_UP))
    for (const [, search] of contenders) await search(question);
  const measured = new Map(contenders.map(([name]) => [name, { ms: [] as number[], found: 0 }]));
  for (const [index, question] of questions.entries()) {
    const turn = index % contenders.length;
    for (const [name, search] of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
      let found = 0;
      const ms = await timed(async () => {
        found = await search(question);
      });
      const mine = measured.get(name);
      mine?.ms.push(ms);
      if (mine && found > 0) mine.found += 1;
    }
  }
  const [size] = await db.query<{ passages: number; phrasings: number }>(sql`
    SELECT (SELECT count(*)::int FROM knowledge.passage WHERE current) AS passages,
      (SELECT count(*)::int FROM knowledge.phrasing) AS phrasings`);
  return {
    passages: size?.passages ?? 0,
    phrasings: size?.phrasings ?? 0,
    ingestionMs,
    contenders: [...measured].map(([name, { ms, found }]) => ({
      name,
      time: spread(ms),
      found: found / questions.length,
    })),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
