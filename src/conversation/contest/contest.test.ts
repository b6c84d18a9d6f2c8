import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../../../tests/support/talk.ts";
import { verifyJournal } from "../../audit/verify.ts";
import { sql } from "../../db/sql.ts";
import { createEvidence } from "../../evidence/evidence.ts";
import { ask } from "../ask.ts";
import { eraseExpired } from "../erasure/erase.ts";

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());
beforeEach(() => talk.setNow("2026-11-23T09:00:00.000Z"));

const REASON = "Le chiffre est faux, appelez-moi au 06 39 98 12 34, dit zinzolin.";
const decide = (contestId: string, outcome: "upheld" | "partly" | "rejected" = "upheld") =>
  talk.desk.decide({
    contestId,
    accountId: "lead-1",
    outcome,
    answer: "Vous aviez raison : la date manquait.",
  });
const onlyOpen = async () => {
  const [first, ...others] = await talk.desk.open();
  if (!first || others.length > 0) throw new Error("one open contest was expected");
  return first;
};
const rowOf = async (table: string, column: string, id: string) =>
  talk.db.query<Record<string, unknown>>({
    text: `SELECT * FROM ${table} WHERE ${column} = $1`,
    values: [id],
  });

test("a contest keeps its reason masked and sealed, tells review and the journal, and gives a ticket", async () => {
  const { id, answer } = await talk.answered();
  const { ticket, dueAt, masked } = await talk.contests.contest(id, answer.id, { reason: REASON });
  expect(ticket).toMatch(/^[\w-]{43}$/);
  expect(dueAt.toISOString()).toBe("2026-12-14T22:59:59.999Z");
  expect(masked).toEqual(["telephone"]);
  const file = await talk.desk.read((await onlyOpen()).id);
  expect(file.reason).toBe("Le chiffre est faux, appelez-moi au [téléphone masqué], dit zinzolin.");
  const stored = JSON.stringify(await rowOf("chat.contest", "answer_id", answer.id), (_, value) =>
    value?.type === "Buffer" ? Buffer.from(value.data).toString("latin1") : value,
  );
  for (const secret of ["zinzolin", "39 98 12", ticket]) expect(stored).not.toContain(secret);
  const [item] = await rowOf("review.item", "answer_id", answer.id);
  expect(item).toMatchObject({ contested: true, due_at: dueAt, status: "open" });
  expect(await talk.kindsAbout(answer.id)).toEqual(["answer_recorded", "answer_contested"]);
  expect((await talk.conversations.view(id)).turns[0]?.contest).toMatchObject({ state: "open", dueAt });
  await talk.contests.withdraw(ticket);
});

test("an answer has one open contest, even asked twice at once; once it is over there may be another", async () => {
  const { id, answer } = await talk.answered();
  const twice = await Promise.allSettled([
    talk.contests.contest(id, answer.id, { reason: "faux" }),
    talk.contests.contest(id, answer.id, { reason: "faux" }),
  ]);
  const refused = twice.filter((one) => one.status === "rejected");
  expect(
    refused.map(({ reason }) => [reason.type, String(reason.message).includes("14 décembre 2026")]),
  ).toEqual([["deja-fait", true]]);
  await decide((await onlyOpen()).id, "rejected");
  const { ticket } = await talk.contests.contest(id, answer.id, { reason: "toujours faux" });
  await talk.contests.withdraw(ticket);
  expect(await talk.desk.open()).toEqual([]);
});

test("five contests at most are open in a conversation, and an answer is examined twice at most", async () => {
  const { id, answer } = await talk.answered();
  const open: string[] = [];
  for (let n = 0; n < 5; n++) {
    const other = await talk.conversations.ask(id, {
      content: `un ambassadeur est-il payé ? (${n})`,
      generative: false,
    });
    open.push((await talk.contests.contest(id, other.id, { reason: "faux" })).ticket);
  }
  await expect(talk.contests.contest(id, answer.id, { reason: "faux" })).rejects.toMatchObject({
    type: "deja-fait",
    message: expect.stringContaining("5 contestations"),
  });
  for (const ticket of open) await talk.contests.withdraw(ticket);
  for (let n = 0; n < 2; n++) {
    const { ticket } = await talk.contests.contest(id, answer.id, { reason: "faux" });
    expect((await talk.conversations.view(id)).turns[0]?.contest?.ticket).toBe(ticket);
    await decide((await onlyOpen()).id);
  }
  await expect(talk.contests.contest(id, answer.id, { reason: "faux" })).rejects.toMatchObject({
    type: "deja-fait",
    message: expect.stringContaining("deux fois"),
  });
});

test("a contest without a reason, with one too long, or an address without consent is refused by its field", async () => {
  const { id, answer } = await talk.answered();
  const faults = async (given: Parameters<Talk["contests"]["contest"]>[2]) =>
    talk.contests.contest(id, answer.id, given).then(
      () => "accepted",
      (error) => error.fields[0]?.field,
    );
  expect(await faults({ reason: " \u200B " })).toBe("reason");
  expect(await faults({ reason: "é".repeat(2_001) })).toBe("reason");
  expect(await faults({ reason: "faux", email: "a@b", consent: true })).toBe("email");
  expect(await faults({ reason: "faux", email: "a@b.fr\nBcc: c@d.fr", consent: true })).toBe("email");
  expect(await faults({ reason: "faux", email: "a@b.fr" })).toBe("consent");
  expect(await talk.desk.open()).toEqual([]);
});

test("nobody contests the answer of another conversation, nor one that is not made", async () => {
  const mine = await talk.answered();
  const other = await talk.answered();
  for (const answerId of [other.answer.id, "absent"])
    await expect(talk.contests.contest(mine.id, answerId, { reason: "faux" })).rejects.toMatchObject({
      type: "introuvable",
    });
});

test("the ticket alone tells state, decision and answer, and no word of the exchange", async () => {
  const { id, answer } = await talk.answered();
  const { ticket } = await talk.contests.contest(id, answer.id, { reason: REASON });
  expect(await talk.contests.status(ticket)).toMatchObject({ state: "open", outcome: null, answer: null });
  expect(await talk.contests.status(ticket, id)).not.toBeNull();
  expect(await talk.contests.status(ticket, "another")).toBeNull();
  expect(await talk.contests.status("x".repeat(43))).toBeNull();
  await decide((await onlyOpen()).id);
  const status = await talk.contests.status(ticket);
  expect(status).toMatchObject({
    reference: answer.reference,
    state: "decided",
    outcome: "upheld",
    answer: "Vous aviez raison : la date manquait.",
    answerErased: false,
  });
  expect(JSON.stringify(status)).not.toContain("zinzolin");
  expect(await talk.kindsAbout(answer.id)).toEqual([
    "answer_recorded",
    "answer_contested",
    "contest_decided",
  ]);
  expect((await rowOf("review.item", "answer_id", answer.id))[0]).toMatchObject({ contested: false });
});

test("a contest is decided once, by its id or by its answer, and never once withdrawn", async () => {
  const { id, answer } = await talk.answered();
  const { ticket } = await talk.contests.contest(id, answer.id, { reason: "faux" });
  const { id: contestId } = await onlyOpen();
  const given = { accountId: "lead-1", outcome: "partly", answer: "En partie." } as const;
  await expect(talk.desk.decide({ ...given, contestId, answer: " " })).rejects.toMatchObject({
    type: "entree-invalide",
  });
  const both = await Promise.allSettled([
    talk.desk.decide({ ...given, answerId: answer.id }),
    talk.desk.decide({ ...given, contestId }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(talk.desk.decide({ ...given, contestId })).rejects.toMatchObject({ type: "deja-fait" });
  await expect(talk.contests.withdraw(ticket)).rejects.toMatchObject({ type: "deja-fait" });
  await expect(talk.desk.decide({ ...given, contestId: "absent" })).rejects.toMatchObject({
    type: "introuvable",
  });
});

test("with an address, the decision is told in a message that holds the ticket and no word of the exchange", async () => {
  const { id, answer } = await talk.answered();
  const contact = { email: " marie@garage.example ", consent: true };
  const { ticket } = await talk.contests.contest(id, answer.id, { reason: REASON, ...contact });
  await decide((await onlyOpen()).id);
  const mail = talk.sent.splice(0);
  expect(mail).toHaveLength(1);
  expect(mail[0]?.to).toBe("marie@garage.example");
  expect(mail[0]?.text).toContain(`https://boussole.example/contestations/${ticket}`);
  for (const word of ["zinzolin", "raison :", answer.content.slice(0, 20)])
    expect(mail[0]?.text).not.toContain(word);
  expect(await talk.kindsAbout(id)).toEqual(["conversation_opened", "notice_address_left"]);
});

test("erasing with an open contest closes every door at once and erases with the decision", async () => {
  const { id, token, returnSecret, answer } = await talk.answered();
  const other = await talk.conversations.ask(id, { content: "c'est payant ?", generative: false });
  const { ticket, dueAt } = await talk.contests.contest(id, answer.id, { reason: REASON });
  expect(await talk.conversations.erase(id)).toEqual({ erasedAfter: dueAt });
  expect(await talk.conversations.idOfToken(token)).toBeNull();
  expect(await talk.conversations.isReturnLink(returnSecret)).toBe(false);
  expect(await talk.conversations.reopen(returnSecret)).toBeNull();
  for (const attempt of [
    () => talk.conversations.view(id),
    () => talk.conversations.answer(id, answer.id),
    () => talk.conversations.giveFeedback(id, answer.id, { useful: true, reasons: [], comment: null }),
    () => talk.conversations.ask(id, { content: "encore" }),
    () => talk.conversations.renewReturnLink(id, ""),
    () => talk.conversations.erase(id),
    () => talk.contests.contest(id, answer.id, { reason: "encore" }),
    () => talk.notices.leave(id, "a@b.fr", true),
  ])
    await expect(attempt()).rejects.toMatchObject({ type: "introuvable" });
  const open = await onlyOpen();
  expect(open.erasing).toBe(true);
  // Only what is contested is still to be read.
  expect((await rowOf("review.item", "answer_id", other.id))[0]).toMatchObject({ status: "erased" });
  expect((await rowOf("review.item", "answer_id", answer.id))[0]).toMatchObject({ status: "open" });
  expect((await talk.desk.read(open.id)).reason).toContain("zinzolin");
  const evidence = createEvidence({ ...talk.deps, lines: async function* () {} });
  expect((await evidence.forStaff(answer.reference, "dpo-1")).words?.answer.content).toBe(answer.content);
  const refused = await evidence.forStaff(other.reference, "dpo-1");
  expect(refused).toMatchObject({ words: null, erasedAt: null, closedAt: talk.now() });
  expect(await talk.contests.status(ticket)).toMatchObject({ state: "open", erasing: true });
  // However late the decision, nothing is erased before it, and everything with it.
  talk.setNow("2027-11-23T09:00:00.000Z");
  await eraseExpired(talk.deps);
  expect(await rowOf("vault.conversation_key", "conversation_id", id)).toHaveLength(1);
  await decide(open.id);
  expect(await rowOf("vault.conversation_key", "conversation_id", id)).toEqual([]);
  expect(await talk.kindsAbout(id)).toEqual([
    "conversation_opened",
    "erasure_requested",
    "conversation_erased",
  ]);
  expect(await talk.contests.status(ticket)).toMatchObject({ state: "decided", answer: /./, erasing: false });
  expect((await talk.desk.read(open.id)).reason).toBeNull();
});

test("an answer that is being made when the conversation is closed is not kept", async () => {
  const { id, answer } = await talk.answered();
  const { ticket } = await talk.contests.contest(id, answer.id, { reason: "faux" });
  const closing: typeof talk.deps = {
    ...talk.deps,
    readIntent: async (text) => {
      await talk.conversations.erase(id);
      return talk.deps.readIntent(text);
    },
  };
  const question = { content: "je suis boulanger à Rennes, c'est payant ?", generative: false };
  await expect(ask(closing, id, question)).rejects.toMatchObject({ type: "introuvable" });
  expect(await rowOf("review.item", "conversation_id", id)).toHaveLength(1);
  expect(await rowOf("chat.profile", "conversation_id", id)).toEqual([]);
  const answers = await rowOf("chat.answer", "conversation_id", id);
  expect(answers.map(({ question_hmac }) => question_hmac)).toEqual([null, null]);
  await talk.contests.withdraw(ticket);
});

test("withdrawing by the ticket, once everything was to be erased, erases at once", async () => {
  const { id, answer } = await talk.answered();
  const { ticket } = await talk.contests.contest(id, answer.id, { reason: "faux" });
  await talk.conversations.erase(id);
  await talk.contests.withdraw(ticket);
  expect(await talk.kindsAbout(id)).toEqual([
    "conversation_opened",
    "erasure_requested",
    "conversation_erased",
  ]);
  expect(await talk.kindsAbout(answer.id)).toEqual([
    "answer_recorded",
    "answer_contested",
    "contest_withdrawn",
  ]);
  expect(await talk.db.query(sql`SELECT 1 FROM vault.conversation_key`)).toEqual(
    await talk.db.query(sql`
      SELECT 1 FROM vault.conversation_key k WHERE k.conversation_id <> ${id} AND k.wrapped <> ''`),
  );
  expect(await talk.contests.status(ticket)).toMatchObject({ state: "withdrawn", answer: null });
});

test("erasing while giving the contest up is at once, and what was answered to earlier ones goes too", async () => {
  const { id, answer } = await talk.answered();
  const first = await talk.contests.contest(id, answer.id, { reason: "faux" });
  await decide((await onlyOpen()).id);
  const second = await talk.contests.contest(id, answer.id, { reason: "encore faux" });
  expect(await talk.conversations.erase(id, "withdraw")).toEqual({ erasedAfter: null });
  expect(await talk.kindsAbout(id)).toEqual(["conversation_opened", "conversation_erased"]);
  expect(await talk.contests.status(first.ticket)).toMatchObject({
    state: "decided",
    answer: null,
    answerErased: true,
  });
  expect(await talk.contests.status(second.ticket)).toMatchObject({ state: "withdrawn" });
});

test("an expired conversation waits for its contest, closed to its person, and is erased after the decision", async () => {
  const { id, token, answer } = await talk.answered();
  await talk.contests.contest(id, answer.id, { reason: "faux" });
  talk.setNow("2027-06-01T09:00:00.000Z");
  await eraseExpired(talk.deps);
  expect(await talk.conversations.idOfToken(token)).toBeNull();
  const open = await onlyOpen();
  expect([open.late, (await talk.desk.read(open.id)).reason]).toEqual([true, "faux"]);
  await decide(open.id);
  await eraseExpired(talk.deps);
  expect(await talk.kindsAbout(id)).toEqual(["conversation_opened", "conversation_expired"]);
});

test("what was answered can be read for 90 days, then is erased", async () => {
  const { id, answer } = await talk.answered();
  const { ticket } = await talk.contests.contest(id, answer.id, { reason: "faux" });
  await decide((await onlyOpen()).id);
  talk.setNow("2027-02-20T09:00:00.000Z");
  await eraseExpired(talk.deps);
  expect((await talk.contests.status(ticket))?.answer).toContain("raison");
  talk.setNow("2027-02-22T09:00:00.000Z");
  await eraseExpired(talk.deps);
  expect(await talk.contests.status(ticket)).toMatchObject({
    outcome: "upheld",
    answer: null,
    answerErased: true,
  });
});

test("the export holds the contests with their reasons, and the address", async () => {
  const { id, answer } = await talk.answered();
  await talk.contests.contest(id, answer.id, {
    reason: "la date est fausse",
    email: "a@b.fr",
    consent: true,
  });
  expect(await talk.conversations.export(id)).toMatchObject({
    noticeAddress: "a@b.fr",
    contests: [{ reference: answer.reference, reason: "la date est fausse", state: "open" }],
  });
  await talk.conversations.erase(id, "withdraw");
});

test("the journal verifies after all that contests did, and betrays a reason that was changed", async () => {
  const { id, answer } = await talk.answered();
  await talk.contests.contest(id, answer.id, { reason: "faux" });
  const faults = async () => {
    const { faults: found } = await verifyJournal(talk.db, { vault: talk.deps.vault });
    return found.map(({ reason }) => reason);
  };
  expect(await faults()).toEqual([]);
  await talk.db.query(sql`UPDATE chat.contest SET reason = reason || '\\x00' WHERE answer_id = ${answer.id}`);
  expect(await faults()).toEqual(["le texte chiffré que cite cette entrée a été modifié ou supprimé"]);
});

test("late contests come first, and the figures tell what became of them all", async () => {
  await talk.db.query(sql`DELETE FROM chat.contest`);
  expect(await talk.desk.statistics()).toMatchObject({ received: 0, upheldShare: null, medianDays: null });
  const days = ["2026-10-29", "2026-10-30", "2026-11-20", "2026-11-23"];
  const references: string[] = [];
  for (const day of days) {
    talk.setNow(`${day}T09:00:00.000Z`);
    const { id, answer } = await talk.answered();
    references.push(answer.reference);
    await talk.contests.contest(id, answer.id, { reason: "faux" });
  }
  talk.setNow("2026-11-25T09:00:00.000Z");
  const open = await talk.desk.open();
  expect(open.map(({ reference, late }) => [reference, late])).toEqual([
    [references[0], true],
    [references[1], true],
    [references[2], false],
    [references[3], false],
  ]);
  for (const [index, outcome] of (["upheld", "partly", "rejected"] as const).entries())
    await decide(open[index]?.id ?? "", outcome);
  expect(await talk.desk.statistics()).toEqual({
    received: 4,
    withdrawn: 0,
    decided: { upheld: 1, partly: 1, rejected: 1 },
    upheldShare: 2 / 3,
    medianDays: 26,
    open: 1,
    late: 0,
    decidedLate: 2,
  });
  expect((await talk.desk.decided()).map(({ outcome }) => outcome).sort()).toEqual([
    "partly",
    "rejected",
    "upheld",
  ]);
});
