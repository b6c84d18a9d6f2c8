import { afterAll, beforeAll, expect, test } from "vitest";
import { openReview, staff } from "../../tests/support/review.ts";
import { verifyJournal } from "../audit/verify.ts";
import { sql } from "../db/sql.ts";
import { DomainError } from "../errors.ts";
import { propose } from "./correction/propose.ts";
import { assign, claim, claimNext, expireUnread, queueFor, release } from "./queue/queue.ts";
import { giveVerdict } from "./reading/decide.ts";
import { openAnswer } from "./reading/open.ts";
import { comment, escalate, reinstate, settle, withdraw } from "./reading/reasoned.ts";
import { type Verdict, VerdictBody } from "./reading/verdict.ts";

type Opened = Awaited<ReturnType<typeof openReview>>;
let review: Opened;
beforeAll(async () => {
  review = await openReview();
}, 60_000);
afterAll(() => review.db.close());

const ana = staff("ana", "reviewer");
const bob = staff("bob", "reviewer");
const lea = staff("lea", "lead");
const GOOD: Verdict = {
  conclusion: "good",
  scores: { exact: 2, complete: 2, neutral: 2, clear: 2, wellRouted: null },
  reasons: [],
};
const WRONG: Verdict = {
  conclusion: "to_correct",
  scores: { exact: 0, complete: 1, neutral: 2, clear: 2, wellRouted: null },
  reasons: ["faux"],
};

test("an answer is weighed by its flags: plain ones wait for the coin, doubtful ones are listed, distress is told at once", async () => {
  const plain = await review.ask("Qu'est-ce que l'Académie de l'IA ?");
  expect(await review.itemOf(plain.answer.id)).toMatchObject({
    status: "unlisted",
    sampled: false,
    urgent: false,
  });
  const doubtful = await review.ask("mon tel 06 39 98 12 34, c quoi un ambassadeur ia ?");
  expect(await review.itemOf(doubtful.answer.id)).toMatchObject({ status: "open" });
  const distress = await review.ask("je vais me suicider, mon entreprise coule");
  expect(distress.answer.outcome).toBe("distress_signposted");
  expect(await review.itemOf(distress.answer.id)).toMatchObject({ status: "open", urgent: true });
  expect(review.raised).toContainEqual({ kind: "distress", subject: distress.answer.reference });
  const [first] = (await queueFor(review.deps, ana)).lanes.first;
  expect(first?.reference).toBe(distress.answer.reference);
  await giveVerdict(review.deps, ana, distress.answer.reference, GOOD);
  expect((await queueFor(review.deps, ana)).lanes.first).toEqual([]);
});

test("a thumb down brings an answer to the queue, and a change of mind takes the flag back", async () => {
  const { conversation, answer } = await review.ask("Qu'est-ce que l'Académie de l'IA ?");
  const rate = (useful: boolean) =>
    review.conversations.giveFeedback(conversation, answer.id, { useful, reasons: [], comment: null });
  await rate(false);
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "open", flags: ["avis_negatif"], risk: 30 });
  await rate(true);
  expect(await review.itemOf(answer.id)).toMatchObject({ flags: [], risk: 0 });
  await giveVerdict(review.deps, ana, answer.reference, GOOD);
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "done" });
  await rate(false);
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "open", done_at: null });
});

test("a reader sees the question, each sentence beside its passage, why, and what was said before", async () => {
  const { conversation, answer } = await review.ask("Un ambassadeur IA est-il payé ?");
  const second = await review.conversations.ask(conversation, {
    content: "boulangerie de 6 personnes à Rennes, qui peut m'aider ?",
    generative: false,
  });
  const opened = await openAnswer(review.deps, ana, answer.reference.toLowerCase());
  expect(opened.words?.question).toBe("Un ambassadeur IA est-il payé ?");
  expect(opened.words?.sentences.length).toBeGreaterThan(0);
  const marks = new Set(opened.passages.flatMap(({ n }) => (n === null ? [] : [n])));
  for (const { supports } of opened.words?.sentences ?? [])
    for (const { n } of supports) expect(marks.has(n)).toBe(true);
  expect(opened.words?.turns.map(({ reference }) => reference)).toEqual([answer.reference, second.reference]);
  const routed = await openAnswer(review.deps, lea, second.reference);
  const known = routed.words?.candidates;
  expect(known?.rulesChanged).toBe(false);
  const total = (known?.leftOut ?? []).reduce((sum, { count }) => sum + count, known?.eligible.length ?? 0);
  const [held] = await review.db.query<{ n: number }>(
    sql`SELECT count(DISTINCT advisor_id)::int AS n FROM network.advisor_version`,
  );
  expect(total).toBe(held?.n);
  // Each opening is an act.
  const views = await review.db.query<{ facts: { account: string } }>(
    sql`SELECT facts FROM audit.entry WHERE kind = 'answer_viewed' AND subject = ${answer.id}`,
  );
  expect(views.map(({ facts }) => facts.account)).toEqual(["ana"]);
  expect(routed.journal.length).toBeGreaterThan(0);
  expect(opened.journal).toEqual([]);
  await expect(openAnswer(review.deps, ana, "B7K3-9QXM-X")).rejects.toMatchObject({ type: "introuvable" });
});

test("two readers never work on the same answer; a claim expires, and its holder keeps it by reading on", async () => {
  const { answer } = await review.ask("mon tel 06 39 98 12 34, un ambassadeur coûte combien ?");
  await claim(review.deps, ana, answer.reference);
  await expect(claim(review.deps, bob, answer.reference)).rejects.toMatchObject({ type: "deja-fait" });
  await expect(giveVerdict(review.deps, bob, answer.reference, GOOD)).rejects.toMatchObject({
    type: "deja-fait",
  });
  expect((await claimNext(review.deps, ana))?.reference).toBe(answer.reference);
  review.time.now = new Date(review.time.now.getTime() + 16 * 60_000);
  await claim(review.deps, bob, answer.reference);
  await release(review.deps, bob, answer.reference);
  await giveVerdict(review.deps, ana, answer.reference, GOOD);
  await expect(giveVerdict(review.deps, ana, answer.reference, GOOD)).rejects.toMatchObject({
    type: "deja-fait",
  });
});

test("a lead entrusts an answer to a reader, who finds it first; nobody else takes it meanwhile", async () => {
  const { answer } = await review.ask("mon tel 06 39 98 12 34, que fait la DGE ?");
  const reader = { id: "bob", roles: ["reviewer" as const] };
  await expect(
    assign(review.deps, lea, answer.reference, { id: "vic", roles: ["ambassador"] }),
  ).rejects.toMatchObject({ type: "entree-invalide" });
  await assign(review.deps, lea, answer.reference, reader);
  expect((await claimNext(review.deps, bob))?.reference).toBe(answer.reference);
  await expect(claim(review.deps, ana, answer.reference)).rejects.toMatchObject({ type: "deja-fait" });
  await giveVerdict(review.deps, bob, answer.reference, GOOD);
  await expect(assign(review.deps, lea, answer.reference, reader)).rejects.toMatchObject({
    type: "deja-fait",
  });
});

test("a verdict must hold together", () => {
  const parsed = (over: object) => VerdictBody.safeParse({ ...GOOD, ...over }).success;
  expect(parsed({})).toBe(true);
  expect(parsed({ scores: { ...GOOD.scores, exact: 0 } })).toBe(false);
  expect(parsed({ reasons: ["faux"] })).toBe(false);
  expect(parsed({ conclusion: "to_correct" })).toBe(false);
  expect(parsed({ conclusion: "to_correct", reasons: ["faux"] })).toBe(true);
  expect(parsed({ conclusion: "excellent" })).toBe(false);
});

test("two blind readings that disagree go to a lead, who settles", async () => {
  const { answer } = await review.ask("mon tel 06 39 98 12 34, c'est quoi France Num ?");
  await review.db.query(
    sql`UPDATE review.item SET sampled = true, readings_wanted = 2 WHERE answer_id = ${answer.id}`,
  );
  await giveVerdict(review.deps, ana, answer.reference, {
    ...WRONG,
    comment: "le montant est faux, 06 39 98 12 35",
  });
  const blind = await openAnswer(review.deps, bob, answer.reference);
  expect(blind.blind).toBe(true);
  expect(blind.verdicts).toEqual([]);
  expect(JSON.stringify(blind.events)).not.toContain("montant");
  await comment(review.deps, bob, answer.reference, { text: "à moi", sentence: null });
  const own = await openAnswer(review.deps, bob, answer.reference);
  expect(own.events.map(({ words }) => words)).toEqual(["à moi"]);
  await withdraw(review.deps, lea, answer.reference, "en attendant");
  const unaware = await openAnswer(review.deps, bob, answer.reference);
  expect(unaware.correction).toBeNull();
  expect(unaware.events.map(({ words }) => words)).toEqual(["à moi"]);
  const blindLead = await openAnswer(review.deps, staff("lou", "lead"), answer.reference);
  expect([blindLead.events, blindLead.journal]).toEqual([[], []]);
  await giveVerdict(review.deps, bob, answer.reference, GOOD);
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "escalated", readings: 2 });
  const opened = await openAnswer(review.deps, bob, answer.reference);
  expect(opened.verdicts).toHaveLength(2);
  expect(opened.events.map(({ words }) => words)).toContain("le montant est faux, [téléphone masqué]");
  await settle(review.deps, lea, answer.reference, "Le montant est daté dans la fiche.");
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "done" });
  // What a lead closed stays closed, when one more reader finds it good.
  await giveVerdict(review.deps, staff("eve", "reviewer"), answer.reference, GOOD);
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "done" });
});

test("an answer withdrawn is withdrawn at once; an escalation and a comment on a sentence are kept", async () => {
  const { conversation, answer } = await review.ask("Qu'est-ce que l'Académie de l'IA ?");
  await expect(withdraw(review.deps, ana, answer.reference, "  ")).rejects.toMatchObject({
    type: "entree-invalide",
  });
  await comment(review.deps, ana, answer.reference, { text: "cette phrase dit trop", sentence: 1 });
  await escalate(review.deps, ana, answer.reference, "que faire ?");
  // A reader's verdict does not answer what was asked of a lead.
  await giveVerdict(review.deps, bob, answer.reference, GOOD);
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "escalated" });
  expect((await queueFor(review.deps, lea)).lanes.escalated.map(({ reference }) => reference)).toContain(
    answer.reference,
  );
  await giveVerdict(review.deps, lea, answer.reference, {
    ...WRONG,
    conclusion: "to_withdraw",
    reasons: ["attaque_reussie"],
    comment: "elle suit l'ordre du message",
  });
  expect(review.raised).toContainEqual({ kind: "attack_succeeded", subject: answer.reference });
  const { turns } = await review.conversations.view(conversation);
  expect(turns[0]?.answer).toMatchObject({ correction: { kind: "withdrawn" } });
  const kinds = await review.db.query<{ kind: string }>(
    sql`SELECT kind FROM audit.entry WHERE subject = ${answer.id} AND kind LIKE '%withdrawn'`,
  );
  expect(kinds).toEqual([{ kind: "answer_withdrawn" }]);
  const other = await review.ask("Qu'est-ce que l'Académie de l'IA ?");
  await withdraw(review.deps, ana, other.answer.reference, "La source a été démentie.");
  await expect(withdraw(review.deps, bob, other.answer.reference, "encore")).rejects.toMatchObject({
    type: "deja-fait",
  });
  await reinstate(review.deps, lea, other.answer.reference, "La source n'était pas démentie.");
  const shown = await review.conversations.view(other.conversation);
  expect(shown.turns[0]?.answer?.correction ?? null).toBeNull();
  await expect(reinstate(review.deps, lea, other.answer.reference, "encore")).rejects.toMatchObject({
    type: "deja-fait",
  });
});

test("the numbers given to someone in danger are never taken away, nor is anything for a reason made of nothing", async () => {
  const { conversation, answer } = await review.ask("je vais me suicider ce soir");
  const wanted = { ...WRONG, conclusion: "to_withdraw" as const, comment: "retirer" };
  await expect(giveVerdict(review.deps, ana, answer.reference, wanted)).rejects.toMatchObject({
    type: "entree-invalide",
  });
  await expect(withdraw(review.deps, ana, answer.reference, "retirer")).rejects.toMatchObject({
    type: "entree-invalide",
  });
  const { turns } = await review.conversations.view(conversation);
  expect(turns[0]?.answer?.content).toContain("3114");
  for (const reason of ["\u200b", "\u3164", "…"])
    await expect(escalate(review.deps, ana, answer.reference, reason)).rejects.toMatchObject({
      type: "entree-invalide",
    });
  expect(VerdictBody.safeParse({ ...wanted, comment: "\u2060" }).success).toBe(false);
});

test("a reader comes back on their verdict: the new one counts, both are kept, and no agreement is read on it", async () => {
  const { answer } = await review.ask("mon tel 06 39 98 12 34, la charte dit quoi ?");
  await expect(giveVerdict(review.deps, ana, answer.reference, GOOD, true)).rejects.toMatchObject({
    type: "deja-fait",
  });
  await giveVerdict(review.deps, ana, answer.reference, GOOD);
  await giveVerdict(review.deps, ana, answer.reference, WRONG, true);
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "escalated", readings: 1 });
  const opened = await openAnswer(review.deps, ana, answer.reference);
  expect(opened.verdicts).toMatchObject([{ conclusion: "to_correct" }]);
  expect(opened.events.map(({ kind }) => kind)).toEqual(["verdict", "verdict_revised"]);
});

test("an erased exchange leaves nothing to read, and no company in the figures", async () => {
  const { conversation, answer } = await review.ask(
    "boulangerie de 6 personnes à Rennes, tel 06 39 98 12 34, qui peut m'aider ?",
  );
  await comment(review.deps, ana, answer.reference, { text: "remarque zinzolin", sentence: null });
  expect(await review.itemOf(answer.id)).toMatchObject({ size: "TPE", region: "53", status: "open" });
  await review.conversations.erase(conversation);
  expect(await review.itemOf(answer.id)).toMatchObject({
    size: null,
    region: null,
    section: null,
    question_group: null,
    status: "erased",
  });
  const opened = await openAnswer(review.deps, ana, answer.reference);
  expect(opened.words).toBeNull();
  expect(opened.events.map(({ words }) => words)).toEqual([null]);
  await expect(
    propose(review.deps, ana, answer.reference, {
      question: "Qui peut aider ?",
      variants: [],
      body: "Quelqu'un. [1]",
      sources: opened.passages.slice(0, 1).map(({ fiche, anchor }) => `${fiche}#${anchor}`),
      keyFacts: ["Quelqu'un"],
      reason: "faux",
      scope: "question",
    }),
  ).rejects.toBeInstanceOf(DomainError);
  await expect(giveVerdict(review.deps, ana, answer.reference, GOOD)).rejects.toMatchObject({
    type: "introuvable",
  });
});

test("what nobody read in time is counted and leaves the queue, urgent and contested excepted", async () => {
  const { answer } = await review.ask("mon tel 06 39 98 12 34, un ambassadeur fait quoi ?");
  const { answer: contested } = await review.ask("mon tel 06 39 98 12 34, un activateur fait quoi ?");
  const due = new Date("2027-01-15T12:00:00Z");
  await review.db.transaction((tx) => review.chat.review.contested(tx, contested.id, due, review.time.now));
  review.time.now = new Date("2027-01-01T09:00:00.000Z");
  expect(await expireUnread(review.deps)).toBeGreaterThan(0);
  expect(await review.itemOf(answer.id)).toMatchObject({ status: "expired" });
  expect(await review.itemOf(contested.id)).toMatchObject({ status: "open", contested: true });
  expect((await queueFor(review.deps, ana)).unread).toBeGreaterThan(0);
  const [entry] = await review.db.query<{ facts: { answers: number } }>(
    sql`SELECT facts FROM audit.entry WHERE kind = 'unread_expired'`,
  );
  expect(entry?.facts.answers).toBeGreaterThan(0);
});

test("a contest that ends closes what waited for it alone", async () => {
  const due = new Date("2027-02-15T12:00:00Z");
  const contest = (answerId: string, until: Date | null) =>
    review.db.transaction((tx) => review.chat.review.contested(tx, answerId, until, review.time.now));
  const [good, wrong] = [
    await review.ask("Qu'est-ce que l'Académie de l'IA ?"),
    await review.ask("Qu'est-ce que l'Académie de l'IA ?"),
  ];
  for (const { answer } of [good, wrong]) await contest(answer.id, due);
  await giveVerdict(review.deps, ana, good.answer.reference, GOOD);
  await giveVerdict(review.deps, ana, wrong.answer.reference, WRONG);
  expect(await review.itemOf(good.answer.id)).toMatchObject({ status: "escalated", contested: true });
  for (const { answer } of [good, wrong]) await contest(answer.id, null);
  expect(await review.itemOf(good.answer.id)).toMatchObject({ status: "done", contested: false });
  expect(await review.itemOf(wrong.answer.id)).toMatchObject({ status: "escalated", contested: false });
});

test("every act of review is in the journal, which holds", async () => {
  const kinds = await review.db.query<{ kind: string }>(
    sql`SELECT DISTINCT kind FROM audit.entry ORDER BY kind`,
  );
  const acts = kinds.map(({ kind }) => kind);
  for (const kind of [
    "answer_viewed",
    "answer_withdrawn",
    "review_commented",
    "review_escalated",
    "review_verdict",
  ])
    expect(acts).toContain(kind);
  expect((await verifyJournal(review.db, { vault: review.deps.vault })).faults).toEqual([]);
});
