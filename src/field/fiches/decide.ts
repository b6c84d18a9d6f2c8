import { randomBytes } from "node:crypto";
import type { Staff } from "../../accounts/staff.ts";
import { contentDigest } from "../../audit/entry.ts";
import { journal } from "../../audit/journal.ts";
import { parisDay } from "../../clock.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { publishFiche, retireFiche } from "../../ingestion/publish-fiche.ts";
import type { FieldDeps } from "../deps.ts";
import { readReport } from "../read.ts";
import { decide } from "../store.ts";
import { keptReason } from "../words.ts";
import { bornOf, checkedDraft } from "./born.ts";
import type { FicheStatus, FieldFiche } from "./fiche.ts";
import * as store from "./store.ts";

type Deps = Pick<FieldDeps, "db" | "vault" | "clock">;

/** Drafts a fiche from a report. Nobody reads it before a second person has approved it. */
export async function proposeFiche(
  deps: Deps,
  staff: Staff,
  reportId: string,
  given: unknown,
): Promise<string> {
  const { solution, interest, filedAt, status } = await readReport(deps, reportId);
  const draft = { ...checkedDraft(given), solution, interest };
  if (status !== "received") throw done("Ce retour est déjà traité.");
  const at = deps.clock.now();
  const row = {
    id: newId(),
    reportId,
    // The id of a fiche is in an address: lower case.
    ficheId: `terrain-${randomBytes(6).toString("hex")}`,
    draft,
    reportedOn: parisDay(filedAt),
    proposedBy: staff.accountId,
    proposedAt: at,
  };
  await deps.db.transaction(async (tx) => {
    if (!(await store.insertFiche(tx, row)))
      throw done("Une fiche de ce retour attend déjà, ou est publiée.");
    const facts = { account: staff.accountId, fiche: row.ficheId };
    const digest = contentDigest(Buffer.from(JSON.stringify(draft)));
    await journal(tx, { kind: "field_fiche_proposed", subject: row.id, facts, contentDigest: digest }, at);
  });
  return row.id;
}

/** Approves the fiche that someone else drafted: found and cited from the next question on. */
export async function approveFiche({ db, clock }: Deps, staff: Staff, id: string): Promise<void> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    const fiche = await inState(tx, id, "proposed");
    if (fiche.proposedBy === staff.accountId)
      throw new DomainError(
        "role-insuffisant",
        "Vous avez rédigé cette fiche : une seconde personne doit l'approuver.",
      );
    const knowledge = await publishFiche(tx, bornOf(fiche, at), at);
    await store.decideFiche(tx, id, { status: "approved", by: staff.accountId, at, reason: null });
    await decide(tx, fiche.reportId, { status: "published", reason: null, at });
    const { accountId: account, function: role, organisation } = staff;
    const facts = { account, function: role, organisation, fiche: fiche.ficheId, knowledge };
    const digest = contentDigest(Buffer.from(JSON.stringify(fiche.draft)));
    await journal(tx, { kind: "field_fiche_approved", subject: id, facts, contentDigest: digest }, at);
  });
}

/** Refuses a draft, with why: the report waits again. */
export async function rejectFiche(
  { db, clock }: Deps,
  staff: Staff,
  id: string,
  typed: string,
): Promise<void> {
  const reason = keptReason(typed);
  const at = clock.now();
  await db.transaction(async (tx) => {
    await inState(tx, id, "proposed");
    await store.decideFiche(tx, id, { status: "rejected", by: staff.accountId, at, reason });
    const facts = { account: staff.accountId };
    const digest = contentDigest(Buffer.from(reason));
    await journal(tx, { kind: "field_fiche_rejected", subject: id, facts, contentDigest: digest }, at);
  });
}

/** Stops serving a published fiche; the author of the report reads why. */
export async function withdrawFiche(
  { db, clock }: Deps,
  staff: Staff,
  id: string,
  typed: string,
): Promise<void> {
  const reason = keptReason(typed);
  const at = clock.now();
  await db.transaction(async (tx) => {
    const fiche = await inState(tx, id, "approved");
    const knowledge = await retireFiche(tx, fiche.ficheId, at);
    await store.decideFiche(tx, id, { status: "withdrawn", by: staff.accountId, at, reason });
    await decide(tx, fiche.reportId, { status: "set_aside", reason, at });
    const facts = { account: staff.accountId, fiche: fiche.ficheId, knowledge };
    const digest = contentDigest(Buffer.from(reason));
    await journal(tx, { kind: "field_fiche_withdrawn", subject: id, facts, contentDigest: digest }, at);
  });
}

/** @throws DomainError `introuvable` */
export async function findFiche({ db }: Pick<FieldDeps, "db">, id: string): Promise<FieldFiche> {
  const fiche = await store.ficheById(db, id);
  if (!fiche) throw gone();
  return fiche;
}

async function inState(tx: Queryable, id: string, status: FicheStatus): Promise<FieldFiche> {
  const fiche = await store.ficheById(tx, id, true);
  if (!fiche) throw gone();
  if (fiche.status !== status) throw done("Cette fiche est déjà décidée : rechargez la page.");
  return fiche;
}

const gone = (): DomainError => new DomainError("introuvable", "Cette fiche n'existe pas, ou n'existe plus.");
const done = (message: string): DomainError => new DomainError("deja-fait", message);
