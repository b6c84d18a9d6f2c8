import type { Vault } from "../privacy/vault.ts";
import type { ErasureLedger } from "./erasure-ledger.ts";

/**
 * A vault whose destroyed keys are told outside the database at once: every erasure ends by `scrub`. What fails here is
 * made up for at the next tick, and never undoes an erasure that is done.
 */
export const toldOutside = (
  vault: Vault,
  ledger: ErasureLedger,
  onUnexpected: (error: unknown, place: string) => void,
): Vault => ({
  ...vault,
  async scrub(db) {
    await ledger.export(db).catch((error: unknown) => onUnexpected(error, "erasures"));
    await vault.scrub(db);
  },
});
