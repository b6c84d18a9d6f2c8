import type { Staff } from "../accounts/staff.ts";
import { parisDay } from "../clock.ts";
import type { Advisor } from "../directory/advisor.ts";
import { FRANCE_NUM_PREFIX } from "../directory/import/france-num.ts";
import { mayBeShown } from "../directory/listing.ts";
import { lockDirectory } from "../directory/store.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../ids.ts";
import { eligible, poolOf } from "../orientation/candidates.ts";
import { exclusionOf } from "../orientation/rules.ts";
import { confirmAddress, readAddressLink, refuseTaken, waitingAddressOf } from "./address/change.ts";
import { changesBetween, fieldsOf } from "./changes.ts";
import { acceptProposal, confirmDeclared, isOwn, refuseProposal } from "./decide.ts";
import { declare, holdDeclarations } from "./declarations.ts";
import type { Declared } from "./declared.ts";
import type { DeskDeps } from "./deps.ts";
import type { CardDesk, Figures, Proposal } from "./desk.ts";
import { readCard, readConflict } from "./read-card.ts";
import { termOf } from "./renewal.ts";
import { sharedWith } from "./shared.ts";
import * as store from "./store.ts";
import { companyLike, whyOf } from "./why.ts";

export function createCardDesk(deps: DeskDeps): CardDesk {
  const { db, clock, directory, orienter, figures, contacts, screening, journal } = deps;
  const on = (): string => parisDay(clock.now());

  const found = async (advisorId: string): Promise<Advisor> => {
    const advisor = await directory.find(advisorId);
    if (advisor === null) throw new DomainError("introuvable", "Cette fiche n'est pas dans l'annuaire.");
    return advisor;
  };
  /** The card of the account, while there is something to change in it. */
  const ownCard = async (staff: Staff): Promise<Advisor> => {
    if (staff.advisorId === null)
      throw new DomainError("introuvable", "Votre compte n'est relié à aucune fiche de l'annuaire.");
    const advisor = await found(staff.advisorId);
    if (advisor.status === "retire")
      throw new DomainError("introuvable", "Cette fiche a été retirée de l'annuaire : elle ne change plus.");
    return advisor;
  };
  const figuresOf = async (advisorId: string): Promise<Figures> => ({
    months: await figures.of(advisorId),
    contacts: await contacts(advisorId),
  });
  const common = async (advisor: Advisor) => ({
    advisor,
    pending: proposalOf(await store.pendingOf(db, advisor.id)),
    declarations: await store.openDeclarationsOf(db, advisor.id),
    addressToConfirm: await waitingAddressOf(db, advisor.id, clock.now()),
    why: whyOf(advisor, on()),
    term: termOf(advisor, on()),
    figures: await figuresOf(advisor.id),
  });

  return {
    async mine(staff) {
      const advisor = staff.advisorId === null ? null : await directory.find(staff.advisorId);
      if (advisor === null) return null;
      const card = await common(advisor);
      const last = await store.lastDecided(db, advisor.id);
      const refused =
        card.pending === null &&
        last?.decision === "refused" &&
        last.reason !== null &&
        last.decidedAt !== null
          ? { reason: last.reason, at: last.decidedAt, changes: last.changes }
          : null;
      return { ...card, shown: mayBeShown(advisor, on()), refused };
    },

    async tryCompany(staff, given) {
      const advisor = await ownCard(staff);
      const company = companyLike(advisor, given);
      const reason = exclusionOf(advisor, company, on());
      const others = eligible(poolOf(await directory.all(), on()), company).filter(
        ({ id }) => id !== advisor.id,
      );
      const shown = (await orienter.company(company)).advisors.some(({ id }) => id === advisor.id);
      return { reason, shown, others: others.length };
    },

    async propose(staff, given) {
      const before = await ownCard(staff);
      if (before.id.startsWith(FRANCE_NUM_PREFIX))
        throw new DomainError(
          "entree-invalide",
          "Cette fiche vient de France Num : changez-la dans votre espace France Num, elle suivra ici.",
        );
      const changes = changesBetween(before, readCard(before, given, screening));
      const fields = fieldsOf(changes);
      if (fields.length === 0)
        throw new DomainError("entree-invalide", "Rien ne change : l'annuaire le dit déjà.");
      if (changes.email) refuseTaken(changes.email, before.id, await directory.all());
      const at = clock.now();
      await db.transaction(async (tx) => {
        const row = {
          id: newId(),
          advisorId: before.id,
          changes,
          proposedBy: staff.accountId,
          proposedAt: at,
        };
        const { id, revision } = await store.putProposal(tx, row);
        const facts = { proposal: id, revision, fields, by: staff.accountId };
        await journal(
          tx,
          { kind: "card_change_proposed", subject: before.id, facts, contentDigest: null },
          at,
        );
      });
    },

    async withdraw(staff) {
      const { id: advisorId } = await ownCard(staff);
      await db.transaction(async (tx) => {
        const pending = await store.lockPending(tx, advisorId);
        if (pending === null)
          throw new DomainError("deja-fait", "Il n'y a plus rien à retirer : voyez l'état de votre fiche.");
        const at = clock.now();
        const by = staff.accountId;
        await store.decide(tx, pending.id, { decision: "withdrawn", reason: null, by, at });
        const facts = { proposal: pending.id, by };
        await journal(
          tx,
          { kind: "card_change_withdrawn", subject: advisorId, facts, contentDigest: null },
          at,
        );
      });
    },

    async declareConflict(staff, words) {
      const card = await ownCard(staff);
      const conflict = readConflict(card, words, screening);
      const declared: Declared = { kind: "conflict", conflict };
      const given = { advisorId: card.id, accountId: staff.accountId, declared };
      await db.transaction((tx) => declare(tx, { clock, journal }, given));
    },
    async declareUnavailable(staff) {
      const { id: advisorId } = await ownCard(staff);
      const by = staff.accountId;
      await db.transaction(async (tx) => {
        await lockDirectory(tx);
        // What they proposed before would put them back.
        const pending = await store.lockPending(tx, advisorId);
        if (pending?.changes.availability !== undefined) {
          const { availability: _, ...changes } = pending.changes;
          const at = clock.now();
          if (fieldsOf(changes).length > 0)
            await store.putProposal(tx, { ...pending, changes, proposedBy: by, proposedAt: at });
          else await store.decide(tx, pending.id, { decision: "withdrawn", reason: null, by, at });
        }
        await declare(
          tx,
          { clock, journal },
          { advisorId, accountId: by, declared: { kind: "unavailable" } },
        );
      });
    },
    async leave(staff) {
      const { id: advisorId } = await ownCard(staff);
      const by = staff.accountId;
      await db.transaction(async (tx) => {
        await lockDirectory(tx);
        const pending = await store.lockPending(tx, advisorId);
        const at = clock.now();
        if (pending) await store.decide(tx, pending.id, { decision: "withdrawn", reason: null, by, at });
        await declare(tx, { clock, journal }, { advisorId, accountId: by, declared: { kind: "leaving" } });
      });
    },

    async waiting(staff) {
      const known = new Map((await directory.all()).map((advisor) => [advisor.id, advisor]));
      const proposals = (await store.allPending(db)).flatMap((row) => {
        const advisor = known.get(row.advisorId);
        return advisor ? [{ ...row, advisor, mine: isOwn(staff, row.advisorId, row.proposedBy) }] : [];
      });
      const declarations = (await store.openDeclarations(db)).flatMap((row) => {
        const advisor = known.get(row.advisorId);
        return advisor ? [{ ...row, advisor, mine: isOwn(staff, row.advisorId, row.declaredBy) }] : [];
      });
      return { proposals, declarations };
    },
    async card(staff, advisorId) {
      const advisor = await found(advisorId);
      const pending = await store.pendingOf(db, advisorId);
      const shared = pending === null ? [] : sharedWith(advisorId, pending.changes, await directory.all());
      const mine = isOwn(staff, advisorId, pending?.proposedBy ?? null);
      return { ...(await common(advisor)), shared, canMail: deps.canMail, mine };
    },
    accept: (staff, advisorId, revision, looked) =>
      acceptProposal(deps, staff, { advisorId, revision, looked }),
    refuse: (staff, advisorId, revision, reason) =>
      refuseProposal(deps, staff, { advisorId, revision, reason }),
    confirm: (staff, id) => confirmDeclared(deps, staff, id),

    readAddressLink: (token) => readAddressLink(deps, token),
    confirmAddress: (token) => confirmAddress(deps, token),

    async tick() {
      await figures.flush();
      await holdDeclarations(deps);
    },
  };
}

const proposalOf = (row: store.ProposalRow | null): Proposal | null =>
  row && { id: row.id, revision: row.revision, changes: row.changes, proposedAt: row.proposedAt };
