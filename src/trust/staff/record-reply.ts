import { newId } from "../../ids.ts";
import { staffWords } from "../clean.ts";
import type { TrustDeps } from "../deps.ts";
import { insertReply } from "../store.ts";
import { digestOf, sealWords } from "../words.ts";
import { actorFunction } from "./actor.ts";
import { erased, findReport } from "./find.ts";

/**
 * Keeps what the advisor answers, sealed with the report's key: as often as they wish, and after the report is closed too,
 * as long as its words are kept.
 * @throws DomainError `introuvable`, `entree-invalide`
 */
export async function recordReply(
  { db, vault, clock, journal }: TrustDeps,
  said: string,
  { by, text }: { by: string | undefined; text: string },
): Promise<void> {
  const recordedBy = actorFunction(by);
  const words = staffWords(text, "--text");
  const at = clock.now();
  const id = newId();
  await db.transaction(async (tx) => {
    const report = await findReport(tx, said, true);
    const key = await vault.key(tx, report.id);
    if (key === null) throw erased();
    const content = sealWords(key, words, report.id, `reply:${id}`);
    await insertReply(tx, report.id, { id, content, recordedBy, at });
    const facts = { function: recordedBy };
    await journal(
      tx,
      { kind: "report_reply_recorded", subject: report.id, facts, contentDigest: digestOf(content) },
      at,
    );
  });
}
