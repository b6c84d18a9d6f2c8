import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { StartError } from "../../errors.ts";
import { buttonOf, questionAt, readButton } from "./conversation.ts";
import { readQuestionnaire } from "./questionnaire.ts";
import { type Answers, type Points, scoreAnswers } from "./score.ts";

const KNOWLEDGE = join(import.meta.dirname, "../../../knowledge");
const FILE = join(KNOWLEDGE, "profil/maturite.yml");
const questionnaire = await readQuestionnaire(FILE);
const IDS = questionnaire.questions.map(({ id }) => id);
const USE = "usage-ia";

/** Points in the order of the questions, « je ne sais pas » as null; the last ones may be passed. */
const answersOf = (...points: (number | null)[]): Answers =>
  Object.fromEntries(points.map((value, index) => [IDS[index] ?? "", value as Points | null]));
const all = (points: Points): Answers => answersOf(...IDS.map(() => points));
const levelOf = (answers: Answers) => {
  const result = scoreAnswers(questionnaire, answers);
  if (result.outcome !== "level") throw new Error(`expected a level, got ${JSON.stringify(result)}`);
  return result;
};

test("ten questions of four answers, each with its reason, and levels that lead to pages that exist", () => {
  expect(questionnaire.questions).toHaveLength(10);
  expect(questionnaire.limits).toContain("pas validé statistiquement");
  for (const { id, fiche } of questionnaire.levels.flatMap(({ level, nextSteps }) =>
    nextSteps.map((step) => ({ id: level, fiche: step.fiche })),
  )) {
    const found = ["fiches", "dispositifs"].some((folder) =>
      existsSync(join(KNOWLEDGE, folder, `${fiche}.md`)),
    );
    expect([id, fiche, found]).toEqual([id, fiche, true]);
  }
});

test.each([
  [0, 1, "Débuter"],
  [1, 2, "Équiper"],
  [2, 3, "Structurer"],
  [3, 4, "Déployer"],
] as const)("everywhere %d gives the level %d, « %s »", (points, level, name) => {
  expect(levelOf(all(points))).toMatchObject({
    level,
    name,
    points: points * 10,
    outOf: 30,
    answered: 10,
    unanswered: [],
    held: null,
    strongest: [],
    weakest: [],
  });
});

/** `total` points over nine questions, without the one on AI. */
function spread(total: number): Answers {
  const others = IDS.filter((id) => id !== USE);
  return Object.fromEntries(
    others.map((id, index) => [id, Math.min(3, Math.max(0, total - 3 * index)) as Points]),
  );
}
test.each([
  // Out of 27: 7, 8 and so on out of 30 are 6.3, 7.2, 13.5, 14.4, 20.7 and 21.6.
  [7, 1],
  [8, 2],
  [14, 2],
  [15, 3],
  [21, 3],
  [22, 4],
] as const)("by proportion, %d points of 27 give the level %d", (total, level) => {
  expect(levelOf(spread(total))).toMatchObject({ level, outOf: 27, answered: 9, unanswered: [USE] });
});

test("« je ne sais pas » and a passed question count the same: not at all", () => {
  const [five, known] = [answersOf(2, 2, 2, 2, 2), answersOf(2, 2, 2, 2, 2, null, null)];
  expect(levelOf(known)).toEqual(levelOf(five));
  expect(levelOf(five)).toMatchObject({ level: 3, points: 10, outOf: 15, unanswered: IDS.slice(5) });
});

test("under five answers there is no level, and what is missing is said", () => {
  expect(scoreAnswers(questionnaire, answersOf(3, 3, null, 3, 3))).toEqual({
    outcome: "too_few",
    answered: 4,
    needed: 5,
    unanswered: [USE, ...IDS.slice(5)],
  });
  expect(scoreAnswers(questionnaire, {})).toMatchObject({ outcome: "too_few", answered: 0 });
  expect(scoreAnswers(questionnaire, { constructor: 3 as Points })).toMatchObject({ answered: 0 });
});

test.each([
  [0, 3, 2, "vous n'utilisez pas encore l'IA"],
  [1, 3, 2, "essais"],
  [2, 3, 3, "régulièrement"],
  [2, 0, 3, "régulièrement"],
  [3, 0, 3, "façons de travailler"],
] as const)("AI use %d, all else %d: held at the level %d, and why", (use, others, level, because) => {
  const result = levelOf({ ...all(others), [USE]: use });
  expect(result.level).toBe(level);
  expect(result.held?.because).toContain(because);
  expect(result.held?.total).not.toBe(level);
});

test("the dimensions that stand out are the best and the least, on answered questions", () => {
  const result = levelOf({ ...all(1), donnees: 3, protection: 3, besoin: 0, moyens: 1, "en-ligne": null });
  expect(result.strongest).toEqual([{ id: "donnees", name: "Données et sécurité", points: 6, outOf: 6 }]);
  expect(result.weakest.map(({ id }) => id)).toEqual(["projet"]);
  expect(result.dimensions.find(({ id }) => id === "outils")).toMatchObject({ points: 1, outOf: 3 });
});

test("more points never lower a level, and a level never leaves 1 to 4", () => {
  const given = fc.record(Object.fromEntries(IDS.map((id) => [id, fc.constantFrom(null, 0, 1, 2, 3)])));
  fc.assert(
    fc.property(given, fc.constantFrom(...IDS), (answers, id) => {
      const before = scoreAnswers(questionnaire, answers as Answers);
      const own = answers[id];
      if (before.outcome !== "level" || typeof own !== "number" || own === 3) return true;
      const after = levelOf({ ...answers, [id]: own + 1 } as Answers);
      return before.level >= 1 && after.level <= 4 && after.level >= before.level;
    }),
  );
});

test("a conversation asks the ten questions, and reads its own buttons back", () => {
  const asked = IDS.map((_, index) => questionAt(questionnaire, index + 1));
  expect(asked.map((question) => question?.id)).toEqual(IDS);
  expect(asked[0]).toMatchObject({ number: 1, of: 10, why: expect.stringContaining("DMA") });
  for (const question of asked) {
    const read = question?.options.map(({ value }) => readButton(questionnaire, value));
    expect(read).toEqual([0, 1, 2, 3, null].map((points) => ({ question: question?.id, points })));
  }
  expect(buttonOf("besoin", null)).toBe("maturite:besoin:?");
  for (const number of [0, 11, -1, 1.5, Number.NaN]) expect(questionAt(questionnaire, number)).toBeNull();
});

test.each([
  "",
  "besoin",
  "maturite:besoin:4",
  "maturite:besoin:",
  "maturite:absente:1",
  "maturite:besoin:1:1",
  "x:besoin:1",
  "maturite:besoin:toString",
  "maturite:besoin:01",
])("what is no button of the questionnaire says nothing: « %s »", (value) => {
  expect(readButton(questionnaire, value)).toBeNull();
});

test("a questionnaire that does not hold together is refused at start, with what is wrong", async () => {
  const folder = await mkdtemp(join(tmpdir(), "boussole-maturite-"));
  const good = await readFile(FILE, "utf8");
  const wrong: [string, string, RegExp][] = [
    ["id: besoin\n", "id: donnees\n", /même id/],
    ["dimension: projet\n", "dimension: autre\n", /dimension inconnue/],
    ["from: 16", "from: 6", /niveaux/],
    ["minimumAnswers: 5", "minimumAnswers: 11", /minimumAnswers/],
    ["      - Je suis curieux\n", "", /answers/],
    ["https://www.cmvrh", "javascript://www.cmvrh", /url/],
    ["version:", "version: [", /ne se lit pas/],
  ];
  for (const [from, to, message] of wrong) {
    expect(good).toContain(from);
    const path = join(folder, "maturite.yml");
    await writeFile(path, good.replace(from, to));
    const error = await readQuestionnaire(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toMatch(message);
  }
  await expect(readQuestionnaire(join(folder, "absent.yml"))).rejects.toThrow(StartError);
  await rm(folder, { recursive: true });
});
