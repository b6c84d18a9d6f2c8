/** What a model's server did instead of answering. Never its own words: they may quote the question. */
export type FailureKind =
  | "injoignable"
  | "trop_de_demandes"
  | "en_panne"
  | "refusee"
  | "coupee"
  | "trop_long"
  | "illisible";

export class ModelFailure extends Error {
  /** As system errors have one: what a log may say of it. */
  readonly code: string;
  constructor(
    readonly kind: FailureKind,
    /** Milliseconds after which the server says to try again; null when it says nothing. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(kind);
    this.code = kind;
    this.name = "ModelFailure";
  }
}
