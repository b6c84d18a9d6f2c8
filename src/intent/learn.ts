import type { Queryable } from "../db/database.ts";
import { fold } from "../retrieval/tokenise.ts";
import { examplesOf, saveModel } from "./store.ts";
import { trainClassifier } from "./text-classifier.ts";

/** Learns the intents again from the current examples, inside the caller's transaction. Nothing to tell apart, nothing learnt. */
export async function learnIntents(tx: Queryable): Promise<void> {
  const examples = await examplesOf(tx);
  if (new Set(examples.map(({ label }) => label)).size < 2) return;
  await saveModel(tx, trainClassifier(examples.map(({ text, label }) => ({ text: fold(text), label }))));
}
