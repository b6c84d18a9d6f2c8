import type { Citation } from "../../answering/answer.ts";
import type { Company } from "../../orientation/company.ts";
import type { SchemeMatch } from "../../orientation/orientation.ts";

/** What may be known of the company one is about to meet; every field may be null. */
export type PackCompany = Pick<Company, "section" | "size" | "region" | "need" | "maturity">;

/** What makes a question likely: what the company needs, its sector, its size, its level, or nothing but habit. */
export type Because = "besoin" | "secteur" | "taille" | "niveau" | "toujours";

/** `text`: short Markdown whose `[n]` lead to `sources`. `approved`: by the administration, in these very words. */
export type Answered = { text: string; approved: boolean };

/** `answer` null: our fiches do not answer it. */
export type LikelyQuestion = { question: string; because: Because; answer: Answered | null };

export type SectorCase = {
  fiche: string;
  title: string;
  /** Whether the fiche names this size or this need; null: not known of the company, or the fiche names none. */
  sameSize: boolean | null;
  sameNeed: boolean | null;
  /** Who says so of themselves, where the figures are their own. */
  claimedBy: string | null;
  parts: readonly { heading: string; text: string }[];
};

/** What an advisor rereads before a meeting. Nothing of the leader is in it. */
export type Pack = {
  questions: readonly LikelyQuestion[];
  /** `sector`: of the company's own sector; `need`: none is, these are for the same need in any sector; `none`. */
  cases: { found: "sector" | "need" | "none"; items: readonly SectorCase[] };
  schemes: readonly SchemeMatch[];
  /** Sentences of the charter's fiche, each with its mark. */
  charter: { keep: readonly string[]; avoid: readonly string[] };
  /** A passage of what to ask before a first project; null when its fiche is turned off. */
  toAsk: string | null;
  /** What the schemes still want to know, as said to a leader: « votre effectif ». */
  missing: readonly string[];
  sources: readonly Citation[];
};

export type Packs = {
  /**
   * @param words what the leader wrote, personal data masked: it only chooses between cases of the sector, none of it is shown
   */
  of(company: PackCompany, words: string | null): Promise<Pack>;
};
