import { afterAll, beforeAll, expect, test } from "vitest";
import { newStaff } from "../../../tests/support/account.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import type { AccessOverview } from "../../accounts/account.ts";
import type { Act } from "../../audit/entry.ts";
import { entriesAfter, journal, lastEntry } from "../../audit/journal.ts";
import type { Database } from "../../db/database.ts";
import { newKey } from "../../privacy/cipher.ts";
import { createVault } from "../../privacy/vault.ts";
import { untoldMonth } from "../../statistics/figures.ts";
import { createGovernance } from "../governance.ts";
import { ONBOARDING_VERSION } from "../onboarding/onboarding.ts";
import { type Annual, createAnnual } from "./annual.ts";
import { annualPeriod, yearBefore } from "./period.ts";
import { notDone, notDoneInPublic, toDecide } from "./questions.ts";
import { told } from "./suppress.ts";

const now = new Date("2026-11-30T09:00:00Z");
const clock = { now: () => now };
let db: Database;
let annual: Annual;

const NONE = { active: 1, disabled: 0, dormant: 0, invitations: 0 };
const overview = {
  accounts: [{ id: "lead", roles: ["lead"], state: "active" }],
  counts: { ...NONE, byRole: {} },
  reviews: [{ at: new Date("2025-06-01Z"), by: "Cheffe de bureau, DGE" }],
} as unknown as AccessOverview;

beforeAll(async () => {
  db = await testDatabase();
  await newStaff(db, "lead");
  const act = (kind: Act["kind"], facts: Act["facts"] = {}): Act => ({
    kind,
    subject: "s",
    facts,
    contentDigest: null,
  });
  const answer = (outcome: string, model: string | null = null) =>
    act("answer_recorded", { outcome, mode: model ? "generated" : "extractive", model });
  const said: [string, Act, number?][] = [
    ["2025-03-02T10:00:00Z", act("rules_changed", { answering: "1", model: "aucun" })],
    ["2025-03-03T10:00:00Z", act("conversation_opened"), 3],
    ["2025-03-03T10:00:00Z", answer("answered"), 4],
    // After the same day of the year before: not compared.
    ["2025-12-24T10:00:00Z", act("conversation_opened"), 7],
    // A Paris year begins an hour before that of Greenwich.
    ["2025-12-31T23:30:00Z", answer("answered"), 20],
    ["2026-02-10T10:00:00Z", act("rules_changed", { answering: "2", model: "aucun" })],
    ["2026-02-10T11:00:00Z", act("knowledge_ingested", { origin: "folder", added: 2, changed: 0 })],
    ["2026-03-31T22:30:00Z", act("conversation_opened"), 5],
    ["2026-03-31T22:30:00Z", answer("orientation"), 12],
    ["2026-03-31T22:30:00Z", answer("refused_attack", "mistral"), 3],
    ["2026-03-31T22:30:00Z", act("feedback_given", { useful: true }), 2],
    ["2026-04-02T10:00:00Z", act("correction_approved")],
    ["2026-04-02T10:00:00Z", act("alert_raised", { alert: "distress" }), 2],
    [
      "2026-04-03T10:00:00Z",
      act("onboarding_read", { account: "lead", roles: ["lead"], version: ONBOARDING_VERSION }),
    ],
  ];
  await db.transaction(async (tx) => {
    for (const [at, one, times = 1] of said)
      for (let n = 0; n < times; n++) await journal(tx, one, new Date(at));
  });
  const vault = createVault({ current: 1, keys: new Map([[1, newKey()]]) });
  const legal = { referent: "Référent IA, DGE", dpo: null, securityContact: null };
  annual = createAnnual({
    db,
    clock,
    governance: createGovernance({ db, vault, clock, legal }),
    access: async () => overview,
    published: async () => ["2025-12", "2026-01"].map(untoldMonth),
    journalState: async () => ({ last: null, checkpointAt: null, verification: null }),
    others: {
      equity: async () => ({ value: { rows: [["Paires", "96"]], notes: [] } }),
      footprint: async () => ({ missing: "aucune mesure" }),
      retention: () => Promise.reject(new Error("table absente")),
      charter: async () => ({ missing: "aucune mesure" }),
    },
    version: "0.6.0",
  });
});
afterAll(() => db.close());

test("a year is Paris days, what is not over ends today, and the year before is cut at the same day", () => {
  const running = annualPeriod(2026, now);
  expect(running).toMatchObject({ from: "2026-01-01", to: "2026-11-30", complete: false });
  expect(running.start).toEqual(new Date("2025-12-31T23:00:00Z"));
  expect(running.end).toEqual(new Date("2026-11-30T23:00:00Z"));
  expect(yearBefore(running)).toMatchObject({
    year: 2025,
    to: "2025-11-30",
    end: new Date("2025-11-30T23:00:00Z"),
  });
  expect(annualPeriod(2025, now)).toMatchObject({ to: "2025-12-31", complete: true });
  expect(yearBefore({ ...running, year: 2028, to: "2028-02-29" }).to).toBe("2027-02-28");
  for (const year of [2027, 2024, Number.NaN, 2025.5])
    expect(() => annualPeriod(year, now)).toThrow("Une année de 2025 à 2026");
});

test("a cell of 1 to 9 is hidden, with whatever would give it away; zero and the rest are told", () => {
  const of = (...counts: number[]) =>
    told(counts.map((count, n) => ({ code: String(n), count }))).map(({ count }) => count);
  expect(of(50, 12, 0)).toEqual([50, 12, 0]);
  // Alone, it is the total less the others: the smallest of them goes too.
  expect(of(50, 12, 4)).toEqual([50, null, null]);
  expect(of(50, 12, 4, 3)).toEqual([50, null, null, null]);
  expect(of(50, 12, 6, 7)).toEqual([50, 12, null, null]);
  expect(of(4)).toEqual([null]);
});

test("the year is counted from the journal, its figures compared with those of the same days a year before", async () => {
  const review = await annual.gather(2026);
  expect(review.usage).toMatchObject({
    conversations: 5,
    answers: 35,
    withoutModel: { count: 32, of: 35 },
    byOutcome: [
      { code: "answered", count: 20 },
      // Hidden with the attacks, which are three.
      { code: "orientation", count: null },
      { code: "refused_attack", count: null },
    ],
    opinions: { given: 2, useful: { count: 2 } },
  });
  expect(review.usage.byMonth).toHaveLength(11);
  // 22:30 in Greenwich is April in Paris.
  expect(review.usage.byMonth.slice(0, 4).map(({ count }) => count)).toEqual([20, 0, 0, 15]);
  expect(review.previous).toMatchObject({
    year: 2025,
    from: "2025-03-02",
    conversations: 3,
    answers: 4,
    errors: { of: 0 },
  });
  expect(review.corrections.approved).toBe(1);
  expect(review.alerts).toEqual([{ kind: "distress", count: 2 }]);
  expect(review.versions.rules).toEqual({ answering: "2", model: "aucun" });
  expect(review.changes.latest).toEqual([
    { at: expect.any(Date), kind: "rules_changed", facts: [{ name: "answering", from: "1", to: "2" }] },
    {
      at: expect.any(Date),
      kind: "knowledge_ingested",
      facts: [
        { name: "origin", from: null, to: "folder" },
        { name: "added", from: null, to: "2" },
      ],
    },
  ]);
  expect(review.onboarding).toMatchObject({ accounts: 1, upToDate: 1, readings: 1 });
  // Attested the year before, and not since: overdue, and none in the year.
  expect(review.access).toMatchObject({ lastReview: null, overdue: true });
  expect((await annual.gather(2025)).previous).toBeNull();
});

test("what another capability cannot say is told as missing, never as a figure", async () => {
  const review = await annual.gather(2026);
  expect(review.equity).toEqual({ value: { rows: [["Paires", "96"]], notes: [] } });
  expect(review.retention).toEqual({
    missing: "la lecture de cette mesure a échoué au moment d'établir le bilan",
  });
  const left = notDone(review);
  expect(left).toContain("Non disponible, empreinte et coûts : aucune mesure.");
  expect(left).toContain("La revue des droits est en retard.");
  expect(left.join(" ")).toMatch(/Non désigné : service, connaissances/);
  expect(notDoneInPublic(review).join(" ")).not.toContain("revue des droits");
  expect(review.published.map(({ month }) => month)).toEqual(["2026-01"]);
  expect(toDecide(review)[0]).toContain("Trop peu de réponses tirées au hasard");
  expect(toDecide(review).at(-1)).toContain("continue-t-il l'an prochain");
});

test("a file that is made leaves its year and its digest in the journal, and no word", async () => {
  const seq = (await lastEntry(db))?.seq ?? 0;
  await annual.record({ year: 2026, digest: "d".repeat(64), publicSummary: false, by: "lead" });
  expect(await entriesAfter(db, seq, 9)).toMatchObject([
    {
      kind: "annual_review_made",
      subject: "bilan-2026",
      facts: { year: 2026, digest: "d".repeat(64), publicSummary: false, by: "lead" },
    },
  ]);
});
