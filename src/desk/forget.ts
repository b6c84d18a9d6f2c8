import type { Database } from "../db/database.ts";
import { deleteDecided, deleteOldFigures } from "./store.ts";

/** Days that a proposal, once decided, and a declaration, once confirmed, are kept: the journal holds that they were. */
export const DECIDED_DAYS = 90;
/** Days that the figures of a month are kept, from its first: twelve months are shown. */
export const FIGURES_DAYS = 395;

/** @returns how many */
export const forgetDecided = (db: Database, before: Date): Promise<number> =>
  db.transaction((tx) => deleteDecided(tx, before));

/** @returns how many */
export const forgetOldFigures = (db: Database, before: Date): Promise<number> =>
  db.transaction((tx) => deleteOldFigures(tx, before));
