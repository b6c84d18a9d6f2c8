import { type Clock, parisDay } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { fold } from "../../retrieval/tokenise.ts";
import { saysSomething } from "../../text.ts";
import type { Agenda } from "../agenda.ts";
import type { Detector } from "../clean.ts";
import type { EventFacts } from "../event.ts";
import { eventId, rowOf } from "../plan.ts";
import { lockAgenda, moveVersion, saveEvents, withdrawEvents } from "../store.ts";
import {
  type Draft,
  type Duplicate,
  LONGEST,
  PROPOSED,
  type Proposal,
  type ProposalAct,
  type ProposalForm,
  type ProposalJournal,
  type Viewer,
} from "./proposal.ts";
import { readProposal } from "./read-form.ts";
import * as store from "./store.ts";

export type ProposalsDeps = {
  db: Database;
  clock: Clock;
  agenda: Pick<Agenda, "upcoming">;
  speaksToMachine: Detector;
  journal: ProposalJournal;
};

/** Events that ambassadors propose (charter of ambassadors, mission 2 and art. 4), and what became of them. */
export type Proposals = {
  /** What would be proposed, with what looks like it already. Keeps nothing. @throws DomainError `entree-invalide`, by field */
  check(form: ProposalForm): Promise<Draft & { duplicates: Duplicate[] }>;
  /** Proposes it, once for a key: the same again gives the same. @returns its id @throws DomainError as `check` */
  propose(by: Pick<Viewer, "accountId">, key: string, form: ProposalForm): Promise<string>;
  /** One's own; everyone's for whoever decides. The latest first. */
  list(viewer: Viewer): Promise<Proposal[]>;
  /** @throws DomainError `introuvable` for another's, unless one decides */
  find(viewer: Viewer, id: string): Promise<Proposal & { duplicates: Duplicate[] }>;
  /** How many wait for someone other than who proposed. */
  toDecide(viewer: Viewer): Promise<number>;
  /**
   * Takes it into the public agenda, or says why not: a reason is masked, and read by who proposed.
   * @throws DomainError `acces-refuse` for one's own, `deja-fait`, `entree-invalide` (field reason)
   */
  decide(viewer: Viewer, id: string, decision: { accepted: boolean; reason: string }): Promise<void>;
  /** Takes it back; out of the agenda at once. @throws DomainError `introuvable`, `deja-fait` */
  withdraw(viewer: Viewer, id: string): Promise<void>;
};

/** More than a year of a whole network has. */
const MOST_LISTED = 500;
const MOST_COMPARED = 10_000;
const UNKNOWN = "Cette proposition n'existe pas, ou elle n'est pas à vous.";

export function createProposals(deps: ProposalsDeps): Proposals {
  const { db, clock } = deps;
  const seen = async (viewer: Viewer, id: string): Promise<Proposal> => {
    const found = await store.proposalById(db, id);
    if (found === null || (found.accountId !== viewer.accountId && !viewer.decides))
      throw new DomainError("introuvable", UNKNOWN);
    return found;
  };
  const read = (id: string, form: ProposalForm): Draft =>
    readProposal(form, { id, now: clock.now(), speaksToMachine: deps.speaksToMachine });
  return {
    async check(form) {
      const draft = read("", form);
      return { ...draft, duplicates: await duplicatesOf(deps, draft.facts, "") };
    },
    async propose({ accountId }, key, form) {
      const id = /^[\w-]{22}$/.test(key) ? key : newId();
      const draft = read(id, form);
      const at = clock.now();
      await db.transaction(async (tx) => {
        const row = { ...draft, id, accountId, proposedAt: at, lastEnd: lastEndOf(draft.facts) };
        if (!(await store.insertProposal(tx, row))) {
          const known = await store.proposalById(tx, id);
          if (known?.accountId !== accountId)
            throw new DomainError("identifiant-deja-pris", "Recommencez : cette clé est prise.");
          return;
        }
        await deps.journal(
          tx,
          act("event_proposed", id, { by: accountId, dates: draft.facts.timings.length }),
          at,
        );
      });
      return id;
    },
    list: (viewer) => store.proposalsOf(db, viewer.decides ? null : viewer.accountId, MOST_LISTED),
    async find(viewer, id) {
      const found = await seen(viewer, id);
      return { ...found, duplicates: await duplicatesOf(deps, found.facts, id) };
    },
    toDecide: ({ accountId, decides }) =>
      decides ? store.countToDecide(db, accountId, clock.now()) : Promise.resolve(0),
    decide: (viewer, id, decision) => decide(deps, viewer, id, decision),
    withdraw: (viewer, id) => withdraw(deps, viewer, id),
  };
}

const act = (kind: ProposalAct["kind"], subject: string, facts: ProposalAct["facts"]): ProposalAct => ({
  kind,
  subject,
  facts,
  contentDigest: null,
});

const lastEndOf = ({ timings }: EventFacts): string =>
  timings.map(({ end }) => end).reduce((a, b) => (a > b ? a : b), "");

async function decide(
  { db, clock, journal }: ProposalsDeps,
  viewer: Viewer,
  id: string,
  { accepted, reason }: { accepted: boolean; reason: string },
): Promise<void> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    const found = await store.lockProposal(tx, id);
    if (found === null || !viewer.decides) throw new DomainError("introuvable", UNKNOWN);
    if (found.accountId === viewer.accountId)
      throw new DomainError("acces-refuse", "C'est votre proposition : une autre personne doit en décider.");
    if (found.state !== "proposed")
      throw new DomainError("deja-fait", "Cette proposition n'attend plus de décision.");
    if (accepted && new Date(lastEndOf(found.facts)) < at)
      throw new DomainError("deja-fait", "Cet événement est passé : il ne peut plus entrer à l'agenda.");
    const said = accepted ? null : readReason(reason);
    await store.moveProposal(tx, id, {
      state: accepted ? "accepted" : "refused",
      reason: said,
      decidedBy: viewer.accountId,
      at,
    });
    if (accepted) {
      await lockAgenda(tx);
      await saveEvents(tx, PROPOSED, [rowOf(PROPOSED, found.facts)], at);
      await moveVersion(tx);
    }
    const decision = accepted ? "accepted" : "refused";
    await journal(tx, act("event_decided", id, { by: viewer.accountId, decision }), at);
  });
}

function readReason(reason: string): string {
  const length = [...reason.trim()].length;
  const fault = !saysSomething(reason)
    ? "Dites pourquoi : la personne qui propose lira cette raison."
    : length > LONGEST.reason
      ? `${length} caractères ; le maximum est ${LONGEST.reason}.`
      : null;
  if (fault !== null)
    throw new DomainError("entree-invalide", "La décision n'est pas enregistrée.", [
      { field: "reason", message: fault },
    ]);
  return maskPersonalData(reason.trim()).text;
}

async function withdraw({ db, clock, journal }: ProposalsDeps, viewer: Viewer, id: string): Promise<void> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    const found = await store.lockProposal(tx, id);
    if (found === null || (found.accountId !== viewer.accountId && !viewer.decides))
      throw new DomainError("introuvable", UNKNOWN);
    if (found.state === "withdrawn" || found.state === "refused")
      throw new DomainError("deja-fait", "Cette proposition est déjà retirée, ou refusée.");
    await store.moveProposal(tx, id, { state: "withdrawn", reason: null, decidedBy: null, at });
    if (found.state === "accepted") {
      await lockAgenda(tx);
      await withdrawEvents(tx, PROPOSED, [id], at);
      await moveVersion(tx);
    }
    await journal(tx, act("event_withdrawn", id, { by: viewer.accountId }), at);
  });
}

/** Events to come, and proposals that wait, of the same title, one same day, in the same town (or both online). */
async function duplicatesOf(
  { db, clock, agenda }: ProposalsDeps,
  facts: EventFacts,
  except: string,
): Promise<Duplicate[]> {
  const title = fold(facts.title);
  const days = daysOf(facts);
  const alike = (other: EventFacts): boolean =>
    fold(other.title) === title &&
    fold(other.city) === fold(facts.city) &&
    daysOf(other).some((day) => days.includes(day));
  const now = clock.now();
  const { events } = await agenda.upcoming({ from: now }, 1, MOST_COMPARED);
  const own = eventId(PROPOSED, except);
  const known = events.filter((event) => event.id !== own && alike(event));
  // An accepted one is in the agenda, where it was found already.
  const waiting = await store.waitingProposals(db, except, now);
  return [
    ...known.map((event): Duplicate => ({ where: "agenda", id: event.id, title: event.title })),
    ...waiting
      .filter(({ facts }) => alike(facts))
      .map((other): Duplicate => ({ where: "proposal", id: other.id, title: other.facts.title })),
  ];
}

const daysOf = ({ timings }: EventFacts): string[] => timings.map(({ begin }) => parisDay(new Date(begin)));

/** Days that a proposal is kept after the last date of its event; what is in the agenda stays there, without who proposed it. */
export const PROPOSAL_DAYS = 365;
export const forgetOldProposals = (db: Database, before: Date): Promise<number> =>
  store.deleteProposalsOver(db, before);
