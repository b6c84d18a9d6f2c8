import type { Role } from "../accounts/staff.ts";

/** Who may read the journal: who answers for the service, for personal data, for the machines. */
export const READERS = ["lead", "dpo", "administrator"] as const satisfies readonly Role[];
