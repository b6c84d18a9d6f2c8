import type { Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import { type Clock, isDay, parisDay } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import * as store from "./store.ts";

export type DutyDeps = { db: Database; clock: Clock };
/** Europe/Paris days, both included. */
export type NewDuty = { accountId: string; fromDay: string; toDay: string };

/**
 * Puts an account on duty. Others may be on duty the same days: all are told.
 * @throws DomainError `entree-invalide` naming the fields at fault
 */
export async function putOnDuty(
  { db, clock }: DutyDeps,
  staff: Staff,
  { accountId, fromDay, toDay }: NewDuty,
): Promise<void> {
  const at = clock.now();
  const faults = faultsOf(fromDay, toDay, parisDay(at));
  await db.transaction(async (tx) => {
    if ((await store.addressOf(tx, accountId)) === null)
      faults.unshift({
        field: "accountId",
        message: "Choisissez un compte actif dont le rôle permet de traiter une alerte.",
      });
    if (faults.length > 0)
      throw new DomainError(
        "entree-invalide",
        "Personne n'a été inscrit. Corrigez ceci, puis recommencez.",
        faults,
      );
    const id = newId();
    await store.insertDuty(tx, { id, accountId, fromDay, toDay, by: staff.accountId, at });
    const facts = { account: accountId, from: fromDay, to: toDay, on: true, by: staff.accountId };
    await journal(tx, { kind: "duty_changed", subject: id, facts, contentDigest: null }, at);
  });
}

/** @throws DomainError `introuvable` when it was taken off already */
export async function takeOffDuty({ db, clock }: DutyDeps, staff: Staff, id: string): Promise<void> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    const duty = await store.deleteDuty(tx, id);
    if (duty === null) throw new DomainError("introuvable", "Cette astreinte n'existe plus.");
    const { accountId, fromDay, toDay } = duty;
    const facts = { account: accountId, from: fromDay, to: toDay, on: false, by: staff.accountId };
    await journal(tx, { kind: "duty_changed", subject: id, facts, contentDigest: null }, at);
  });
}

function faultsOf(from: string, to: string, today: string): FieldError[] {
  const faults: FieldError[] = [];
  if (!isDay(from)) faults.push({ field: "fromDay", message: "Donnez le premier jour." });
  if (!isDay(to)) faults.push({ field: "toDay", message: "Donnez le dernier jour." });
  if (faults.length > 0) return faults;
  if (to < from)
    faults.push({
      field: "toDay",
      message: "Le dernier jour est avant le premier : corrigez l'un des deux.",
    });
  else if (to < today) faults.push({ field: "toDay", message: "Ces jours sont passés." });
  return faults;
}
