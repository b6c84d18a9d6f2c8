import { type Clock, parisDay } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Advisor } from "../directory/advisor.ts";
import type { Directory } from "../directory/directory.ts";
import type { Agenda } from "../events/agenda.ts";
import type { Profile } from "../profile/profile.ts";
import { type Company, companyOfProfile } from "./company.ts";
import { type OrientOptions, orient } from "./orient.ts";
import type { Orientation, SchemeMatch } from "./orientation.ts";
import { matchSchemes, type Scheme } from "./schemes.ts";
import { currentSchemes, knowledgeEdition } from "./store.ts";

export type Asked = {
  seed?: string | undefined;
  skipped?: readonly string[];
  on?: string | undefined;
  /** Advisors to leave out, as if they had no time: they were asked already. */
  without?: ReadonlySet<string>;
};

/** Orients against the directory, the schemes and the agenda in force; keeps nothing of who asked. */
export type Orienter = {
  company(company: Company, asked?: Asked): Promise<Orientation>;
  profile(profile: Profile, asked?: Asked): Promise<Orientation>;
  /** Every scheme with what its published conditions say for a company. */
  schemes(company: Company): Promise<SchemeMatch[]>;
};

export function createOrienter(deps: {
  db: Database;
  directory: Directory;
  agenda: Agenda;
  clock: Clock;
  /** Those who take no request on a Europe/Paris day, whatever the directory says: away, or with as many as they take. None by default. */
  unavailable?: (day: string) => Promise<ReadonlySet<string>>;
}): Orienter {
  const schemes = readOnce(deps.db);
  const overlaid = overlay();
  const company = async (one: Company, asked: Asked = {}): Promise<Orientation> => {
    const { seed, skipped = [], on, without = [] } = asked;
    const now = deps.clock.now();
    const { version, advisors: all } = await deps.directory.snapshot();
    const away = (await deps.unavailable?.(on ?? parisDay(now))) ?? [];
    const advisors = overlaid(all, new Set([...away, ...without]));
    const network = { advisors, directoryVersion: version, schemes: await schemes() };
    const events = await deps.agenda.forProfile({ region: one.region, section: one.section }, now, 3);
    const options: OrientOptions = { on: on ?? parisDay(now), seed, skipped, events };
    return orient(network, one, options);
  };
  return {
    company,
    profile: (profile, asked) => company(companyOfProfile(profile), asked),
    schemes: async (one) => matchSchemes(await schemes(), one, parisDay(deps.clock.now())),
  };
}

/** The directory with some advisors as « indisponible »; the last one is kept, so that what is worked out of it is not done again. */
function overlay(): (advisors: readonly Advisor[], away: ReadonlySet<string>) => readonly Advisor[] {
  let held: { of: readonly Advisor[]; away: string; advisors: readonly Advisor[] } | null = null;
  return (advisors, away) => {
    if (away.size === 0) return advisors;
    const named = [...away].sort().join();
    if (held?.of !== advisors || held.away !== named) {
      const overlaid = advisors.map((advisor) =>
        away.has(advisor.id) ? { ...advisor, availability: "indisponible" as const } : advisor,
      );
      held = { of: advisors, away: named, advisors: overlaid };
    }
    return held.advisors;
  };
}

/** The schemes, read again when the knowledge has another edition. */
function readOnce(db: Database): () => Promise<readonly Scheme[]> {
  let held: { edition: string; schemes: readonly Scheme[] } | null = null;
  return async () => {
    const edition = await knowledgeEdition(db);
    if (held?.edition !== edition) held = { edition, schemes: await currentSchemes(db) };
    return held.schemes;
  };
}
