import type { Directory } from "../directory/directory.ts";
import { DomainError } from "../errors.ts";
import { newId, newReference } from "../ids.ts";
import { cleanReport } from "./clean.ts";
import type { TrustDeps } from "./deps.ts";
import { DAYS_TO_ANSWER, type Filed, type NewReport } from "./report.ts";
import { insertReport } from "./store.ts";
import { digestOf, sealWords, sha256 } from "./words.ts";

const DAY_MS = 86_400_000;

/**
 * Keeps a report, masked then sealed with a key of its own, and journals it, in one transaction. Nobody is told, nothing
 * is published: the staff reads it.
 * @throws DomainError `entree-invalide` naming the fields at fault
 */
export async function fileReport(
  { db, vault, clock, journal, directory }: TrustDeps & { directory: Directory },
  report: NewReport,
): Promise<Filed> {
  const { words, masked } = cleanReport(report);
  const advisorId = report.advisorId?.trim() || null;
  if (advisorId !== null && (await directory.find(advisorId)) === null) {
    const message =
      "Personne n'a cet identifiant dans l'annuaire. Laissez ce champ vide, et dites qui c'est.";
    throw new DomainError("entree-invalide", message, [{ field: "advisorId", message }]);
  }
  const now = clock.now();
  const dueAt = new Date(now.getTime() + DAYS_TO_ANSWER * DAY_MS);
  const [id, ticket, reference] = [newId(), newId(), newReference()];
  await db.transaction(async (tx) => {
    const content = sealWords(await vault.create(tx, id), JSON.stringify(words), id, "report");
    const row = { id, reference, ticketDigest: sha256(ticket), advisorId, content, createdAt: now, dueAt };
    await insertReport(tx, row);
    // Not whom it is about: an accusation nobody checked would stay in the journal for ever.
    const facts = { member: advisorId !== null, contact: words.contact !== null, masked: masked.length };
    await journal(tx, { kind: "report_filed", subject: id, facts, contentDigest: digestOf(content) }, now);
  });
  return { ticket, reference, dueAt, masked };
}
