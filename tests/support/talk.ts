import type { Answer } from "../../src/answering/answer.ts";
import type { ContestDesk, Contests } from "../../src/conversation/contest/contest.ts";
import { createContestDesk } from "../../src/conversation/contest/desk.ts";
import { createContests } from "../../src/conversation/contest/status.ts";
import type { Conversations } from "../../src/conversation/conversations.ts";
import { createConversations } from "../../src/conversation/create.ts";
import type { ConversationDeps } from "../../src/conversation/deps.ts";
import type { Mail, Notices } from "../../src/conversation/notice/notice.ts";
import { createNotices } from "../../src/conversation/notice/tell.ts";
import type { Database } from "../../src/db/database.ts";
import { sql } from "../../src/db/sql.ts";
import { createDirectory } from "../../src/directory/directory.ts";
import { createAgenda } from "../../src/events/agenda.ts";
import { createIntentReader } from "../../src/intent/read.ts";
import { createOrienter } from "../../src/orientation/network.ts";
import { newKey } from "../../src/privacy/cipher.ts";
import { createVault } from "../../src/privacy/vault.ts";
import { createRegister } from "../../src/profile/register/register.ts";
import { createRetriever } from "../../src/retrieval/search.ts";
import { createIntake } from "../../src/review/intake/intake.ts";
import { noContacts } from "./contacts.ts";
import { informedDatabase } from "./database.ts";

export type Talk = {
  db: Database;
  deps: ConversationDeps;
  conversations: Conversations;
  contests: Contests;
  desk: ContestDesk;
  notices: Notices;
  /** What was handed over for sending. */
  sent: Mail[];
  now(): Date;
  setNow(iso: string): void;
  /** A new conversation with one answer in it. */
  answered(question?: string): Promise<{ id: string; token: string; returnSecret: string; answer: Answer }>;
  kindsAbout(subject: string): Promise<string[]>;
  /** What review writes when a correction is approved, or an answer withdrawn (chat.correction). */
  correct(answerId: string, words: string | null): Promise<void>;
  close(): Promise<void>;
};

/** The public chat and what comes after an answer, over a real database and the real knowledge, on a day that can be set. */
export async function openTalk(): Promise<Talk> {
  let now = new Date("2026-11-23T09:00:00.000Z");
  const clock = { now: () => now };
  const db = await informedDatabase(clock);
  const settings = { dailyCapacity: 60, samplePercent: 100, unreadDays: 30 };
  const deps: ConversationDeps = {
    db,
    vault: createVault({ current: 1, keys: new Map([[1, newKey()]]) }),
    retriever: createRetriever(db),
    readIntent: createIntentReader(db),
    writer: null,
    orienter: createOrienter({ db, directory: createDirectory(db), agenda: createAgenda(db), clock }),
    register: createRegister({ baseUrl: "http://127.0.0.1:9", clock, db }),
    clock,
    review: createIntake({ settings, raise: async () => {} }),
    contacts: noContacts,
    canMail: true,
    onUnexpected: (error) => {
      throw error;
    },
    groupingKey: newKey(),
    retentionDays: 180,
    track: (work) => work,
  };
  const conversations = createConversations(deps);
  const sent: Mail[] = [];
  const mail = async (_tx: unknown, one: Mail) => void sent.push(one);
  return {
    db,
    deps,
    conversations,
    contests: createContests(deps),
    desk: createContestDesk({ ...deps, mail, site: "https://boussole.example" }),
    notices: createNotices(deps),
    sent,
    now: () => now,
    setNow: (iso) => {
      now = new Date(iso);
    },
    async answered(question = "qui pilote le plan Osez l'IA ?") {
      const { id, token, returnSecret } = await conversations.open();
      const answer = await conversations.ask(id, { content: question, generative: false });
      return { id, token, returnSecret, answer };
    },
    kindsAbout: async (subject) =>
      (
        await db.query<{ kind: string }>(
          sql`SELECT kind FROM audit.entry WHERE subject = ${subject} ORDER BY seq`,
        )
      ).map(({ kind }) => kind),
    correct: (answerId, words) => correct(db, answerId, words, now),
    close: () => db.close(),
  };
}

/** What review writes when a correction is approved, or an answer withdrawn; see 0014. */
export async function correct(db: Database, answerId: string, words: string | null, at: Date): Promise<void> {
  const textId = words === null ? null : `text-${answerId}`;
  const citations = [
    {
      n: 1,
      fiche: "plan-osez-lia",
      title: "Le plan « Osez l'IA »",
      section: "Qui pilote",
      publisher: "DGE",
      url: "https://www.entreprises.gouv.fr/osez-lia",
      sourceDate: "2025-07-01",
      excerpt: "La DGE pilote le plan.",
      page: "/fiches/plan-osez-lia#pilotage",
      reviewBy: "2027-05-31",
    },
  ];
  const validation = { function: "Chargée de mission", organisation: "DGE", date: "2026-12-03" };
  await db.transaction(async (tx) => {
    if (textId !== null)
      await tx.query(sql`
        INSERT INTO chat.correction_text (id, content, citations, validation, approved_at)
        VALUES (${textId}, ${words}, ${JSON.stringify(citations)}, ${JSON.stringify(validation)}, ${at})`);
    await tx.query(sql`
      INSERT INTO chat.correction (answer_id, kind, correction_id, at)
      VALUES (${answerId}, ${words === null ? "withdrawn" : "corrected"}, ${textId}, ${at})
      ON CONFLICT (answer_id) DO UPDATE SET kind = excluded.kind, correction_id = excluded.correction_id, at = excluded.at`);
  });
}
