import { NOTHING_OFF } from "../../src/answering/state.ts";
import type { Deps } from "../../src/answering/step.ts";
import { parisDay, systemClock } from "../../src/clock.ts";
import type { Database } from "../../src/db/database.ts";
import { createDirectory } from "../../src/directory/directory.ts";
import { createAgenda } from "../../src/events/agenda.ts";
import type { Knowledge } from "../../src/ingestion/knowledge.ts";
import { createKnowledge } from "../../src/ingestion/knowledge-store.ts";
import { createIntentReader } from "../../src/intent/read.ts";
import { createOrienter, type Orienter } from "../../src/orientation/network.ts";
import { createRetriever, type Retriever } from "../../src/retrieval/search.ts";
import { informedDatabase } from "../../tests/support/database.ts";

export type Evaluated = Deps & {
  db: Database;
  retriever: Retriever;
  knowledge: Knowledge;
  orienter: Orienter;
  knowledgeVersion: string;
};

/** The real engine and the real knowledge: what an evaluation calls is what production runs. */
export async function openEvaluated(): Promise<Evaluated> {
  const db = await informedDatabase(systemClock);
  const knowledgeVersion = (await createRetriever(db).analyser()).edition;
  const orienter = createOrienter({
    db,
    directory: createDirectory(db),
    agenda: createAgenda(db),
    clock: systemClock,
  });
  return {
    db,
    retriever: createRetriever(db),
    knowledge: createKnowledge(db),
    orienter,
    readIntent: createIntentReader(db),
    writer: null,
    orientation: (profile, asked) => orienter.profile(profile, asked),
    switches: async () => NOTHING_OFF,
    today: parisDay(systemClock.now()),
    asker: { conversation: "evals", address: "evals" },
    knowledgeVersion,
  };
}
