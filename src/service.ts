import { join } from "node:path";
import { buildApp } from "./app.ts";
import { type Checkpoints, openCheckpoints } from "./audit/checkpoint.ts";
import { lastEntry } from "./audit/journal.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createConversations } from "./conversation/create.ts";
import type { ConversationDeps } from "./conversation/deps.ts";
import { eraseExpired } from "./conversation/lifecycle.ts";
import { type Database, ping } from "./db/database.ts";
import { createBudget } from "./generation/budget.ts";
import { type Prompt, readPrompt } from "./generation/prompt.ts";
import { resilient } from "./generation/resilience.ts";
import { createWriter, type Writer } from "./generation/writer.ts";
import type { IngestionReport } from "./ingestion/ingest.ts";
import { createKnowledge } from "./ingestion/knowledge-store.ts";
import { bringUpToDate } from "./ingestion/up-to-date.ts";
import { createIntentReader } from "./intent/read.ts";
import { MistralChat } from "./models/mistral.ts";
import { keyedDigest } from "./privacy/cipher.ts";
import { masterKeysInFolder, parseMasterKeys } from "./privacy/master-keys.ts";
import { createVault } from "./privacy/vault.ts";
import { createRetriever } from "./retrieval/search.ts";

export const KNOWLEDGE_FOLDER = join(import.meta.dirname, "..", "knowledge");
export const PROMPTS_FOLDER = join(import.meta.dirname, "..", "prompts");

export type Service = {
  app: ReturnType<typeof buildApp>;
  db: Database;
  ingestion: IngestionReport;
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
  const underWay = new Set<Promise<unknown>>();
  const deps: ConversationDeps = {
    db,
    vault: createVault(master),
    retriever: createRetriever(db),
    readIntent: createIntentReader(db),
    writer: config.model && prompt && writerOf(config.model, prompt, onUnexpected),
    clock,
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
      clock,
      ping: () => ping(db),
      settings: config,
      prompts: prompt && [prompt],
      onUnexpected,
    }),
    async tick() {
      await eraseExpired(deps);
      await checkpoint(db, checkpoints, clock);
    },
    async stop() {
      await Promise.allSettled([...underWay]);
      await checkpoint(db, checkpoints, clock);
      await db.close();
    },
  };
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
