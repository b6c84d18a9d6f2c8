import type { AccessCounts } from "../../accounts/account.ts";
import type { Role } from "../../accounts/staff.ts";
import type { Dimension } from "../../review/quality/breakdown.ts";
import type { QualityReport } from "../../review/quality/report.ts";
import type { Share } from "../../review/quality/share.ts";
import type { MonthFigures } from "../../statistics/figures.ts";
import type { IncidentFigures } from "../incidents/incident.ts";
import type { Owner } from "../owners/owner.ts";
import type { AnnualPeriod } from "./period.ts";
import type { ContestCounts } from "./store.ts";
import type { ToldCount } from "./suppress.ts";

/** A part that another capability gives, or why it is not there: shown as « non disponible », never as a figure. */
export type Known<T> = { value: T } | { missing: string };

/** What another capability says of the year: lines of a table, then sentences. */
export type Lines = { rows: readonly (readonly [label: string, value: string])[]; notes: readonly string[] };

export type Usage = {
  conversations: number;
  answers: number;
  /** Answers that no model wrote a word of. */
  withoutModel: Share;
  byMonth: readonly ToldCount[];
  byOutcome: readonly ToldCount[];
  byMode: readonly ToldCount[];
  opinions: { given: number; useful: Share };
  erasedOnRequest: number;
  erasedByTime: number;
};

export type QualityCell = { label: string; errors: Share | null };
export type QualityYear = {
  report: QualityReport;
  by: readonly { dimension: Dimension; cells: readonly QualityCell[] }[];
};

export type Corrections = {
  proposed: number;
  approved: number;
  rejected: number;
  /** Today, whatever the year. */
  waiting: number;
  withdrawn: number;
  reinstated: number;
  preparedApproved: number;
};

export type ContestYear = Omit<ContestCounts, "medianSeconds"> & { medianDays: number | null };

export type AccessYear = {
  /** As they are today. */
  counts: AccessCounts;
  reviews: number;
  lastReview: { at: Date; by: string } | null;
  overdue: boolean;
  invited: number;
  joined: number;
  changed: number;
  disabled: number;
};

export type OnboardingYear = {
  accounts: number;
  upToDate: number;
  readings: number;
  byRole: readonly { role: Role; accounts: number; upToDate: number }[];
};

export type JournalYear = {
  entries: number;
  last: { seq: number; at: Date } | null;
  checkpointAt: Date | null;
  /** The last time it was read again from its beginning to its end. */
  verification: { at: Date; entries: number; faults: number } | null;
};

export type Change = {
  at: Date;
  kind: string;
  /** What an import counts, or each rule that changed with what it was and is. */
  facts: readonly { name: string; from: string | null; to: string }[];
};

export type ChangesYear = { total: number; latest: readonly Change[]; byKind: readonly ToldKind[] };
export type ToldKind = { kind: string; count: number };

export type Headline = {
  year: number;
  /** The first day that the journal knows of: later than the beginning of the year when the service opened in it. */
  from: string;
  to: string;
  conversations: number;
  answers: number;
  errors: Share;
  contests: number;
  incidents: number;
  corrections: number;
};

/** All that the review of a year says. Nothing in it is a person's words, nor points at anyone. */
export type AnnualReview = {
  period: AnnualPeriod;
  madeAt: Date;
  /** Of the program, and the rules in force at the end of the period, by name. */
  versions: { program: string; rules: Readonly<Record<string, string>> };
  owners: readonly Owner[];
  usage: Usage;
  /** The closed months of the year as everyone was told of them: the only figures of use that the public summary may tell. */
  published: readonly MonthFigures[];
  quality: QualityYear;
  corrections: Corrections;
  contests: ContestYear;
  incidents: IncidentFigures;
  alerts: readonly ToldKind[];
  access: AccessYear;
  onboarding: OnboardingYear;
  journal: JournalYear;
  changes: ChangesYear;
  equity: Known<Lines>;
  footprint: Known<Lines>;
  retention: Known<Lines>;
  charter: Known<Lines>;
  /** The year before, where the journal holds some of it; null: it does not. */
  previous: Headline | null;
};
