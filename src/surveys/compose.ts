import { isDay, parisDay } from "../clock.ts";
import { ADVISOR_KINDS } from "../directory/advisor.ts";
import { DomainError, type FieldError } from "../errors.ts";
import { maskPersonalData } from "../privacy/mask.ts";
import { REGION_CODES } from "../profile/places/regions.ts";
import { saysSomething } from "../text.ts";
import { plain } from "../trust/clean.ts";
import { dayAfter } from "../working-days.ts";
import {
  type Composed,
  LONGEST,
  MOST_DAYS_OPEN,
  MOST_OPTIONS,
  MOST_QUESTIONS,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
  type SurveyForm,
} from "./survey.ts";

const line = (text: string): string => masked(plain(text).replaceAll(/\s+/g, " "));
/** Nobody's telephone or address goes out to a whole network by mistake. */
const masked = (text: string): string => maskPersonalData(text, { published: true }).text;
const tooLong = (text: string, most: number): string | null => {
  const length = [...text].length;
  return length > most ? `${length} caractères ; le maximum est ${most}.` : null;
};

/**
 * What is typed to compose a survey. Questions left empty are left out.
 * @throws DomainError `entree-invalide` naming every field at fault (`q2-label` is the third question's)
 */
export function readSurvey(form: SurveyForm, now: Date): Composed {
  const faults: FieldError[] = [];
  const add = (field: string, message: string | null): void => {
    if (message !== null) faults.push({ field, message });
  };
  const [title, why] = [line(form.title), masked(plain(form.why))];
  add("title", saysSomething(title) ? tooLong(title, LONGEST.title) : "Donnez un titre à l'enquête.");
  add(
    "why",
    saysSomething(why) ? tooLong(why, LONGEST.why) : "Dites pourquoi : un bénévole décide sur cette phrase.",
  );
  add("closingDay", closingDayFault(form.closingDay, now));
  const questions = form.questions.flatMap((typed, index) => readQuestion(typed, index, add));
  if (questions.length === 0 && faults.every(({ field }) => !field.startsWith("q")))
    add("q0-label", "Posez au moins une question.");
  if (questions.length > MOST_QUESTIONS) add("q0-label", `${MOST_QUESTIONS} questions au plus.`);
  if (faults.length > 0)
    throw new DomainError("entree-invalide", "Rien n'est perdu : corrigez ce qui est indiqué.", faults);
  return {
    title,
    why,
    closingDay: form.closingDay,
    questions,
    regions: REGION_CODES.filter((code) => form.regions.includes(code)),
    kinds: ADVISOR_KINDS.filter((kind) => form.kinds.includes(kind)),
  };
}

/** What is wrong with a last day, or null: it comes after today, and not too late. */
export function closingDayFault(day: string, now: Date): string | null {
  const today = parisDay(now);
  if (!isDay(day)) return "Donnez le dernier jour pour répondre, par exemple 2027-01-21.";
  if (day <= today) return "Le dernier jour doit venir après aujourd'hui.";
  return day > dayAfter(today, MOST_DAYS_OPEN)
    ? `Une enquête reste ouverte ${MOST_DAYS_OPEN} jours au plus.`
    : null;
}

function readQuestion(
  typed: SurveyForm["questions"][number],
  index: number,
  add: (field: string, message: string | null) => void,
): Question[] {
  const label = line(typed.label);
  const options = plain(typed.options)
    .split("\n")
    .map(line)
    .filter((option) => option !== "");
  if (label === "" && options.length === 0) return [];
  const name = `Question ${index + 1} : `;
  const said = (field: string, message: string | null) =>
    add(`q${index}-${field}`, message === null ? null : `${name}${message}`);
  said("label", saysSomething(label) ? tooLong(label, LONGEST.label) : "écrivez la question.");
  if (!Object.hasOwn(QUESTION_KINDS, typed.kind)) said("kind", "dites comment on y répond.");
  const chooses = typed.kind === "single" || typed.kind === "several";
  if (chooses) {
    if (options.length < 2 || options.length > MOST_OPTIONS)
      said("options", `donnez de 2 à ${MOST_OPTIONS} réponses, une par ligne.`);
    if (new Set(options).size < options.length) said("options", "deux réponses sont les mêmes.");
    said("options", options.map((option) => tooLong(option, LONGEST.option)).find(Boolean) ?? null);
  }
  return [{ kind: typed.kind as QuestionKind, label, options: chooses ? options : [] }];
}
