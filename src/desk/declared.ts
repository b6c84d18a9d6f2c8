import type { Advisor } from "../directory/advisor.ts";
import { sameConflict } from "./changes.ts";

/** What takes effect at once, for the safety of whoever would be sent to this advisor; staff confirm it afterwards. */
export type Declared =
  | { kind: "conflict"; conflict: Advisor["conflicts"][number] }
  | { kind: "unavailable" }
  | { kind: "leaving" };
export type DeclarationKind = Declared["kind"];

/** The advisor once it holds; the same one when it does already. */
export function withDeclared(advisor: Advisor, declared: Declared): Advisor {
  switch (declared.kind) {
    case "conflict":
      return advisor.conflicts.some((known) => sameConflict(known, declared.conflict))
        ? advisor
        : { ...advisor, conflicts: [...advisor.conflicts, declared.conflict] };
    case "unavailable":
      return { ...advisor, availability: "indisponible" };
    case "leaving":
      return { ...advisor, status: "retire" };
  }
}

/** Whether it holds already. */
export const holds = (advisor: Advisor, declared: Declared): boolean =>
  JSON.stringify(withDeclared(advisor, declared)) === JSON.stringify(advisor);
