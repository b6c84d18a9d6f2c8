import { journal } from "../audit/journal.ts";
import { newId, newSecret } from "../ids.ts";
import type { Opened } from "./conversations.ts";
import { type ConversationDeps, notFound, secretDigest } from "./deps.ts";
import * as store from "./store.ts";

const DAY_MS = 86_400_000;

/** Opens a conversation: its key, its token and its return link. */
export async function open(deps: ConversationDeps): Promise<Opened> {
  const now = deps.clock.now();
  const opened: Opened = {
    id: newId(),
    token: newSecret(),
    returnSecret: newSecret(),
    expiresAt: new Date(now.getTime() + deps.retentionDays * DAY_MS),
  };
  await deps.db.transaction(async (tx) => {
    const { id, expiresAt } = opened;
    await store.insertConversation(tx, {
      id,
      createdAt: now,
      expiresAt,
      returnDigest: secretDigest(opened.returnSecret),
    });
    await store.addAccess(tx, id, secretDigest(opened.token), now);
    await deps.vault.create(tx, id);
    await journal(tx, { kind: "conversation_opened", subject: id, facts: {}, contentDigest: null }, now);
  });
  return opened;
}

export const isReturnLink = async (deps: ConversationDeps, secret: string): Promise<boolean> =>
  (await store.conversationOfReturnLink(deps.db, secretDigest(secret), deps.clock.now())) !== null;

/** A return link opens the conversation elsewhere with a token of its own. */
export async function reopen(
  deps: ConversationDeps,
  secret: string,
): Promise<{ id: string; token: string } | null> {
  const now = deps.clock.now();
  const id = await store.conversationOfReturnLink(deps.db, secretDigest(secret), now);
  if (!id) return null;
  const token = newSecret();
  await store.addAccess(deps.db, id, secretDigest(token), now);
  return { id, token };
}

/** A link that went astray may have been used: a new one closes every other way in. */
export async function renewReturnLink(
  deps: ConversationDeps,
  conversationId: string,
  token: string,
): Promise<string> {
  const secret = newSecret();
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    if (!(await store.liveConversation(tx, conversationId, now, true))) throw notFound();
    await store.setReturnLink(tx, conversationId, secretDigest(secret));
    await store.keepAccess(tx, conversationId, secretDigest(token));
    await journal(tx, { kind: "link_renewed", subject: conversationId, facts: {}, contentDigest: null }, now);
  });
  return secret;
}
