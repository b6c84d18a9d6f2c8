import type { Staff } from "../../src/accounts/staff.ts";
import { systemClock } from "../../src/clock.ts";
import type { Database, Row } from "../../src/db/database.ts";
import { openDatabase } from "../../src/db/open.ts";
import type { Sql } from "../../src/db/sql.ts";
import { bringUpToDate } from "../../src/ingestion/up-to-date.ts";
import { newKey } from "../../src/privacy/cipher.ts";
import { createVault } from "../../src/privacy/vault.ts";
import { createRetriever } from "../../src/retrieval/search.ts";
import type { ReviewDeps } from "../../src/review/deps.ts";
import { createReviews } from "../../src/review/reviews.ts";
import { KNOWLEDGE_FOLDER } from "../../src/service.ts";
import type { Place } from "./place.ts";
import { fillReview, type Rows } from "./review-rows.ts";
import { type Spread, spread } from "./statistics.ts";

const ACTS = ["liste", "prise", "ouverture", "avis"] as const;
type Act = (typeof ACTS)[number];
export type ReviewResult = Rows & {
  times: { act: Act; ms: Spread }[];
  /** Every statement that reads or writes a large table, with how PostgreSQL goes about it. */
  plans: { act: Act; statement: string; scans: string[] }[];
};

const ROUNDS = 200;
const WARM_UP = 10;

const reader = (n: number): Staff => ({
  accountId: `relecteur-${n}`,
  roles: ["reviewer"],
  function: "Relecture",
  organisation: "Organisation fictive",
  advisorId: null,
  sessionId: `session-${n}`,
  authenticatedAt: new Date(),
});

/** The queue of a year's answers, one reader after another: list, take, open, judge. */
export async function measureReview(newPlace: () => Promise<Place>, rows: Rows): Promise<ReviewResult> {
  const place = await newPlace();
  const db = await openDatabase({ url: place.databaseUrl, migrationUrl: null, dataDir: place.dataDir });
  try {
    await bringUpToDate(db, systemClock, KNOWLEDGE_FOLDER);
    const vault = createVault({ current: 1, keys: new Map([[1, newKey()]]) });
    await fillReview(db, vault, rows, systemClock.now());
    const seen = watched(db);
    const deps: ReviewDeps = {
      db: seen.db,
      retriever: createRetriever(db),
      vault,
      clock: systemClock,
      settings: { dailyCapacity: 100_000, samplePercent: 5, unreadDays: 365 },
      raise: async () => {},
      tell: async () => {},
    };
    const reviews = createReviews(deps);
    const times: Record<Act, number[]> = { liste: [], prise: [], ouverture: [], avis: [] };
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      const staff = reader(round % 20);
      const timed = async <T>(act: Act, work: () => Promise<T>): Promise<T> => {
        seen.during(act);
        const before = performance.now();
        const result = await work();
        if (round >= WARM_UP) times[act].push(performance.now() - before);
        return result;
      };
      await timed("liste", () => reviews.queue(staff));
      const item = await timed("prise", () => reviews.next(staff));
      if (!item) throw new Error("the queue ran dry");
      const opened = await timed("ouverture", () => reviews.open(staff, item.reference));
      if (opened.words === null) throw new Error("an answer that cannot be read");
      await timed("avis", () =>
        reviews.giveVerdict(staff, item.reference, {
          conclusion: "good",
          scores: { exact: 2, complete: 2, neutral: 2, clear: 2, wellRouted: null },
          reasons: [],
        }),
      );
    }
    return {
      ...rows,
      times: ACTS.map((act) => ({ act, ms: spread(times[act]) })),
      plans: await seen.plans(),
    };
  } finally {
    await db.close();
    await place.remove();
  }
}

/** A database that remembers each different statement sent to it, to ask afterwards how each is carried out. */
function watched(db: Database) {
  let act: Act = "liste";
  const sent = new Map<string, { act: Act; statement: Sql }>();
  const note = (statement: Sql): void => {
    if (/\b(?:review|chat|audit)\./.test(statement.text) && !sent.has(statement.text))
      sent.set(statement.text, { act, statement });
  };
  const watching: Database = {
    ...db,
    query: <R extends Row>(statement: Sql) => {
      note(statement);
      return db.query<R>(statement);
    },
    transaction: (work) =>
      db.transaction((tx) =>
        work({
          query: <R extends Row>(statement: Sql) => {
            note(statement);
            return tx.query<R>(statement);
          },
        }),
      ),
  };
  return {
    db: watching,
    during: (next: Act) => {
      act = next;
    },
    async plans(): Promise<ReviewResult["plans"]> {
      const plans: ReviewResult["plans"] = [];
      for (const { act: during, statement } of sent.values()) {
        const lines = await db.query<{ "QUERY PLAN": string }>({
          ...statement,
          text: `EXPLAIN (COSTS OFF) ${statement.text}`,
        });
        const scans = lines
          .map((line) => line["QUERY PLAN"].replace(/^[\s>-]+/, ""))
          .filter((line) => /scan/i.test(line));
        plans.push({ act: during, statement: statement.text.replace(/\s+/g, " ").trim(), scans });
      }
      return plans;
    },
  };
}
