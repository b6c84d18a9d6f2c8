import type { Staff } from "../../src/accounts/staff.ts";
import { createConversations } from "../../src/conversation/create.ts";
import type { ConversationDeps } from "../../src/conversation/deps.ts";
import { sql } from "../../src/db/sql.ts";
import { createDirectory } from "../../src/directory/directory.ts";
import { createAgenda } from "../../src/events/agenda.ts";
import { createIntentReader } from "../../src/intent/read.ts";
import { createOrienter } from "../../src/orientation/network.ts";
import { newKey } from "../../src/privacy/cipher.ts";
import { createVault } from "../../src/privacy/vault.ts";
import { createRegister } from "../../src/profile/register/register.ts";
import { createRetriever } from "../../src/retrieval/search.ts";
import type { ReviewDeps, ReviewSettings } from "../../src/review/deps.ts";
import type { Coin } from "../../src/review/intake/draw.ts";
import { createIntake } from "../../src/review/intake/intake.ts";
import { noContacts } from "./contacts.ts";
import { informedDatabase } from "./database.ts";

const NEVER_DRAWN: Coin = (below) => below - 1;

/** The chat and its review over one database, with a clock to move and a coin to load. */
export async function openReview(
  options: { settings?: Partial<ReviewSettings>; coin?: Coin; connections?: number } = {},
) {
  const time = { now: new Date("2026-11-30T09:00:00.000Z") };
  const clock = { now: () => time.now };
  const db = await informedDatabase(clock, options.connections ? { connections: options.connections } : {});
  const told: string[] = [];
  const raised: { kind: string; subject: string }[] = [];
  const settings = { dailyCapacity: 60, samplePercent: 5, unreadDays: 30, ...options.settings };
  const deps: ReviewDeps = {
    db,
    vault: createVault({ current: 1, keys: new Map([[1, newKey()]]) }),
    clock,
    retriever: createRetriever(db),
    settings,
    raise: async (_, { kind, subject }) => raised.push({ kind, subject }),
    tell: async (_, answerIds) => void told.push(...answerIds),
  };
  const chat: ConversationDeps = {
    ...deps,
    readIntent: createIntentReader(db),
    writer: null,
    orienter: createOrienter({ db, directory: createDirectory(db), agenda: createAgenda(db), clock }),
    register: createRegister({ baseUrl: "http://127.0.0.1:9", clock, db }),
    review: createIntake(deps, options.coin ?? NEVER_DRAWN),
    contacts: noContacts,
    canMail: true,
    onUnexpected: (error) => {
      throw error;
    },
    groupingKey: newKey(),
    retentionDays: 180,
    track: (work) => work,
  };
  const conversations = createConversations(chat);
  /** Asks in a conversation of its own. */
  const ask = async (content: string) => {
    const { id, token } = await conversations.open();
    return { conversation: id, token, answer: await conversations.ask(id, { content, generative: false }) };
  };
  const itemOf = async (answerId: string) =>
    (
      await db.query<Record<string, unknown>>(sql`SELECT * FROM review.item WHERE answer_id = ${answerId}`)
    )[0];
  return { db, deps, chat, conversations, ask, itemOf, raised, told, time };
}

/** A member of staff, signed in a moment ago. */
export const staff = (accountId: string, ...roles: Staff["roles"]): Staff => ({
  accountId,
  roles,
  function: `Fonction ${accountId}`,
  organisation: "Organisation fictive",
  advisorId: null,
  sessionId: `session-${accountId}`,
  authenticatedAt: new Date("2026-11-30T08:59:00.000Z"),
});
