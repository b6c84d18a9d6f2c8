import type { Queryable } from "../../db/database.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { applyChange, lockedAdvisor } from "../../directory/apply-change.ts";
import { lockDirectory, readSnapshot } from "../../directory/store.ts";
import { DomainError } from "../../errors.ts";
import { queueMail } from "../../mail/outbox.ts";
import { newKey } from "../../privacy/cipher.ts";
import type { DeskDeps } from "../deps.ts";
import { ownersOf } from "../shared.ts";
import * as store from "../store.ts";
import { confirmationMail, noticeMail } from "./letters.ts";
import { addressToken, firstStillGood, isSignedFor, proposalOfToken } from "./link.ts";

type Deps = Pick<DeskDeps, "db" | "vault" | "clock" | "journal" | "canMail" | "site">;

export const CONFIRM_ADDRESS = "/adresse";

const TAKEN =
  "Cette adresse électronique est celle d'une autre fiche de l'annuaire : donnez celle que vous seul relevez.";

/**
 * An address leads to one card: else what a leader writes to one advisor would reach another.
 * @throws DomainError `entree-invalide` (email)
 */
export function refuseTaken(email: string, advisorId: string, all: readonly Advisor[]): void {
  if (ownersOf(email, advisorId, all).length > 0)
    throw new DomainError("entree-invalide", TAKEN, [{ field: "email", message: TAKEN }]);
}

const linkKey = (tx: Queryable, { vault }: Pick<Deps, "vault">): Promise<Buffer> =>
  vault.named(tx, "card-addresses", newKey);

/** Whoever reads the address in force is told what becomes of it. */
async function tell(
  tx: Queryable,
  deps: Deps,
  before: Advisor,
  what: "asked" | "changed" | "removed",
): Promise<void> {
  const to = before.email ?? (await store.accountAddress(tx, before.id));
  if (deps.canMail && to !== null)
    await queueMail(tx, deps.vault, noticeMail(to, before.name, what, deps.site), deps.clock.now());
}

/**
 * Writes to both addresses that one is to take the place of the other. Nothing of it is in the directory before the new one is
 * confirmed, within `DAYS_TO_CONFIRM`.
 */
export async function askToConfirm(
  tx: Queryable,
  deps: Deps,
  before: Advisor,
  { proposalId, email }: { proposalId: string; email: string },
): Promise<void> {
  const token = addressToken(await linkKey(tx, deps), proposalId, email);
  const url = `${deps.site}${CONFIRM_ADDRESS}/${token}`;
  await queueMail(tx, deps.vault, confirmationMail(email, before.name, url), deps.clock.now());
  await tell(tx, deps, before, "asked");
}

export const tellRemoved = (tx: Queryable, deps: Deps, before: Advisor): Promise<void> =>
  tell(tx, deps, before, "removed");

/** The accepted address that may still be confirmed. */
export const waitingAddressOf = async (db: Queryable, advisorId: string, now: Date): Promise<string | null> =>
  (await store.waitingAddress(db, advisorId, firstStillGood(now)))?.changes.email ?? null;

/** What a link would do. */
export type AddressLink = { name: string; email: string };

/** The proposal of a link that is good still, and whom it is about. */
async function follow(
  db: Queryable,
  deps: Deps,
  token: string,
  row: store.ProposalRow | null,
): Promise<{ row: store.ProposalRow; email: string } | null> {
  const email = row?.decision === "accepted" ? row.changes.email : undefined;
  if (!row || !email || row.decidedAt === null || row.decidedAt <= firstStillGood(deps.clock.now()))
    return null;
  return isSignedFor(await linkKey(db, deps), token, row.id, email) ? { row, email } : null;
}

/** Looks, and changes nothing: mail scanners open every address of a letter. Null: not a link of ours, used, replaced, or too old. */
export async function readAddressLink(
  deps: Deps & Pick<DeskDeps, "directory">,
  token: string,
): Promise<AddressLink | null> {
  const found = await follow(deps.db, deps, token, await store.proposalById(deps.db, proposalOfToken(token)));
  const advisor = found && (await deps.directory.find(found.row.advisorId));
  return !found || !advisor || advisor.status === "retire"
    ? null
    : { name: advisor.name, email: found.email };
}

/** Puts the confirmed address in force, once. @returns false for a link that is no longer good @throws DomainError `entree-invalide` */
export const confirmAddress = (deps: Deps, token: string): Promise<boolean> =>
  deps.db.transaction(async (tx) => {
    await lockDirectory(tx);
    const found = await follow(tx, deps, token, await store.proposalById(tx, proposalOfToken(token), true));
    if (!found) return false;
    const { row, email } = found;
    const advisor = await lockedAdvisor(tx, row.advisorId);
    if (advisor.status === "retire") return false;
    refuseTaken(email, advisor.id, (await readSnapshot(tx)).advisors);
    await store.endWaitingAddresses(tx, advisor.id);
    await tell(tx, deps, advisor, "changed");
    const record = (inner: Queryable, directoryVersion: string | null) => {
      const facts = { proposal: row.id, directoryVersion };
      const act = {
        kind: "card_address_confirmed" as const,
        subject: advisor.id,
        facts,
        contentDigest: null,
      };
      return deps.journal(inner, act, deps.clock.now());
    };
    if (!(await applyChange(tx, deps.clock, { ...advisor, email }, record))) await record(tx, null);
    return true;
  });
