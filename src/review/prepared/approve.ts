import type { Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import { DomainError } from "../../errors.ts";
import { lockKnowledge, retireAnswer } from "../../ingestion/publish-answer.ts";
import type { ReviewDeps } from "../deps.ts";
import * as store from "./store.ts";

/**
 * Approves prepared answers in the name of the administration: from then on each is shown as validated, with the function, the
 * organisation and the day, as long as its words and sources stay the same.
 * @param approved each with the digest of the words that were read: others would be approved unread
 * @throws DomainError `introuvable`; `deja-fait` when the words have changed since they were shown
 */
export async function approvePrepared(
  { db, clock }: Pick<ReviewDeps, "db" | "clock">,
  staff: Staff,
  approved: readonly { id: string; wordsDigest: string }[],
): Promise<number> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    await lockKnowledge(tx);
    const fresh: { id: string; wordsDigest: string }[] = [];
    // In one order, and the journal after them all: two who approve at once never wait for each other in a circle.
    for (const { id, wordsDigest } of [...approved].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const prepared = await store.preparedAnswer(tx, id);
      if (!prepared) throw new DomainError("introuvable", `La réponse préparée ${id} n'existe pas ou plus.`);
      if (prepared.wordsDigest !== wordsDigest) throw changed(id);
      if (await store.approveWords(tx, id, wordsDigest, staff, now)) fresh.push({ id, wordsDigest });
    }
    for (const { id, wordsDigest } of fresh) {
      const facts = {
        account: staff.accountId,
        function: staff.function,
        organisation: staff.organisation,
        words: wordsDigest,
      };
      await journal(tx, { kind: "prepared_approved", subject: id, facts, contentDigest: null }, now);
    }
    return fresh.length;
  });
}

const changed = (id: string): DomainError =>
  new DomainError("deja-fait", `La réponse ${id} a changé depuis que vous l'avez lue : relisez-la.`);

/** Takes an approval back: the answer is again « non encore validée », or, born in review, no longer served. @throws DomainError `deja-fait` */
export async function withdrawApproval(
  { db, clock }: Pick<ReviewDeps, "db" | "clock">,
  staff: Staff,
  id: string,
): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    const prepared = await store.preparedAnswer(tx, id);
    // Born in review, it stands by its approval alone.
    if (prepared?.origin === "review") await retireAnswer(tx, id, now);
    if (!(await store.withdrawApproval(tx, id, now)))
      throw new DomainError("deja-fait", "Cette réponse n'est pas validée.");
    const facts = { account: staff.accountId };
    await journal(tx, { kind: "prepared_approval_withdrawn", subject: id, facts, contentDigest: null }, now);
  });
}
