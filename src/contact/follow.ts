import type { Act } from "../audit/entry.ts";
import { journalAll } from "../audit/journal.ts";
import { parisDay } from "../clock.ts";
import type { Queryable } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import type { LeaderView, Satisfaction, Sent, State } from "./contact.ts";
import type { ContactDeps } from "./deps.ts";
import { eraseWithin } from "./erasure/erase.ts";
import { type Addressee, addresseeOf, addresseeWithin, nameOf } from "./letters/queue.ts";
import { afterLeader, erasedBy, isClosed, mayDispute, OFFERED } from "./life-cycle.ts";
import { changed, lifeOf, moveRequest, opened } from "./move.ts";
import { nextAdvisors } from "./next-advisors.ts";
import { checkedAgain, NO_CONSENT, proposable, sendWithin, sentOf } from "./send.ts";
import * as store from "./store.ts";
import { isSecret, refuseFields, secretDigest } from "./words.ts";

/** The same words for missing, wrong and forgotten: a secret that is guessed right tells nothing. */
export const unknownRequest = (): DomainError =>
  new DomainError("introuvable", "Cette demande n'existe pas, ou elle a été effacée.");

const ofSecret = async (db: Queryable, secret: string): Promise<store.RequestRow | null> =>
  isSecret(secret) ? store.requestOfSecret(db, secretDigest(secret)) : null;

/** True while the leader may say whether it helped. */
export const awaitsSatisfaction = ({
  state,
  metAt,
  satisfiedAt,
  erasedAt,
}: Pick<store.RequestRow, "state" | "metAt" | "satisfiedAt" | "erasedAt">): boolean =>
  metAt !== null && satisfiedAt === null && erasedAt === null && state !== "cancelled";

/** A request as its leader sees it. Null: a wrong secret, or one whose request was forgotten. */
export async function follow(deps: ContactDeps, secret: string): Promise<LeaderView | null> {
  const row = await ofSecret(deps.db, secret);
  const open = row && (await opened(deps.db, deps, row));
  if (!open) return null;
  const { words } = open;
  const addressee = await addresseeOf(deps, row.advisorId);
  const steps = await store.stepsOf(deps.db, [row.id]);
  return {
    id: row.id,
    state: row.state,
    advisor: { id: row.advisorId, name: nameOf(addressee), kind: addressee.advisor?.kind ?? "" },
    text: words.text,
    contact: words.contact,
    callTime: row.callTime,
    appointment: row.appointment,
    sentAt: row.sentAt,
    answerBy: row.answerBy,
    steps: steps.map(({ state, at, by }) => ({ state, at, by })),
    next: OFFERED.includes(row.state) ? await nextAdvisors(deps, row) : null,
    awaitsSatisfaction: awaitsSatisfaction(row),
    followedBy: row.followedBy,
    mayDispute: mayDispute(lifeOf(row), deps.clock.now()),
    expiresAt: erasedBy(row),
  };
}

/** Works on the request of a secret, held. @throws DomainError `introuvable` */
async function held<T>(
  deps: ContactDeps,
  secret: string,
  work: (tx: Queryable, row: store.RequestRow, addressee: Addressee, now: Date) => Promise<T>,
): Promise<T> {
  const found = await ofSecret(deps.db, secret);
  if (!found) throw unknownRequest();
  const addressee = await addresseeOf(deps, found.advisorId);
  const now = deps.clock.now();
  const done = await deps.db.transaction(async (tx) => {
    const row = await store.lockRequest(tx, found.id);
    if (!row || row.erasedAt) throw unknownRequest();
    return work(tx, row, addressee, now);
  });
  await deps.vault.scrub(deps.db);
  return done;
}

const over = (state: State): DomainError =>
  new DomainError(
    "deja-fait",
    isClosed(state)
      ? "Cette demande est déjà close."
      : "Ce n'est plus possible : cette demande a avancé entre-temps.",
  );

/** @throws DomainError `introuvable`, `deja-fait` */
export const cancel = (deps: ContactDeps, secret: string): Promise<void> =>
  held(deps, secret, async (tx, row, addressee, now) => {
    const to = afterLeader(row.state, "cancel");
    if (to === null) throw over(row.state);
    const { act } = await moveRequest(tx, deps, row, addressee, { to, by: "leader" }, now);
    await journalAll(tx, [act], now);
  });

/** « Nous ne nous sommes pas parlé ». @throws DomainError `introuvable`, `deja-fait` */
export const dispute = (deps: ContactDeps, secret: string): Promise<void> =>
  held(deps, secret, async (tx, row, addressee, now) => {
    const to = afterLeader(row.state, "dispute");
    if (to === null || !mayDispute(lifeOf(row), now))
      throw new DomainError(
        "deja-fait",
        isClosed(row.state)
          ? "Ce n'est plus possible : cette demande est close depuis trop longtemps, ou personne n'y a dit que vous vous étiez parlé."
          : "Cette demande est déjà ouverte.",
      );
    const { act } = await moveRequest(
      tx,
      deps,
      row,
      addressee,
      { to, by: "leader", because: "disputed" },
      now,
    );
    await journalAll(tx, [act], now);
  });

/**
 * Erases, within a transaction, every request that follows from one advisor to the next: it is one message, wherever its leader asks from.
 * The one that is open is cancelled first, and its advisor told. @returns what the journal must say once every row is written
 */
export async function forgetWithin(
  tx: Queryable,
  deps: Pick<ContactDeps, "vault" | "canMail" | "site" | "linkKey" | "accountOf">,
  chainId: string,
  why: "asked" | "conversation",
  now: Date,
): Promise<Act[]> {
  const acts: Act[] = [];
  for (;;) {
    const rows = await store.lockChain(tx, chainId);
    if (rows.length === 0) return acts;
    for (const row of rows) {
      const to = afterLeader(row.state, "cancel");
      const addressee = await addresseeWithin(tx, deps, row.advisorId);
      const moved = to && (await moveRequest(tx, deps, row, addressee, { to, by: "leader" }, now));
      if (moved) acts.push(moved.act);
      acts.push(...(await eraseWithin(tx, deps, moved?.row ?? row, why, now)));
    }
    // Another one may have been agreed to while these were waited for.
  }
}

/** @throws DomainError `introuvable` */
export async function erase(deps: ContactDeps, secret: string): Promise<void> {
  const found = await ofSecret(deps.db, secret);
  if (!found) throw unknownRequest();
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const acts = await forgetWithin(tx, deps, found.chainId, "asked", now);
    if (acts.length === 0) throw unknownRequest();
    await journalAll(tx, acts, now);
  });
  await deps.vault.scrub(deps.db);
}

/** The request that the same word gave already: pressed twice, its link is not lost. */
async function agreedAlready(
  tx: Queryable,
  { vault }: Pick<ContactDeps, "vault">,
  { followedBy }: store.RequestRow,
  advisorId: string,
): Promise<Sent | null> {
  const next = followedBy === null ? null : await store.requestById(tx, followedBy);
  if (next?.advisorId !== advisorId) return null;
  const key = await vault.key(tx, next.id);
  return key && sentOf(next, key);
}

/** @throws DomainError see `ContactRequests.agree` */
export async function agree(
  deps: ContactDeps,
  secret: string,
  advisorId: string,
  consent: boolean,
): Promise<Sent> {
  const found = await ofSecret(deps.db, secret);
  if (!found) throw unknownRequest();
  if (!consent) refuseFields([NO_CONSENT]);
  const other = await proposable(deps, advisorId, found, parisDay(deps.clock.now()));
  return held(deps, secret, async (tx, row, addressee, now) => {
    const agreed = await agreedAlready(tx, deps, row, advisorId);
    if (agreed) return agreed;
    const to = afterLeader(row.state, "agree");
    const open = await opened(tx, deps, row);
    if (to === null || !open) throw over(row.state);
    if ((await store.askedIn(tx, row.chainId)).includes(advisorId))
      throw new DomainError(
        "deja-fait",
        "Cet interlocuteur a déjà reçu votre demande : choisissez-en un autre.",
      );
    const { text, contact } = open.words;
    // The former is over before the new one is counted.
    const moved = await moveRequest(tx, deps, row, addressee, { to, by: "leader" }, now);
    const again = checkedAgain(row, text, contact, deps.groupingKey);
    const { sent, act } = await sendWithin(tx, deps, again, other, now);
    await store.saveLife(tx, row.id, changed(moved.row, { followedBy: sent.id }));
    await journalAll(tx, act ? [moved.act, act] : [moved.act], now);
    return sent;
  });
}

/** Writes what the leader says of it, within a transaction that holds it. @throws DomainError `deja-fait` */
export async function satisfyWithin(
  tx: Queryable,
  row: store.RequestRow,
  satisfaction: Satisfaction,
  now: Date,
): Promise<Act> {
  if (!awaitsSatisfaction(row))
    throw new DomainError(
      "deja-fait",
      "Votre réponse est déjà enregistrée, ou cet échange n'a pas encore eu lieu.",
    );
  const { nextAt } = changed({ ...row, satisfiedAt: now }, {});
  await store.saveSatisfied(tx, row.id, now, nextAt);
  await store.countRating(tx, `${parisDay(row.sentAt).slice(0, 7)}-01`, satisfaction);
  // That an answer was given, and no more: what it says is of the totals alone.
  return { kind: "contact_rated", subject: row.id, facts: {}, contentDigest: null };
}

/** @throws DomainError `introuvable`, `deja-fait` */
export const satisfy = (deps: ContactDeps, secret: string, satisfaction: Satisfaction): Promise<void> =>
  held(deps, secret, async (tx, row, _, now) =>
    journalAll(tx, [await satisfyWithin(tx, row, satisfaction, now)], now),
  );
