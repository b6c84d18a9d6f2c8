import type { Staff } from "../accounts/staff.ts";
import type { AdvisorFigures } from "../contact/contact.ts";
import type { Advisor } from "../directory/advisor.ts";
import type { Company } from "../orientation/company.ts";
import type { Exclusion } from "../orientation/orientation.ts";
import type { AddressLink } from "./address/change.ts";
import type { Changes } from "./changes.ts";
import type { Looked } from "./decide.ts";
import type { DeclarationKind } from "./declared.ts";
import type { CardMonth } from "./figures.ts";
import type { GivenCard } from "./read-card.ts";
import type { Term } from "./renewal.ts";
import type { Shared } from "./shared.ts";
import type { Why } from "./why.ts";

export type Proposal = { id: string; revision: number; changes: Changes; proposedAt: Date };
export type Declaration = {
  id: string;
  kind: DeclarationKind;
  conflict: Advisor["conflicts"][number] | null;
  at: Date;
};

export type Figures = {
  /** Oldest first, this month last. */
  months: readonly CardMonth[];
  /** Since the service keeps them. */
  contacts: AdvisorFigures;
};

/** The card of an advisor, for whoever speaks for them. */
export type MyCard = {
  advisor: Advisor;
  /** Anyone may read it today. */
  shown: boolean;
  pending: Proposal | null;
  /** The last refusal, while nothing else was proposed or decided since. */
  refused: { reason: string; at: Date; changes: Changes } | null;
  /** In force, and not confirmed yet. */
  declarations: readonly Declaration[];
  /** An accepted address that its owner has not confirmed: the one before is in force. */
  addressToConfirm: string | null;
  why: Why;
  term: Term;
  figures: Figures;
};

/** What the rules and the rank say of an advisor for one company, today. */
export type Trial = {
  /** Null: they may be proposed. */
  reason: Exclusion | null;
  /** Among those shown today to a company that says just this. */
  shown: boolean;
  /** How many others may be proposed to it. */
  others: number;
};

/** What waits for a lead or an administrator. */
export type Waiting = {
  proposals: readonly (Proposal & { advisor: Advisor; mine: boolean })[];
  declarations: readonly (Declaration & { advisor: Advisor; mine: boolean })[];
};

export type StaffCard = Pick<
  MyCard,
  "advisor" | "pending" | "declarations" | "addressToConfirm" | "why" | "term" | "figures"
> & {
  /** What the proposal says that other cards say already. */
  shared: readonly Shared[];
  /** Whether a letter asks a new address to confirm itself. */
  canMail: boolean;
  /** The account speaks for this advisor, or made the proposal: it decides nothing about them. */
  mine: boolean;
};

/** An advisor's own card: what is held, what they propose, what they declare; and staff, who decide. */
export type CardDesk = {
  /** Null: the account is linked to no card. */
  mine(staff: Staff): Promise<MyCard | null>;
  /** @throws DomainError `introuvable` without a card */
  tryCompany(
    staff: Staff,
    company: Partial<Pick<Company, "section" | "size" | "region" | "need">>,
  ): Promise<Trial>;
  /**
   * Proposes a card, or edits the proposal that waits. The same card as the directory's: `entree-invalide`.
   * @throws DomainError `introuvable`, `entree-invalide` with the fields at fault
   */
  propose(staff: Staff, given: GivenCard): Promise<void>;
  withdraw(staff: Staff): Promise<void>;
  /** Holds at once. @throws DomainError `entree-invalide`, `deja-fait` */
  declareConflict(staff: Staff, given: { scope: string; value: string; detail: string }): Promise<void>;
  declareUnavailable(staff: Staff): Promise<void>;
  /** Out of the directory at once; what was proposed is withdrawn. */
  leave(staff: Staff): Promise<void>;

  waiting(staff: Staff): Promise<Waiting>;
  /** @throws DomainError `introuvable` */
  card(staff: Staff, advisorId: string): Promise<StaffCard>;
  /**
   * Applies a proposal as a new version of the directory.
   * @param revision the one that was read: an edit since then is not accepted unseen
   * @param looked what whoever accepts looked at themselves; wanted where it is what changes
   * @returns whether a new address waits to be confirmed
   * @throws DomainError `introuvable`, `deja-fait`, `acces-refuse` (one's own), `entree-invalide`
   */
  accept(staff: Staff, advisorId: string, revision: number, looked: Looked): Promise<boolean>;
  refuse(staff: Staff, advisorId: string, revision: number, reason: string): Promise<void>;
  /** Says that whoever keeps the directory's file knows. */
  confirm(staff: Staff, declarationId: string): Promise<void>;

  /** What the link sent to a new address would do; null: nothing any more. */
  readAddressLink(token: string): Promise<AddressLink | null>;
  /** @returns false when it does nothing any more @throws DomainError `entree-invalide` when it became another card's */
  confirmAddress(token: string): Promise<boolean>;

  /** Each minute: writes the figures, and holds what was declared. */
  tick(): Promise<void>;
};
