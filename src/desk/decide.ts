import type { Staff } from "../accounts/staff.ts";
import type { Queryable } from "../db/database.ts";
import { applyChange, lockedAdvisor } from "../directory/apply-change.ts";
import { DomainError } from "../errors.ts";
import { staffWords } from "../trust/clean.ts";
import { fieldsOf, withChanges } from "./changes.ts";
import { endUndone } from "./declarations.ts";
import type { DeskDeps } from "./deps.ts";
import * as store from "./store.ts";

type Deciding = Pick<DeskDeps, "db" | "clock" | "journal">;

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

/** The directory's lock, the proposal's, then the journal's, as everywhere. */
export const acceptProposal = (
  { db, clock, journal }: Deciding,
  staff: Staff,
  { advisorId, revision, verified }: { advisorId: string; revision: number; verified: boolean },
): Promise<void> =>
  db.transaction(async (tx) => {
    const advisor = await lockedAdvisor(tx, advisorId);
    const pending = await pendingToDecide(tx, staff, advisorId, revision);
    const { changes } = pending;
    if (changes.activateurRegistered === true && !verified)
      throw new DomainError(
        "entree-invalide",
        "Cherchez d'abord cette structure parmi les activateurs de France Num, et cochez la case.",
      );
    const at = clock.now();
    const by = staff.accountId;
    const changed = withChanges(advisor, changes);
    await store.decide(tx, pending.id, { decision: "accepted", reason: null, by, at });
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
  });

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
