import type { Act } from "../audit/entry.ts";
import { journalAll } from "../audit/journal.ts";
import { frenchDate, parisDay } from "../clock.ts";
import type { Queryable } from "../db/database.ts";
import { DomainError, type FieldError } from "../errors.ts";
import { newId } from "../ids.ts";
import { keyedDigest } from "../privacy/cipher.ts";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";
import type { CallTime, LeaderContact, NewRequest, NoForm, RequestCompany, Sent } from "./contact.ts";
import { MOST_OPEN } from "./delays.ts";
import type { ContactDeps } from "./deps.ts";
import { type Addressee, addresseeOf, mailboxOf, queueLetter } from "./letters/queue.ts";
import { answerBy, nextAt } from "./life-cycle.ts";
import { mayServe, whyNoForm } from "./reach.ts";
import * as store from "./store.ts";
import {
  followPath,
  type ReadContact,
  readContact,
  refuseFields,
  sealWords,
  secretDigest,
  secretOf,
  textFault,
} from "./words.ts";

/** A request read and found right, before anything is written. */
type Checked = ReadContact & {
  text: string;
  callTime: CallTime;
  company: RequestCompany;
  conversationId: string | null;
  /** The first request of those that follow one another; null: this is the first. */
  chainId: string | null;
  clientDigest: Buffer | null;
};

const unavailable = (message: string): DomainError => new DomainError("interlocuteur-indisponible", message);

const WHY: Record<NoForm["code"], (because: NoForm) => string> = {
  no_email: () =>
    "Cet interlocuteur ne reçoit pas de demandes par ce service : joignez-le par téléphone ou par sa page.",
  no_mail_server: () =>
    "Ce service n'envoie pas de courriel : joignez cet interlocuteur par téléphone ou par sa page.",
  away: (because) =>
    `Cet interlocuteur est absent jusqu'au ${"until" in because ? frenchDate(because.until) : ""} : choisissez-en un autre.`,
  full: () => "Cet interlocuteur a déjà autant de demandes qu'il peut en suivre : choisissez-en un autre.",
  closed: () => "Cet interlocuteur ne prend pas de demande en ce moment : choisissez-en un autre.",
};

/** Who may be asked by this company, today. @throws DomainError `introuvable`, `interlocuteur-indisponible` */
export async function proposable(
  deps: Pick<ContactDeps, "db" | "directory" | "accountOf">,
  advisorId: string,
  company: RequestCompany,
  today: string,
): Promise<Addressee & { advisor: NonNullable<Addressee["advisor"]> }> {
  const { advisor, account } = await addresseeOf(deps, advisorId);
  if (!advisor) throw new DomainError("introuvable", "Cet interlocuteur n'est pas dans l'annuaire.");
  if (!mayServe(advisor, company, today))
    throw unavailable(
      "La charte ne permet pas de proposer cet interlocuteur à votre entreprise : choisissez-en un autre.",
    );
  return { advisor, account };
}

const tooMany = (message: string): DomainError => new DomainError("trop-de-demandes", message);

async function refuseTooMany(tx: Queryable, checked: Checked, advisorId: string): Promise<void> {
  const { conversationId, phoneDigest, emailDigest } = checked;
  const counts = await store.openCounts(tx, { conversationId, phoneDigest, emailDigest, advisorId });
  if (counts.ofBoth > 0)
    throw tooMany(
      "Vous avez déjà une demande en cours auprès de cet interlocuteur : suivez-la avec son lien, ou annulez-la d'abord.",
    );
  if (counts.ofConversation >= MOST_OPEN || counts.ofDetails >= MOST_OPEN)
    throw tooMany(`Vous avez déjà ${MOST_OPEN} demandes en cours : attendez une réponse, ou annulez-en une.`);
}

/** What whoever sent a request is given, once or again: its key makes the same link. */
export const sentOf = (row: store.RequestRow, key: Buffer): Sent => ({
  id: row.id,
  path: followPath(key),
  answerBy: row.answerBy,
  mailed: row.toAdvisor,
  acknowledged: row.toLeader,
});

/**
 * Writes a request and its first letters within a transaction. Nothing of another transaction gives the advisor's last place twice.
 * @returns the request, and what the journal must say once every row is written
 */
export async function sendWithin(
  tx: Queryable,
  deps: ContactDeps,
  checked: Checked,
  addressee: Addressee & { advisor: NonNullable<Addressee["advisor"]> },
  now: Date,
  admit?: () => Promise<void>,
): Promise<{ sent: Sent; act: Act | null }> {
  const advisorId = addressee.advisor.id;
  await store.lockAdvisor(tx, advisorId);
  const known = checked.clientDigest && (await store.requestOfClient(tx, checked.clientDigest));
  const knownKey = known && (await deps.vault.key(tx, known.id));
  if (known && knownKey) return { sent: sentOf(known, knownKey), act: null };
  await refuseTooMany(tx, checked, advisorId);
  const because = await whyNoForm(tx, deps, addressee, parisDay(now));
  if (because) throw unavailable(WHY[because.code](because));
  await admit?.();
  const id = newId();
  const key = await deps.vault.create(tx, id);
  const words = { text: checked.text, contact: checked.contact };
  const by = answerBy(now);
  const row: store.RequestRow = {
    id,
    chainId: checked.chainId ?? id,
    advisorId,
    conversationId: checked.conversationId,
    content: sealWords(key, words, id),
    callTime: checked.callTime,
    ...checked.company,
    toAdvisor: deps.canMail && mailboxOf(addressee) !== null,
    toLeader: deps.canMail && checked.contact.email !== null,
    state: "sent",
    since: now,
    moves: 0,
    done: [],
    sentAt: now,
    answerBy: by,
    appointment: null,
    answeredAt: null,
    metAt: null,
    closedAt: null,
    followedBy: null,
    satisfactionAskedAt: null,
    satisfiedAt: null,
    erasedAt: null,
    nextAt: nextAt({
      state: "sent",
      since: now,
      sentAt: now,
      appointment: null,
      metAt: null,
      closedAt: null,
      done: [],
      satisfactionSettled: false,
      erased: false,
    }),
  };
  await store.insertRequest(tx, {
    ...row,
    content: sealWords(key, words, id),
    secretDigest: secretDigest(secretOf(key)),
    clientDigest: checked.clientDigest,
    phoneDigest: checked.phoneDigest,
    emailDigest: checked.emailDigest,
  });
  await store.addStep(tx, { requestId: id, n: 0, state: "sent", by: "leader", at: now });
  const open = { row, key, words };
  await queueLetter(tx, deps, open, addressee, { to: "leader", kind: "acknowledged" }, now);
  await queueLetter(tx, deps, open, addressee, { to: "advisor", kind: "request" }, now);
  const facts = { advisor: advisorId, mailed: row.toAdvisor, acknowledged: row.toLeader };
  return {
    sent: { id, path: followPath(key), answerBy: by, mailed: row.toAdvisor, acknowledged: row.toLeader },
    act: { kind: "contact_requested", subject: id, facts, contentDigest: null },
  };
}

export const NO_CONSENT: FieldError = {
  field: "consent",
  message: "Cochez la case : sans votre accord, rien n'est envoyé.",
};

/** Codes of the closed lists alone: whatever else a form held would be kept in clear. */
const knownCodes = ({ section, size, region, need, maturity }: RequestCompany): RequestCompany => ({
  section: SECTION_CODES.find((code) => code === section) ?? null,
  size: SIZES.find((code) => code === size) ?? null,
  region: REGION_CODES.find((code) => code === region) ?? null,
  need: NEED_CODES.find((code) => code === need) ?? null,
  maturity: MATURITIES.find((level) => level === maturity) ?? null,
});

/** @throws DomainError `entree-invalide` with every field at fault */
export function checkRequest(request: NewRequest, groupingKey: Buffer): Checked {
  const faults: FieldError[] = [];
  const fault = textFault(request.text);
  if (fault) faults.push({ field: "text", message: fault });
  const read = readContact(request.contact, groupingKey, faults);
  if (!request.consent) faults.push(NO_CONSENT);
  refuseFields(faults);
  const { text, callTime, conversationId, clientId, advisorId } = request;
  // With what it says: whoever guesses the id of another's form learns nothing.
  const same = clientId ? JSON.stringify([clientId, advisorId, text, read.contact, callTime]) : null;
  return {
    ...read,
    text,
    callTime,
    company: knownCodes(request.company),
    conversationId,
    chainId: null,
    clientDigest: same === null ? null : keyedDigest(groupingKey, `form ${same}`),
  };
}

/** @throws DomainError see `ContactRequests.send` */
export async function send(
  deps: ContactDeps,
  request: NewRequest,
  admit?: () => Promise<void>,
): Promise<Sent> {
  const checked = checkRequest(request, deps.groupingKey);
  const now = deps.clock.now();
  const addressee = await proposable(deps, request.advisorId, checked.company, parisDay(now));
  return deps.db.transaction(async (tx) => {
    if (checked.conversationId !== null && !(await deps.holdConversation(tx, checked.conversationId, now)))
      throw new DomainError("introuvable", "Cette conversation n'existe pas, ou elle a été effacée.");
    const { sent, act } = await sendWithin(tx, deps, checked, addressee, now, admit);
    if (act) await journalAll(tx, [act], now);
    return sent;
  });
}

/** What a request already agreed to says again to another advisor. */
export const checkedAgain = (
  row: store.RequestRow,
  text: string,
  contact: LeaderContact,
  groupingKey: Buffer,
): Checked => ({
  ...readContact(contact, groupingKey, []),
  text,
  callTime: row.callTime,
  company: {
    section: row.section,
    size: row.size,
    region: row.region,
    need: row.need,
    maturity: row.maturity,
  },
  conversationId: row.conversationId,
  chainId: row.chainId,
  clientDigest: null,
});
