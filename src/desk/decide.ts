import type { Staff } from "../accounts/staff.ts";
import type { Queryable } from "../db/database.ts";
import { applyChange, lockedAdvisor } from "../directory/apply-change.ts";
import { readSnapshot } from "../directory/store.ts";
import { DomainError } from "../errors.ts";
import { staffWords } from "../trust/clean.ts";
import { askToConfirm, refuseTaken, tellRemoved } from "./address/change.ts";
import { fieldsOf, withChanges } from "./changes.ts";
import { endUndone } from "./declarations.ts";
import type { DeskDeps } from "./deps.ts";
import * as store from "./store.ts";

type Deciding = Pick<DeskDeps, "db" | "clock" | "journal">;

/** What whoever decides says they looked at. */
export type Looked = {
  /** The registration with France Num. */
  registered: boolean;
  /** That the new address is the advisor's: wanted where no letter can ask it. */
  address: boolean;
};

/** Whether an account has a hand in what is decided: it speaks for the advisor, or wrote what is proposed. */
export const isOwn = (staff: Staff, advisorId: string, author: string | null): boolean =>
  staff.advisorId === advisorId || staff.accountId === author;

async function pendingToDecide(
  tx: Queryable,
  staff: Staff,
  advisorId: string,
  revision: number,
): Promise<store.ProposalRow> {
  const pending = await store.lockPending(tx, advisorId);
  if (pending === null)
    throw new DomainError("deja-fait", "Cette proposition a déjà été traitée, ou son auteur l'a retirée.");
  if (isOwn(staff, advisorId, pending.proposedBy)) throw notOneself();
  if (pending.revision !== revision)
    throw new DomainError(
      "deja-fait",
      "La proposition a changé depuis que vous l'avez ouverte. Relisez-la, puis décidez.",
    );
  return pending;
}

const notOneself = (): DomainError =>
  new DomainError(
    "acces-refuse",
    "Personne ne décide de sa propre fiche : une autre personne doit le faire.",
  );

/**
 * The directory's lock, the proposal's, then the journal's, as everywhere. A new e-mail address is not in force before its owner
 * confirms it by a link; where no letter leaves, whoever decides answers for it.
 * @returns whether an address waits to be confirmed
 */
export const acceptProposal = (
  deps: Deciding & Pick<DeskDeps, "vault" | "canMail" | "site">,
  staff: Staff,
  { advisorId, revision, looked }: { advisorId: string; revision: number; looked: Looked },
): Promise<boolean> => {
  const { db, clock, journal } = deps;
  return db.transaction(async (tx) => {
    const advisor = await lockedAdvisor(tx, advisorId);
    const pending = await pendingToDecide(tx, staff, advisorId, revision);
    const { changes } = pending;
    if (changes.activateurRegistered === true && !looked.registered)
      throw new DomainError(
        "entree-invalide",
        "Cherchez d'abord cette structure parmi les activateurs de France Num, et cochez la case.",
      );
    const { email, ...others } = changes;
    if (email) refuseTaken(email, advisorId, (await readSnapshot(tx)).advisors);
    if (email && !deps.canMail && !looked.address)
      throw new DomainError(
        "entree-invalide",
        "Vérifiez d'abord que cette adresse électronique est bien celle de cette personne, et cochez la case.",
      );
    const waits = Boolean(email) && deps.canMail;
    const at = clock.now();
    const by = staff.accountId;
    const changed = withChanges(advisor, waits ? others : changes);
    if (email !== undefined) await store.endWaitingAddresses(tx, advisorId);
    const left = waits && email ? { email } : {};
    await store.decide(tx, pending.id, { decision: "accepted", reason: null, by, at, left });
    if (waits && email) await askToConfirm(tx, deps, advisor, { proposalId: pending.id, email });
    if (email === null) await tellRemoved(tx, deps, advisor);
    await endUndone(tx, changed, { by, at });
    const record = (inner: Queryable, directoryVersion: string | null) => {
      const facts = {
        proposal: pending.id,
        fields: fieldsOf(changes),
        by,
        function: staff.function,
        directoryVersion,
      };
      const act = { kind: "card_change_accepted" as const, subject: advisorId, facts, contentDigest: null };
      return journal(inner, act, at);
    };
    // An import may have said the same meanwhile.
    if (!(await applyChange(tx, clock, changed, record))) await record(tx, null);
    return waits;
  });
};

export async function refuseProposal(
  { db, clock, journal }: Deciding,
  staff: Staff,
  { advisorId, revision, reason }: { advisorId: string; revision: number; reason: string },
): Promise<void> {
  const words = staffWords(reason, "La raison");
  await db.transaction(async (tx) => {
    const pending = await pendingToDecide(tx, staff, advisorId, revision);
    const at = clock.now();
    const by = staff.accountId;
    await store.decide(tx, pending.id, { decision: "refused", reason: words, by, at });
    const facts = { proposal: pending.id, fields: fieldsOf(pending.changes), by, function: staff.function };
    await journal(tx, { kind: "card_change_refused", subject: advisorId, facts, contentDigest: null }, at);
  });
}

export const confirmDeclared = ({ db, clock, journal }: Deciding, staff: Staff, id: string): Promise<void> =>
  db.transaction(async (tx) => {
    const row = await store.lockDeclaration(tx, id);
    if (row === null) throw new DomainError("introuvable", "Cette déclaration est déjà confirmée.");
    if (isOwn(staff, row.advisorId, row.declaredBy)) throw notOneself();
    const at = clock.now();
    await store.confirmDeclaration(tx, id, staff.accountId, at);
    const facts = { declared: id, kind: row.kind, by: staff.accountId, function: staff.function };
    const act = {
      kind: "card_declaration_confirmed" as const,
      subject: row.advisorId,
      facts,
      contentDigest: null,
    };
    await journal(tx, act, at);
  });
