import type { Database } from "../../db/database.ts";
import type { ContactFigures } from "../contact.ts";
import { advisorCounts, networkCounts } from "./store.ts";

const counted = <T>(found: T | null): T => {
  if (found === null) throw new Error("an aggregate without a row");
  return found;
};

/** Counts of what comes of requests; those whose words are erased count still. */
export const createContactFigures = ({ db }: { db: Database }): ContactFigures => ({
  ofAdvisor: async (advisorId) => counted(await advisorCounts(db, advisorId)),
  between: async (from, to) => counted(await networkCounts(db, from, to)),
});
