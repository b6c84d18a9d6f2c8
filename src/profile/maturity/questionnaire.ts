import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { StartError } from "../../errors.ts";
import { MATURITIES } from "../lists.ts";

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const level = z.literal([...MATURITIES]);

/** What an answer says by itself of the level, in the words of the contract, whatever the total. */
const Bound = z.strictObject({ min: level.optional(), max: level.optional(), because: text });
/** Absent: the reason is the team's own. */
const Source = z.strictObject({
  publisher: text,
  title: text,
  url: z.url({ protocol: /^https$/ }),
  date: text,
});

/** Four answers, worth 0 to 3 points in their order; `bounds` goes with them. */
const Question = z.strictObject({
  id,
  dimension: id,
  text,
  answers: z.tuple([text, text, text, text]),
  why: z.strictObject({ text, source: Source.optional() }),
  bounds: z.tuple([Bound, Bound, Bound, Bound]).optional(),
});
export type Question = z.infer<typeof Question>;

/** `from`: points out of 30. `fiche`: the id of a page `/fiches/ID`. */
const Level = z.strictObject({
  level,
  name: text,
  from: z.number().int().min(0).max(30),
  explanation: text,
  nextSteps: z.array(z.strictObject({ label: text, fiche: id, text })).min(1),
});
export type Level = z.infer<typeof Level>;

const Questionnaire = z
  .strictObject({
    version: text,
    limits: text,
    minimumAnswers: z.number().int().min(1),
    dontKnow: text,
    dimensions: z.array(z.strictObject({ id, name: text })),
    questions: z.array(Question).min(1),
    levels: z.array(Level).length(MATURITIES.length),
  })
  .refine(({ questions }) => distinct(questions.map((question) => question.id)), "deux questions de même id")
  .refine(
    ({ dimensions, questions }) =>
      questions.every(({ dimension }) => dimensions.some((known) => known.id === dimension)),
    "une question a une dimension inconnue",
  )
  .refine(
    ({ levels }) =>
      levels.every(
        ({ level, from }, index) =>
          level === index + 1 && (index === 0 ? from === 0 : from > (levels[index - 1]?.from ?? 0)),
      ),
    "les niveaux vont de 1 à 4, le premier à partir de 0 point, les autres de plus en plus haut",
  )
  .refine(({ questions, minimumAnswers }) => minimumAnswers <= questions.length, "minimumAnswers trop grand");
/** The self-assessment, as `knowledge/profil/maturite.yml` holds it. */
export type Questionnaire = z.infer<typeof Questionnaire>;

const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

/**
 * Reads the questionnaire.
 * @throws StartError saying what is wrong in the file
 */
export async function readQuestionnaire(path: string): Promise<Questionnaire> {
  const read = async (): Promise<unknown> => parse(await readFile(path, "utf8"));
  const parsed = Questionnaire.safeParse(
    await read().catch((error: Error) => {
      throw new StartError(`Le questionnaire de maturité (${path}) ne se lit pas : ${error.message}`);
    }),
  );
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    ({ path: at, message }) => `${at.join(".") || "fichier"} : ${message}`,
  );
  throw new StartError(`Le questionnaire de maturité (${path}) est mal formé. ${wrong.join(" ; ")}`);
}
