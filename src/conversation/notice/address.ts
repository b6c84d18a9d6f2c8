import { journal } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { forgetMailAbout } from "../../mail/outbox.ts";
import { open, seal } from "../../privacy/cipher.ts";
import { type ConversationDeps, notFound } from "../deps.ts";
import { liveConversation } from "../store.ts";
import { checkedAddress } from "./notice.ts";
import { deleteAddress, saveAddress, sealedAddress } from "./store.ts";

type Deps = Pick<ConversationDeps, "db" | "vault" | "clock" | "canMail">;

const contextOf = (conversationId: string): string => `notice:${conversationId}`;

export const openAddress = (key: Buffer, sealed: Buffer, conversationId: string): string =>
  open(key, sealed, contextOf(conversationId)).toString();

/** The address left in a conversation, or null. @param hold it stays until the end of the transaction */
export async function addressOf(
  db: Queryable,
  key: Buffer,
  conversationId: string,
  hold = false,
): Promise<string | null> {
  const sealed = await sealedAddress(db, conversationId, hold);
  return sealed && openAddress(key, sealed, conversationId);
}

const tell = (
  tx: Queryable,
  kind: "notice_address_left" | "notice_address_removed",
  subject: string,
  at: Date,
) => journal(tx, { kind, subject, facts: {}, contentDigest: null }, at);

/** Keeps an address already checked, in place of the former; the journal is told that there is one, not which. */
export async function keepAddress(
  tx: Queryable,
  key: Buffer,
  conversationId: string,
  address: string,
  at: Date,
): Promise<void> {
  await saveAddress(tx, conversationId, seal(key, Buffer.from(address), contextOf(conversationId)), at);
  await tell(tx, "notice_address_left", conversationId, at);
}

/** @throws DomainError `entree-invalide`, `introuvable` */
export async function leaveAddress(
  { db, vault, clock, canMail }: Deps,
  conversationId: string,
  given: string,
  consent: boolean,
): Promise<void> {
  const address = checkedAddress(given, consent, canMail);
  const now = clock.now();
  await db.transaction(async (tx) => {
    const live = await liveConversation(tx, conversationId, now, true);
    const key = live && (await vault.key(tx, conversationId));
    if (!key) throw notFound();
    await keepAddress(tx, key, conversationId, address, now);
  });
}

/** Forgets the address of a conversation, and what was to be sent there; where there is none, nothing is done. */
export async function removeAddress(
  { db, vault, clock }: Pick<Deps, "db" | "vault" | "clock">,
  conversationId: string,
): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    if (!(await deleteAddress(tx, conversationId))) return;
    await forgetMailAbout(tx, vault, conversationId, now);
    await tell(tx, "notice_address_removed", conversationId, now);
  });
  await vault.scrub(db);
}
