import { afterAll, beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../../../tests/support/talk.ts";
import { sql } from "../../db/sql.ts";
import { tellLateContests } from "./late.ts";

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

test("whoever is on duty is told once of a contest whose day is near, and never of one that is over", async () => {
  talk.setNow("2026-11-23T09:00:00.000Z");
  const [late, given] = [await talk.answered(), await talk.answered()];
  await talk.contests.contest(late.id, late.answer.id, { reason: "faux" });
  const { ticket } = await talk.contests.contest(given.id, given.answer.id, { reason: "faux" });
  await talk.contests.withdraw(ticket);
  const tell = () => tellLateContests({ db: talk.db, clock: { now: () => new Date(now) } });
  let now = "2026-12-11T09:00:00.000Z";
  expect(await tell()).toBe(0);
  now = "2026-12-13T09:00:00.000Z";
  expect(await tell()).toBe(1);
  expect(await tell()).toBe(0);
  const alerts = await talk.db.query<{ kind: string; facts: { reference: string } }>(
    sql`SELECT kind, facts FROM alerts.alert`,
  );
  expect(alerts).toEqual([{ kind: "contest_late", facts: { reference: late.answer.reference } }]);
});
