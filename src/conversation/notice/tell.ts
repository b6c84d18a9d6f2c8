import { timingSafeEqual } from "node:crypto";
import type { Queryable } from "../../db/database.ts";
import { keyedDigest } from "../../privacy/cipher.ts";
import type { Vault } from "../../privacy/vault.ts";
import type { ConversationDeps } from "../deps.ts";
import { answerById } from "../store.ts";
import { correctionOf } from "../words.ts";
import { leaveAddress, openAddress, removeAddress } from "./address.ts";
import type { Notice, Notices, ToldCorrection } from "./notice.ts";
import { answerOfReference, holdAddresses, toTell } from "./store.ts";

/**
 * The secret of the link that a message carries. An address may be mistyped, or read by others: the link shows one
 * correction, which is public words, and opens no conversation. It is made of the conversation's key, so that nothing is
 * stored, it can be made again at each sending, and it dies with the conversation.
 */
const secretOf = (key: Buffer, answerId: string): string =>
  keyedDigest(key, `correction of ${answerId}`).toString("base64url");

/**
 * For each of these answers that is corrected or withdrawn, whose person left an address: what is needed to tell them.
 * Call it after the correction is written, in the transaction that queues what is sent: it holds the addresses.
 */
export async function noticesFor(
  db: Queryable,
  vault: Vault,
  answerIds: readonly string[],
): Promise<Notice[]> {
  const notices: Notice[] = [];
  // Before they are read: an address taken away meanwhile is no longer there, nor that of a conversation closed meanwhile.
  await holdAddresses(db, answerIds);
  for (const { answerId, conversationId, reference, kind, address } of await toTell(db, answerIds)) {
    const key = await vault.key(db, conversationId);
    if (key === null) continue;
    const path = `/corrections/${reference}/${secretOf(key, answerId)}`;
    notices.push({
      answerId,
      conversationId,
      reference,
      kind,
      address: openAddress(key, address, conversationId),
      path,
    });
  }
  return notices;
}

type Deps = Pick<ConversationDeps, "db" | "vault" | "clock" | "canMail">;

/** The answer that a link speaks of, when its secret is right. */
async function follow({ db, vault, clock }: Omit<Deps, "canMail">, reference: string, secret: string) {
  const found = await answerOfReference(db, reference, clock.now());
  const key = found && (await vault.key(db, found.conversationId));
  if (!found || !key) return null;
  const [given, right] = [Buffer.from(secret), Buffer.from(secretOf(key, found.answerId))];
  return given.length === right.length && timingSafeEqual(given, right) ? found : null;
}

async function told(deps: Deps, reference: string, secret: string): Promise<ToldCorrection | null> {
  const found = await follow(deps, reference, secret);
  const row = found && (await answerById(deps.db, found.conversationId, found.answerId));
  const correction = row && correctionOf(row);
  return correction && { reference, correction };
}

export const createNotices = (deps: Deps): Notices => ({
  leave: (conversationId, address, consent) => leaveAddress(deps, conversationId, address, consent),
  remove: (conversationId) => removeAddress(deps, conversationId),
  told: (reference, secret) => told(deps, reference, secret),
  async stop(reference, secret) {
    const found = await follow(deps, reference, secret);
    if (found) await removeAddress(deps, found.conversationId);
    return found !== null;
  },
});
