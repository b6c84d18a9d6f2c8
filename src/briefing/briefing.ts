import type { Staff } from "../accounts/staff.ts";
import type { Citation } from "../answering/answer.ts";
import type { Orientation } from "../orientation/orientation.ts";
import type { Profile } from "../profile/profile.ts";

/** How long a sheet is kept; its author may erase it before. */
export const SHEET_DAYS = 30;
/** Longest pasted text, in code points. */
export const LONGEST = 20_000;

/** A sheet as its author reads it. `content`: Markdown, the whole; `reply`: the draft alone, plain text. */
export type Sheet = {
  id: string;
  content: string;
  reply: string;
  profile: Profile;
  citations: readonly Citation[];
  orientation: Orientation;
  createdAt: Date;
};

/** A file as it was dropped. */
export type Dropped = { name: string; bytes: Uint8Array };

/** What to prepare from: one at least. `request`: the id of a request sent to the ambassador's own card. */
export type NewSheet = { request: string | null; text: string | null; file?: Dropped | null };

/** Sheets of an ambassador, theirs alone: nobody else's account, whatever its role, reads one. */
export type Briefings = {
  /**
   * Reads what is given, in memory only, and keeps the sheet, sealed.
   * @throws DomainError `entree-invalide` (fields text, file, request), `trop-volumineux`, `introuvable` for another's request
   */
  make(staff: Staff, given: NewSheet): Promise<Sheet>;
  /** Newest first, without their words. */
  list(staff: Staff): Promise<readonly { id: string; createdAt: Date }[]>;
  /** @throws DomainError `introuvable` for a wrong id, and for another's */
  find(staff: Staff, id: string): Promise<Sheet>;
  /** Destroys its key and its row, at once. @throws DomainError `introuvable` */
  erase(staff: Staff, id: string): Promise<void>;
};
