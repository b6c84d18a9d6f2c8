import { OPPOSABLE, type Opposition } from "../../answering/opposition.ts";
import type { RightsRequest } from "../../answering/screening/rights.ts";
import type { Act } from "../../audit/entry.ts";
import type { Queryable } from "../../db/database.ts";
import { contestsOf } from "../contest/store.ts";
import { isOpen } from "../contest/withdraw.ts";
import type { ConversationDeps } from "../deps.ts";
import { knownCompany } from "../profile.ts";
import type { ConversationRow } from "../store.ts";
import { companyInWords } from "./company.ts";
import { heldOf } from "./held.ts";
import { opposeWithin } from "./oppose.ts";
import type { Held } from "./schemas.ts";
import * as words from "./words.ts";

/** The flag of an answer whose conversation was erased with it. */
export const ERASED_FLAG = "conversation_effacee";
/** The flag of an answer that says « plus aucun modèle »: the page ticks its box. */
export const NO_MODEL_FLAG = "sans_ia_generative";

export type Exercised = {
  /** In place of the message that the pipeline gave; null: that one is right as it is. */
  content: string | null;
  flags: string[];
  /** What the journal must say of it, once every row is written. */
  acts: Act[];
  /** The conversation goes with this answer, in the same transaction. */
  erases: boolean;
};

const told = (content: string | null, acts: Act[] = [], flags: string[] = []): Exercised => ({
  content,
  flags,
  acts,
  erases: false,
});

/** What an act of access says of itself: how much was told, and nothing of it. */
export const accessGiven = (conversationId: string, held: Held, format: "message" | "file"): Act => ({
  kind: "access_given",
  subject: conversationId,
  facts: {
    format,
    messages: held.messages,
    known: held.company.length,
    contests: held.contests.open + held.contests.decided + held.contests.withdrawn,
    readings: held.readings.reduce((sum, { count }) => sum + count, 0),
  },
  contentDigest: null,
});

/**
 * Does what a message asks about the person's own data, within the transaction that records its answer and holds the lock of the
 * conversation, so that what is said is what was done.
 */
export async function exercise(
  tx: Queryable,
  { review, writer, contacts }: Pick<ConversationDeps, "review" | "writer" | "contacts">,
  key: Buffer,
  live: ConversationRow,
  request: RightsRequest,
  at: Date,
): Promise<Exercised> {
  const change = async (after: readonly Opposition[]) =>
    opposeWithin(tx, { review }, { conversationId: live.id, key, before: live.opposed, after }, at);
  switch (request.right) {
    case "erase": {
      const due = (await contestsOf(tx, live.id)).filter(isOpen).map(({ dueAt }) => dueAt.getTime());
      if (due.length > 0) return told(words.contestedFirst(new Date(Math.max(...due))));
      return { ...told(words.erased(), [], [ERASED_FLAG]), erases: true };
    }
    case "about_erasure":
      return told(words.aboutErasure());
    case "access": {
      const held = await heldOf(tx, { contacts }, key, live);
      return told(words.access(held), [accessGiven(live.id, held, "message")]);
    }
    case "export":
      return told(words.copy());
    case "rectify": {
      const known = companyInWords((await knownCompany(tx, key, live.id)).profile);
      return told(words.rectification(known.map(({ title }) => title.toLowerCase())));
    }
    case "oppose": {
      const acts = await change([...live.opposed, ...request.to]);
      const flags = request.to.includes("generation") ? [NO_MODEL_FLAG] : [];
      return told(words.opposed(request.to, writer !== null), acts, flags);
    }
    case "stop_opposing": {
      const acts = await change(
        OPPOSABLE.filter((to) => live.opposed.includes(to) && !request.to.includes(to)),
      );
      return told(words.stoppedOpposing(request.to), acts);
    }
    case "about_opposition":
      return told(words.aboutOpposition(live.opposed));
    case "any":
      return told(null);
  }
}
