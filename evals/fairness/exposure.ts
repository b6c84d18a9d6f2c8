import { createHash } from "node:crypto";
import type { Advisor } from "../../src/directory/advisor.ts";
import { advisor } from "../../src/directory/testing/doubles.ts";
import { eligible, poolOf } from "../../src/orientation/candidates.ts";
import { type Company, companyOf, type GivenProfile } from "../../src/orientation/company.ts";
import { type Network, orient } from "../../src/orientation/orient.ts";
import { QUESTION_FIELDS } from "../../src/orientation/orientation.ts";
import { ranked, scoreOf } from "../../src/orientation/rank.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../../src/profile/lists.ts";
import { REGION_CODES } from "../../src/profile/places/regions.ts";
import { pick, seeded } from "../../tests/bench/random.ts";
import type { Judged } from "../support/report.ts";
import { ON } from "./arbitraries.ts";
import { chanceOf, chiSquareOfEquals } from "./chi-square.ts";
import thresholds from "./thresholds.json" with { type: "json" };

export const CONVERSATIONS = 10_000;
const EQUALS = [2, 3, 5, 12];
const TOP = 3;

type Place = { name: string; company: GivenProfile; equal: Partial<Advisor> };
/** Where equals meet: near and general, national and of one sector, activators with half the profile, nothing known. */
const PLACES: readonly Place[] = [
  {
    name: "régionaux",
    company: {
      sector: "F",
      size: "PME",
      region: "53",
      maturity: 2,
      need: "formation",
      wants: "accompagnement",
    },
    equal: { regions: ["53"], sizes: [...SIZES] },
  },
  {
    name: "sectoriels nationaux",
    company: { sector: "F", size: "TPE", region: "04", maturity: 1, need: "formation" },
    equal: { kind: "ambassadeur_sectoriel", regions: ["FR"], sectors: ["F"] },
  },
  {
    name: "activateurs, besoin inconnu",
    company: { sector: "G", size: "TPE", region: "11" },
    equal: {
      kind: "activateur",
      regions: ["11"],
      sectors: ["G", "I"],
      engagementStart: null,
      charterAccepted: null,
    },
  },
  { name: "généralistes, rien de connu", company: {}, equal: { regions: ["FR"], expertise: ["formation"] } },
];

/** As the service draws one from the id of a conversation. */
const conversationSeed = (number: number): string =>
  createHash("sha256").update(`conversation ${number}`).digest("base64url").slice(0, 16);

/** Equals, and two who are less available: these never take a turn of theirs. */
const networkOf = (count: number, equal: Partial<Advisor>): Network => ({
  advisors: Array.from({ length: count + 2 }, (_, at) =>
    advisor({ ...equal, id: `eq-${at}`, availability: at < count ? "disponible" : "limitee" }),
  ),
  directoryVersion: "égaux",
  schemes: [],
});

/** Over many conversations, is each of k equals first, and among the first three, as often as the others? */
export function judgeExposure(): Judged[] {
  return PLACES.flatMap(({ name, company, equal }) =>
    EQUALS.flatMap((count) => {
      const asked = Array.from({ length: CONVERSATIONS }, (_, at) => ({
        on: ON,
        seed: conversationSeed(at),
      }));
      return judgeEquals(
        `${name}, ${count} égaux`,
        networkOf(count, equal),
        companyOf(company),
        count,
        asked,
      );
    }),
  );
}

/** The same with the seed that the API draws when none is given: it changes with the day alone. */
export function judgeDays(): Judged[] {
  const [{ company, equal }] = PLACES as [Place];
  const asked = Array.from({ length: CONVERSATIONS }, (_, at) => ({
    on: new Date(Date.UTC(2026, 10, 23 + at)).toISOString().slice(0, 10),
  }));
  return judgeEquals(
    "sans graine, un jour après l'autre, 5 égaux",
    networkOf(5, equal),
    companyOf(company),
    5,
    asked,
  );
}

function judgeEquals(
  name: string,
  network: Network,
  company: Company,
  count: number,
  asked: readonly { on: string; seed?: string }[],
): Judged[] {
  const first = new Map(network.advisors.slice(0, count).map(({ id }) => [id, 0]));
  const top = new Map(first);
  for (const options of asked) {
    // The next question is not what is looked at: `skipped` spares its hypotheses.
    const shown = orient(network, company, { ...options, skipped: QUESTION_FIELDS }).advisors.map(
      ({ id }) => id,
    );
    add(first, shown[0]);
    for (const id of shown.slice(0, TOP)) add(top, id);
  }
  const judged = [judgeCounts(`${name}, premier rang`, "premier rang", [...first.values()], 1)];
  // With three or fewer, all are always there.
  if (count > TOP)
    judged.push(judgeCounts(`${name}, trois premiers`, "trois premiers", [...top.values()], TOP));
  return judged;
}

const add = (counts: Map<string, number>, id: string | undefined): void => {
  const count = id === undefined ? undefined : counts.get(id);
  if (id !== undefined && count !== undefined) counts.set(id, count + 1);
};

function judgeCounts(name: string, topic: string, counts: readonly number[], shown: number): Judged {
  const chiSquare = chiSquareOfEquals(counts, shown);
  const chance = chanceOf(chiSquare, counts.length - 1);
  const told = `khi-deux ${chiSquare.toFixed(2)} (${counts.length - 1} ddl), p ${chance.toPrecision(2)} : ${counts.join(", ")}`;
  const miss = { expected: `p d'au moins ${thresholds.chance}`, got: told };
  return { id: name, topic, question: told, miss: chance >= thresholds.chance ? null : miss };
}

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
