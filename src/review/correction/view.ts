import type { Citation } from "../../answering/answer.ts";
import type { Database } from "../../db/database.ts";
import { editionNumber, passagesByAddress } from "../../retrieval/store.ts";
import { vocabularyOf } from "../../verification/store.ts";
import { verifySentence, type Withheld } from "../../verification/verify.ts";
import { type SupportedSentence, supportedSentences } from "../reading/sentences.ts";
import { citationsOfAddresses } from "./body.ts";
import * as store from "./store.ts";

export type CheckedSentence = SupportedSentence & {
  /** Why the check made on a model's sentences would not show this one; null when it finds it in its sources. */
  doubt: Withheld | null;
};

/** A correction as whoever decides it must see it: what it says, on what, for whom, and in place of what. */
export type CorrectionView = store.CorrectionRow & {
  sources: Citation[];
  sentences: CheckedSentence[];
  /** Answers that it reaches now. */
  reach: number;
  /** The passage or the prepared answer whose answers it corrects; null for the others. */
  scopeNamed: string | null;
  /** Questions of the prepared answer that it would replace. */
  inherited: string[];
};

/** @returns null when there is no such correction */
export async function viewCorrection(db: Database, id: string): Promise<CorrectionView | null> {
  const row = await store.correctionById(db, id);
  if (!row) return null;
  const { scope, scopeKey, body, citations } = row;
  return {
    ...row,
    sources: await citationsOfAddresses(db, citations),
    sentences: await checkSentences(db, body, citations),
    reach: row.status === "proposed" ? await store.reachOf(db, id, scope, scopeKey) : row.targets,
    scopeNamed:
      scope === "prepared" ? scopeKey : scope === "passage" ? await store.sectionOf(db, scopeKey) : null,
    inherited: scope === "prepared" ? await store.questionsOfPrepared(db, scopeKey) : [],
  };
}

/** Each sentence beside its source, tried by the check that a model's sentences go through (ADR 7): a warning, not a refusal. */
export async function checkSentences(
  db: Database,
  body: string,
  addresses: readonly { n: number; fiche: string; anchor: string }[],
): Promise<CheckedSentence[]> {
  const found = await passagesByAddress(
    db,
    addresses.map(({ fiche, anchor }) => `${fiche}#${anchor}`),
  );
  const passages = addresses.flatMap(({ n, fiche, anchor }) => {
    const passage = found.find((one) => one.fiche === fiche && one.anchor === anchor);
    return passage ? [{ n, ...passage }] : [];
  });
  const vocabulary = await vocabularyOf(db, (await editionNumber(db))?.version ?? "vide");
  return supportedSentences(body, passages, false).map((sentence) => {
    const citations = sentence.supports.map(({ n }) => n);
    const proven = sentence.kind !== "claim" || sentence.supports.some(({ quoted }) => quoted);
    const text = sentence.text.replaceAll(/\s*\[\d{1,2}\]/g, "");
    return { ...sentence, doubt: proven ? null : verifySentence({ text, citations }, passages, vocabulary) };
  });
}
