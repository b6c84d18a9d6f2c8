import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { isReference } from "../../ids.ts";
import { type ReportRow, reportOfReference, reportOfTicket } from "../store.ts";
import { sha256 } from "../words.ts";

/**
 * The report that a reference, or the ticket of whoever filed it, names; with `lock`, until the end of the transaction.
 * @throws DomainError `introuvable`, telling a typing error from an unknown report
 */
export async function findReport(db: Queryable, said: string, lock = false): Promise<ReportRow> {
  const typed = said.trim().toUpperCase();
  const reference = isReference(typed) ? typed : (await reportOfTicket(db, sha256(said.trim())))?.reference;
  const found = reference === undefined ? null : await reportOfReference(db, reference, lock);
  if (found !== null) return found;
  throw new DomainError(
    "introuvable",
    isReference(typed)
      ? "Aucun signalement n'a cette référence. Voyez la liste : npm run report -- list"
      : "Cette référence est mal recopiée (attendu : B7K3-9QXM-F). Voyez la liste : npm run report -- list",
  );
}

/** The same, still open and with its words, for an act that changes it. */
export async function findOpenReport(tx: Queryable, said: string): Promise<ReportRow> {
  const report = await findReport(tx, said, true);
  if (report.closedAt === null) return report;
  throw new DomainError("entree-invalide", "Ce signalement est déjà clos : il ne se change plus.");
}

/** @throws DomainError once the words of a report are gone */
export const erased = (): DomainError =>
  new DomainError(
    "introuvable",
    "Les mots de ce signalement sont effacés : plus personne ne peut y ajouter.",
  );
