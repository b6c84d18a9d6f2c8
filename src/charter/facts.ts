import type { Legal } from "../config.ts";

/** Days over which use is looked at; what is shown of it is only ever « moins de 10 » or « au moins 10 ». */
export const WINDOW_DAYS = 30;

/** What the running service shows, each read at once by its own source. Counts are never shown as they are. */
export type Facts = {
  journal: {
    /** The last reading of the whole journal that went to its end, and what it found. */
    lastWhole: { at: Date; faults: number; entries: number } | null;
    /** A later reading, of a part, found a fault. */
    laterFaults: boolean;
    /** The last signed statement of where the journal stands. */
    checkpointAt: Date | null;
  };
  /** Answers recorded in the window. */
  answers: {
    recorded: number;
    answered: number;
    /** Answered without citing anything. */
    uncited: number;
    answeredWithoutModel: number;
    /** Without their entry of the journal, or without the versions that would explain them. */
    untraced: number;
  };
  /** `drawn`: answers of the window drawn at random more than a week ago, and how many of them were read. */
  review: {
    verdicts: number;
    lastVerdictAt: Date | null;
    drawn: number;
    drawnRead: number;
    samplePercent: number;
    dailyCapacity: number;
  };
  knowledge: {
    fiches: number;
    /** Past the day by which they were to be reread. */
    overdue: number;
    /** Without publisher, address or date. */
    unsourced: number;
    schemes: number;
    schemesWithoutOperator: number;
    /** Levels of maturity, 1 to 4, that some fiche is written for. */
    maturityLevels: readonly number[];
    /** Fiches in force and not past their day, by id. */
    upToDate: readonly string[];
    prepared: number;
    validated: number;
  };
  rights: { lastReviewAt: Date | null; dormant: boolean; active: boolean };
  contests: { received: number; late: number; decidedLate: number };
  alerts: { someoneIsTold: boolean };
  directory: { proposable: number; fictional: boolean };
  agenda: { upcoming: number; fictional: boolean };
  openData: {
    datasets: readonly string[];
    files: number;
    /** The digest of the last closed quarter is among them. */
    digest: boolean;
    lastRelease: { version: string; day: string } | null;
  };
  /** The last run of the evaluations that this install keeps; null: none. */
  measures: { at: string; refusals: { hits: number; total: number; threshold: number } | null } | null;
  /** Erasures on schedule. `overdueSince`: since when something should be gone and is not, a day of grace given. */
  retention: { lastRunAt: Date | null; failed: boolean; overdueSince: Date | null };
  /** The last run of the paired personas. `openGaps`: an orientation gap between groups was told and is not over. */
  equity: { at: Date | null; pairs: number; failing: number; openGaps: boolean };
  /** What the configured model would be estimated at. `billions`: most active parameters; null: unknown. */
  footprint: { model: boolean; estimated: boolean; billions: number | null };
  governance: {
    referentNamed: boolean;
    /** What nobody answers for, French. */
    unowned: readonly string[];
    lastAnnualReviewAt: Date | null;
    /** A breach went past the 72 hours without a decision. */
    lateBreach: boolean;
  };
  /** `unread`: an account that can act has not read its onboarding page within a year. */
  training: { accounts: boolean; unread: boolean };
  /** What the running code does with made-up words, now. */
  trials: { unmasked: readonly string[]; personalFields: readonly string[] };
  settings: {
    legal: Legal;
    official: boolean;
    /** How staff prove who they are; null: links of a demonstration, or nobody. */
    signIn: { levelsDemanded: boolean } | null;
    /** The model that may write; null: none is called. */
    model: { name: string; ownServer: boolean } | null;
    retentionDays: number;
  };
};

export type FactName = keyof Facts;
/** One source a fact; a capability that is not there has none. */
export type Sources = { readonly [K in FactName]?: () => Promise<Facts[K]> };

/** No fact is worth a stranger's wait beyond this. */
const PATIENCE_MS = 5_000;

/**
 * Reads every fact, at once; one that fails, or takes too long, is absent.
 * @param onFailure hears which fact failed, and why
 */
export async function readFacts(
  sources: Sources,
  onFailure: (fact: FactName, error: unknown) => void,
  patienceMs = PATIENCE_MS,
): Promise<Partial<Facts>> {
  const names = Object.keys(sources) as FactName[];
  const read = await Promise.all(
    names.map(async (name) => {
      try {
        return [name, await within<unknown>(patienceMs, sources[name])] as const;
      } catch (error) {
        onFailure(name, error);
        return null;
      }
    }),
  );
  return Object.fromEntries(read.filter((one) => one !== null)) as Partial<Facts>;
}

async function within<T>(ms: number, read: (() => Promise<T>) | undefined): Promise<T> {
  if (!read) throw new Error("no source");
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too slow")), ms);
  });
  try {
    return await Promise.race([read(), late]);
  } finally {
    clearTimeout(timer);
  }
}
