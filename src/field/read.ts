import type { Staff } from "../accounts/staff.ts";
import { contentDigest } from "../audit/entry.ts";
import { journal } from "../audit/journal.ts";
import { DomainError } from "../errors.ts";
import type { FieldDeps } from "./deps.ts";
import type { ReadReport } from "./report.ts";
import * as store from "./store.ts";
import { keptReason, openWords } from "./words.ts";

/** A report with its words, and never its author. @throws DomainError `introuvable` */
export async function readReport(
  { db, vault }: Pick<FieldDeps, "db" | "vault">,
  id: string,
): Promise<ReadReport> {
  const row = await store.reportById(db, id);
  const key = row && (await vault.key(db, id));
  if (!key) throw gone();
  const { content, ...codes } = row;
  return { ...codes, ...openWords(key, content, id), draft: await store.draftOf(db, id) };
}

export async function listReports({ db }: Pick<FieldDeps, "db">, decided: boolean) {
  return (await store.reports(db, decided)).map(({ content: _, ...codes }) => codes);
}

/** Sets a report aside, with why: its author reads it. @throws DomainError `introuvable`, `deja-fait`, `entree-invalide` */
export async function setAside(
  { db, clock }: Pick<FieldDeps, "db" | "clock">,
  staff: Staff,
  id: string,
  typed: string,
): Promise<void> {
  const reason = keptReason(typed);
  const at = clock.now();
  await db.transaction(async (tx) => {
    const row = await store.reportById(tx, id, true);
    if (!row) throw gone();
    if (row.status !== "received" || (await store.draftOf(tx, id)))
      throw new DomainError("deja-fait", "Ce retour est déjà traité, ou une fiche en est tirée.");
    await store.decide(tx, id, { status: "set_aside", reason, at });
    const facts = { account: staff.accountId };
    const digest = contentDigest(Buffer.from(reason));
    await journal(tx, { kind: "field_report_set_aside", subject: id, facts, contentDigest: digest }, at);
  });
}

const gone = (): DomainError =>
  new DomainError("introuvable", "Ce retour n'existe pas, ou son auteur l'a repris.");
