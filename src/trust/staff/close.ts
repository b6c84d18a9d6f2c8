import { staffWords } from "../clean.ts";
import type { TrustDeps } from "../deps.ts";
import type { Outcome } from "../report.ts";
import { markClosed } from "../store.ts";
import { suspensionOf } from "../suspension/store.ts";
import { digestOf, sealWords } from "../words.ts";
import { actorFunction } from "./actor.ts";
import { erased, findOpenReport } from "./find.ts";

/**
 * Closes a report with its outcome and the answer that whoever filed it will read.
 * @returns the id of the advisor when they are still suspended, else null
 * @throws DomainError `introuvable`, `entree-invalide` (closed already, words)
 */
export function closeReport(
  { db, vault, clock, journal }: TrustDeps,
  said: string,
  { by, outcome, answer: text }: { by: string | undefined; outcome: Outcome; answer: string },
): Promise<string | null> {
  const actor = actorFunction(by);
  const words = staffWords(text, "--answer");
  const at = clock.now();
  return db.transaction(async (tx) => {
    const report = await findOpenReport(tx, said);
    const key = await vault.key(tx, report.id);
    if (key === null) throw erased();
    const answer = sealWords(key, words, report.id, "answer");
    await markClosed(tx, report.id, { outcome, answer, by: actor, at });
    const suspended = report.advisorId === null ? null : await suspensionOf(tx, report.advisorId);
    const facts = { outcome, function: actor };
    await journal(
      tx,
      { kind: "report_closed", subject: report.id, facts, contentDigest: digestOf(answer) },
      at,
    );
    return suspended?.advisorId ?? null;
  });
}
