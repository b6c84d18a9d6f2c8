import type { Opposition } from "../../answering/opposition.ts";
import { type State, withFlag } from "../../answering/state.ts";
import type { Act } from "../../audit/entry.ts";
import type { Queryable } from "../../db/database.ts";
import { EMPTY_PROFILE } from "../../profile/profile.ts";
import type { ConversationDeps } from "../deps.ts";
import { knownCompany } from "../profile.ts";
import { type ConversationRow, liveConversation } from "../store.ts";
import { exercise } from "./exercise.ts";

export type Settled = {
  /** The answer as it is to be recorded. */
  state: State;
  acts: readonly Act[];
  erases: boolean;
  /** What the message told of the company is kept. */
  understood: boolean;
  /** What the person opposes from now on. */
  opposed: readonly Opposition[];
};

/**
 * An answer that was made, as it may be recorded: a right that the message asked for is exercised, and what the person opposed
 * while it was being made is left out. Within the transaction that records it and holds the lock of its conversation.
 */
export async function settle(
  tx: Queryable,
  deps: Pick<ConversationDeps, "review" | "writer" | "contacts">,
  key: Buffer,
  live: ConversationRow,
  made: State,
  at: Date,
): Promise<Settled> {
  const opposedSince = live.opposed.includes("profiling") && !made.opposed.includes("profiling");
  if (made.rights === null && !opposedSince) {
    const understood = made.profile !== EMPTY_PROFILE;
    return { state: made, acts: [], erases: false, understood, opposed: live.opposed };
  }
  const done = made.rights && (await exercise(tx, deps, key, live, made.rights, at));
  const profile = done?.erases ? EMPTY_PROFILE : (await knownCompany(tx, key, live.id)).profile;
  const flagged = withFlag(made, ...(done?.flags ?? []));
  const draft = made.draft && { ...made.draft, content: done?.content ?? made.draft.content };
  return {
    state: { ...flagged, draft, profile, orientation: null },
    acts: done?.acts ?? [],
    erases: done?.erases ?? false,
    understood: false,
    opposed: (await liveConversation(tx, live.id, at))?.opposed ?? live.opposed,
  };
}
