import { parisDay } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { approvedCorrections, doubts, withdrawals } from "./store.ts";

/** What was found wrong and what was done, without a word of who asked. Days are Paris days. */
export type KnownErrors = {
  /** `text` is the team's, public, approved by a second person; `answers` how many it replaced. */
  corrected: { day: string; subject: string; text: string; answers: number }[];
  withdrawn: { day: string; subject: string; answers: number }[];
  /** A fiche changed, or passed its day, under answers already given. */
  inQuestion: {
    day: string;
    subject: string;
    kind: "changed" | "expired";
    answers: number;
    closed: boolean;
  }[];
};

const SHOWN = 100;

export async function knownErrors(db: Database): Promise<KnownErrors> {
  const withdrawn = new Map<string, KnownErrors["withdrawn"][number]>();
  for (const { at, fiches } of await withdrawals(db, SHOWN)) {
    const one = { day: parisDay(at), subject: subjectOf(fiches) };
    const known = withdrawn.get(`${one.day} ${one.subject}`);
    withdrawn.set(`${one.day} ${one.subject}`, { ...one, answers: (known?.answers ?? 0) + 1 });
  }
  return {
    corrected: (await approvedCorrections(db, SHOWN)).map(({ at, body, answers, fiches }) => ({
      day: parisDay(at),
      subject: subjectOf(fiches),
      text: body,
      answers,
    })),
    withdrawn: [...withdrawn.values()],
    inQuestion: (await doubts(db, SHOWN)).map(({ at, fiche, ...doubt }) => ({
      ...doubt,
      day: parisDay(at),
      subject: fiche,
    })),
  };
}

const subjectOf = (fiches: readonly string[]): string =>
  fiches.length === 0 ? "Message sans fiche" : fiches.join(" ; ");
