import type { Queryable } from "../db/database.ts";
import { askedPart } from "../retrieval/focus.ts";
import { editionNumber } from "../retrieval/store.ts";
import { fold } from "../retrieval/tokenise.ts";
import { type Intent, isIntent, type Likelihoods } from "./intents.ts";
import { modelOf } from "./store.ts";
import { classify, type TextClassifier } from "./text-classifier.ts";

/** Tells what a message wants, by its words alone. Without examples everything is a question. */
export type IntentReader = (message: string) => Promise<Likelihoods>;

/** Keeps one model for each edition of the knowledge, like the vocabulary. */
export function createIntentReader(db: Queryable): IntentReader {
  let current: { edition: number; model: Promise<TextClassifier | null> } | null = null;
  return async (message) => {
    const edition = (await editionNumber(db))?.id ?? 0;
    if (current?.edition !== edition) {
      current = { edition, model: modelOf(db) };
      current.model.catch(() => {
        current = null;
      });
    }
    const model = await current.model;
    if (model === null) return new Map<Intent, number>([["question", 1]]);
    const whole = classify(model, fold(message));
    // « garage de six personnes à Limoges, par où commencer ? »: who asks matters less than what is asked.
    const asked = classify(model, fold(askedPart(message)));
    return new Map(
      [...whole].flatMap(([label, share]) =>
        isIntent(label)
          ? [[label, label === "hors_sujet" ? Math.min(share, asked.get(label) ?? 0) : share] as const]
          : [],
      ),
    );
  };
}
