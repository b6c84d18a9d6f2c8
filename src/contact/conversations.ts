import type { Act } from "../audit/entry.ts";
import type { Queryable } from "../db/database.ts";
import type { State } from "./contact.ts";
import type { ContactDeps } from "./deps.ts";
import { forgetWithin } from "./follow.ts";
import { addresseeOf, nameOf } from "./letters/queue.ts";
import { opened } from "./move.ts";
import * as store from "./store.ts";
import { followPath } from "./words.ts";

export type OfConversation = { id: string; state: State; advisorName: string; sentAt: Date };

/** The requests of a conversation, for its page: without their secret. */
export async function ofConversation(deps: ContactDeps, conversationId: string): Promise<OfConversation[]> {
  const found: OfConversation[] = [];
  for (const { id, state, advisorId, sentAt } of await store.requestsOfConversation(deps.db, conversationId))
    found.push({ id, state, advisorName: nameOf(await addresseeOf(deps, advisorId)), sentAt });
  return found;
}

/** The private path of a request sent from a conversation, made again from its key; see `ContactRequests.pathFor`. */
export async function pathFor(
  { db, vault }: Pick<ContactDeps, "db" | "vault">,
  conversationId: string,
  id: string,
): Promise<string | null> {
  const row = await store.requestById(db, id);
  if (!row || row.conversationId !== conversationId || row.erasedAt) return null;
  const key = await vault.key(db, id);
  return key && followPath(key);
}

/** What a conversation asks of the requests that came from it: conversation knows nothing else of them, nor contact of it. */
export const createConversationContacts = (deps: ContactDeps) => ({
  count: (db: Queryable, conversationId: string) => store.countOfConversation(db, conversationId),
  /** All that is held of them, for whoever takes their data away. */
  exported: async (conversationId: string) => {
    const rows = await store.requestsOfConversation(deps.db, conversationId);
    return Promise.all(
      rows.map(async (row) => {
        const words = (await opened(deps.db, deps, row))?.words ?? null;
        const { section, size, region, need, maturity } = row;
        return {
          id: row.id,
          advisor: nameOf(await addresseeOf(deps, row.advisorId)),
          state: row.state,
          sentAt: row.sentAt.toISOString(),
          appointment: row.appointment,
          company: { section, size, region, need, maturity },
          text: words?.text ?? null,
          phone: words?.contact.phone ?? null,
          email: words?.contact.email ?? null,
          callTime: row.callTime,
        };
      }),
    );
  },
  /** Erases them within a transaction that holds their conversation. @returns what the journal must say */
  erase: async (tx: Queryable, conversationId: string, now: Date): Promise<Act[]> => {
    const acts: Act[] = [];
    const chains = new Set(
      (await store.requestsOfConversation(tx, conversationId)).map(({ chainId }) => chainId),
    );
    for (const chainId of [...chains].sort())
      acts.push(...(await forgetWithin(tx, deps, chainId, "conversation", now)));
    return acts;
  },
});
