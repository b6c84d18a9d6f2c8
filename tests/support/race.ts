import { raiseAlert } from "../../src/alerts/raise.ts";
import { journal } from "../../src/audit/journal.ts";
import { createContestDesk } from "../../src/conversation/contest/desk.ts";
import { tellLateContests } from "../../src/conversation/contest/late.ts";
import { createContests } from "../../src/conversation/contest/status.ts";
import { createConversations } from "../../src/conversation/create.ts";
import { eraseExpired } from "../../src/conversation/erasure/erase.ts";
import { correctionMail } from "../../src/conversation/notice/mails.ts";
import { createNotices, noticesFor } from "../../src/conversation/notice/tell.ts";
import { collectFolder } from "../../src/ingestion/collect.ts";
import { lockKnowledge, retirePrepared, savePrepared } from "../../src/ingestion/store.ts";
import { createOutbox, queueMail } from "../../src/mail/outbox.ts";
import { SCOPES } from "../../src/review/correction/store.ts";
import type { ReviewDeps } from "../../src/review/deps.ts";
import { createIntake } from "../../src/review/intake/intake.ts";
import type { Verdict } from "../../src/review/reading/verdict.ts";
import { createReviews } from "../../src/review/reviews.ts";
import { KNOWLEDGE_FOLDER } from "../../src/service.ts";
import { noLog } from "./leaving.ts";
import { openReview, staff } from "./review.ts";

const SITE = "https://boussole.example";
// Few, so that several answers of one exchange have the same question, and several exchanges too.
const QUESTIONS = [
  "je suis boulanger à Rennes, qui peut m'aider ?",
  "Qu'est-ce que l'Académie de l'IA ?",
  "mon tel 06 39 98 12 34, un ambassadeur est-il payé ?",
];
const READERS = [staff("ana", "reviewer"), staff("bob", "reviewer"), staff("lea", "lead")] as const;
const LEADS = [staff("lea", "lead"), staff("luc", "lead")] as const;
const SCORES = { exact: 0, complete: 1, neutral: 2, clear: 2, wellRouted: null } as const;
const VERDICTS: readonly Verdict[] = [
  { conclusion: "good", scores: { ...SCORES, exact: 2 }, reasons: [] },
  { conclusion: "to_correct", scores: SCORES, reasons: ["faux"] },
  { conclusion: "to_withdraw", scores: SCORES, reasons: ["fuite"] },
];

export const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
export type Talked = { id: string; answers: { id: string; reference: string }[]; tickets: string[] };

/** The whole life of answers over one database: persons, readers, leads, letters and knowledge. */
export async function openRace(connections: number) {
  const opened = await openReview({ settings: { samplePercent: 100 }, connections });
  const { db, chat } = opened;
  const { vault, clock } = chat;
  const deps: ReviewDeps = {
    ...opened.deps,
    raise: raiseAlert,
    async tell(tx, answerIds, at) {
      for (const notice of await noticesFor(tx, vault, answerIds))
        await queueMail(tx, vault, correctionMail(notice, SITE), at, notice.conversationId);
    },
  };
  const race = { ...chat, review: createIntake(deps) };
  return {
    db,
    // Few, and in the order of an ingestion: it meets an approval on them.
    prepared: (await collectFolder(KNOWLEDGE_FOLDER)).prepared.slice(0, 6),
    vault,
    clock,
    race,
    reviews: createReviews(deps),
    conversations: createConversations(race),
    contests: createContests(race),
    notices: createNotices(race),
    desk: createContestDesk({
      ...race,
      site: SITE,
      mail: async (tx, mail, about, at) => void (await queueMail(tx, vault, mail, at, about)),
    }),
    // Two processes that send, to a server that takes half of what it is given.
    outboxes: [1, 2].map(() =>
      createOutbox({
        log: noLog,
        db,
        vault,
        clock,
        send: async () => {
          if (Math.random() < 0.5) throw new Error("refusé pour le test");
        },
        onUnexpected: () => {},
      }),
    ),
  };
}

export type Race = Awaited<ReturnType<typeof openRace>>;
export type Act = (to: Talked, answer: Talked["answers"][number]) => Promise<unknown>;

/** What anyone can do about an exchange, or one of its answers, by its name. */
export function actsOf({
  db,
  prepared,
  vault,
  clock,
  race,
  reviews,
  conversations,
  contests,
  notices,
  desk,
  outboxes,
}: Race) {
  const ask: Act = async (to) => {
    const { id, reference } = await conversations.ask(to.id, { content: pick(QUESTIONS), generative: false });
    to.answers.push({ id, reference });
  };
  const acts: Record<string, Act> = {
    ask,
    feedback: (to, answer) =>
      conversations.giveFeedback(to.id, answer.id, {
        useful: Math.random() < 0.5,
        reasons: [],
        comment: "bof",
      }),
    contest: async (to, answer) => {
      const address = { email: "a@b.example", consent: true };
      const { ticket } = await contests.contest(to.id, answer.id, {
        reason: "faux",
        ...(Math.random() < 0.5 ? address : {}),
      });
      to.tickets.push(ticket);
    },
    withdrawContest: (to) => contests.withdraw(pick(to.tickets) ?? ""),
    decide: (_, answer) =>
      desk.decide({ answerId: answer.id, accountId: "lea", outcome: "partly", answer: "En partie." }),
    late: () =>
      tellLateContests({ db, clock: { now: () => new Date(clock.now().getTime() + 60 * 86_400_000) } }),
    verdict: (_, answer) => reviews.giveVerdict(pick(READERS), answer.reference, pick(VERDICTS)),
    next: () => reviews.next(pick(READERS), true),
    release: (_, answer) => reviews.release(pick(READERS), answer.reference),
    comment: (_, answer) =>
      reviews.comment(pick(READERS), answer.reference, { text: "à voir", sentence: null }),
    escalate: (_, answer) => reviews.escalate(pick(READERS), answer.reference, "à voir"),
    settle: (_, answer) => reviews.settle(pick(LEADS), answer.reference, "vu"),
    open: (_, answer) => reviews.open(pick(READERS), answer.reference),
    propose: (_, answer) =>
      reviews.propose(pick(READERS), answer.reference, {
        question: "Un ambassadeur est-il payé ?",
        variants: [],
        body: `Non, il est bénévole (${Math.random()}) [1].`,
        sources: ["reseau-ambassadeurs-ia#benevolat"],
        keyFacts: ["bénévole"],
        reason: "faux",
        scope: pick(SCOPES.filter((scope) => scope !== "passage")),
      }),
    approve: async () => {
      const waiting = pick(await reviews.corrections("proposed"));
      const keep = Math.random() < 0.3;
      await reviews.approve(pick(LEADS), waiting?.id ?? "", { keep, expected: null });
    },
    reject: async () => {
      const waiting = pick(await reviews.corrections("proposed"));
      await reviews.reject(pick(LEADS), waiting?.id ?? "", "non");
    },
    withdraw: (_, answer) => reviews.withdraw(pick(READERS), answer.reference, "fausse"),
    erase: (to) => conversations.erase(to.id, pick(["wait", "withdraw"])),
    tick: () => eraseExpired(race),
    leaveAddress: (to) => notices.leave(to.id, "c@d.example", true),
    removeAddress: (to) => notices.remove(to.id),
    send: () => pick(outboxes).run(),
    approvePrepared: async () => {
      const shown = await reviews.prepared();
      const some = shown.filter(({ id }) => prepared.some(({ head }) => head.id === id));
      await reviews.approvePrepared(pick(LEADS), some.reverse());
    },
    withdrawApproval: async () => reviews.withdrawApproval(pick(LEADS), pick(await reviews.prepared()).id),
    // As an ingestion does: the lock of knowledge, the answers that changed, those that are gone, the journal.
    ingest: () =>
      db.transaction(async (tx) => {
        await lockKnowledge(tx);
        const gone = pick(prepared);
        for (const answer of prepared.filter((one) => one !== gone && Math.random() < 0.5))
          await savePrepared(tx, { ...answer, body: `${answer.body} ${Math.random()}` }, clock.now());
        await retirePrepared(tx, [gone.head.id]);
        const act = { subject: "course", facts: { origin: "folder" }, contentDigest: null };
        await journal(tx, { kind: "knowledge_ingested", ...act }, clock.now());
      }),
    scrub: () => vault.scrub(db),
  };
  return { ask, acts };
}
