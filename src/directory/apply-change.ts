import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import { Advisor } from "./advisor.ts";
import { FRANCE_NUM_PREFIX } from "./import/france-num.ts";
import { type ImportDeps, importDirectory } from "./import/import.ts";
import { lockDirectory, readSnapshot } from "./store.ts";

/**
 * The advisor in force, whom no import can change before the end of the transaction.
 * @throws DomainError `introuvable`
 */
export async function lockedAdvisor(tx: Queryable, id: string): Promise<Advisor> {
  await lockDirectory(tx);
  const found = (await readSnapshot(tx)).advisors.find((advisor) => advisor.id === id);
  if (found === undefined)
    throw new DomainError(
      "introuvable",
      `Personne n'a l'identifiant ${id} dans l'annuaire. Voyez /annuaire.`,
    );
  // The order of the keys is part of an advisor's digest, and jsonb does not keep it.
  return Advisor.parse(found);
}

/**
 * Changes an advisor, whom `lockedAdvisor` gave, as an import of that one row would: a new version of them, a new edition of the
 * directory. `record` writes the act, which then stands for the import's own, with the version of the directory that came of it.
 * @returns false when they are so already: nothing is written, and `record` is not called
 */
export async function applyChange(
  tx: Queryable,
  clock: Clock,
  changed: Advisor,
  record: (tx: Queryable, directoryVersion: string, at: Date) => Promise<void>,
): Promise<boolean> {
  const journal: ImportDeps["journal"] = (inner, act, at) => record(inner, act.subject, at);
  const report = await importDirectory(
    { db: within(tx), clock, journal },
    {
      advisors: [changed],
      refused: [],
      aside: [],
      ignoredColumns: [],
      seen: new Set([changed.id]),
      origin: changed.id.startsWith(FRANCE_NUM_PREFIX) ? "france-num" : "other",
    },
  );
  return report.changed.length === 1;
}

/** A transaction under way, for what opens its own: it is done in this one, or not at all. */
const within = (tx: Queryable): Database => ({
  query: (statement) => tx.query(statement),
  transaction: (work) => work(tx),
  scrub: async () => {},
  close: async () => {},
});
