import { digestOf } from "../../src/ingestion/documents.ts";
import type { Evidence, Withheld } from "../../src/verification/verify.ts";
import { verifySentence } from "../../src/verification/verify.ts";
import type { Vocabulary } from "../../src/verification/vocabulary.ts";
import { readCases } from "../support/cases.ts";
import { failuresOf, type Judged, type Measure, type Report } from "../support/report.ts";
import { type Corrupted, corruptionsOf, type TrueSentence } from "./corrupt.ts";

const FAITHFUL = new URL("./faithful.jsonl", import.meta.url);
const WRITTEN = new URL("./written.jsonl", import.meta.url);
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
  vocabulary: Vocabulary,
): Withheld | null => {
  const passage: Evidence = { n: 1, heading, body: text, essentials: [] };
  return verifySentence({ text: sentence, citations }, [passage], vocabulary);
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
 * spoilt in every way that applies to it. Others, of passages with several figures, were written with their false twins, told by `kind`;
 * so is what a file given instead holds.
 */
export async function evaluateVerification(vocabulary: Vocabulary, file?: URL | string): Promise<Report> {
  const sources = file ? [] : await readCases<TrueSentence>(FAITHFUL);
  const written = await readCases<TrueSentence & { kind?: string }>(file ?? WRITTEN);
  const harder = written.filter(({ kind }) => kind === undefined);
  const corrupted: Corrupted[] = [
    ...sources.flatMap((one, turn) => [...corruptionsOf(one, turn), elsewhere(one, sources, turn)]),
    ...written.flatMap(({ kind, ...one }) => (kind === undefined ? [] : [{ ...one, kind, citations: [1] }])),
  ];
  const cases: Judged[] = [];
  const measures: Measure[] = [];
  for (const kind of [...new Set(corrupted.map((one) => one.kind))]) {
    const judged = corrupted
      .filter((one) => one.kind === kind)
      .map((one) => judge(one, kind, verdictOf(one, one.citations, vocabulary) === null ? "montrée" : null));
    cases.push(...judged);
    const threshold = CERTAIN.has(kind) ? 1 : kind === "chiffres échangés" ? 0.95 : undefined;
    measures.push({ ...shareOf(`retenues : ${kind}`, judged), ...(threshold && { threshold }) });
  }
  const shown = (set: readonly TrueSentence[], name: string, threshold?: number): void => {
    const judged = set.map((one) => judge(one, "fidèle", verdictOf(one, [1], vocabulary)));
    cases.push(...judged);
    if (set.length > 0) measures.push({ ...shareOf(name, judged), ...(threshold && { threshold }) });
  };
  shown(sources, "fidèles montrées", 0.95);
  shown(harder, file ? "fidèles montrées" : "fidèles à plusieurs chiffres montrées");
  return {
    step: `Vérification (${corrupted.length} phrases corrompues, ${sources.length + harder.length} fidèles)`,
    about:
      "Une phrase fausse est-elle retenue, et une phrase vraie montrée ? Chaque phrase vraie est faussée de plusieurs façons.",
    measures,
    figures: {},
    cases,
  };
}

/** @param got what was wrongly done with the sentence, null when nothing was */
function judge({ sentence, text }: TrueSentence, topic: string, got: string | null): Judged {
  const expected = topic === "fidèle" ? "montrée" : "retenue";
  return {
    // Of the words themselves: a line added to the set moves no other.
    id: `${topic} ${digestOf(sentence, text).slice(0, 8)}`,
    topic,
    question: sentence,
    miss: got === null ? null : { expected, got: `${got.replaceAll("_", " ")} ; passage : ${text}` },
  };
}

const shareOf = (name: string, judged: readonly Judged[]): Measure => ({
  name,
  hits: judged.length - failuresOf({ cases: judged }).length,
  total: judged.length,
});
