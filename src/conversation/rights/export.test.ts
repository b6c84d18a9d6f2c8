import { afterAll, beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../../../tests/support/talk.ts";
import { sql } from "../../db/sql.ts";
import { ConversationExport } from "./schemas.ts";

let talk: Talk;
let exported: ConversationExport;
let conversation: string;
beforeAll(async () => {
  talk = await openTalk();
  const { conversations } = talk;
  const { id, answer, returnSecret } = await talk.answered(
    "plombier à Rennes, 6 salariés, qui pilote le plan ? 06 39 98 12 34",
  );
  conversation = id;
  await conversations.giveFeedback(id, answer.id, { useful: false, reasons: ["imprecis"], comment: "bof" });
  await talk.contests.contest(id, answer.id, { reason: "ce chiffre est faux" });
  await talk.notices.leave(id, "moi@exemple.fr", true);
  await talk.correct(answer.id, "La DGE pilote le plan. [1]");
  await conversations.seeCorrections(id);
  await conversations.editProfile(id, { headcount: 7 });
  await conversations.skipQuestion(id, "maturity");
  await conversations.ask(id, { content: "Taille : PME", edit: { size: "PME" } });
  await conversations.oppose(id, ["generation"]);
  await conversations.reopen(returnSecret);
  // What staff do; see review/reading/open.ts.
  const { journal } = await import("../../audit/journal.ts");
  const facts = { account: "compte-relectrice", reference: answer.reference };
  const act = { kind: "answer_viewed" as const, subject: answer.id, facts, contentDigest: null };
  await talk.db.transaction((tx) => journal(tx, act, talk.now()));
  exported = JSON.parse(JSON.stringify(await conversations.export(id)));
}, 60_000);
afterAll(() => talk.close());

test("the export is what its schema says, no field more", () => {
  // What the schema does not know is stripped, at any depth.
  expect(ConversationExport.parse(exported)).toEqual(exported);
});

test("every kind of what is held is in it", () => {
  const [first, edit] = exported.messages;
  expect(first).toMatchObject({
    question: "plombier à Rennes, 6 salariés, qui pilote le plan ? [téléphone masqué]",
    masked: ["telephone"],
    generative: false,
    corrects: false,
    feedback: { useful: false, reasons: ["imprecis"], comment: "bof" },
    answer: { correction: { kind: "corrected", content: "La DGE pilote le plan. [1]" } },
  });
  expect(first?.correctionSeenAt).not.toBeNull();
  expect(edit).toMatchObject({ question: "Taille : PME", corrects: true });
  expect(exported.profile).toMatchObject({
    size: "PME",
    commune: "Rennes",
    provenance: { size: { source: "edited" }, commune: { source: "stated", because: "Rennes" } },
  });
  expect(exported).toMatchObject({
    skippedQuestions: ["maturity"],
    oppositions: ["generation"],
    noticeAddress: "moi@exemple.fr",
    contests: [{ state: "open", reason: "ce chiffre est faux" }],
    readings: [{ day: "2026-11-23", count: 1 }],
  });
  expect(exported.doors).toHaveLength(2);
  expect(JSON.stringify(exported)).not.toContain("compte-relectrice");
});

test("it is an act of the journal, which says how much was given and nothing of it", async () => {
  const acts = await talk.db.query<{ facts: unknown }>(
    sql`SELECT facts FROM audit.entry WHERE kind = 'access_given' AND subject = ${conversation}`,
  );
  expect(acts).toEqual([{ facts: { format: "file", messages: 2, known: 5, contests: 1, readings: 1 } }]);
});

/** Where each column of a person's rows is in their export; a dot goes into an object, and into the first of a list. */
const EXPORTED: Record<string, string> = {
  "conversation.id": "conversation.id",
  "conversation.created_at": "conversation.createdAt",
  "conversation.expires_at": "conversation.expiresAt",
  "conversation.opposed": "oppositions",
  "access.created_at": "doors",
  "message.id": "messages.id",
  "message.content": "messages.question",
  "message.masked": "messages.masked",
  "message.generative": "messages.generative",
  "message.corrects": "messages.corrects",
  "message.created_at": "messages.askedAt",
  "answer.id": "messages.answer.id",
  "answer.reference": "messages.answer.reference",
  "answer.outcome": "messages.answer.outcome",
  "answer.mode": "messages.answer.mode",
  "answer.completeness": "messages.answer.completeness",
  "answer.content": "messages.answer.content",
  "answer.flags": "messages.answer.flags",
  "answer.trace": "messages.answer.trace.steps",
  "answer.model_calls": "messages.answer.footprint.modelCalls",
  "answer.input_tokens": "messages.answer.footprint.inputTokens",
  "answer.output_tokens": "messages.answer.footprint.outputTokens",
  "answer.energy_wh": "messages.answer.footprint.energyWh",
  "answer.g_co2e": "messages.answer.footprint.gCO2e",
  "answer.created_at": "messages.answer.createdAt",
  "answer.answered_at": "messages.answeredAt",
  "feedback.useful": "messages.feedback.useful",
  "feedback.reasons": "messages.feedback.reasons",
  "feedback.comment": "messages.feedback.comment",
  "feedback.created_at": "messages.feedback.at",
  "profile.content": "profile.provenance",
  "profile.updated_at": "profileUpdatedAt",
  "contest.answer_id": "contests.answerId",
  "contest.reason": "contests.reason",
  "contest.created_at": "contests.createdAt",
  "contest.due_at": "contests.dueAt",
  "contest.withdrawn_at": "contests.state",
  "contest.decided_at": "contests.decidedAt",
  "contest.outcome": "contests.outcome",
  "contest.answer": "contests.answer",
  "notice_address.address": "noticeAddress",
  "notice_address.at": "noticeAddressLeftAt",
  "correction.kind": "messages.answer.correction.kind",
  "correction.at": "messages.answer.correction.at",
  "correction_text.content": "messages.answer.correction.content",
  "correction_text.citations": "messages.answer.correction.citations",
  "correction_text.validation": "messages.answer.correction.validation",
  "correction_seen.at": "messages.correctionSeenAt",
};

const SECRET = "an imprint of a secret that the person alone holds";
const LINK = "an id that ties two rows of one export together";
const UPKEEP = "says how the service keeps the row, nothing of the person";
/** What is not in the export, and why it is not personal, or not the person's to read here. */
const LEFT_OUT: Record<string, string> = {
  "conversation.return_digest": SECRET,
  "conversation.erased_at": "no export once it is set",
  "conversation.closed_at": "no export once it is set",
  "conversation.blurred_at": "no export once it is set",
  "access.digest": SECRET,
  "access.conversation_id": LINK,
  "message.conversation_id": LINK,
  "message.client_message_id": "a keyed digest of what a program sent, without its key",
  "message.position": "the order of the messages",
  "answer.conversation_id": LINK,
  "answer.message_id": LINK,
  "answer.status": UPKEEP,
  "answer.lease_until": UPKEEP,
  "answer.question_hmac": "a keyed digest that groups equal questions of anyone",
  "answer_passage.answer_id": LINK,
  "answer_passage.rank": "the search in our own fiches; what was quoted is among the citations",
  "answer_passage.passage_digest": "the same",
  "answer_passage.score": "the same",
  "answer_passage.citation": "the same",
  "feedback.answer_id": LINK,
  "profile.conversation_id": LINK,
  "contest.id": LINK,
  "contest.conversation_id": LINK,
  "contest.ticket_digest": SECRET,
  "contest.late_told_at": UPKEEP,
  "contest.decided_by": "the account of a member of the staff: who read and decided is never told",
  "contest.answer_erased_at": UPKEEP,
  "notice_address.conversation_id": LINK,
  "correction.answer_id": LINK,
  "correction.correction_id": LINK,
  "correction_text.id": LINK,
  "correction_text.approved_at": "of the text, written for anyone; when it was shown is exported",
  "correction_seen.answer_id": LINK,
};

/** Tables of review and trust: what they hold of a person, and where the person reads it. */
const ELSEWHERE: Record<string, string> = {
  "review.item": "the queue: outcome, flags and company are those of the answer, which is exported",
  "review.event":
    "what readers did; the days they read are exported, their remarks judge our answer and tell who they are",
  "review.verdict": "the opinion of a reader on our answer",
  "review.correction": "words of the staff for anyone; what was shown is exported",
  "review.correction_target": LINK,
  "review.eval_case": "questions written by the staff",
  "review.reflagged": "about our own passages",
  "trust.report": "tied to no conversation: its own ticket shows it",
  "trust.reply": "what an advisor answered",
  "trust.suspension": "about an advisor",
};

function at(value: unknown, path: string): unknown {
  let here: unknown = value;
  for (const name of path.split(".")) {
    if (Array.isArray(here)) here = here[0];
    here = (here as Record<string, unknown> | null | undefined)?.[name];
  }
  return here;
}

test("every column of the chat is exported, or has a reason not to be", async () => {
  const columns = (
    await talk.db.query<{ name: string }>(sql`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'chat'`)
  ).map(({ name }) => name);
  expect(columns.length).toBeGreaterThan(60);
  expect(columns.filter((name) => !(name in EXPORTED) && !(name in LEFT_OUT))).toEqual([]);
  expect(
    [...Object.keys(EXPORTED), ...Object.keys(LEFT_OUT)].filter((name) => !columns.includes(name)),
  ).toEqual([]);
  // Nothing is decided, and what a model cost is known of a model alone.
  const unknown = new Set([
    "contests.decidedAt",
    "contests.outcome",
    "contests.answer",
    "messages.answer.footprint.energyWh",
    "messages.answer.footprint.gCO2e",
  ]);
  const missing = Object.values(EXPORTED).filter((path) => {
    const value = at(exported, path);
    return value === undefined || (value === null && !unknown.has(path));
  });
  expect(missing).toEqual([]);
});

test("every table of review and of reports is looked at, in case it holds something of the person", async () => {
  const tables = await talk.db.query<{ name: string }>(sql`
    SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('review', 'trust') ORDER BY 1`);
  expect(tables.map(({ name }) => name)).toEqual(Object.keys(ELSEWHERE).sort());
});
