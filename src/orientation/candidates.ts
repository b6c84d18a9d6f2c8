import type { Advisor } from "../directory/advisor.ts";
import type { Company } from "./company.ts";
import type { Exclusion } from "./orientation.ts";
import { EVERYWHERE, exclusionOf, exclusionOfSelf } from "./rules.ts";

/** The advisors that may be proposed to someone on a day, by the regions they cover: a hypothesis reads few of them. */
export type Pool = {
  on: string;
  all: readonly Advisor[];
  byRegion: ReadonlyMap<string, readonly Advisor[]>;
};

const pools = new WeakMap<readonly Advisor[], Pool>();

/** Made once for an edition of the directory and a day. */
export function poolOf(advisors: readonly Advisor[], on: string): Pool {
  const known = pools.get(advisors);
  if (known?.on === on) return known;
  const byRegion = new Map<string, Advisor[]>();
  for (const advisor of advisors) {
    if (exclusionOfSelf(advisor, on)) continue;
    for (const region of new Set(advisor.regions)) {
      const there = byRegion.get(region);
      if (there) there.push(advisor);
      else byRegion.set(region, [advisor]);
    }
  }
  const pool = { on, all: advisors, byRegion };
  pools.set(advisors, pool);
  return pool;
}

/** Those who may be proposed, in no order. */
export function eligible(pool: Pool, company: Company): Advisor[] {
  const national = pool.byRegion.get(EVERYWHERE) ?? [];
  const local = company.region === null ? [] : (pool.byRegion.get(company.region) ?? []);
  return [...new Set([...local, ...national])].filter(
    (advisor) => exclusionOf(advisor, company, pool.on) === null,
  );
}

/** How many are left out, by reason. */
export function leftOut(pool: Pool, company: Company): Map<Exclusion, number> {
  const counts = new Map<Exclusion, number>();
  for (const advisor of pool.all) {
    const reason = exclusionOf(advisor, company, pool.on);
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}
