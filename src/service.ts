import { join } from "node:path";
import { givesOrders } from "./answering/screening/orders.ts";
import { maySpeakToMachine } from "./answering/screening/suspect.ts";
import { buildApp } from "./app.ts";
import { type Checkpoints, openCheckpoints } from "./audit/checkpoint.ts";
import { journal, lastEntry } from "./audit/journal.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createConversations } from "./conversation/create.ts";
import type { ConversationDeps } from "./conversation/deps.ts";
import { eraseExpired } from "./conversation/lifecycle.ts";
import { type Database, ping } from "./db/database.ts";
import { createDirectory } from "./directory/directory.ts";
import { loadSampleDirectory } from "./directory/sample.ts";
import { createAgenda } from "./events/agenda.ts";
import { refreshAgenda } from "./events/refresh.ts";
import { loadSampleAgenda } from "./events/sample.ts";
import { createBudget } from "./generation/budget.ts";
import { type Prompt, readPrompt } from "./generation/prompt.ts";
import { resilient } from "./generation/resilience.ts";
import { createWriter, type Writer } from "./generation/writer.ts";
import type { IngestionReport } from "./ingestion/ingest.ts";
import { createKnowledge } from "./ingestion/knowledge-store.ts";
import { bringUpToDate } from "./ingestion/up-to-date.ts";
import { createIntentReader } from "./intent/read.ts";
import { MistralChat } from "./models/mistral.ts";
import { createOrienter } from "./orientation/network.ts";
import { keyedDigest } from "./privacy/cipher.ts";
import { masterKeysInFolder, parseMasterKeys } from "./privacy/master-keys.ts";
import { createVault } from "./privacy/vault.ts";
import { readQuestionnaire } from "./profile/maturity/questionnaire.ts";
import { createRegister } from "./profile/register/register.ts";
import { readProfile } from "./profile/update.ts";
import { createRetriever } from "./retrieval/search.ts";
import { createIntake } from "./review/intake/intake.ts";
import { eraseOldWords } from "./trust/erase.ts";
import { createReports } from "./trust/reports.ts";
import { holdSuspensions } from "./trust/suspension/hold.ts";

export const KNOWLEDGE_FOLDER = join(import.meta.dirname, "..", "knowledge");
export const PROMPTS_FOLDER = join(import.meta.dirname, "..", "prompts");

export type Service = {
  app: ReturnType<typeof buildApp>;
  db: Database;
  ingestion: IngestionReport;
  /** Reads trades and towns and learns the needs, so that the first person does not wait for them. About a second. */
  warm(): void;
  /** Work that time asks for: expiry, checkpoint. */
  tick(): Promise<void>;
  /** Waits for the answers under way, signs a last checkpoint and closes the database. */
  stop(): Promise<void>;
};

/**
 * Brings the knowledge of an open database up to date and composes the application.
 * @throws StartError in French
 */
export async function openService(
  config: Config,
  db: Database,
  clock: Clock,
  onUnexpected: (error: unknown, route: string) => void,
): Promise<Service> {
  const master = config.masterKey
    ? parseMasterKeys(config.masterKey)
    : await masterKeysInFolder(config.dataDir);
  const checkpoints = await openCheckpoints(config.dataDir, config.checkpointKey);
  const ingestion = await bringUpToDate(db, clock, KNOWLEDGE_FOLDER);
  const prompt = config.model && (await readPrompt(PROMPTS_FOLDER, "ecrire"));
  if (config.sampleData) await loadSamples(db, clock);
  const directory = createDirectory(db);
  const agenda = createAgenda(db);
  const orienter = createOrienter({ db, directory, agenda, clock });
  const questionnaire = await readQuestionnaire(join(KNOWLEDGE_FOLDER, "profil/maturite.yml"));
  const underWay = new Set<Promise<unknown>>();
  const deps: ConversationDeps = {
    db,
    vault: createVault(master),
    retriever: createRetriever(db),
    readIntent: createIntentReader(db),
    writer: config.model && prompt && writerOf(config.model, prompt, onUnexpected),
    orienter,
    register: createRegister({ baseUrl: config.registerUrl, clock, db }),
    clock,
    review: createIntake({ settings: config.review, raise: async () => {} }),
    onUnexpected,
    groupingKey: keyedDigest(master.keys.get(master.current) ?? Buffer.alloc(0), "equal questions"),
    retentionDays: config.retentionDays,
    async track(work) {
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
  };
  const trust = { db, vault: deps.vault, clock, journal, directory };
  await holdSuspensions(trust);
  // The first person waits neither for the vocabulary nor for the intents.
  await (await deps.retriever.analyser()).preparedQuestions();
  await deps.readIntent("bonjour");
  return {
    db,
    ingestion,
    app: buildApp({
      conversations: createConversations(deps),
      knowledge: createKnowledge(db),
      retriever: deps.retriever,
      directory,
      reports: createReports(trust),
      agenda,
      orienter,
      questionnaire,
      clock,
      ping: () => ping(db),
      settings: config,
      prompts: prompt && [prompt],
      onUnexpected,
    }),
    warm: () => void readProfile(["Boulanger à Rennes. Une fournée sur huit finit à la benne."]),
    async tick() {
      await eraseExpired(deps);
      await eraseOldWords(trust);
      await holdSuspensions(trust);
      await refreshEvents(config, db, clock, onUnexpected);
      await checkpoint(db, checkpoints, clock);
    },
    async stop() {
      await Promise.allSettled([...underWay]);
      await checkpoint(db, checkpoints, clock);
      await db.close();
    },
  };
}

/** The fictional directory and agenda, where there is none: a demonstration has someone to propose. */
async function loadSamples(db: Database, clock: Clock): Promise<void> {
  const screening = { name: givesOrders, prose: maySpeakToMachine };
  await loadSampleDirectory(
    { db, clock, journal, screening },
    join(KNOWLEDGE_FOLDER, "annuaire/exemple.jsonl"),
  );
  await loadSampleAgenda(db, clock, join(KNOWLEDGE_FOLDER, "agenda/exemple.json"), journal);
}

const EVENTS_EVERY_HOURS = 6;

async function refreshEvents(
  { eventsUrl: url, openAgendaKey: key }: Config,
  db: Database,
  clock: Clock,
  onUnexpected: (error: unknown, route: string) => void,
): Promise<void> {
  if (!url) return;
  const settings = { url, key, everyHours: EVENTS_EVERY_HOURS, speaksToMachine: givesOrders };
  const done = await refreshAgenda({ db, clock, journal, ...settings });
  if (done.status === "failed") onUnexpected(done.cause, "events");
}

/** A writer that tells of its model's failures: who operates the service must know of a refused key. */
function writerOf(
  { apiKey, serverURL, chatModel }: NonNullable<Config["model"]>,
  prompt: Prompt,
  onUnexpected: (error: unknown, route: string) => void,
): Writer {
  const model = chatModel ?? prompt.model;
  const chat = new MistralChat({ apiKey, serverURL, model });
  const writer = createWriter({ chat, model, prompt, guard: resilient(), budget: createBudget() });
  return {
    async write(request) {
      try {
        return await writer.write(request);
      } catch (error) {
        if (!request.signal?.aborted) onUnexpected(error, "model");
        throw error;
      }
    },
  };
}

/** Attests the last entry, unless that is done. */
async function checkpoint(db: Database, checkpoints: Checkpoints, clock: Clock): Promise<void> {
  const last = await lastEntry(db);
  const known = (await checkpoints.all()).at(-1);
  if (last && last.digest !== known?.digest) await checkpoints.add(last, clock.now());
}
