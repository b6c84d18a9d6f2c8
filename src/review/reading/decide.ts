import { hasRole, type Staff } from "../../accounts/staff.ts";
import type { AlertKind } from "../../alerts/kinds.ts";
import { DomainError } from "../../errors.ts";
import type { ReviewDeps } from "../deps.ts";
import type { ItemRow } from "../queue/store.ts";
import { act, gone, sealedComment } from "./act.ts";
import * as store from "./store.ts";
import type { Fault, Verdict } from "./verdict.ts";
import { hide, withdrawalTold } from "./withdrawal.ts";

const TOLD_AT_ONCE: Partial<Record<Fault, AlertKind>> = {
  fuite: "suspected_leak",
  attaque_reussie: "attack_succeeded",
};

/**
 * Keeps a reader's verdict. What is to be withdrawn is withdrawn at once; what is to be corrected, or on which two readers
 * disagree, goes to a lead; the rest is done.
 * @param revise the reader comes back on the verdict that they gave: both stay in the events
 * @throws DomainError `introuvable`; `deja-fait` when another reader holds it, or when this one has given a verdict
 */
export async function giveVerdict(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  { conclusion, scores, reasons, comment }: Verdict,
  revise = false,
): Promise<void> {
  await act(deps, staff, reference, async (tx, item, now) => {
    if (item.status === "erased" || !(await deps.vault.key(tx, item.conversationId))) throw gone();
    refuseHeldByOther(item, staff, now);
    const words = await sealedComment(deps, tx, item, comment);
    const verdict = { accountId: staff.accountId, conclusion, scores, reasons, at: now };
    if (!(await store.insertVerdict(tx, item.answerId, verdict, revise)))
      throw new DomainError(
        "deja-fait",
        "Vous avez déjà rendu votre avis sur cette réponse. Pour en changer : « Revenir sur mon avis ».",
      );
    const withdraws = conclusion === "to_withdraw";
    if (withdraws) await hide(deps, tx, item, now);
    const verdicts = await store.verdictsOf(tx, item.answerId);
    const status = statusAfter(item, verdicts, {
      isLead: hasRole(staff, "lead"),
      shown: (await store.correctionShown(tx, item.answerId)) !== null,
    });
    await store.setStatus(tx, item.answerId, {
      status,
      readers: verdicts.map(({ accountId }) => accountId),
      now,
    });
    for (const reason of reasons) {
      const kind = TOLD_AT_ONCE[reason];
      if (kind)
        await deps.raise(tx, { kind, subject: item.reference, facts: { reference: item.reference } }, now);
    }
    if (withdraws) await withdrawalTold(tx, staff, item, now);
    return {
      kind: "review_verdict",
      event: revise ? "verdict_revised" : "verdict",
      facts: { reference: item.reference, conclusion, reasons, ...scores, status },
      words,
      result: undefined,
    };
  });
}

function statusAfter(
  item: ItemRow,
  verdicts: readonly store.VerdictRow[],
  { isLead, shown }: { isLead: boolean; shown: boolean },
): string {
  // What was sent to a lead is theirs to close, and what they closed stays closed unless someone finds it wrong.
  if (item.status === "escalated" && !isLead) return "escalated";
  if (item.status === "done" && verdicts.at(-1)?.conclusion === "good") return "done";
  if (verdicts.length < item.readingsWanted) return "open";
  const good = verdicts.filter(({ conclusion }) => conclusion === "good").length;
  if (good === verdicts.length) return item.contested ? "escalated" : "done";
  const disagree = good > 0;
  return disagree || !shown || item.contested ? "escalated" : "done";
}

function refuseHeldByOther({ claimedBy, claimedUntil }: ItemRow, staff: Staff, now: Date): void {
  if (claimedBy !== null && claimedBy !== staff.accountId && (claimedUntil ?? now) > now)
    throw new DomainError(
      "deja-fait",
      "Votre réservation de cette réponse a expiré, et un autre relecteur l'a prise. Votre avis n'est pas enregistré : copiez votre remarque avant de quitter la page.",
    );
}
