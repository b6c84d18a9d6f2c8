import { join } from "node:path";
import { raiseAlerts } from "../alerts/raise.ts";
import { answeringDeps, type ConversationDeps } from "../conversation/deps.ts";
import type { Directory } from "../directory/directory.ts";
import type { EquityDeps } from "../equity/deps.ts";
import { treatWith } from "../equity/pairs/treat.ts";

const NOBODY = { conversation: "equite", address: "equite" };

/** What watches over equity: the service as it answers people, told to treat messages of nobody. */
export const equityDeps = (
  talk: ConversationDeps,
  { directory, knowledgeFolder }: { directory: Directory; knowledgeFolder: string },
): EquityDeps => ({
  db: talk.db,
  clock: talk.clock,
  directory,
  pairsFile: join(knowledgeFolder, "equite/paires.jsonl"),
  raise: raiseAlerts,
  treat(message, seed) {
    const answering = answeringDeps(talk, NOBODY);
    // With every answer turned off, all would be treated alike, and nothing would be tried.
    const switches = async () => ({ ...(await answering.switches()), chat: false });
    return treatWith({ ...answering, switches })(message, seed);
  },
});
