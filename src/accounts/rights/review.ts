import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import type { AccountsDeps } from "../deps.ts";
import type { Staff } from "../staff.ts";
import { insertReview, lockRights } from "../store.ts";
import { readOverview } from "./overview.ts";

/**
 * « J'ai relu les droits »: records what there was to read, and everything that changed since the last time.
 * The monthly review of rights that ANSSI asks for leaves a trace that nobody can unwrite.
 * @param upTo the last change that the reader saw
 * @throws DomainError `deja-fait` when rights changed since
 */
export async function reviewAccess(deps: AccountsDeps, staff: Staff, upTo: number): Promise<string> {
  const at = deps.clock.now();
  const id = newId();
  await deps.db.transaction(async (tx) => {
    await lockRights(tx);
    const seen = await readOverview(deps, tx);
    if (seen.upTo !== upTo)
      throw new DomainError(
        "deja-fait",
        "Les droits ont changé depuis que cette page s'est affichée : relisez-les, puis recommencez.",
      );
    const { counts, changes } = seen;
    await insertReview(tx, { id, by: staff.accountId, at, upTo, counts, changes });
    const facts = {
      by: staff.accountId,
      active: counts.active,
      dormant: counts.dormant,
      invitations: counts.invitations,
      changes: changes.length,
    };
    await deps.journal(tx, { kind: "access_reviewed", subject: id, facts, contentDigest: null }, at);
  });
  return id;
}
