import { afterAll, beforeAll, expect, test } from "vitest";
import { noContacts } from "../../tests/support/contacts.ts";
import { informedDatabase } from "../../tests/support/database.ts";
import { verifyJournal } from "../audit/verify.ts";
import type { Database, Row } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { createDirectory } from "../directory/directory.ts";
import { createAgenda } from "../events/agenda.ts";
import { createIntentReader } from "../intent/read.ts";
import { createOrienter } from "../orientation/network.ts";
import { newKey } from "../privacy/cipher.ts";
import { createVault } from "../privacy/vault.ts";
import { createRegister } from "../profile/register/register.ts";
import { createRetriever } from "../retrieval/search.ts";
import { createIntake } from "../review/intake/intake.ts";
import { ask } from "./ask.ts";
import type { AnswerEvent, Conversations } from "./conversations.ts";
import { createConversations } from "./create.ts";
import { type ConversationDeps, LEASE_MS } from "./deps.ts";
import { eraseExpired } from "./erasure/erase.ts";
import { piecesOf } from "./stream.ts";

let db: Database;
let deps: ConversationDeps;
let conversations: Conversations;
let now = new Date("2026-11-23T09:00:00.000Z");
beforeAll(async () => {
  const clock = { now: () => now };
  db = await informedDatabase(clock);
  deps = {
    db,
    vault: createVault({ current: 1, keys: new Map([[1, newKey()]]) }),
    retriever: createRetriever(db),
    readIntent: createIntentReader(db),
    writer: null,
    orienter: createOrienter({ db, directory: createDirectory(db), agenda: createAgenda(db), clock }),
    register: createRegister({ baseUrl: "http://127.0.0.1:9", clock, db }),
    clock,
    review: createIntake({
      settings: { dailyCapacity: 60, samplePercent: 100, unreadDays: 30 },
      raise: async () => {},
    }),
    contacts: noContacts,
    canMail: true,
    onUnexpected: (error) => {
      throw error;
    },
    groupingKey: newKey(),
    retentionDays: 180,
    track: (work) => work,
  };
  conversations = createConversations(deps);
}, 60_000);
afterAll(() => db.close());

const question = (content: string, clientMessageId?: string) => ({
  content,
  clientMessageId,
  generative: false,
});

/** Every cell of every table, as text: what a thief of the database would read. */
async function everything(): Promise<string> {
  const tables = await db.query<{ name: string }>(sql`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('chat', 'vault', 'audit', 'public')`);
  const dumps: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query<Row>({ text: `SELECT * FROM ${name}`, values: [] });
    dumps.push(
      JSON.stringify(rows, (_, value) =>
        value?.type === "Buffer" ? Buffer.from(value.data).toString("latin1") : value,
      ),
    );
  }
  return dumps.join("\n");
}

test("no word of a person stands in any table, before or after erasing, and the journal still verifies", async () => {
  const { id, token, returnSecret } = await conversations.open();
  const answer = await conversations.ask(
    id,
    question("ma question zinzolin sur les ambassadeurs, appelez le 06 39 98 12 34"),
  );
  await conversations.giveFeedback(id, answer.id, {
    useful: false,
    reasons: ["imprecis"],
    comment: "remarque zinzolin",
  });
  const before = await everything();
  for (const secret of ["zinzolin", "39 98 12", token, returnSecret]) expect(before).not.toContain(secret);
  const exported = JSON.stringify(await conversations.export(id));
  expect(exported).toContain("zinzolin");
  expect(exported).toContain("[téléphone masqué]");
  await conversations.erase(id);
  for (const attempt of [
    () => conversations.view(id),
    () => conversations.export(id),
    () => conversations.answer(id, answer.id),
    () => conversations.ask(id, question("encore")),
    () => conversations.erase(id),
  ]) {
    await expect(attempt()).rejects.toThrow("n'existe pas, ou elle a été effacée");
  }
  expect(await conversations.idOfToken(token)).toBeNull();
  expect(await conversations.reopen(returnSecret)).toBeNull();
  expect(await db.query(sql`SELECT 1 FROM vault.conversation_key WHERE conversation_id = ${id}`)).toEqual([]);
  expect((await verifyJournal(db, { vault: deps.vault })).faults).toEqual([]);
});

test("an answer whose ciphertext was changed is detected", async () => {
  const { id } = await conversations.open();
  const answer = await conversations.ask(id, question("c koi la dge"));
  const [row] = await db.query<{ content: Buffer }>(
    sql`SELECT content FROM chat.answer WHERE id = ${answer.id}`,
  );
  const forged = Buffer.from(row?.content ?? "");
  forged[40] = (forged[40] ?? 0) ^ 1;
  await db.query(sql`UPDATE chat.answer SET content = ${forged} WHERE id = ${answer.id}`);
  expect((await verifyJournal(db)).faults.map(({ reason }) => reason)).toEqual([
    "la réponse enregistrée a été modifiée",
  ]);
  await db.query(sql`UPDATE chat.answer SET content = ${row?.content} WHERE id = ${answer.id}`);
});

test("the same client message gives the same answer, made once, even sent twice at a time", async () => {
  const { id } = await conversations.open();
  const both = await Promise.all([
    conversations.ask(id, question("qui pilote le plan ?", "m1")),
    conversations.ask(id, question("qui pilote le plan ?", "m1")),
  ]);
  const third = await conversations.ask(id, question("qui pilote le plan ?", "m1"));
  expect(new Set([...both, third].map((answer) => answer.id)).size).toBe(1);
  expect((await conversations.view(id)).turns).toHaveLength(1);
});

test("a second question while one is being answered is refused, and the first is answered", async () => {
  const { id } = await conversations.open();
  const settled = await Promise.allSettled([
    conversations.ask(id, question("combien d'ambassadeurs ?")),
    conversations.ask(id, question("c'est payant ?")),
  ]);
  expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = settled.find((result) => result.status === "rejected");
  expect(String(refused?.reason)).toContain("Une réponse est en cours");
});

test("an answer left by a process that died is made once its lease is over, by the first who looks", async () => {
  const { id } = await conversations.open();
  let dies: AnswerEvent | null = null;
  const broken: ConversationDeps = {
    ...deps,
    // The process stops dead in the middle of its transaction: nothing after the question is kept.
    db: { ...db, transaction: (work) => (dies ? new Promise(() => {}) : db.transaction(work)) },
  };
  void ask(broken, id, question("qui instruit les candidatures ?"), (event) => {
    dies = event;
  });
  while (dies === null) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await conversations.view(id)).turns[0]?.answer).toBeNull();
  await expect(conversations.ask(id, question("autre"))).rejects.toThrow("Une réponse est en cours");
  now = new Date(now.getTime() + LEASE_MS + 1);
  const views = await Promise.all([conversations.view(id), conversations.view(id)]);
  const answers = (await conversations.view(id)).turns.map(({ answer }) => answer?.outcome);
  expect(views.length).toBe(2);
  expect(answers).toEqual(["answered"]);
  const entries = await db.query(sql`
    SELECT 1 FROM audit.entry WHERE kind = 'answer_recorded' AND facts->>'conversation' = ${id}`);
  expect(entries).toHaveLength(1);
});

test("erasing while an answer is being made leaves nothing of it behind", async () => {
  const { id } = await conversations.open();
  const erasing: ConversationDeps = {
    ...deps,
    // Read in the middle of the answer, once the question is kept.
    readIntent: async (text) => {
      await conversations.erase(id);
      return deps.readIntent(text);
    },
  };
  await expect(ask(erasing, id, question("je suis boulanger à Rennes, qui peut m'aider ?"))).rejects.toThrow(
    "elle a été effacée",
  );
  expect(
    await db.query(sql`SELECT status, content, question_hmac FROM chat.answer WHERE conversation_id = ${id}`),
  ).toEqual([{ status: "pending", content: null, question_hmac: null }]);
  expect(await db.query(sql`SELECT 1 FROM review.item WHERE conversation_id = ${id}`)).toEqual([]);
  expect(await db.query(sql`SELECT 1 FROM chat.profile WHERE conversation_id = ${id}`)).toEqual([]);
  const entries = await db.query(sql`
    SELECT 1 FROM audit.entry WHERE kind = 'answer_recorded' AND facts->>'conversation' = ${id}`);
  expect(entries).toEqual([]);
});

test("the sentences of a stream, put together, are the recorded words", async () => {
  const { id } = await conversations.open();
  const { content } = await conversations.ask(id, question("quelles sont les 4 missions des ambassadeurs ?"));
  expect(piecesOf(content).length).toBeGreaterThan(1);
  expect(piecesOf(content).join("")).toBe(content);
});

test("a return link opens the conversation; a renewed one replaces it, and closes it wherever the former was used", async () => {
  const { id, token, returnSecret } = await conversations.open();
  const elsewhere = await conversations.reopen(returnSecret);
  expect(elsewhere?.id).toBe(id);
  const renewed = await conversations.renewReturnLink(id, token);
  expect(await conversations.idOfToken(elsewhere?.token ?? "")).toBeNull();
  expect(await conversations.idOfToken(token)).toBe(id);
  expect(await conversations.reopen(returnSecret)).toBeNull();
  expect((await conversations.reopen(renewed))?.id).toBe(id);
});

test("a conversation is erased when its time has come, and says so in the journal", async () => {
  const { id } = await conversations.open();
  await conversations.ask(id, question("c koi france num"));
  now = new Date(now.getTime() + 181 * 86_400_000);
  expect(await eraseExpired(deps)).toBeGreaterThan(0);
  expect(await db.query(sql`SELECT 1 FROM vault.conversation_key WHERE conversation_id = ${id}`)).toEqual([]);
  const kinds = await db.query<{ kind: string }>(
    sql`SELECT kind FROM audit.entry WHERE subject = ${id} ORDER BY seq`,
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(["conversation_opened", "conversation_expired"]);
});
