import type { Clock } from "../../clock.ts";
import type { Database, Queryable } from "../../db/database.ts";
import { Advisor } from "../../directory/advisor.ts";
import { FRANCE_NUM_PREFIX } from "../../directory/import/france-num.ts";
import { type ImportDeps, importDirectory } from "../../directory/import/import.ts";
import { lockDirectory, readSnapshot } from "../../directory/store.ts";
import { DomainError } from "../../errors.ts";

/** The advisor in force, whom no import can change before the end of the transaction. */
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
 * Gives an advisor another status as an import of that one row would: a new version of them, a new edition of the directory.
 * `record` writes the act, which then stands for the import's own, with the version of the directory that came of it.
 */
export async function changeStatus(
  tx: Queryable,
  clock: Clock,
  advisor: Advisor,
  status: Advisor["status"],
  record: (tx: Queryable, directoryVersion: string, at: Date) => Promise<void>,
): Promise<void> {
  const journal: ImportDeps["journal"] = (inner, act, at) => record(inner, act.subject, at);
  await importDirectory(
    { db: within(tx), clock, journal },
    {
      advisors: [{ ...advisor, status }],
      refused: [],
      aside: [],
      ignoredColumns: [],
      seen: new Set([advisor.id]),
      origin: advisor.id.startsWith(FRANCE_NUM_PREFIX) ? "france-num" : "other",
    },
  );
}

/** A transaction under way, for what opens its own: it is done in this one, or not at all. */
const within = (tx: Queryable): Database => ({
  query: (statement) => tx.query(statement),
  transaction: (work) => work(tx),
  scrub: async () => {},
  close: async () => {},
});
