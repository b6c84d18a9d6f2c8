import type { Queryable } from "../db/database.ts";
import type { Advisor } from "../directory/advisor.ts";
import { applyChange, lockedAdvisor } from "../directory/apply-change.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../ids.ts";
import { type Declared, holds, withDeclared } from "./declared.ts";
import type { DeskDeps } from "./deps.ts";
import * as store from "./store.ts";

const declaredOf = ({ kind, conflict }: store.DeclarationRow): Declared => {
  if (kind !== "conflict") return { kind };
  if (conflict === null) throw new Error("a declared conflict without its words");
  return { kind, conflict };
};

type Doing = Pick<DeskDeps, "db" | "clock" | "journal">;

/**
 * Makes it hold now: the next orientation knows. The end of a transaction, since the journal's lock is taken last; rows of
 * proposals are locked before it, after the directory's lock.
 * @throws DomainError `introuvable`, `deja-fait`
 */
export async function declare(
  tx: Queryable,
  { clock, journal }: Pick<Doing, "clock" | "journal">,
  { advisorId, accountId, declared }: { advisorId: string; accountId: string; declared: Declared },
): Promise<void> {
  const advisor = await lockedAdvisor(tx, advisorId);
  if (holds(advisor, declared))
    throw new DomainError("deja-fait", "Votre fiche le dit déjà : il n'y a rien à changer.");
  const id = newId();
  const at = clock.now();
  const conflict = declared.kind === "conflict" ? declared.conflict : null;
  await store.insertDeclaration(tx, {
    id,
    advisorId,
    kind: declared.kind,
    conflict,
    declaredBy: accountId,
    at,
  });
  await applyChange(tx, clock, withDeclared(advisor, declared), (inner, directoryVersion) => {
    const facts = { declared: id, kind: declared.kind, by: accountId, directoryVersion };
    return journal(inner, { kind: "card_declared", subject: advisorId, facts, contentDigest: null }, at);
  });
}

/**
 * Makes what was declared, and nobody confirmed yet, hold again where an import of the directory undid it: a file that knows
 * nothing of it does not send anyone to them. Confirming says that the file knows.
 * @returns the ids of the advisors concerned
 */
export async function holdDeclarations({
  db,
  clock,
  journal,
  directory,
}: Doing & Pick<DeskDeps, "directory">): Promise<string[]> {
  const held: string[] = [];
  for (const row of await store.openDeclarations(db)) {
    const declared = declaredOf(row);
    // Asked every minute: the directory is locked only when there is something to do.
    const known = await directory.find(row.advisorId);
    if (known === null || holds(known, declared)) continue;
    await db.transaction(async (tx) => {
      const advisor = await lockedAdvisor(tx, row.advisorId);
      if ((await store.lockDeclaration(tx, row.id)) === null) return;
      await applyChange(tx, clock, withDeclared(advisor, declared), (inner, directoryVersion, at) => {
        const facts = { declared: row.id, kind: row.kind, held: true, directoryVersion };
        const act = { kind: "card_declared" as const, subject: row.advisorId, facts, contentDigest: null };
        return journal(inner, act, at);
      });
      held.push(row.advisorId);
    });
  }
  return held;
}

/** Ends the open declarations that an accepted change of the same advisor undoes on purpose. */
export async function endUndone(
  tx: Queryable,
  advisor: Advisor,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  for (const row of await store.openDeclarationsOf(tx, advisor.id))
    if (!holds(advisor, declaredOf(row))) await store.confirmDeclaration(tx, row.id, by, at);
}
