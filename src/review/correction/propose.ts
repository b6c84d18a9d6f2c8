import type { Staff } from "../../accounts/staff.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import type { ReviewDeps } from "../deps.ts";
import type { ItemRow } from "../queue/store.ts";
import { act, gone } from "../reading/act.ts";
import { addressesOf, checkProposal, type Proposal } from "./body.ts";
import * as store from "./store.ts";

/**
 * Proposes what should have been answered, for this answer or for all that have the same fault. Nobody reads it before a
 * second person has approved it.
 * @returns the id of the correction
 * @throws DomainError `introuvable`, `entree-invalide`
 */
export async function propose(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  proposal: Proposal,
): Promise<string> {
  await checkProposal(deps.db, proposal);
  const id = newId();
  return act(deps, staff, reference, async (tx, item, now) => {
    const scopeKey = await keyOf(tx, item, proposal);
    if (await store.waitsAlready(tx, proposal.body, scopeKey))
      throw new DomainError(
        "deja-fait",
        "Cette correction est déjà proposée : elle attend une seconde personne.",
      );
    await store.insertCorrection(tx, {
      ...proposal,
      id,
      citations: addressesOf(proposal.sources),
      scopeKey,
      reference: item.reference,
      proposedBy: staff.accountId,
      proposedAt: now,
    });
    await store.addTargets(tx, id, proposal.scope, scopeKey);
    const targets = await store.addTargets(tx, id, "one", item.answerId);
    return {
      kind: "correction_proposed",
      event: "correction_proposed",
      facts: { reference: item.reference, correction: id, scope: proposal.scope, answers: targets },
      result: id,
    };
  });
}

async function keyOf(
  tx: Queryable,
  { answerId, status }: ItemRow,
  { scope, passage }: Proposal,
): Promise<string> {
  if (status === "erased") throw gone();
  if (scope === "one" || scope === "question") return answerId;
  if (scope === "prepared") {
    const prepared = await store.preparedOf(tx, answerId);
    if (prepared) return prepared;
    throw impossible("Cette réponse ne vient pas d'une réponse préparée : choisissez une autre étendue.");
  }
  // Only a passage that it cites: from any answer, all the others could be rewritten.
  if (passage !== undefined && (await store.cites(tx, answerId, passage))) return passage;
  throw impossible(
    "Cette réponse ne cite pas ce passage : proposez la correction depuis une réponse qui le cite.",
  );
}

const impossible = (message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field: "scope", message }]);

export type ScopeChoice = { scope: store.Scope; key: string; answers: number };

/** How many answers each choice would correct, for an answer; those that would correct no more than it are left out. */
export async function scopesOf(
  { db }: Pick<ReviewDeps, "db">,
  item: Pick<ItemRow, "answerId">,
  passages: readonly { digest: string; n: number | null }[],
): Promise<ScopeChoice[]> {
  const prepared = await store.preparedOf(db, item.answerId);
  const candidates: { scope: store.Scope; key: string }[] = [
    { scope: "question", key: item.answerId },
    ...(prepared ? [{ scope: "prepared" as const, key: prepared }] : []),
    ...passages.flatMap(({ digest, n }) => (n === null ? [] : [{ scope: "passage" as const, key: digest }])),
  ];
  const choices: ScopeChoice[] = [{ scope: "one", key: item.answerId, answers: 1 }];
  for (const { scope, key } of candidates) {
    const answers = await store.countInScope(db, scope, key);
    if (answers > 1) choices.push({ scope, key, answers });
  }
  return choices;
}
