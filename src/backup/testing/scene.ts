import { join } from "node:path";
import { noContacts } from "../../../tests/support/contacts.ts";
import { newFolder } from "../../../tests/support/folders.ts";
import { type Checkpoints, openCheckpoints } from "../../audit/checkpoint.ts";
import { contentDigest } from "../../audit/entry.ts";
import { type ErasureLedger, openErasureLedger } from "../../audit/erasure-ledger.ts";
import { journal, lastEntry } from "../../audit/journal.ts";
import { toldOutside } from "../../audit/vault.ts";
import { erase } from "../../conversation/erasure/erase.ts";
import * as store from "../../conversation/store.ts";
import type { Database } from "../../db/database.ts";
import { newId, newReference } from "../../ids.ts";
import { newKey, seal } from "../../privacy/cipher.ts";
import type { MasterKeys } from "../../privacy/master-keys.ts";
import { createVault, type Vault } from "../../privacy/vault.ts";
import { createIntake } from "../../review/intake/intake.ts";

const DAY_MS = 86_400_000;

/** A service's memory without its answers: real rows, keys, journal and files; the hour is set by hand. */
export type Scene = {
  db: Database;
  master: MasterKeys;
  vault: Vault;
  checkpoints: Checkpoints;
  ledger: ErasureLedger;
  dataDir: string;
  now: Date;
  clock: { now(): Date };
  review: ReturnType<typeof createIntake>;
  /** Opens a conversation with one exchange of these words. */
  exchange(words: string): Promise<{ conversation: string; answer: string; reference: string }>;
  erase(conversation: string): Promise<void>;
  attest(): Promise<void>;
  later(minutes: number): void;
};

/** @param from another scene whose files and keys this one has: the same service, on another database */
export async function newScene(db: Database, from?: Scene): Promise<Scene> {
  const dataDir = from?.dataDir ?? join(await newFolder(), "data");
  const master = from?.master ?? { current: 1, keys: new Map([[1, newKey()]]) };
  const scene: { now: Date } = { now: from?.now ?? new Date("2026-11-23T09:00:00.000Z") };
  const clock = { now: () => scene.now };
  const checkpoints = from?.checkpoints ?? (await openCheckpoints(dataDir, null, scene.now));
  const ledger = await openErasureLedger(dataDir);
  const vault = toldOutside(createVault(master), ledger, (error) => {
    throw error;
  });
  const review = createIntake({
    settings: { dailyCapacity: 60, samplePercent: 100, unreadDays: 30 },
    raise: async () => {},
  });
  const deps = { db, vault, clock, review };
  return Object.assign(scene, {
    db,
    master,
    vault,
    checkpoints,
    ledger,
    dataDir,
    clock,
    review,
    later(minutes: number) {
      scene.now = new Date(scene.now.getTime() + minutes * 60_000);
    },
    async attest() {
      const last = await lastEntry(db);
      if (last) await checkpoints.add(last, scene.now);
    },
    erase: async (conversation: string) => {
      await erase({ ...deps, contacts: noContacts }, conversation, "withdraw");
    },
    exchange: (words: string) => db.transaction((tx) => recordExchange({ tx, vault, at: scene.now }, words)),
  });
}

async function recordExchange(
  { tx, vault, at }: { tx: Parameters<Vault["create"]>[0]; vault: Vault; at: Date },
  words: string,
) {
  const [conversationId, messageId, id] = [newId(), newId(), newId()];
  const reference = newReference();
  const key = await vault.create(tx, conversationId);
  const content = seal(key, Buffer.from(words), id);
  const question = seal(key, Buffer.from(words), messageId);
  await store.insertConversation(tx, {
    id: conversationId,
    createdAt: at,
    expiresAt: new Date(at.getTime() + 180 * DAY_MS),
    returnDigest: Buffer.from(conversationId),
  });
  await journal(
    tx,
    { kind: "conversation_opened", subject: conversationId, facts: {}, contentDigest: null },
    at,
  );
  await store.insertMessage(tx, {
    id: messageId,
    conversationId,
    clientMessageId: null,
    content: question,
    masked: [],
    corrects: false,
    generative: false,
    createdAt: at,
  });
  await store.insertPendingAnswer(tx, {
    id,
    conversationId,
    messageId,
    reference,
    leaseUntil: at,
    createdAt: at,
  });
  await store.completeAnswer(tx, {
    id,
    outcome: "answered",
    mode: "extractive",
    completeness: "full",
    content,
    flags: [],
    trace: {},
    modelCalls: 0,
    inputTokens: 0,
    outputTokens: 0,
    energyWh: null,
    gCO2e: null,
    questionHmac: Buffer.from("group"),
    answeredAt: at,
  });
  const facts = { reference, conversation: conversationId, question: contentDigest(question) };
  await journal(
    tx,
    { kind: "answer_recorded", subject: id, facts, contentDigest: contentDigest(content) },
    at,
  );
  return { conversation: conversationId, answer: id, reference };
}
