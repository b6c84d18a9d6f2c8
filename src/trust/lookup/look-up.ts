import type { Advisor } from "../../directory/advisor.ts";
import { engagementState } from "../../directory/engagement.ts";
import { mayBeShown } from "../../directory/listing.ts";
import { type Criteria, phoneKey, readCriteria } from "./criteria.ts";
import { type Name, nameIn, resemblance } from "./name.ts";
import { isShared, type Site, sameSite, siteOf } from "./site.ts";

/** What can be compared, the surest first. */
export type Clue = "siret" | "phone" | "site" | "name";

/** `listed`: in the directory; `withdrawn`: was, and is withdrawn, suspended, or at the end of the engagement. */
export type Standing = "listed" | "withdrawn";

export type Match = {
  advisor: Advisor;
  standing: Standing;
  /** What is the same as in the directory. */
  same: Clue[];
  /** What was given, is in the directory too, and is not the same: the mark of a borrowed name. */
  differs: Clue[];
  /** Only the sound of the name is the same. */
  close: boolean;
};

export type LookedUp = {
  criteria: Criteria;
  /** Nothing in the words can name anyone: ask for more. */
  vague: boolean;
  matches: Match[];
  /** How many more there are, left out. */
  others: number;
};

export const MOST_MATCHES = 10;

type Keys = { siren: string | null; phone: string | null; site: Site | null; name: Name };
const known = new WeakMap<Advisor, Keys>();

/** What an advisor is compared by, worked out once for each version of them. */
function keysOf(advisor: Advisor): Keys {
  const held = known.get(advisor);
  if (held) return held;
  const keys: Keys = {
    siren: advisor.siret?.slice(0, 9) ?? null,
    phone: advisor.phone === null ? null : phoneKey(advisor.phone),
    site: advisor.url === null ? null : siteOf(advisor.url),
    name: nameIn(advisor.name),
  };
  known.set(advisor, keys);
  return keys;
}

/** Who may be told of: those listed, and those who were; null for whom the public was never shown. */
export function standingOf(advisor: Advisor, on: string): Standing | null {
  if (mayBeShown(advisor, on)) return "listed";
  const published = advisor.kind === "activateur" ? advisor.activateurRegistered : advisor.publicationConsent;
  const over = advisor.status !== "actif" || engagementState(advisor, on) === "ended";
  return published && over ? "withdrawn" : null;
}

/**
 * Whether whoever contacted a leader is in the directory, by what they said of themselves. On several, all are told, the
 * surest first.
 * @param on a Europe/Paris day
 */
export function lookUp(advisors: readonly Advisor[], line: string, on: string): LookedUp {
  const criteria = readCriteria(line);
  const given = nameIn(criteria.name);
  const shared = sharedHosts(advisors);
  const compare = { criteria, given, shared };
  const found = advisors.flatMap((advisor) => {
    const standing = standingOf(advisor, on);
    const match = standing && compared(advisor, compare);
    return match ? [{ advisor, standing, ...match }] : [];
  });
  found.sort((a, b) => weight(b) - weight(a) || (a.advisor.id < b.advisor.id ? -1 : 1));
  // A host shown by nobody else may be a clue; one that everyone can have is none.
  const site = criteria.site !== null && !isShared(criteria.site.host, NONE);
  const vague = given.words.length === 0 && !criteria.siren && !criteria.phone && !site && found.length === 0;
  return {
    criteria,
    vague: vague && criteria.badNumber === null,
    matches: found.slice(0, MOST_MATCHES),
    others: Math.max(0, found.length - MOST_MATCHES),
  };
}

const NONE: ReadonlySet<string> = new Set();
const WEIGHTS: Record<Clue, number> = { siret: 8, phone: 4, site: 3, name: 2 };
const weight = ({ same, differs, close }: Match): number =>
  same.reduce((sum, clue) => sum + WEIGHTS[clue], 0) - differs.length - (close ? 1 : 0);

function compared(
  advisor: Advisor,
  { criteria, given, shared }: { criteria: Criteria; given: Name; shared: ReadonlySet<string> },
): Pick<Match, "same" | "differs" | "close"> | null {
  const keys = keysOf(advisor);
  const name = resemblance(given, keys.name);
  const verdicts: [Clue, boolean | null][] = [
    ["siret", criteria.siren && keys.siren && criteria.siren === keys.siren],
    ["phone", criteria.phone && keys.phone && criteria.phone === keys.phone],
    ["site", criteria.site && keys.site && sameSite(criteria.site, keys.site, shared)],
    ["name", given.words.length === 0 && name === null ? null : name !== null],
  ].map(([clue, same]) => [clue as Clue, typeof same === "boolean" ? same : null]);
  const same = verdicts.filter(([, verdict]) => verdict === true).map(([clue]) => clue);
  if (same.length === 0) return null;
  const differs = verdicts.filter(([, verdict]) => verdict === false).map(([clue]) => clue);
  return { same, differs, close: name === "close" && same.length === 1 };
}

const hosts = new WeakMap<readonly Advisor[], ReadonlySet<string>>();

/** The hosts that several advisors have, once a version of the directory. */
function sharedHosts(advisors: readonly Advisor[]): ReadonlySet<string> {
  const held = hosts.get(advisors);
  if (held) return held;
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const advisor of advisors) {
    const host = keysOf(advisor).site?.host;
    if (host !== undefined) (once.has(host) ? twice : once).add(host);
  }
  hosts.set(advisors, twice);
  return twice;
}
