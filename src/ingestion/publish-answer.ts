import type { Queryable } from "../db/database.ts";
import { digestOf } from "./documents.ts";
import { versionOf } from "./ingest.ts";
import * as store from "./store.ts";

export { lockKnowledge } from "./store.ts";

/**
 * Adds an answer born in review to what is served, in the transaction of its approval: a new edition of the knowledge, which
 * every process reads at its next question. The index of passages is left as it is: the answer is found by its questions.
 * @param replaces the prepared answer that was wrong; one of the folder stays, and comes after
 * @returns the version of the edition
 */
export async function publishAnswer(
  tx: Queryable,
  answer: Omit<store.PublishedAnswer, "digest">,
  replaces: string | null,
  at: Date,
): Promise<string> {
  await store.lockKnowledge(tx);
  const { id, question, variants, body, citations } = answer;
  const digest = digestOf(id, JSON.stringify([question, variants, body, citations]));
  if (replaces !== null) await store.retirePublished(tx, replaces);
  await store.savePublished(tx, { ...answer, digest }, at);
  const version = await versionOf(tx);
  await store.addEdition(tx, version, at);
  return version;
}

/** Stops serving an answer born in review: what it replaced in the folder is served again. */
export async function retireAnswer(tx: Queryable, id: string, at: Date): Promise<void> {
  await store.lockKnowledge(tx);
  await store.retirePublished(tx, id);
  await store.addEdition(tx, await versionOf(tx), at);
}
