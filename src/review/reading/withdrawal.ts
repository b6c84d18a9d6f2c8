import type { Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import type { ReviewDeps } from "../deps.ts";
import { addEvent } from "../intake/store.ts";
import type { ItemRow } from "../queue/store.ts";
import * as store from "./store.ts";

/** The numbers given to someone in danger are never taken from them. */
export async function hide(deps: ReviewDeps, tx: Queryable, item: ItemRow, now: Date): Promise<void> {
  if (item.outcome === "distress_signposted")
    throw new DomainError(
      "entree-invalide",
      "Cette réponse donne des numéros d'aide à une personne en danger : elle ne se retire pas. Demandez à un responsable.",
      [{ field: "conclusion", message: "une réponse de détresse ne se retire pas" }],
    );
  await store.insertWithdrawal(tx, item.answerId, now);
  await deps.tell(tx, [item.answerId], now);
}

/** The withdrawal that a verdict carries is an act of its own: whoever looks for it finds it by its name. */
export async function withdrawalTold(tx: Queryable, staff: Staff, item: ItemRow, at: Date): Promise<void> {
  const by = `${staff.function}, ${staff.organisation}`;
  const { answerId, reference } = item;
  await addEvent(tx, { answerId, kind: "withdrawn", accountId: staff.accountId, facts: { by }, at });
  const facts = { account: staff.accountId, reference };
  await journal(tx, { kind: "answer_withdrawn", subject: answerId, facts, contentDigest: null }, at);
}
