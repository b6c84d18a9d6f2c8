import type { Answer, Correction } from "../answering/answer.ts";
import type { Draft } from "../answering/state.ts";
import { frenchDate, parisDay } from "../clock.ts";
import type { Orientation } from "../orientation/orientation.ts";
import { open, seal } from "../privacy/cipher.ts";
import { EMPTY_PROFILE, type Profile } from "../profile/profile.ts";
import type { WithheldSentence } from "../verification/verify.ts";
import type { AnswerRow } from "./store.ts";

/** The part of an answer that says something of a person, or answers them: sealed as one. */
export type Words = Pick<Draft, "content" | "details" | "citations" | "validation" | "suggestions"> & {
  /** The question as it was searched: what « et pour une ETI ? » stands for. */
  standalone: string;
  withheld: readonly WithheldSentence[];
  /** As known, and as oriented, when the answer was made. Absent in answers older than this. */
  profile?: Profile;
  orientation?: Orientation | null;
};

export const sealWords = (key: Buffer, words: Words, answerId: string): Buffer =>
  seal(key, Buffer.from(JSON.stringify(words)), answerId);

export const openWords = (key: Buffer, row: AnswerRow): Words | null =>
  row.content ? (JSON.parse(open(key, row.content, row.id).toString()) as Words) : null;

export const sealText = (key: Buffer, text: string, id: string): Buffer => seal(key, Buffer.from(text), id);
export const openText = (key: Buffer, sealed: Buffer, id: string): string => open(key, sealed, id).toString();

/** What came after an answer, or null. */
export const correctionOf = (row: AnswerRow): Correction | null =>
  row.correctionKind &&
  row.correctionAt && {
    kind: row.correctionKind,
    content: row.correctionContent ?? "",
    citations: row.correctionCitations ?? [],
    validation: row.correctionValidation,
    at: row.correctionAt.toISOString(),
  };

const rangeOf = (bounds: number[] | null): Answer["footprint"]["energyWh"] => {
  const [min, max] = bounds ?? [];
  return min === undefined || max === undefined ? null : { min, max };
};

/** The recorded answer, as the reviewer reads it; null while pending. */
export function answerOf(key: Buffer, row: AnswerRow): Answer | null {
  const words = openWords(key, row);
  if (row.status !== "done" || !words) return null;
  const { standalone: _, withheld: __, profile = EMPTY_PROFILE, orientation = null, ...shown } = words;
  return {
    id: row.id,
    reference: row.reference,
    conversationId: row.conversationId,
    outcome: row.outcome as Answer["outcome"],
    mode: row.mode as Answer["mode"],
    completeness: row.completeness as Answer["completeness"],
    ...shown,
    profile,
    orientation,
    nextQuestion: orientation?.nextQuestion ?? null,
    masked: row.masked,
    flags: row.flags,
    footprint: {
      modelCalls: row.modelCalls,
      inputTokens: row.inputTokens,
      outputTokens: row.outputTokens,
      energyWh: rangeOf(row.energyWh),
      gCO2e: rangeOf(row.gCO2e),
    },
    trace: row.trace as Answer["trace"],
    createdAt: row.createdAt.toISOString(),
    correction: correctionOf(row),
  };
}

/** What is said in the place of a withdrawn answer, so that a client that knows nothing of corrections shows no wrong word. */
export const withdrawnWords = (at: string): string =>
  `Cette réponse a été retirée le ${frenchDate(parisDay(new Date(at)))} : ne vous y fiez pas. ` +
  "Reposez votre question avec d'autres mots, ou demandez à parler à un humain.";

/** The answer as the person reads it: the words of a withdrawn one are kept for review, and shown no more. */
export function shownAnswerOf(key: Buffer, row: AnswerRow): Answer | null {
  const answer = answerOf(key, row);
  if (answer?.correction?.kind !== "withdrawn") return answer;
  return {
    ...answer,
    content: withdrawnWords(answer.correction.at),
    details: "",
    citations: [],
    validation: null,
    suggestions: [],
    orientation: null,
    nextQuestion: null,
  };
}
