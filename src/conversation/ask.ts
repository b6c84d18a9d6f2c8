import type { Answer } from "../answering/answer.ts";
import { INTAKE, run } from "../answering/pipeline.ts";
import { ordersErasure } from "../answering/screening/rights-erasure.ts";
import { initialState } from "../answering/state.ts";
import type { Asker } from "../answering/step.ts";
import { DomainError } from "../errors.ts";
import { newId, newReference } from "../ids.ts";
import { keyedDigest } from "../privacy/cipher.ts";
import type { ProfileEdit } from "../profile/edit.ts";
import { answerQuestion } from "./answer-question.ts";
import type { AnswerEvent, Question } from "./conversations.ts";
import { answeringDeps, type ConversationDeps, LEASE_MS, notFound } from "./deps.ts";
import { applyEdit } from "./profile.ts";
import * as store from "./store.ts";
import { openText, sealText, shownAnswerOf } from "./words.ts";

/**
 * Takes a question, masked before anything is kept, and answers it. The same `clientMessageId` gives the same answer.
 * @throws DomainError `entree-invalide`, `reponse-en-cours` while another is being answered, `introuvable`
 */
export async function ask(
  deps: ConversationDeps,
  conversationId: string,
  question: Question,
  onEvent?: (event: AnswerEvent) => void,
): Promise<Answer> {
  const asker: Asker = {
    conversation: conversationId,
    address: question.address ?? "inconnue",
    signal: question.signal,
  };
  const { state } = await run(
    INTAKE,
    initialState(question.content, question.generative ?? true),
    answeringDeps(deps, asker),
  );
  await finishAbandoned(deps, conversationId);
  if (ordersErasure(state.question)) await waitForPending(deps, conversationId);
  const { row, fresh } = await keepQuestion(deps, conversationId, {
    text: state.question,
    masked: [...state.masked],
    generative: question.generative ?? null,
    clientMessageId: question.clientMessageId ?? null,
    edit: question.edit ?? null,
  });
  onEvent?.({ type: "step", name: "received", label: "Question reçue", answerId: row.id });
  return fresh ? answerQuestion(deps, row, asker, onEvent) : waitForAnswer(deps, conversationId, row.id);
}

/** An order to erase is not sent back: it follows the answer under way, and takes it too. */
async function waitForPending(deps: ConversationDeps, conversationId: string): Promise<void> {
  const pending = await store.pendingAnswer(deps.db, conversationId);
  if (pending) await waitForAnswer(deps, conversationId, pending.id);
}

type Kept = {
  text: string;
  masked: string[];
  generative: boolean | null;
  clientMessageId: string | null;
  edit: ProfileEdit | null;
};

/** The question and its pending answer in one transaction; the conversation's row is locked, so that races end here. */
async function keepQuestion(deps: ConversationDeps, conversationId: string, kept: Kept) {
  return deps.db.transaction(async (tx) => {
    const now = deps.clock.now();
    const live = await store.liveConversation(tx, conversationId, now, true);
    if (!live) throw notFound();
    const key = await deps.vault.key(tx, conversationId);
    if (!key) throw notFound();
    const clientMessageId = kept.clientMessageId && clientDigest(key, kept.clientMessageId);
    const known = clientMessageId && (await store.answerOfClientMessage(tx, conversationId, clientMessageId));
    if (known) {
      if (openText(key, known.question, known.messageId) !== kept.text) throw reusedIdentifier();
      return { row: known, fresh: false };
    }
    if (await store.pendingAnswer(tx, conversationId)) {
      throw new DomainError(
        "reponse-en-cours",
        "Une réponse est en cours dans cette conversation. Attendez-la quelques secondes, puis renvoyez votre question.",
      );
    }
    const messageId = newId();
    const id = newId();
    await store.insertMessage(tx, {
      id: messageId,
      conversationId,
      clientMessageId,
      content: sealText(key, kept.text, messageId),
      masked: kept.masked,
      corrects: kept.edit !== null,
      generative:
        !live.opposed.includes("generation") &&
        (kept.generative ?? (await store.lastChoice(tx, conversationId)) ?? true),
      createdAt: now,
    });
    await store.insertPendingAnswer(tx, {
      id,
      conversationId,
      messageId,
      reference: newReference(),
      leaseUntil: new Date(now.getTime() + LEASE_MS),
      createdAt: now,
    });
    if (kept.edit) await applyEdit(tx, key, conversationId, kept.edit, now);
    const row = await store.answerById(tx, conversationId, id);
    if (!row) throw notFound();
    return { row, fresh: true };
  });
}

// What a client puts in its identifier is not ours to know: it goes with the key, as the words do.
const clientDigest = (key: Buffer, clientMessageId: string): string =>
  keyedDigest(key, clientMessageId).toString("base64url");

const reusedIdentifier = (): DomainError =>
  new DomainError(
    "identifiant-deja-pris",
    "Cet identifiant de message (clientMessageId) a déjà servi à une autre question. Donnez-en un nouveau.",
  );

/** Makes again the answer of a process that died before recording it; does nothing while its maker may be alive. */
export async function finishAbandoned(deps: ConversationDeps, conversationId: string): Promise<void> {
  const pending = await store.pendingAnswer(deps.db, conversationId);
  const now = deps.clock.now();
  if (!pending || pending.leaseUntil > now) return;
  const until = new Date(now.getTime() + LEASE_MS);
  if (await store.claimStale(deps.db, pending.id, now, until))
    await answerQuestion(deps, pending, { conversation: conversationId, address: "reprise" });
}

const POLL_MS = 100;
const PATIENCE_MS = LEASE_MS + 10_000;

/**
 * The answer once committed, whoever makes it (this process or another).
 * @throws DomainError `introuvable`, `indisponible` when it does not come
 */
export async function waitForAnswer(
  deps: ConversationDeps,
  conversationId: string,
  answerId: string,
): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const row = await store.answerById(deps.db, conversationId, answerId);
    const key = row && (await deps.vault.key(deps.db, conversationId));
    if (!row || !key) throw notFound();
    const answer = shownAnswerOf(key, row);
    if (answer) return answer;
    await finishAbandoned(deps, conversationId);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new DomainError(
    "indisponible",
    "La réponse tarde trop. Rechargez la page dans une minute : rien n'est perdu.",
  );
}
