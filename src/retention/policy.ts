/** Where a bound comes from, for whoever reads it. */
export type Source = { text: string; url: string | null };

/** One kind of data held about someone, as it is shown: on the console, the charter's page and the transparency pages. */
export type PolicyView = {
  /** Stable code: the row of a run, the label of a metric. */
  code: string;
  /** French, as a title: « Conversations ». */
  label: string;
  /** What is held, French. */
  holds: string;
  /** Why it is held, French. */
  purpose: string;
  /** Days kept; null: kept without a term, `fate` says why. */
  days: number | null;
  /** The tables that hold it; none: it is in no table. */
  tables: readonly string[];
  /** From when days are counted, French: « après son ouverture »; empty without a term. */
  from: string;
  /** The setting that changes `days`; null: none. */
  setting: string | null;
  /** Days that the setting may take, with the reason; null: no setting. */
  bounds: { min: number; max: number; source: Source } | null;
  /** What happens then (« clé détruite », « ligne supprimée »); without a term, why it stays. French. */
  fate: string;
};

/** What has passed its term at a time. `oldest`: since when the oldest has; null: nothing has. */
export type Due = { due: number; oldest: Date | null };

/** A kind of data with a term: counted without a change, then applied. */
export type Policy = PolicyView & {
  days: number;
  /** Changes nothing. */
  count(now: Date): Promise<Due>;
  /**
   * Erases what is due, all of it however long. Bears being run twice, or by two processes at once.
   * @returns how many
   */
  apply(now: Date): Promise<number>;
};

/** A kind of data without a term. */
export type Kept = PolicyView & { days: null };

export const hasTerm = (policy: Policy | Kept): policy is Policy => policy.days !== null;
