import type { Staff } from "../accounts/staff.ts";
import { journal } from "../audit/journal.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../ids.ts";
import type { FieldDeps } from "./deps.ts";
import { eraseReport } from "./erase.ts";
import { interestOf } from "./interest.ts";
import type { Filed, NewReport, OwnReport } from "./report.ts";
import * as store from "./store.ts";
import { digestOf, keptWords, openWords, sealWords } from "./words.ts";

/** Files a report: its words masked, then sealed. The journal knows that one was filed, not by whom: its author can still go. */
export async function fileReport(
  { db, vault, clock, directory }: FieldDeps,
  staff: Staff,
  report: NewReport,
): Promise<Filed> {
  const words = keptWords(report);
  const card = staff.advisorId === null ? null : await directory.find(staff.advisorId);
  const interest = interestOf(card, { ...words, interested: report.interested });
  const id = newId();
  const clientId = report.clientId ?? id;
  const at = clock.now();
  const filed = await db.transaction(async (tx) => {
    if (await store.reportOfClient(tx, staff.accountId, clientId)) return false;
    const key = await vault.create(tx, id);
    const content = sealWords(key, { text: words.text, solution: words.solution }, id);
    const { kind, section, size, region, needs, maturity } = report;
    const barrier = kind === "frein" ? report.barrier : null;
    const codes = { kind, barrier, section, size, region, needs: [...new Set(needs)], maturity };
    const row = { id, ...codes, interest, content, filedAt: at };
    // Another request with the same client id came first: its report is the one.
    if (!(await store.insertReport(tx, { ...row, author: staff.accountId, clientId }))) {
      await vault.destroy(tx, id);
      return false;
    }
    const facts = { report: kind, removed: [...words.removed], interest };
    await journal(
      tx,
      { kind: "field_report_filed", subject: id, facts, contentDigest: digestOf(content) },
      at,
    );
    return true;
  });
  if (filed) return { id, ...words, interest };
  const known = await store.reportOfClient(db, staff.accountId, clientId);
  if (!known) throw new Error("a report that is neither filed nor known");
  return { id: known.id, ...words, interest: known.interest };
}

/** One's own reports, with their words. */
export async function ownReports(
  { db, vault }: Pick<FieldDeps, "db" | "vault">,
  staff: Staff,
): Promise<OwnReport[]> {
  const own: OwnReport[] = [];
  for (const row of await store.reportsOf(db, staff.accountId)) {
    const key = await vault.key(db, row.id);
    if (!key) continue;
    const { id, kind, barrier, filedAt, status, reason, ficheId } = row;
    own.push({ id, kind, barrier, filedAt, status, reason, ficheId, ...openWords(key, row.content, id) });
  }
  return own;
}

/** Its author takes it back: row, author and words go, and what was drawn from it and is not published. */
export async function withdrawReport(
  deps: Pick<FieldDeps, "db" | "vault" | "clock">,
  staff: Staff,
  id: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (!(await store.isAuthor(tx, id, staff.accountId)))
      throw new DomainError("introuvable", "Ce retour n'existe pas, ou n'existe plus.");
    await eraseReport(tx, deps, id, "taken_back");
  });
  await deps.vault.scrub(deps.db);
}
