import type { Database } from "../../db/database.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { createDirectory, type Directory } from "../../directory/directory.ts";
import { importDirectory } from "../../directory/import/import.ts";
import { newKey } from "../../privacy/cipher.ts";
import { createVault } from "../../privacy/vault.ts";
import type { TrustDeps } from "../deps.ts";

type Journal = TrustDeps["journal"] & Parameters<typeof importDirectory>[0]["journal"];

export type Opened = TrustDeps & {
  directory: Directory;
  /** Moves the clock. */
  at(day: string): void;
  /** Imports rows as a directory file does. @returns the version of the directory */
  bring(...advisors: Advisor[]): Promise<string>;
};

/** What this folder works with, on 23 November 2026. */
export function openTrust(db: Database, journal: Journal): Opened {
  let now = new Date("2026-11-23T09:30:00Z");
  const clock = { now: () => now };
  return {
    db,
    clock,
    journal,
    vault: createVault({ current: 1, keys: new Map([[1, newKey()]]) }),
    directory: createDirectory(db),
    at: (day) => {
      now = new Date(`${day}T09:30:00Z`);
    },
    bring: async (...advisors) => {
      const seen = new Set(advisors.map(({ id }) => id));
      const read = { advisors, refused: [], aside: [], ignoredColumns: [], seen, origin: "other" as const };
      return (await importDirectory({ db, clock, journal }, read)).version;
    },
  };
}
