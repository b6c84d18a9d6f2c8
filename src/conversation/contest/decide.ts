import { type Act, contentDigest } from "../../audit/entry.ts";
import { journalAll } from "../../audit/journal.ts";
import { DomainError } from "../../errors.ts";
import { staffWords } from "../../trust/clean.ts";
import type { ConversationDeps } from "../deps.ts";
import { destroyWords } from "../erasure/destroy.ts";
import { lockConversation } from "../erasure/store.ts";
import { addressOf } from "../notice/address.ts";
import { decisionMail } from "../notice/mails.ts";
import type { SendMail } from "../notice/notice.ts";
import type { Decision } from "./contest.ts";
import { sealAnswer, ticketOf } from "./secrets.ts";
import * as store from "./store.ts";
import { isOpen } from "./withdraw.ts";

export type DecideDeps = Pick<ConversationDeps, "db" | "vault" | "clock" | "review"> & {
  /** Null where no message can be sent. */
  mail: SendMail | null;
  /** Address of the service, for the links of messages. */
  site: string;
};

/**
 * Decides an open contest: the answer is sealed with the contest's own key, review and journal are told, and the person,
 * where they left an address. Where they asked for everything to be erased, the exchange is, in the same transaction.
 * Whether the answer itself is corrected is review's affair, decided apart.
 * @throws DomainError `entree-invalide`, `introuvable`, `deja-fait` when it is withdrawn or decided already
 */
export async function decideContest(deps: DecideDeps, decision: Decision): Promise<void> {
  const words = staffWords(decision.answer, "La réponse à la personne");
  const found =
    "contestId" in decision
      ? await store.contestById(deps.db, decision.contestId)
      : await store.openContestOf(deps.db, decision.answerId);
  if (found === null) throw new DomainError("introuvable", "Cette contestation n'existe pas.");
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const standing = await lockConversation(tx, found.conversationId);
    const contest = await store.contestById(tx, found.id);
    const key = await deps.vault.key(tx, found.id);
    if (!standing || !contest || !key || !isOpen(contest))
      throw new DomainError("deja-fait", "Cette contestation est déjà décidée, ou la personne l'a retirée.");
    const { id, answerId, conversationId, reference } = contest;
    const { accountId: by, outcome } = decision;
    const sealed = sealAnswer(key, words, id);
    await store.markDecided(tx, id, { by, outcome, answer: sealed, at: now });
    await deps.review.contested(tx, answerId, null, now);
    const conversationKey = await deps.vault.key(tx, conversationId);
    const address = conversationKey && (await addressOf(tx, conversationKey, conversationId, true));
    const facts = {
      contest: id,
      account: by,
      outcome,
      late: now > contest.dueAt,
      told: Boolean(deps.mail && address),
    };
    const acts: Act[] = [
      { kind: "contest_decided", subject: answerId, facts, contentDigest: contentDigest(sealed) },
    ];
    const waiting = (await store.contestsOf(tx, conversationId)).some(isOpen);
    if (standing.closedAt && !standing.erasedAt && !waiting)
      acts.push(await destroyWords(tx, deps, conversationId, "conversation_erased", now));
    // After the erasure, which forgets what was to be sent: this letter is what the person waited for.
    if (deps.mail && address)
      await deps.mail(tx, decisionMail(address, reference, ticketOf(key), deps.site), conversationId, now);
    await journalAll(tx, acts, now);
  });
  await deps.vault.scrub(deps.db);
}
