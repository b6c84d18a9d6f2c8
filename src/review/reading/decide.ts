import { hasRole, type Staff } from "../../accounts/staff.ts";
import type { AlertKind } from "../../alerts/kinds.ts";
import { journal } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { saysSomething } from "../../text.ts";
import type { ReviewDeps } from "../deps.ts";
import { addEvent } from "../intake/store.ts";
import type { ItemRow } from "../queue/store.ts";
import { act, gone, sealedComment } from "./act.ts";
import * as store from "./store.ts";
import type { Fault, Verdict } from "./verdict.ts";

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
    await store.setStatus(tx, item.answerId, { status, readers: readersOf(verdicts), now });
    for (const reason of reasons) {
      const kind = TOLD_AT_ONCE[reason];
      if (kind)
        await deps.raise(tx, { kind, subject: item.reference, facts: { reference: item.reference } }, now);
    }
    if (withdraws) await told(tx, staff, item, now);
    return {
      kind: "review_verdict",
      event: revise ? "verdict_revised" : "verdict",
      facts: { reference: item.reference, conclusion, reasons, ...scores, status },
      words,
      result: undefined,
    };
  });
}

/** The numbers given to someone in danger are never taken from them. */
async function hide(deps: ReviewDeps, tx: Queryable, item: ItemRow, now: Date): Promise<void> {
  if (item.outcome === "distress_signposted")
    throw new DomainError(
      "entree-invalide",
      "Cette réponse donne des numéros d'aide à une personne en danger : elle ne se retire pas. Demandez à un responsable.",
      [{ field: "conclusion", message: "une réponse de détresse ne se retire pas" }],
    );
  await store.insertWithdrawal(tx, item.answerId, now);
  await deps.tell(tx, [item.answerId], now);
}

const readersOf = (verdicts: readonly store.VerdictRow[]): string[] =>
  verdicts.map(({ accountId }) => accountId);

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

/** The withdrawal that a verdict carries is an act of its own: whoever looks for it finds it by its name. */
async function told(tx: Queryable, staff: Staff, item: ItemRow, at: Date): Promise<void> {
  const by = `${staff.function}, ${staff.organisation}`;
  const { answerId, reference } = item;
  await addEvent(tx, { answerId, kind: "withdrawn", accountId: staff.accountId, facts: { by }, at });
  const facts = { account: staff.accountId, reference };
  await journal(tx, { kind: "answer_withdrawn", subject: answerId, facts, contentDigest: null }, at);
}

/** Shows an answer again that was withdrawn by mistake, with why. @throws DomainError `introuvable`, `deja-fait` */
export async function reinstate(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  reason: string,
): Promise<void> {
  await act(deps, staff, reference, async (tx, item) => {
    const words = await sealedComment(
      deps,
      tx,
      item,
      required(reason, "Dites pourquoi vous rétablissez cette réponse."),
    );
    if (!(await store.deleteWithdrawal(tx, item.answerId)))
      throw new DomainError("deja-fait", "Cette réponse n'est pas retirée.");
    return {
      kind: "answer_reinstated",
      event: "reinstated",
      facts: { reference: item.reference },
      words,
      result: undefined,
    };
  });
}

/** Hides an answer from the person at once, with why. @throws DomainError `introuvable`, `deja-fait` */
export async function withdraw(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  reason: string,
): Promise<void> {
  await act(deps, staff, reference, async (tx, item, now) => {
    const words = await sealedComment(
      deps,
      tx,
      item,
      required(reason, "Dites pourquoi vous retirez cette réponse."),
    );
    if ((await store.correctionShown(tx, item.answerId))?.kind === "withdrawn")
      throw new DomainError("deja-fait", "Cette réponse est déjà retirée.");
    await hide(deps, tx, item, now);
    return {
      kind: "answer_withdrawn",
      event: "withdrawn",
      facts: { reference: item.reference },
      words,
      result: undefined,
    };
  });
}

/** Sends an answer to a lead, with why. */
export async function escalate(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  reason: string,
): Promise<void> {
  await act(deps, staff, reference, async (tx, item, now) => {
    if (item.status === "erased") throw gone();
    const words = await sealedComment(
      deps,
      tx,
      item,
      required(reason, "Dites ce que vous demandez au responsable."),
    );
    const readers = readersOf(await store.verdictsOf(tx, item.answerId));
    await store.setStatus(tx, item.answerId, { status: "escalated", readers, now });
    return {
      kind: "review_escalated",
      event: "escalated",
      facts: { reference: item.reference },
      words,
      result: undefined,
    };
  });
}

/** Closes what was sent to a lead, with why nothing more is to be done. */
export async function settle(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  reason: string,
): Promise<void> {
  await act(deps, staff, reference, async (tx, item, now) => {
    if (item.status !== "escalated")
      throw new DomainError("deja-fait", "Cette réponse n'attend pas de décision d'un responsable.");
    const words = await sealedComment(
      deps,
      tx,
      item,
      required(reason, "Dites pourquoi il n'y a plus rien à faire."),
    );
    const readers = readersOf(await store.verdictsOf(tx, item.answerId));
    await store.setStatus(tx, item.answerId, { status: "done", readers, now });
    return {
      kind: "review_verdict",
      event: "settled",
      facts: { reference: item.reference, settled: true },
      words,
      result: undefined,
    };
  });
}

/** A remark on the answer, or on one of its sentences (counted from 1). */
export async function comment(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  { text, sentence }: { text: string; sentence: number | null },
): Promise<void> {
  await act(deps, staff, reference, async (tx, item) => {
    if (item.status === "erased") throw gone();
    const words = await sealedComment(deps, tx, item, required(text, "Votre commentaire est vide."));
    return {
      kind: "review_commented",
      event: "commented",
      facts: { reference: item.reference, sentence },
      words,
      result: undefined,
    };
  });
}

function required(text: string, message: string): string {
  if (!saysSomething(text)) throw new DomainError("entree-invalide", message, [{ field: "reason", message }]);
  return text;
}
