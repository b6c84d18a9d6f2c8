import { expect, test } from "vitest";
import { createCharter, reportOf } from "./charter.ts";
import type { Facts } from "./facts.ts";
import { READ_ON } from "./read-on.ts";
import type { Status } from "./requirement.ts";
import { REQUIREMENTS } from "./requirements.ts";
import { runTrials } from "./trials.ts";

const NOW = new Date(`${READ_ON}T12:00:00Z`);
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

/** A service that does all that a program can do, with everyone named. */
const GOOD: Facts = {
  journal: {
    lastWhole: { at: daysAgo(0.5), faults: 0, entries: 40 },
    laterFaults: false,
    checkpointAt: daysAgo(0.1),
  },
  answers: { recorded: 47, answered: 43, uncited: 0, answeredWithoutModel: 41, untraced: 0 },
  review: {
    verdicts: 13,
    lastVerdictAt: daysAgo(2),
    drawn: 8,
    drawnRead: 5,
    samplePercent: 5,
    dailyCapacity: 60,
  },
  knowledge: {
    fiches: 150,
    overdue: 0,
    unsourced: 0,
    schemes: 14,
    schemesWithoutOperator: 0,
    maturityLevels: [1, 2, 3, 4],
    upToDate: [
      "cet-assistant",
      "rgpd-ia",
      "ai-act-calendrier",
      "biais-ia-entreprise",
      "ia-frugale-guide",
      "lexique-ia",
      "ce-que-l-ia-sait-faire",
    ],
    prepared: 127,
    validated: 127,
  },
  rights: { lastReviewAt: daysAgo(20), dormant: false, active: true },
  contests: { received: 7, late: 0, decidedLate: 0 },
  alerts: { someoneIsTold: true },
  directory: { proposable: 300, fictional: false },
  agenda: { upcoming: 12, fictional: false },
  openData: {
    datasets: ["connaissances", "consignes", "regles", "evaluations", "retours", "synthese"],
    files: 350,
    digest: true,
    lastRelease: { version: "1.0.0", day: READ_ON },
  },
  measures: { at: NOW.toISOString(), refusals: { hits: 96, total: 100, threshold: 0.95 } },
  retention: { lastRunAt: daysAgo(0.2), failed: false, overdueSince: null },
  equity: { at: daysAgo(0.5), pairs: 96, failing: 0, openGaps: false },
  footprint: { model: true, estimated: true, billions: 24 },
  governance: { referentNamed: true, unowned: [], lastAnnualReviewAt: daysAgo(30), lateBreach: false },
  training: { accounts: true, unread: false },
  trials: { unmasked: [], personalFields: [] },
  settings: {
    legal: {
      publisher: "É",
      director: "D",
      host: "H",
      dpo: "P",
      referent: "R",
      securityContact: "s@exemple.fr",
    },
    official: true,
    signIn: { levelsDemanded: true },
    model: null,
    retentionDays: 180,
  },
};

const statusesOf = (facts: Partial<Facts>, at = NOW) =>
  Object.fromEntries(reportOf(facts, at).requirements.map(({ number, status }) => [number, status]));
const numbersOf = (facts: Partial<Facts>, wanted: Status) =>
  Object.entries(statusesOf(facts)).flatMap(([number, status]) => (status === wanted ? [number] : []));

test("the charter is all there: 2, 7, 8, 7, 12, 8, 6 and 5 requirements, each with a way to check", () => {
  const numbers = [2, 7, 8, 7, 12, 8, 6, 5].flatMap((count, part) =>
    Array.from({ length: count }, (_, index) => `${part}.${index + 1}`),
  );
  expect(REQUIREMENTS.map(({ number }) => number)).toEqual(numbers);
  expect(REQUIREMENTS.filter(({ checks }) => checks.length === 0)).toEqual([]);
  // What a program alone never lets say, whoever runs it.
  const never = [
    "0.2",
    "3.4",
    "3.6",
    "3.7",
    "4.1",
    "4.2",
    "4.5",
    "4.6",
    "4.10",
    "4.11",
    "4.12",
    "5.1",
    "5.2",
    "5.3",
    "5.6",
    "5.7",
    "5.8",
    "6.3",
    "6.4",
    "6.5",
    "7.2",
    "7.3",
    "7.4",
    "7.5",
  ];
  expect(numbersOf(GOOD, "kept")).toEqual(numbers.filter((number) => !never.includes(number)));
});

test("without evidence nothing is kept: what cannot be read is said so, and what no program sees is not kept", () => {
  expect(numbersOf({}, "kept")).toEqual([]);
  expect(numbersOf({}, "not_kept")).toEqual(["5.2", "5.6", "7.3", "7.4"]);
  expect(reportOf({}, NOW).counts).toEqual({ kept: 0, partly: 0, not_kept: 4, unavailable: 51 });
});

/** One thing goes wrong; what must no longer be said to be kept. */
const FALLS: [string, Partial<{ [K in keyof Facts]: Partial<Facts[K]> }>, Record<string, Status>][] = [
  ["nobody reread for a month", { review: { verdicts: 0 } }, { "2.8": "not_kept", "3.3": "partly" }],
  ["most of the draw waits for more than a week", { review: { drawnRead: 3 } }, { "2.8": "partly" }],
  ["the draw is off", { review: { samplePercent: 0 } }, { "2.8": "not_kept" }],
  [
    "no answer was given",
    { answers: { recorded: 0, answered: 0, answeredWithoutModel: 0 } },
    { "1.3": "partly", "1.5": "partly", "5.5": "partly", "6.2": "partly" },
  ],
  ["an answer without its trace", { answers: { untraced: 1 } }, { "1.3": "not_kept" }],
  ["an answer without a source", { answers: { uncited: 1 } }, { "1.5": "not_kept", "6.2": "not_kept" }],
  ["most answers call a model", { answers: { answeredWithoutModel: 10 } }, { "5.5": "partly" }],
  ["the journal was altered", { journal: { laterFaults: true } }, { "1.3": "not_kept", "1.4": "not_kept" }],
  [
    "the journal is no longer read",
    { journal: { lastWhole: { at: daysAgo(3), faults: 0, entries: 40 } } },
    { "1.4": "not_kept" },
  ],
  [
    "rights were reviewed seven months ago",
    { rights: { lastReviewAt: daysAgo(213) } },
    { "4.8": "partly", "4.11": "not_kept" },
  ],
  ["an account sleeps", { rights: { dormant: true } }, { "4.8": "partly" }],
  ["a contest is late", { contests: { late: 1 } }, { "1.7": "not_kept" }],
  ["nobody would be told", { alerts: { someoneIsTold: false } }, { "3.3": "not_kept" }],
  [
    "a pair is not treated alike",
    { equity: { failing: 1 } },
    { "2.1": "not_kept", "2.2": "not_kept", "2.3": "not_kept", "2.5": "not_kept" },
  ],
  [
    "equity was tried ten days ago",
    { equity: { at: daysAgo(10) } },
    { "2.1": "not_kept", "2.2": "not_kept", "2.3": "not_kept", "2.5": "not_kept" },
  ],
  ["a gap was told", { equity: { openGaps: true } }, { "2.2": "partly" }],
  ["something outlives its term", { retention: { overdueSince: daysAgo(4) } }, { "4.3": "not_kept" }],
  ["erasure stopped", { retention: { lastRunAt: daysAgo(3) } }, { "4.3": "not_kept" }],
  ["a mask fails", { trials: { unmasked: ["un IBAN"] } }, { "4.2": "not_kept", "4.10": "not_kept" }],
  [
    "a leader's age is read",
    { trials: { personalFields: ["age"] } },
    { "2.3": "not_kept", "4.2": "not_kept" },
  ],
  ["the directory is made up", { directory: { fictional: true } }, { "2.5": "partly", "2.7": "partly" }],
  ["a fiche is past its day", { knowledge: { overdue: 1 } }, { "1.6": "partly" }],
  [
    "fiches were withdrawn",
    { knowledge: { upToDate: [], maturityLevels: [1] } },
    { "1.2": "partly", "6.1": "partly", "6.2": "partly", "6.4": "not_kept" },
  ],
  ["no référent", { governance: { referentNamed: false } }, { "3.5": "not_kept" }],
  ["no yearly review", { governance: { lastAnnualReviewAt: null } }, { "3.6": "not_kept" }],
  ["nobody answers for security", { governance: { unowned: ["Sécurité"] } }, { "3.1": "partly" }],
  ["someone was not trained", { training: { unread: true } }, { "6.1": "partly" }],
  [
    "refusals miss their threshold",
    { measures: { refusals: { hits: 90, total: 100, threshold: 0.95 } } },
    { "2.4": "partly" },
  ],
  [
    "no returns are published",
    { openData: { datasets: ["connaissances", "evaluations"] } },
    { "7.1": "partly" },
  ],
  ["staff sign in by links", { settings: { signIn: null } }, { "4.9": "not_kept" }],
  [
    "a large model of an unknown host",
    { footprint: { estimated: false, billions: 120 } },
    { "5.1": "not_kept", "5.3": "not_kept", "5.4": "partly" },
  ],
  [
    "a model is called elsewhere",
    { settings: { model: { name: "m", ownServer: false } } },
    { "4.7": "partly" },
  ],
  [
    "nobody is named",
    {
      settings: {
        legal: {
          publisher: null,
          director: null,
          host: null,
          dpo: null,
          referent: null,
          securityContact: null,
        },
      },
    },
    {
      "0.1": "partly",
      "1.1": "partly",
      "3.1": "not_kept",
      "4.4": "partly",
      "4.5": "not_kept",
      "4.12": "not_kept",
    },
  ],
];

test("each thing that goes wrong lowers what rested on it, and nothing else", () => {
  const before = statusesOf(GOOD);
  for (const [what, change, expected] of FALLS) {
    const broken = Object.fromEntries(
      Object.entries(GOOD).map(([name, fact]) => [name, { ...fact, ...change[name as keyof Facts] }]),
    ) as Facts;
    const after = statusesOf(broken);
    const moved = Object.entries(after).filter(([number, status]) => status !== before[number]);
    expect(Object.fromEntries(moved), what).toEqual(expected);
  }
});

test("time alone lowers what must be done again", () => {
  const late = statusesOf(GOOD, new Date(NOW.getTime() + 400 * 86_400_000));
  for (const number of ["0.2", "1.4", "2.1", "3.6", "4.3", "4.11"])
    expect(late[number], number).toBe("not_kept");
  expect(late["6.6"]).toBe("partly");
});

test("no count under ten about use is told", () => {
  const { requirements } = reportOf(GOOD, NOW);
  const words = requirements.filter(({ number }) => ["1.3", "1.5", "1.7", "2.8", "5.5"].includes(number));
  for (const { evidence } of words) expect(evidence).toMatch(/(?:moins|au moins) (?:de )?(?:10|60)/i);
  // 7 contests, 13 verdicts, 47 answers.
  for (const { evidence } of requirements) expect(evidence).not.toMatch(/\b(?:7|13|41|43|47)\b/);
});

test("a source that fails or never answers costs its own requirements, is told, and is asked again five minutes later", async () => {
  let now = NOW;
  let asked = 0;
  const told: string[] = [];
  const charter = createCharter({
    clock: { now: () => now },
    patienceMs: 20,
    onUnexpected: (_, place) => told.push(place),
    sources: {
      equity: async () => {
        asked++;
        return GOOD.equity;
      },
      rights: () => new Promise(() => {}),
      settings: async () => {
        throw new Error("down");
      },
    },
  });
  const [one, two] = await Promise.all([charter.evaluate(), charter.evaluate()]);
  expect(one).toBe(two);
  const statusOf = (number: string) => one.requirements.find((each) => each.number === number)?.status;
  expect([statusOf("2.2"), statusOf("4.11"), statusOf("4.9")]).toEqual([
    "kept",
    "unavailable",
    "unavailable",
  ]);
  expect(told.sort()).toEqual(["charter:rights", "charter:settings"]);
  now = new Date(now.getTime() + 299_000);
  await charter.evaluate();
  expect(asked).toBe(1);
  now = new Date(now.getTime() + 2_000);
  await charter.evaluate();
  expect(asked).toBe(2);
});

test("the code that runs masks the numbers of the trial, and reads nothing of a leader", () => {
  expect(runTrials()).toEqual({ unmasked: [], personalFields: [] });
});
