import { contentDigest } from "../../audit/entry.ts";
import { journal } from "../../audit/journal.ts";
import { frenchDate, parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { saysSomething } from "../../text.ts";
import { plain } from "../../trust/clean.ts";
import { workingDaysAfter } from "../../working-days.ts";
import { type ConversationDeps, notFound, secretDigest } from "../deps.ts";
import { keepAddress } from "../notice/address.ts";
import { checkedAddress } from "../notice/notice.ts";
import { answerById, liveConversation } from "../store.ts";
import { type Contested, LONGEST_REASON, WORKING_DAYS_TO_DECIDE } from "./contest.ts";
import { sealReason, ticketOf } from "./secrets.ts";
import { contestsOf, insertContest, openContestOf } from "./store.ts";
import { isOpen } from "./withdraw.ts";

type Deps = Pick<ConversationDeps, "db" | "vault" | "clock" | "review" | "canMail">;

/** The reason as it may be kept: bounded and masked. @throws DomainError `entree-invalide` naming `reason` */
function cleanReason(given: string): { text: string; masked: string[] } {
  const refuse = (message: string) =>
    new DomainError("entree-invalide", message, [{ field: "reason", message }]);
  const reason = plain(given);
  if (!saysSomething(reason)) throw refuse("Dites ce qui ne va pas dans cette réponse, avec vos mots.");
  const length = [...reason].length;
  if (length > LONGEST_REASON)
    throw refuse(`${length} caractères ; le maximum est de ${LONGEST_REASON}. Raccourcissez.`);
  const { text, masked } = maskPersonalData(reason);
  return { text, masked: [...new Set(masked.map(({ kind }) => kind))] };
}

/**
 * Contests an answer: its reason is masked then sealed, human review is told, the journal too, in one transaction. An
 * address, given with consent, is kept for the whole conversation.
 * @throws DomainError `entree-invalide`, `introuvable`, `deja-fait` while one is open
 */
export async function contestAnswer(
  { db, vault, clock, review, canMail }: Deps,
  conversationId: string,
  answerId: string,
  given: { reason: string; email?: string | undefined; consent?: boolean | undefined },
): Promise<Contested> {
  const reason = cleanReason(given.reason);
  const address = given.email?.trim() ? checkedAddress(given.email, given.consent ?? false, canMail) : null;
  const now = clock.now();
  const dueAt = workingDaysAfter(now, WORKING_DAYS_TO_DECIDE);
  const ticket = await db.transaction(async (tx) => {
    const live = await liveConversation(tx, conversationId, now, true);
    const key = live && (await vault.key(tx, conversationId));
    const answer = key && (await answerById(tx, conversationId, answerId));
    if (!key || answer?.status !== "done") throw notFound();
    const open = await openContestOf(tx, answerId);
    if (open) throw alreadyContested(open.dueAt);
    const former = await contestsOf(tx, conversationId);
    refuseTooMany(
      former.filter(isOpen).length,
      former.filter((one) => one.answerId === answerId && one.decidedAt).length,
    );
    const id = newId();
    const secret = ticketOf(await vault.create(tx, id));
    const sealed = sealReason(key, reason.text, id);
    await insertContest(tx, {
      id,
      answerId,
      conversationId,
      ticketDigest: secretDigest(secret),
      reason: sealed,
      createdAt: now,
      dueAt,
    });
    await review.contested(tx, answerId, dueAt, now);
    if (address !== null) await keepAddress(tx, key, conversationId, address, now);
    const facts = {
      contest: id,
      reference: answer.reference,
      due: parisDay(dueAt),
      masked: reason.masked.length,
    };
    await journal(
      tx,
      { kind: "answer_contested", subject: answerId, facts, contentDigest: contentDigest(sealed) },
      now,
    );
    return secret;
  });
  return { ticket, dueAt, masked: reason.masked };
}

/** Open contests of one conversation, and decisions on one answer: beyond, nobody is helped, and others wait. */
const MOST_OPEN = 5;
const MOST_DECIDED = 2;

function refuseTooMany(open: number, decided: number): void {
  if (open >= MOST_OPEN)
    throw new DomainError(
      "deja-fait",
      `${MOST_OPEN} contestations sont déjà en cours dans cette conversation : attendez une décision, ou retirez-en une.`,
    );
  if (decided >= MOST_DECIDED)
    throw new DomainError(
      "deja-fait",
      "Cette réponse a déjà été réexaminée deux fois. Pour aller plus loin, parlez à un humain : page /humain.",
    );
}

const alreadyContested = (dueAt: Date): DomainError =>
  new DomainError(
    "deja-fait",
    `Vous avez déjà contesté cette réponse : une décision sera rendue au plus tard le ${frenchDate(parisDay(dueAt))}. ` +
      "Suivez-la avec l'adresse de votre ticket ; pour dire autre chose, retirez d'abord cette contestation.",
  );
