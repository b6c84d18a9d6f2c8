import type { Staff } from "../../accounts/staff.ts";
import type { Act } from "../../audit/entry.ts";
import { journal } from "../../audit/journal.ts";
import { isDay, parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { dayAfter } from "../../working-days.ts";
import { cardOf } from "../act.ts";
import type { Availability } from "../contact.ts";
import { LONGEST_ABSENCE, OPEN_MAX_BOUNDS } from "../delays.ts";
import type { ContactDeps } from "../deps.ts";
import { heldBy } from "../store.ts";
import * as store from "./store.ts";

type Deps = Pick<ContactDeps, "db" | "clock">;

const invalid = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field, message }]);

const said = (staff: Staff, advisorId: string, facts: Act["facts"]): Act => ({
  kind: "contact_availability",
  subject: advisorId,
  facts: { account: staff.accountId, ...facts },
  contentDigest: null,
});

/** @throws DomainError `introuvable` for an account without a card */
export async function availability({ db, clock }: Deps, staff: Staff): Promise<Availability> {
  const advisorId = cardOf(staff);
  return {
    openMax: await store.openMaxOf(db, advisorId),
    absences: await store.absencesFrom(db, advisorId, parisDay(clock.now())),
    open: await heldBy(db, advisorId),
  };
}

/** @throws DomainError `introuvable`, `entree-invalide` */
export async function setOpenMax({ db, clock }: Deps, staff: Staff, openMax: number): Promise<void> {
  const advisorId = cardOf(staff);
  const { min, max } = OPEN_MAX_BOUNDS;
  if (!Number.isInteger(openMax) || openMax < min || openMax > max)
    throw invalid("openMax", `Choisissez un nombre de ${min} à ${max}.`);
  const now = clock.now();
  await db.transaction(async (tx) => {
    await store.saveOpenMax(tx, advisorId, openMax, now);
    await journal(tx, said(staff, advisorId, { openMax }), now);
  });
}

/** @throws DomainError `introuvable`, `entree-invalide` */
export async function addAbsence({ db, clock }: Deps, staff: Staff, from: string, to: string): Promise<void> {
  const advisorId = cardOf(staff);
  const now = clock.now();
  if (!isDay(from)) throw invalid("from", "Choisissez le premier jour de l'absence.");
  if (!isDay(to) || to < from)
    throw invalid("to", "Choisissez un dernier jour qui ne précède pas le premier.");
  if (to < parisDay(now)) throw invalid("to", "Cette absence est déjà passée.");
  if (to > dayAfter(from, LONGEST_ABSENCE))
    throw invalid(
      "to",
      "Une absence dure un an au plus : pour plus longtemps, quittez le réseau depuis votre fiche.",
    );
  await db.transaction(async (tx) => {
    await store.insertAbsence(tx, { id: newId(), advisorId, from, to, at: now });
    await journal(tx, said(staff, advisorId, { from, to }), now);
  });
}

/** @throws DomainError `introuvable` */
export async function removeAbsence({ db, clock }: Deps, staff: Staff, id: string): Promise<void> {
  const advisorId = cardOf(staff);
  const now = clock.now();
  await db.transaction(async (tx) => {
    const removed = await store.deleteAbsence(tx, advisorId, id);
    if (!removed) throw new DomainError("introuvable", "Cette absence n'existe pas.");
    await journal(tx, said(staff, advisorId, { from: removed.from, to: removed.to, cancelled: true }), now);
  });
}
