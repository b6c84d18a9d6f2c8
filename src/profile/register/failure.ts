import { ServerFailure } from "../../resilience.ts";

/** What the register did instead of answering. Never its own words. */
export type RegisterFailureKind =
  | "injoignable"
  | "trop_de_demandes"
  | "en_panne"
  | "refusee"
  | "trop_long"
  | "illisible";

export class RegisterFailure extends ServerFailure<RegisterFailureKind> {
  override readonly name = "RegisterFailure";
}
