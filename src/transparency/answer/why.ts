import type { Database } from "../../db/database.ts";
import type { Evidence, EvidenceDesk } from "../../evidence/evidence.ts";
import { WITHHELD, type Withheld } from "../../verification/verify.ts";
import { type ReviewRow, reviewOf } from "./store.ts";

/** Why an answer is what it is, for the person who got it. */
export type Why = {
  evidence: Evidence;
  /** Sentences of a model that were not shown, by reason; their words are shown to nobody but a reader. */
  withheld: { reason: Withheld; count: number }[];
  review: ReviewRow | null;
};

/** @throws DomainError `introuvable` where the answer is not one of this conversation */
export async function whyAnswer(
  deps: { db: Database; evidence: Pick<EvidenceDesk, "forPerson"> },
  conversationId: string,
  answerId: string,
): Promise<Why> {
  const evidence = await deps.evidence.forPerson(conversationId, answerId);
  const told = evidence.recording?.entry.facts.withheld;
  const reasons: readonly unknown[] = Array.isArray(told) ? told : [];
  return {
    evidence,
    withheld: WITHHELD.map((reason) => ({
      reason,
      count: reasons.filter((one) => one === reason).length,
    })).filter(({ count }) => count > 0),
    review: await reviewOf(deps.db, answerId),
  };
}
