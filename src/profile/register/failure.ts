/** What the register did instead of answering. Never its own words. */
export type RegisterFailureKind =
  | "injoignable"
  | "trop_de_demandes"
  | "en_panne"
  | "refusee"
  | "trop_long"
  | "illisible";

export class RegisterFailure extends Error {
  constructor(
    readonly kind: RegisterFailureKind,
    /** Milliseconds after which it says to try again; null when it says nothing. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(kind);
    this.name = "RegisterFailure";
  }
}
