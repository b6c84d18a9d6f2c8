import { mark } from "../../answering/citations.ts";
import { extract } from "../../answering/extract.ts";
import { isSaid } from "../../answering/steps/add-essentials.ts";
import type { Queryable } from "../../db/database.ts";
import { matchPrepared, type Prepared } from "../../retrieval/prepared.ts";
import type { Found, RankedPassage, Retriever } from "../../retrieval/search.ts";
import type { PassageRow } from "../../retrieval/store.ts";
import { contentWords } from "../../retrieval/tokenise.ts";
import type { Answered } from "./pack.ts";
import type { Numbering } from "./sources.ts";

const READ = 3;

/**
 * What the knowledge answers to a question of ours, word for word: that of a prepared answer, or the heading of a passage. Nothing
 * near it will do: when a fiche or an answer is turned off, what comes next is beside the question. What must never be omitted is
 * added to it.
 */
export async function answerOf(
  deps: { db: Queryable; retriever: Retriever },
  question: string,
  numbers: Numbering,
): Promise<Answered | null> {
  const found = await deps.retriever.search(question, READ);
  const prepared = await matchPrepared(deps.db, found.analyser, question, found.query);
  if (prepared?.sameness === 1)
    return { text: preparedText(prepared, numbers), approved: prepared.validation !== null };
  const passage = found.passages.find(({ heading }) => heading === question);
  if (passage === undefined) return null;
  return { text: extractedText(question, found, passage, numbers), approved: false };
}

function preparedText({ body, citations }: Prepared, numbers: Numbering): string {
  const numbered = new Map(citations.map(({ n, passage }) => [n, numbers.cite(passage)]));
  const text = body.replaceAll(/\[(\d{1,2})\]/g, (_, n: string) => `[${numbered.get(Number(n)) ?? n}]`);
  return withEssentials(
    text,
    citations.map(({ passage }) => passage),
    PREPARED,
    numbers,
  );
}

function extractedText(
  question: string,
  { query, analyser }: Found,
  passage: RankedPassage,
  numbers: Numbering,
): string {
  const n = numbers.cite(passage);
  const said = extract(question, query, [passage], analyser).shown.map(({ text }) => mark(text, n));
  return withEssentials(said.join("\n\n"), [passage], EXTRACTED, numbers);
}

/** Share of an essential condition's words that a text must hold to have said it: as the answers of the service do. */
const [PREPARED, EXTRACTED] = [0.5, 0.8];

function withEssentials(
  text: string,
  passages: readonly PassageRow[],
  share: number,
  numbers: Numbering,
): string {
  const said = new Set(contentWords(text));
  const omitted = passages.flatMap((passage) =>
    passage.essentials
      .filter((essential) => !isSaid(essential, said, share))
      .map((essential) => `**À savoir.** ${essential} [${numbers.cite(passage)}]`),
  );
  return [text, ...omitted].join("\n\n");
}
