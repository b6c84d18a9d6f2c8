import type { AdvisorKind } from "../directory/advisor.ts";

/** How a question is answered. */
export const QUESTION_KINDS = {
  single: "un choix",
  several: "plusieurs choix",
  scale: "une note de 1 à 5",
  number: "un nombre",
  text: "quelques mots",
} as const;
export type QuestionKind = keyof typeof QUESTION_KINDS;

/** `options`: what is chosen from, for the two kinds with a choice; empty for the others. */
export type Question = { kind: QuestionKind; label: string; options: readonly string[] };

/** Longest texts, in code points. */
export const LONGEST = { title: 120, why: 500, label: 200, option: 100, text: 500 } as const;
export const MOST_QUESTIONS = 15;
export const MOST_OPTIONS = 10;
/** Days that a survey may stay open: answers wait sealed all that time. */
export const MOST_DAYS_OPEN = 60;
/** The largest number that is an answer. */
export const LARGEST = 1_000_000;
/** The notes of a scale. */
export const SCALE = [1, 2, 3, 4, 5] as const;
/** Groups smaller than this are not told. */
export const LEAST = 5;

/** What is answered to one question: the places of the options chosen, a note or a number, words (masked); null: nothing. */
export type Answer = readonly number[] | number | string | null;

/** A survey as it is composed: everything is text, as typed. */
export type SurveyForm = {
  title: string;
  why: string;
  closingDay: string;
  regions: readonly string[];
  kinds: readonly string[];
  questions: readonly { kind: string; label: string; options: string }[];
};

export type Composed = {
  title: string;
  why: string;
  /** The last day to answer, Europe/Paris. */
  closingDay: string;
  questions: readonly Question[];
  /** INSEE codes and kinds of advisor; empty: all of them. */
  regions: readonly string[];
  kinds: readonly AdvisorKind[];
};

export type Survey = Composed & {
  id: string;
  state: "draft" | "open" | "closed";
  createdAt: Date;
  openedAt: Date | null;
  endsAt: Date | null;
  closedAt: Date | null;
  /** Of whom it is asked and how many answered, so far or as it closed; null of a draft, and `answered` of one closed with fewer than `LEAST`. */
  asked: number | null;
  answered: number | null;
};

/** A survey that is asked of an account, with what it answered so far. */
export type Sheet = { survey: Survey; answers: readonly Answer[]; sent: boolean };

/** A count that is not told, since it or what could be worked out from it is of fewer than `LEAST`: null. */
export type Told = number | null;
export type QuestionResult = {
  question: Question;
  /** For a choice or a scale; those who did not answer last. */
  cells: readonly { label: string; count: Told }[];
  /** For a number or a note (which has no mean); null where too few gave one. */
  middle: { median: number; mean: number | null } | null;
  /** For words: in the order of the alphabet, so that nothing ties one person's words together. */
  texts: readonly string[];
};
/** Null `questions`: fewer than `LEAST` answered, nothing is told. */
export type Results = { survey: Survey; questions: readonly QuestionResult[] | null };

/** What is left in the journal. */
export type SurveyAct = {
  kind: "survey_opened" | "survey_closed" | "survey_exported";
  /** The id of the survey. */
  subject: string;
  facts: Record<string, string | number | boolean | null>;
  contentDigest: null;
};
