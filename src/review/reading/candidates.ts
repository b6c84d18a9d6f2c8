import { parisDay } from "../../clock.ts";
import type { Queryable } from "../../db/database.ts";
import { snapshotOf } from "../../directory/store.ts";
import { eligible, poolOf } from "../../orientation/candidates.ts";
import { companyOfProfile } from "../../orientation/company.ts";
import { EXCLUSIONS, type Exclusion, type Orientation } from "../../orientation/orientation.ts";
import { ORIENTATION_VERSION, ranked, scoreOf } from "../../orientation/rank.ts";
import { exclusionOf } from "../../orientation/rules.ts";
import type { Profile } from "../../profile/profile.ts";

export type Named = { id: string; name: string };
export type Candidates = {
  /** All who could be proposed that day, the best first, with the weight of what they share with the company. */
  eligible: (Named & { score: number })[];
  /** Everyone else, by the rule that left them out; `some` are named. */
  leftOut: { reason: Exclusion; count: number; some: Named[] }[];
  /** The rules have changed since: what is said here is what today's would have said of that day's directory. */
  rulesChanged: boolean;
};

const NAMED = 40;

/**
 * Who was in the directory when an answer was given, and why each was or was not proposed: the rules are applied again to the
 * directory of that day, whose versions are kept. Whom the answer did propose, with the reasons, is in the answer itself.
 * @returns null when that edition of the directory is not held
 */
export async function candidatesOf(
  db: Queryable,
  profile: Profile,
  { directoryVersion, seed, rulesVersion }: Orientation,
  at: Date,
): Promise<Candidates | null> {
  const advisors = await snapshotOf(db, directoryVersion, at);
  if (advisors === null) return null;
  const on = parisDay(at);
  const company = companyOfProfile(profile);
  const excluded = new Map<Exclusion, Named[]>();
  for (const advisor of advisors) {
    const reason = exclusionOf(advisor, company, on);
    if (reason)
      excluded.set(reason, [...(excluded.get(reason) ?? []), { id: advisor.id, name: advisor.name }]);
  }
  return {
    eligible: ranked(eligible(poolOf(advisors, on), company), company, seed)
      .slice(0, NAMED)
      .map((advisor) => ({ id: advisor.id, name: advisor.name, score: scoreOf(advisor, company) })),
    leftOut: EXCLUSIONS.flatMap((reason) => {
      const named = excluded.get(reason);
      return named ? [{ reason, count: named.length, some: named.slice(0, NAMED) }] : [];
    }),
    rulesChanged: rulesVersion !== ORIENTATION_VERSION,
  };
}
