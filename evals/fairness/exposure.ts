import { createHash } from "node:crypto";
import type { Advisor } from "../../src/directory/advisor.ts";
import { advisor } from "../../src/directory/testing/doubles.ts";
import { type Company, companyOf, type GivenProfile } from "../../src/orientation/company.ts";
import { type Network, orient } from "../../src/orientation/orient.ts";
import { QUESTION_FIELDS } from "../../src/orientation/orientation.ts";
import { SIZES } from "../../src/profile/lists.ts";
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

/** A seed as the service draws it from the id of a conversation. */
export const conversationSeed = (number: number): string =>
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

export const add = (counts: Map<string, number>, id: string | undefined): void => {
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
