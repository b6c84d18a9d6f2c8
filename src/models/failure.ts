import { ServerFailure } from "../resilience.ts";

/** What a model's server did instead of answering. Never its own words: they may quote the question. */
export type FailureKind =
  | "injoignable"
  | "trop_de_demandes"
  | "en_panne"
  | "refusee"
  | "coupee"
  | "trop_long"
  | "illisible";

export class ModelFailure extends ServerFailure<FailureKind> {
  override readonly name = "ModelFailure";
  /** As system errors have one: what a log may say of it. */
  readonly code = this.kind;
}
