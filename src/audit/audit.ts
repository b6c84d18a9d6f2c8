import { normalEmail } from "../accounts/sign-in/identity.ts";
import type { Staff } from "../accounts/staff.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import { isReference, readReference } from "../ids.ts";
import type { Vault } from "../privacy/vault.ts";
import type { Checkpoints } from "./checkpoint.ts";
import { createDaily } from "./daily.ts";
import type { Entry } from "./entry.ts";
import type { ErasureLedger } from "./erasure-ledger.ts";
import { exportedLines } from "./export.ts";
import { journal, lastEntry } from "./journal.ts";
import * as store from "./store.ts";
import { type Verification, type VerifyOptions, verifyJournal } from "./verify.ts";

export type JournalState = {
  last: { seq: number; at: Date } | null;
  /** The last one that this process signed, and how long ago. */
  checkpoint: { seq: number; at: Date; ageSeconds: number } | null;
  /** The last ones, the newest first. */
  verifications: store.KeptVerification<Verification>[];
  kinds: { kind: string; count: number }[];
};

export type EntryQuery = {
  /** A reference as one types it, the id of an answer, a conversation or an account, or the e-mail of an account. */
  about: string | null;
  kind: string | null;
  from: Date | null;
  to: Date | null;
  before: number | null;
};

export type EntryPage = { entries: Entry[]; next: number | null };

/** The journal as staff reads it; each reading but the summary is itself an act of the journal. */
export type Audit = {
  state(): Promise<JournalState>;
  /**
   * Reads a part again: from one entry to another, or the last `LAST_READ`; ten seconds at most.
   * @throws DomainError `entree-invalide` naming the field, `trop-de-demandes` while another is under way here
   */
  verify(
    range: { from?: number | undefined; to?: number | undefined },
    accountId: string,
  ): Promise<Verification>;
  /** An e-mail finds nothing for who may not read those of accounts. */
  find(query: EntryQuery, staff: Pick<Staff, "accountId" | "roles">): Promise<EntryPage>;
  /** The function and organisation of accounts, by their id; what is no account is left out. */
  functionsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The lines of an export: public keys, checkpoints, declared restores. */
  checkpoints(accountId: string): Promise<AsyncIterable<string>>;
};

export type AuditDeps = {
  db: Database;
  vault: Vault;
  checkpoints: Checkpoints;
  ledger: ErasureLedger;
  clock: Clock;
  madeBy: string;
  onFault(verification: Verification): Promise<void>;
  onUnexpected(error: unknown, place: string): void;
};

/** The summary is read at this size; older verifications stay in the table. */
const VERIFICATIONS_SHOWN = 5;
const PAGE = 50;
export const LAST_READ = 5_000;
const PATIENCE_MS = 10_000;

/** What staff may do, and the work that time asks for. */
export function createAudit(deps: AuditDeps): Audit & { tick(): Promise<void>; stop(): Promise<void> } {
  const { db, checkpoints, clock } = deps;
  const options: Pick<VerifyOptions, "lines" | "vault"> = {
    lines: () => checkpoints.lines(),
    vault: deps.vault,
  };
  const daily = createDaily({ ...deps, options, onUnexpected: (error) => deps.onUnexpected(error, "audit") });
  let reading = false;

  const viewed = (facts: Entry["facts"]): Promise<void> =>
    db.transaction((tx) =>
      journal(tx, { kind: "journal_viewed", subject: "journal", facts, contentDigest: null }, clock.now()),
    );

  /** Everything that goes by what was typed: the answers of a reference, what was done to them, the accounts of an e-mail. */
  const idsAbout = async (typed: string, emails: boolean): Promise<string[]> => {
    if (typed.includes("@"))
      return [typed, ...(emails ? await store.idsOfEmail(db, normalEmail(typed)) : [])];
    const reference = readReference(typed);
    const ids = isReference(reference)
      ? [typed, reference, ...(await store.answersOfReference(db, reference))]
      : [typed];
    return [...ids, ...(await store.correctionsOf(db, ids))];
  };

  /** Attests the last entry, unless that is done. */
  const attest = async (): Promise<void> => {
    const last = await lastEntry(db);
    if (last && last.digest !== (await checkpoints.last())?.digest) await checkpoints.add(last, clock.now());
  };

  return {
    async state() {
      const now = clock.now();
      const known = await checkpoints.last();
      const end = await lastEntry(db);
      const last = end && (await store.entryAt(db, end.seq));
      return {
        last: last && { seq: last.seq, at: last.at },
        checkpoint: known && {
          seq: known.seq,
          at: new Date(known.at),
          ageSeconds: Math.round((now.getTime() - new Date(known.at).getTime()) / 1_000),
        },
        verifications: await store.lastVerifications<Verification>(db, VERIFICATIONS_SHOWN),
        kinds: await store.countByKind(db),
      };
    },
    async verify(range, accountId) {
      const end = (await lastEntry(db))?.seq ?? 0;
      const { from, to } = checkedRange(range, end);
      if (reading)
        throw new DomainError(
          "trop-de-demandes",
          "Une vérification est déjà en cours. Attendez sa fin.",
          [],
          10,
        );
      reading = true;
      try {
        const startedAt = clock.now();
        await viewed({ account: accountId, what: "verification", from, to });
        const until = performance.now() + PATIENCE_MS;
        const pace = { batch: 400, pauseMs: 5 };
        const enough = () => performance.now() > until;
        const result = await verifyJournal(db, { ...options, from, to, pace, enough });
        const finishedAt = clock.now();
        await store.keepVerification(db, { startedAt, finishedAt, madeBy: accountId, result });
        if (result.faultCount > 0) await deps.onFault(result);
        return result;
      } finally {
        reading = false;
      }
    },
    async find(query, staff) {
      const { about, kind, from, to, before } = query;
      // Which filters, never their values: what is typed there could be a name, and the journal is for ever.
      const filters = Object.entries({ about, kind, from, to }).flatMap(([name, value]) =>
        value ? [name] : [],
      );
      await viewed({ account: staff.accountId, what: "search", filters });
      const ids = about === null ? [] : await idsAbout(about, seesEmails(staff));
      const found = await store.findEntries(db, { about: ids, kind, from, to, before }, PAGE + 1);
      const entries = found.slice(0, PAGE);
      return { entries, next: found.length > PAGE ? (entries.at(-1)?.seq ?? null) : null };
    },
    functionsOf: (ids) => store.functionsOf(db, ids),
    async checkpoints(accountId) {
      await viewed({ account: accountId, what: "checkpoints" });
      return exportedLines(checkpoints.lines());
    },
    async tick() {
      await deps.ledger.export(db);
      await attest();
      await daily.tick();
    },
    async stop() {
      await daily.stop();
      await deps.ledger.export(db);
      await attest();
    },
  };
}

/** Who reads the e-mails of accounts anyway. */
export const seesEmails = (staff: Pick<Staff, "roles">): boolean =>
  staff.roles.some((role) => role === "administrator" || role === "dpo");

function checkedRange(
  { from, to }: { from?: number | undefined; to?: number | undefined },
  end: number,
): { from: number; to: number } {
  const refuse = (field: string, message: string) =>
    new DomainError("entree-invalide", message, [{ field, message }]);
  const last = to ?? end;
  const first = from ?? Math.max(1, last - LAST_READ + 1);
  if (first < 1) throw refuse("from", "La première entrée porte le numéro 1.");
  if (last > end) throw refuse("to", `Le journal s'arrête à l'entrée ${end}.`);
  if (first > last && end > 0) throw refuse("from", "Le début de la plage est après sa fin.");
  return { from: first, to: last };
}
