import { afterAll, beforeAll, expect, test } from "vitest";
import { openReview, staff } from "../../../tests/support/review.ts";
import { verifyJournal } from "../../audit/verify.ts";
import { sql } from "../../db/sql.ts";
import { approvePrepared, withdrawApproval } from "../prepared/approve.ts";
import { preparedAnswers } from "../prepared/store.ts";
import { openAnswer } from "../reading/open.ts";
import { approve, reject } from "./decide.ts";
import { propose, scopesOf } from "./propose.ts";
import { evalCases } from "./store.ts";
import { viewCorrection } from "./view.ts";

type Opened = Awaited<ReturnType<typeof openReview>>;
let review: Opened;
beforeAll(async () => {
  review = await openReview();
}, 60_000);
afterAll(() => review.db.close());

const ana = staff("ana", "reviewer");
const bob = staff("bob", "reviewer");
const lea = staff("lea", "lead");

test("a wrong answer is corrected for all who got it, by two people, and the next who ask get the approved words", async () => {
  const question = "Combien coûte un chat mauve ambassadeur IA pour mon garage ?";
  const asked: Awaited<ReturnType<Opened["ask"]>>[] = [];
  for (let n = 0; n < 3; n++) asked.push(await review.ask(question));
  const [one] = asked;
  if (!one) throw new Error("nothing was asked");
  const { reference } = one.answer;
  const proposal = {
    question: "Combien coûte un ambassadeur IA ?",
    variants: [question],
    body: "Un ambassadeur IA est bénévole : il ne se paie pas. [1]",
    sources: ["reseau-ambassadeurs-ia#benevolat"],
    keyFacts: ["bénévole"],
    reason: "La réponse ne disait pas que c'est gratuit.",
    scope: "question" as const,
  };
  const [section] = await review.db.query<{ address: string }>(
    sql`SELECT fiche_id || '#' || anchor AS address FROM knowledge.passage WHERE current ORDER BY id LIMIT 1`,
  );
  const sources = [section?.address ?? ""];
  const refused = (over: object) =>
    propose(review.deps, ana, reference, { ...proposal, sources, ...over }).then(
      () => null,
      (error) => error.fields.map(({ field }: { field: string }) => field),
    );
  expect(await refused({ body: "sans source" })).toEqual(["body", "keyFacts"]);
  expect(await refused({ sources: ["rien#ici"] })).toEqual(["sources"]);
  expect(await refused({ question: "Que dit Paul au 06 39 98 12 34 ?" })).toEqual(["question"]);
  const opened = await openAnswer(review.deps, ana, reference);
  expect(await scopesOf(review.deps, opened.item, opened.passages)).toContainEqual({
    scope: "question",
    key: one.answer.id,
    answers: 3,
  });
  // Only what the answer cites may widen it: from any answer, all the others could be rewritten.
  const elsewhere = await review.db.query<{ digest: string }>(
    sql`SELECT digest FROM knowledge.passage WHERE current AND NOT digest = ANY(${opened.passages.map(({ digest }) => digest)}) LIMIT 1`,
  );
  for (const passage of [elsewhere[0]?.digest, "%", undefined])
    expect(await refused({ sources, scope: "passage", passage })).toEqual(["scope"]);
  const id = await propose(review.deps, ana, reference, { ...proposal, sources });
  await expect(propose(review.deps, bob, reference, { ...proposal, sources })).rejects.toMatchObject({
    type: "deja-fait",
  });
  expect((await viewCorrection(review.db, id))?.reach).toBe(3);
  asked.push(await review.ask(question));
  await expect(
    approve(review.deps, { ...ana, roles: ["lead"] }, id, { keep: true, expected: null }),
  ).rejects.toMatchObject({
    type: "role-insuffisant",
  });
  // Another answer came since the page was shown.
  await expect(approve(review.deps, lea, id, { keep: true, expected: 3 })).rejects.toMatchObject({
    type: "deja-fait",
  });
  const shown = await viewCorrection(review.db, id);
  expect(shown?.reach).toBe(4);
  expect(shown?.sentences[0]?.doubt).not.toBeNull();
  const done = await approve(review.deps, lea, id, { keep: true, expected: 4 });
  expect(done.answers).toBe(4);
  expect(review.told.filter((told) => asked.some(({ answer }) => answer.id === told))).toHaveLength(4);
  for (const { conversation } of asked) {
    const { turns } = await review.conversations.view(conversation);
    expect(turns[0]?.answer?.correction).toMatchObject({
      kind: "corrected",
      content: proposal.body,
      validation: { function: "Fonction lea", organisation: "Organisation fictive", date: "2026-11-30" },
    });
  }
  const again = await review.ask(question);
  expect(again.answer).toMatchObject({ mode: "validated", content: proposal.body });
  expect(await evalCases(review.db)).toMatchObject([
    { question: proposal.question, expected: { keyFacts: [["bénévole"]] } },
  ]);
  await expect(approve(review.deps, lea, id, { keep: true, expected: null })).rejects.toMatchObject({
    type: "deja-fait",
  });
  // The approval taken back, what was born of review is no longer served.
  await withdrawApproval(review.deps, lea, done.preparedId ?? "");
  expect((await review.ask(question)).answer.content).not.toBe(proposal.body);
});

test("a correction is set aside with a reason, and nothing is shown", async () => {
  const { conversation, answer } = await review.ask("Un chat mauve peut-il être ambassadeur ?");
  const [section] = await review.db.query<{ address: string }>(
    sql`SELECT fiche_id || '#' || anchor AS address FROM knowledge.passage WHERE current ORDER BY id LIMIT 1`,
  );
  const id = await propose(review.deps, ana, answer.reference, {
    question: "Qui peut être ambassadeur ?",
    variants: [],
    body: "Une personne. [1]",
    sources: [section?.address ?? ""],
    keyFacts: ["personne"],
    reason: "hors sujet",
    scope: "one",
  });
  await expect(reject(review.deps, lea, id, "")).rejects.toMatchObject({ type: "entree-invalide" });
  await reject(review.deps, lea, id, "La réponse d'origine suffit.");
  const { turns } = await review.conversations.view(conversation);
  expect(turns[0]?.answer?.correction ?? null).toBeNull();
});

test("the administration approves prepared answers as they are, until their words change", async () => {
  const [one, two] = await preparedAnswers(review.db);
  if (!one || !two) throw new Error("no prepared answer");
  expect(one.approval).toBeNull();
  expect(await approvePrepared(review.deps, lea, [one, two])).toBe(2);
  expect(await approvePrepared(review.deps, lea, [one])).toBe(0);
  const { answer } = await review.ask(one.question);
  expect(answer).toMatchObject({ mode: "validated", validation: { organisation: "Organisation fictive" } });
  await expect(
    approvePrepared(review.deps, lea, [{ id: one.id, wordsDigest: "autre" }]),
  ).rejects.toMatchObject({ type: "deja-fait" });
  await review.db.query(
    sql`UPDATE knowledge.prepared_answer SET body = body || ' De plus.' WHERE id = ${two.id}`,
  );
  expect((await preparedAnswers(review.db)).find(({ id }) => id === two.id)?.approval).toBeNull();
  await withdrawApproval(review.deps, lea, one.id);
  expect((await review.ask(one.question)).answer.mode).toBe("prepared");
});

test("every act about corrections and approvals is in the journal, which holds", async () => {
  const rows = await review.db.query<{ kind: string }>(sql`SELECT DISTINCT kind FROM audit.entry`);
  const acts = rows.map(({ kind }) => kind);
  for (const kind of [
    "correction_approved",
    "correction_proposed",
    "correction_rejected",
    "prepared_approved",
    "prepared_approval_withdrawn",
  ])
    expect(acts).toContain(kind);
  expect((await verifyJournal(review.db, { vault: review.deps.vault })).faults).toEqual([]);
});
