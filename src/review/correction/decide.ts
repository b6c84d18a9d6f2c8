import type { Staff } from "../../accounts/staff.ts";
import { contentDigest } from "../../audit/entry.ts";
import { journal } from "../../audit/journal.ts";
import { parisDay } from "../../clock.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { lockKnowledge, publishAnswer } from "../../ingestion/publish-answer.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { saysSomething } from "../../text.ts";
import type { ReviewDeps } from "../deps.ts";
import { approveWords, preparedAnswer } from "../prepared/store.ts";
import { citationsOfAddresses } from "./body.ts";
import type { CorrectionRow } from "./store.ts";
import * as store from "./store.ts";

export type Approved = { answers: number; preparedId: string | null };

/**
 * Approves a correction proposed by someone else: shown at once in every conversation concerned, told to those who left an
 * address, served to the next who ask when `keep`, and made a case that the service must pass.
 * @param expected how many answers the approver was shown, or null: others may have come since
 * @throws DomainError `introuvable`; `deja-fait`; `role-insuffisant` for one's own; `entree-invalide` when a source went meanwhile
 */
export async function approve(
  deps: ReviewDeps,
  staff: Staff,
  id: string,
  { keep, expected }: { keep: boolean; expected: number | null },
): Promise<Approved> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const correction = await waiting(tx, id, staff);
    const citations = await citationsOfAddresses(tx, correction.citations);
    if (citations.length < correction.citations.length)
      throw new DomainError(
        "entree-invalide",
        "Une source de cette correction a changé ou disparu depuis : refusez-la, et faites-en une autre.",
      );
    const { scope, scopeKey, body } = correction;
    // Before any answer is locked: an ingestion under way takes seconds, and readers would wait with it.
    if (keep) await lockKnowledge(tx);
    // Those who got the same wrong answer since it was proposed are concerned too.
    const reached = await store.addTargets(tx, id, scope, scopeKey);
    if (expected !== null && reached !== expected)
      throw new DomainError(
        "deja-fait",
        `Cette correction toucherait ${reached} réponses, et vous en aviez vu ${expected} : relisez la page, puis approuvez.`,
      );
    const validation = {
      function: staff.function,
      organisation: staff.organisation,
      date: parisDay(now),
    };
    const delivered = await store.deliver(tx, { id, body, citations, validation }, staff, now);
    const preparedId = keep ? await publish(tx, correction, staff, now) : null;
    await store.setDecision(tx, id, {
      status: "approved",
      by: staff.accountId,
      at: now,
      reason: null,
      preparedId,
    });
    await store.insertEvalCase(tx, {
      id: `correction-${id}`,
      correctionId: id,
      question: correction.question,
      expected: {
        keyFacts: correction.keyFacts.map((fact) => [fact]),
        source: correction.citations.map(({ fiche }) => fiche).join(", "),
      },
      at: now,
    });
    const answers = delivered.map(({ answerId }) => answerId);
    await deps.tell(tx, answers, now);
    await journal(
      tx,
      {
        kind: "correction_approved",
        subject: id,
        facts: {
          account: staff.accountId,
          function: staff.function,
          organisation: staff.organisation,
          answers: answers.length,
          // Which ones: their list is in review.correction_target, and this is its digest.
          list: contentDigest(Buffer.from(answers.join("\n"))),
          prepared: preparedId,
        },
        contentDigest: contentDigest(Buffer.from(body)),
      },
      now,
    );
    return { answers: answers.length, preparedId };
  });
}

/** The corrected words become an answer for the next who ask, validated by who approves them. */
async function publish(tx: Queryable, correction: CorrectionRow, staff: Staff, at: Date): Promise<string> {
  const { scope, scopeKey, question, variants, body, citations } = correction;
  const id = `relecture-${correction.id}`;
  const replaced = scope === "prepared" ? scopeKey : null;
  const questions = replaced === null ? [] : await store.questionsOfPrepared(tx, replaced);
  const all = [...new Set([...variants, ...questions])].filter((other) => other !== question);
  await publishAnswer(tx, { id, question, variants: all, body, citations }, replaced, at);
  const published = await preparedAnswer(tx, id);
  if (published) await approveWords(tx, id, published.wordsDigest, staff, at);
  return id;
}

/** Sets a correction aside, with why. @throws DomainError as `approve` does */
export async function reject(deps: ReviewDeps, staff: Staff, id: string, reason: string): Promise<void> {
  const now = deps.clock.now();
  const said = maskPersonalData(reason).text.trim();
  if (!saysSomething(said))
    throw new DomainError("entree-invalide", "Dites pourquoi vous refusez cette correction.", [
      { field: "reason", message: "champ obligatoire" },
    ]);
  await deps.db.transaction(async (tx) => {
    await waiting(tx, id, staff, true);
    await store.setDecision(tx, id, {
      status: "rejected",
      by: staff.accountId,
      at: now,
      reason: said,
      preparedId: null,
    });
    await journal(
      tx,
      {
        kind: "correction_rejected",
        subject: id,
        facts: { account: staff.accountId },
        contentDigest: contentDigest(Buffer.from(said)),
      },
      now,
    );
  });
}

async function waiting(tx: Queryable, id: string, staff: Staff, own = false): Promise<CorrectionRow> {
  const correction = await store.correctionById(tx, id, true);
  if (!correction) throw new DomainError("introuvable", "Cette correction n'existe pas.");
  if (correction.status !== "proposed")
    throw new DomainError("deja-fait", "Cette correction est déjà approuvée ou refusée : rechargez la page.");
  if (!own && correction.proposedBy === staff.accountId)
    throw new DomainError(
      "role-insuffisant",
      "Vous avez proposé cette correction : une seconde personne doit l'approuver.",
    );
  return correction;
}
