import type { Advisor } from "../directory/advisor.ts";
import { eligible, leftOut, poolOf } from "./candidates.ts";
import type { Company } from "./company.ts";
import { counterfactuals, propose } from "./explain.ts";
import { fallbacksFor } from "./fallbacks.ts";
import { nextQuestion } from "./next-question.ts";
import { type EventMatch, EXCLUSIONS, type Exclusion, type Orientation } from "./orientation.ts";
import { ORIENTATION_VERSION, ranked } from "./rank.ts";
import { matchSchemes, type Scheme } from "./schemes.ts";

/** How many advisors a leader is shown; the top three are what the next question may change. */
const SHOWN = 5;
const TOP = 3;

export type Network = { advisors: readonly Advisor[]; directoryVersion: string; schemes: readonly Scheme[] };

export type OrientOptions = {
  /** A Europe/Paris day. */
  on: string;
  /** Orders equals; by default what routing looks at and the day, so that the same question has the same answer. */
  seed?: string | undefined;
  /** Fields that the person chose not to answer. */
  skipped?: readonly string[];
  events?: readonly EventMatch[];
};

/**
 * Who may help a company, and why; pure: the same network, company, day and seed give the same orientation. Rules and
 * rank are those of the charter (art. 2, 4, 6 and mission 3); what an advisor writes of themselves plays no part.
 */
export function orient(network: Network, company: Company, options: OrientOptions): Orientation {
  const { on, skipped = [], events = [] } = options;
  const seed = options.seed ?? defaultSeed(company, on);
  const pool = poolOf(network.advisors, on);
  const best = (other: Company): Advisor[] => ranked(eligible(pool, other), other, seed);
  const found = best(company);
  const counts = leftOut(pool, company);
  const waiting = counts.get("a_preciser") ?? 0;
  const action = found.length > 0 ? "route" : waiting > 0 ? "ask" : "fallback";
  if (found.length > SHOWN) counts.set("moins_bien_classe", found.length - SHOWN);
  const schemes = matchSchemes(network.schemes, company, on);
  const shown = (other: Company): ReadonlySet<string> =>
    new Set([
      ...best(other)
        .slice(0, TOP)
        .map(({ id }) => id),
      ...matchSchemes(network.schemes, other, on)
        .filter(({ status }) => status === "eligible" || status === "to_confirm")
        .map(({ id }) => `dispositif:${id}`),
    ]);
  return {
    action,
    advisors: found.slice(0, SHOWN).map((advisor, index) => propose(advisor, company, index + 1)),
    notProposed: EXCLUSIONS.flatMap((reason: Exclusion) => {
      const count = counts.get(reason);
      return count ? [{ reason, count }] : [];
    }),
    counterfactuals: counterfactuals(
      company,
      (other) => best(other).slice(0, TOP),
      new Set(found.map(({ id }) => id)),
    ),
    fallbacks: action === "route" ? [] : fallbacksFor(company),
    schemes,
    events: [...events],
    nextQuestion: nextQuestion(company, shown, { skipped, mustAsk: action === "ask" }),
    rulesVersion: ORIENTATION_VERSION,
    directoryVersion: network.directoryVersion,
    seed,
  };
}

const defaultSeed = ({ section, size, region, maturity, need, wants }: Company, on: string): string =>
  [on, section, size, region, maturity, need, wants].map((value) => value ?? "-").join("|");
