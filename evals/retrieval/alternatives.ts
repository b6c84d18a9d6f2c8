import MiniSearch from "minisearch";
import { sql } from "../../src/db/sql.ts";
import { ngramVector } from "../../src/models/ngram-embeddings.ts";
import { searchPassages } from "../../src/retrieval/store.ts";
import { contentWords } from "../../src/retrieval/tokenise.ts";
import type { Evaluated } from "../support/open.ts";

export type Ranking = (question: string) => Promise<number[]>;
type Row = { id: number; title: string; heading: string; body: string; questions: string };

/** What anyone would try first, over the same passages and their ways of asking. */
export async function alternatives({ db, retriever }: Evaluated): Promise<Record<string, Ranking>> {
  const rows = await db.query<Row>(sql`
    SELECT id::int, source->>'title' AS title, concat_ws(' ', parent_heading, heading) AS heading,
      body || ' ' || array_to_string(essentials, ' ') AS body, array_to_string(questions, ' ') AS questions
    FROM knowledge.passage WHERE current`);
  const mini = new MiniSearch<Row>({
    fields: ["title", "heading", "body", "questions"],
    processTerm: (term) => contentWords(term),
  });
  mini.addAll(rows);
  return {
    "la nôtre (BM25F + graphies + vecteurs)": async (question) =>
      (await retriever.search(question, 10)).passages.map((passage) => passage.id),
    "BM25F seul, sans graphies ni vecteurs": async (question) => {
      const stems = await db.query<{ term: string }>(sql`
        SELECT DISTINCT (ts_lexize('knowledge.french_stem_plain', w))[1] AS term FROM unnest(${contentWords(question)}::text[]) w`);
      const terms = stems.map((row) => row.term);
      const hits = await searchPassages(db, {
        terms,
        weights: terms.map(() => 1),
        vector: ngramVector(""),
        limit: 10,
      });
      return hits
        .sort((a, b) => b.lexical - a.lexical)
        .slice(0, 10)
        .map((hit) => hit.passageId);
    },
    "ts_rank_cd (français de PostgreSQL)": async (question) =>
      (
        await db.query<{ id: number }>(sql`
          WITH q AS (SELECT to_tsquery('french', nullif(replace(plainto_tsquery('french', ${question})::text, '&', '|'), '')) AS q)
          SELECT id::int FROM knowledge.passage, q,
            to_tsvector('french', concat_ws(' ', source->>'title', parent_heading, heading, body, array_to_string(questions, ' '))) AS v
          WHERE current AND v @@ q ORDER BY ts_rank_cd(v, q, 1) DESC LIMIT 10`)
      ).map((row) => row.id),
    "BM25 de MiniSearch (flou 0,2, préfixes)": async (question) =>
      mini
        .search(question, { fuzzy: 0.2, prefix: (term) => term.length > 4, boost: { heading: 2 } })
        .slice(0, 10)
        .map((hit) => hit.id),
    "vecteurs de n-grammes seuls": async (question) => {
      const hits = await searchPassages(db, {
        terms: [],
        weights: [],
        vector: ngramVector(contentWords(question).join(" ")),
        limit: 30,
      });
      return hits
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, 10)
        .map((hit) => hit.passageId);
    },
  };
}
