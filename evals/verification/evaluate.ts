import type { Evidence, Withheld } from "../../src/verification/verify.ts";
import { verifySentence } from "../../src/verification/verify.ts";
import { readCases } from "../support/cases.ts";
import type { Failure, Measure, Report } from "../support/report.ts";
import { type Corrupted, corruptionsOf, type TrueSentence } from "./corrupt.ts";

const FAITHFUL = new URL("./faithful.jsonl", import.meta.url);
const CERTAIN = new Set([
  "chiffre absent",
  "date absente",
  "nom absent",
  "lien absent",
  "sans citation",
  "citation inconnue",
]);

const verdictOf = (
  { heading, text, sentence }: TrueSentence,
  citations: readonly number[],
  isOrdinary: (word: string) => boolean,
): Withheld | null => {
  const passage: Evidence = { n: 1, heading, body: text, essentials: [] };
  return verifySentence({ text: sentence, citations }, [passage], isOrdinary);
};

/** A true sentence said to come from a passage that speaks of something else. */
const elsewhere = (one: TrueSentence, all: readonly TrueSentence[], turn: number): Corrupted => {
  const other = all[(turn + 97) % all.length] ?? one;
  return {
    sentence: one.sentence,
    heading: other.heading,
    text: other.text,
    kind: "citée d'un autre passage",
    citations: [1],
  };
};

/**
 * Is a false sentence withheld, and a true one shown? Faithful rewordings were written by someone who had not seen the rules; each is
 * spoilt in every way that applies to it. A file given instead holds both kinds, told by `kind`.
 */
export async function evaluateVerification(
  isOrdinary: (word: string) => boolean,
  file?: URL | string,
): Promise<Report> {
  const cases = await readCases<TrueSentence & { kind?: string }>(file || FAITHFUL);
  const faithful = cases.filter(({ kind }) => kind === undefined);
  const corrupted: Corrupted[] = file
    ? cases.flatMap((one) => (one.kind === undefined ? [] : [{ ...one, kind: one.kind, citations: [1] }]))
    : faithful.flatMap((one, turn) => [...corruptionsOf(one, turn), elsewhere(one, faithful, turn)]);
  const failures: Failure[] = [];
  const measures: Measure[] = [];
  for (const kind of [...new Set(corrupted.map((one) => one.kind))]) {
    const ofKind = corrupted.filter((one) => one.kind === kind);
    const shown = ofKind.filter((one) => verdictOf(one, one.citations, isOrdinary) === null);
    for (const one of shown)
      failures.push({ id: kind, question: one.sentence, expected: "retenue", got: `montrée ; ${one.text}` });
    const threshold = CERTAIN.has(kind) ? 1 : kind === "chiffres échangés" ? 0.95 : undefined;
    measures.push({
      name: `retenues : ${kind}`,
      hits: ofKind.length - shown.length,
      total: ofKind.length,
      ...(threshold && { threshold }),
    });
  }
  const wrongly = faithful.flatMap((one) => {
    const reason = verdictOf(one, [1], isOrdinary);
    return reason === null ? [] : [{ one, reason }];
  });
  for (const { one, reason } of wrongly)
    failures.push({
      id: "fidèle",
      question: one.sentence,
      expected: "montrée",
      got: `${reason} ; ${one.text}`,
    });
  measures.push({
    name: "fidèles montrées",
    hits: faithful.length - wrongly.length,
    total: faithful.length,
    threshold: 0.95,
  });
  return {
    step: `Vérification (${corrupted.length} phrases corrompues, ${faithful.length} fidèles)`,
    measures,
    figures: {},
    failures,
  };
}
