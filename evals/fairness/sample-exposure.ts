import { eligible, poolOf } from "../../src/orientation/candidates.ts";
import { companyOf, type GivenProfile } from "../../src/orientation/company.ts";
import type { Network } from "../../src/orientation/orient.ts";
import { ranked, scoreOf } from "../../src/orientation/rank.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../../src/profile/lists.ts";
import { REGION_CODES } from "../../src/profile/places/regions.ts";
import { pick, seeded } from "../../tests/bench/random.ts";
import { ON } from "./arbitraries.ts";
import { chanceOf, chiSquareOfEquals } from "./chi-square.ts";
import { add, conversationSeed } from "./exposure.ts";

export type SampleExposure = { groups: number; conversations: number; chance: number; worst: number };

/** Counted where each of a group is expected at least this often: the law of the statistic wants it. */
const EXPECTED = 5;

/**
 * In a directory, over random profiles: within each group of equals that comes first, is each first as often as the others?
 * `chance` is that of all groups together; `worst` that of the most uneven, times the number of groups tried (Bonferroni).
 */
export function exposureIn(network: Network, conversations: number): SampleExposure {
  const random = seeded(20_261);
  const groups = new Map<string, Map<string, number>>();
  for (let number = 0; number < conversations; number++) {
    const company = companyOf(randomProfile(random));
    const allowed = eligible(poolOf(network.advisors, ON), company);
    const best = Math.max(...allowed.map((one) => scoreOf(one, company)));
    const equals = allowed
      .filter((one) => scoreOf(one, company) === best)
      .map(({ id }) => id)
      .sort();
    if (equals.length < 2) continue;
    const counts = groups.get(equals.join()) ?? new Map(equals.map((id) => [id, 0]));
    groups.set(equals.join(), counts);
    add(counts, ranked(allowed, company, conversationSeed(number))[0]?.id);
  }
  const tried = [...groups.values()]
    .map((counts) => [...counts.values()])
    .filter((counts) => counts.reduce((sum, count) => sum + count, 0) >= EXPECTED * counts.length);
  const statistics = tried.map((counts) => ({
    value: chiSquareOfEquals(counts),
    degrees: counts.length - 1,
  }));
  const sum = (of: (one: { value: number; degrees: number }) => number): number =>
    statistics.reduce((total, one) => total + of(one), 0);
  const least = Math.min(...statistics.map(({ value, degrees }) => chanceOf(value, degrees)));
  return {
    groups: tried.length,
    conversations: tried.flat().reduce((total, count) => total + count, 0),
    chance: chanceOf(
      sum(({ value }) => value),
      sum(({ degrees }) => degrees),
    ),
    worst: Math.min(1, least * tried.length),
  };
}

function randomProfile(random: () => number): GivenProfile {
  const known = <T>(values: readonly T[]): T | null => (random() < 0.7 ? pick(random, values) : null);
  return {
    sector: known(SECTION_CODES.slice(0, 19)),
    size: known(SIZES),
    region: known(REGION_CODES),
    maturity: known([1, 2, 3, 4]),
    need: known(NEED_CODES),
  };
}
