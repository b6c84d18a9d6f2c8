import type { Database } from "../db/database.ts";
import type { Advisor } from "./advisor.ts";
import { directoryVersion, readSnapshot } from "./store.ts";

export type DirectorySnapshot = { version: string; advisors: readonly Advisor[] };

/** The directory in force. `version` changes with any advisor; an answer keeps it, to say who was known then. */
export type Directory = {
  version(): Promise<string>;
  /** Everyone held, by id, whatever their state: who may be shown or proposed is for the rules. The objects are shared: never change one. */
  all(): Promise<readonly Advisor[]>;
  find(id: string): Promise<Advisor | null>;
  /** `all` and the version it has: two calls could straddle an import. */
  snapshot(): Promise<DirectorySnapshot>;
};

type Held = DirectorySnapshot & { byId: ReadonlyMap<string, Advisor> };

async function load(db: Database): Promise<Held> {
  const { version, advisors } = await readSnapshot(db);
  return { version, advisors, byId: new Map(advisors.map((advisor) => [advisor.id, advisor])) };
}

/**
 * Reads the directory once a version. Several processes share the database: each use asks for the version, one row, and
 * reads the advisors again only when it changed.
 */
export function createDirectory(db: Database): Directory {
  let held: { version: string; reading: Promise<Held> } | null = null;
  const current = async (): Promise<Held> => {
    const version = await directoryVersion(db);
    // Those who come while it loads wait for the same reading.
    if (held?.version !== version) held = { version, reading: load(db) };
    try {
      return await held.reading;
    } catch (error) {
      held = null;
      throw error;
    }
  };
  return {
    version: () => directoryVersion(db),
    all: async () => (await current()).advisors,
    find: async (id) => (await current()).byId.get(id) ?? null,
    snapshot: async () => {
      const { version, advisors } = await current();
      return { version, advisors };
    },
  };
}
