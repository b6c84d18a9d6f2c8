import { Document } from "@langchain/core/documents";
import { AIMessageChunk } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { BaseRetriever } from "@langchain/core/retrievers";
import { type Runnable, RunnablePassthrough, RunnableSequence } from "@langchain/core/runnables";
import { FakeStreamingChatModel } from "@langchain/core/utils/testing";
import type { Queryable } from "../../src/db/database.ts";
import { sql } from "../../src/db/sql.ts";

/**
 * Copies the current passages into the table of a plain chain, as its tutorials do: everything it shows in one row,
 * a stored tsvector and its GIN index, so that a search is one statement and no join.
 */
export async function createDocuments(db: Queryable): Promise<void> {
  await db.query(sql`CREATE SCHEMA IF NOT EXISTS bench`);
  await db.query(sql`DROP TABLE IF EXISTS bench.document`);
  await db.query(sql`
    CREATE TABLE bench.document AS
    SELECT id, source->>'title' AS title, heading, body,
      setweight(to_tsvector('french', coalesce(parent_heading, '') || ' ' || heading), 'A')
        || setweight(to_tsvector('french', array_to_string(questions, ' ')), 'B')
        || setweight(to_tsvector('french', body || ' ' || array_to_string(essentials, ' ')), 'C') AS lexemes
    FROM knowledge.passage WHERE current`);
  await db.query(sql`ALTER TABLE bench.document ADD PRIMARY KEY (id)`);
  await db.query(sql`CREATE INDEX ON bench.document USING gin (lexemes)`);
  await db.query(sql`ANALYZE bench.document`);
  await db.query(sql`
    CREATE TABLE IF NOT EXISTS bench.exchange (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, question text NOT NULL,
      answer text NOT NULL, created_at timestamptz NOT NULL DEFAULT now())`);
}

export const storeExchange = (db: Queryable, question: string, answer: string) =>
  db.query(sql`INSERT INTO bench.exchange (question, answer) VALUES (${question}, ${answer})`);

/** `every`: the passages that hold all the words asked (websearch_to_tsquery as it is); `any`: at least one. */
export type Match = "every" | "any";

type Row = { title: string; heading: string; body: string };

/** PostgreSQL's own full-text search, ranked by ts_rank_cd. */
export class FullTextRetriever extends BaseRetriever {
  readonly lc_namespace = ["boussole", "bench"];
  readonly #db: Queryable;
  readonly #match: Match;
  readonly #limit: number;

  constructor(db: Queryable, match: Match, limit: number) {
    super();
    this.#db = db;
    this.#match = match;
    this.#limit = limit;
  }

  override async _getRelevantDocuments(question: string): Promise<Document[]> {
    const asked =
      this.#match === "every"
        ? sql`websearch_to_tsquery('french', ${question})`
        : sql`replace(websearch_to_tsquery('french', ${question})::text, '&', '|')::tsquery`;
    const rows = await this.#db.query<Row>(sql`
      SELECT title, heading, body FROM bench.document, (SELECT ${asked} AS asked) AS question
      WHERE lexemes @@ asked ORDER BY ts_rank_cd(lexemes, asked) DESC LIMIT ${this.#limit}::int`);
    return rows.map(
      ({ title, heading, body }) => new Document({ pageContent: body, metadata: { title, heading } }),
    );
  }
}

/** About the length of one of our answers, in as many pieces as it has sentences: both streams send as many events. */
const PIECES = [
  "D'après les documents fournis, voici les éléments qui répondent à votre question. ",
  "Le plan national aide les entreprises françaises à utiliser l'intelligence artificielle dans leur travail. ",
  "Il s'adresse en particulier aux petites et moyennes entreprises, avec des formations et des diagnostics. ",
  "Les conditions exactes dépendent de la taille de l'entreprise et de la date de la demande. ",
  "Consultez la source officielle pour vérifier les informations les plus récentes.",
];

const PROMPT = ChatPromptTemplate.fromMessages([
  ["system", "Réponds en français, seulement à partir du contexte.\n\nContexte :\n{context}"],
  ["human", "{question}"],
]);

const contextOf = (documents: Document[]): string =>
  documents.map(({ pageContent, metadata }) => `# ${metadata.heading}\n${pageContent}`).join("\n\n");

/** The chain of every tutorial: retrieve, fill the prompt, stream the model. The model answers in no time. */
export function createChain(retriever: BaseRetriever): Runnable<string, string> {
  const model = new FakeStreamingChatModel({
    sleep: 0,
    chunks: PIECES.map((content) => new AIMessageChunk({ content })),
  });
  return RunnableSequence.from([
    { context: retriever.pipe(contextOf), question: new RunnablePassthrough<string>() },
    PROMPT,
    model,
    new StringOutputParser(),
  ]);
}
