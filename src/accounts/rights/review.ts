import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { LONGEST, type NewReview, REVIEW_DAYS } from "../account.ts";
import type { AccountsDeps } from "../deps.ts";
import type { Staff } from "../staff.ts";
import { insertReview, lastReviewAt, lockRights } from "../store.ts";
import { readOverview } from "./overview.ts";

/**
 * « J'ai relu les droits »: records what there was to read, and everything that changed since the last time.
 * The monthly review of rights that ANSSI asks for leaves a trace that nobody can unwrite.
 * @throws DomainError `deja-fait` when rights changed since they were read, `entree-invalide` when an account that can act is
 * not ticked
 */
export async function reviewAccess(
  deps: AccountsDeps,
  staff: Staff,
  { upTo, justified, remark }: NewReview,
): Promise<string> {
  const said = remarkOf(remark);
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
    const left = seen.accounts.filter(({ id, state }) => state === "active" && !justified.includes(id));
    if (left.length > 0)
      throw new DomainError(
        "entree-invalide",
        "La revue n'est pas enregistrée : un compte n'est pas coché. Cochez ceux dont les droits sont justifiés ; aux autres, retirez un rôle, ou désactivez-les d'abord.",
        left.map(({ email }) => ({ field: "justified", message: `${email} : droits à justifier.` })),
      );
    const { counts, changes } = seen;
    await insertReview(tx, { id, by: staff.accountId, at, upTo, counts, changes, remark: said });
    const facts = {
      by: staff.accountId,
      active: counts.active,
      dormant: counts.dormant,
      invitations: counts.invitations,
      changes: changes.length,
      remark: said !== null,
    };
    await deps.journal(tx, { kind: "access_reviewed", subject: id, facts, contentDigest: null }, at);
  });
  return id;
}

function remarkOf(typed: string): string | null {
  const text = typed.trim();
  if ([...text].length > LONGEST.remark) {
    const message = `Une remarque tient en ${LONGEST.remark} caractères : raccourcissez-la.`;
    throw new DomainError("entree-invalide", message, [{ field: "remark", message }]);
  }
  return text === "" ? null : maskPersonalData(text).text;
}

/** True when nobody reviewed the rights for ninety days, or ever. */
export async function reviewOverdue({ db, clock }: AccountsDeps): Promise<boolean> {
  const last = await lastReviewAt(db);
  return last === null || clock.now().getTime() - last.getTime() > REVIEW_DAYS * 86_400_000;
}
