import { contentDigest } from "../../audit/entry.ts";
import { journal } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { orientedAnswers } from "../../equity/store.ts";
import type { Job } from "../../jobs/job.ts";
import { parisMonth } from "../../statistics/months.ts";
import { firstAct } from "../../statistics/store.ts";
import type { FieldDeps } from "../deps.ts";
import * as store from "../store.ts";
import { discloseQuarter, type Unmet } from "./disclose.ts";
import { closedQuarters, type Quarter, quarterOf } from "./quarters.ts";

type Deps = Pick<FieldDeps, "db" | "clock">;
const DAY_MS = 86_400_000;
/** Older quarters are not made any more: their conversations are forgotten. */
const MOST = 4;

/**
 * Makes the figures of the quarters that are over and were not made yet, once and for all, and journals the digest of each.
 * @returns how many
 */
export async function closeQuarters({ db, clock }: Deps): Promise<number> {
  const now = clock.now();
  const first = await firstAct(db);
  const known = new Set((await store.quartersClosed(db)).map(({ quarter }) => quarter));
  const due = first === null ? [] : closedQuarters(first, now).slice(-MOST);
  let done = 0;
  for (const name of due.filter((quarter) => !known.has(quarter))) {
    const quarter = quarterOf(name);
    const rows = await store.countedBetween(db, quarter.start, quarter.end);
    const figures = JSON.stringify(discloseQuarter(quarter, rows, await unmetIn(db, quarter)));
    done += await db.transaction(async (tx) => {
      if (!(await store.insertQuarter(tx, name, figures, now))) return 0;
      const digest = contentDigest(Buffer.from(figures));
      await journal(
        tx,
        { kind: "field_quarter_closed", subject: name, facts: {}, contentDigest: digest },
        now,
      );
      return 1;
    });
  }
  return done;
}

/**
 * The conversations whose last orientation of the quarter left nobody to propose, only the public relays. Read a day at a time: the
 * embedded engine has one connection, for people too.
 */
async function unmetIn(db: Queryable, { start, end }: Quarter): Promise<Unmet[]> {
  const last = new Map<string, Unmet & { served: boolean }>();
  for (let at = start.getTime(); at < end.getTime(); at += DAY_MS) {
    const from = new Date(at);
    const to = new Date(Math.min(at + DAY_MS, end.getTime()));
    const month = parisMonth(from);
    for (const { conversation, region, section, served } of await orientedAnswers(db, from, to))
      last.set(conversation, { region, section, served, month });
  }
  return [...last.values()].filter(({ served }) => !served);
}

/** Each night: a quarter that has just closed is told on its first morning, or on the next one that the service is up. */
export const fieldJob = (field: { closeDue(): Promise<number> }): Job => ({
  name: "field",
  cron: "20 3 * * *",
  async run() {
    await field.closeDue();
  },
});
