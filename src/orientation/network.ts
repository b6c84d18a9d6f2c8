import { type Clock, parisDay } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Directory } from "../directory/directory.ts";
import type { Agenda } from "../events/agenda.ts";
import type { Profile } from "../profile/profile.ts";
import { type Company, companyOfProfile } from "./company.ts";
import { type OrientOptions, orient } from "./orient.ts";
import type { Orientation, SchemeMatch } from "./orientation.ts";
import { matchSchemes, type Scheme } from "./schemes.ts";
import { currentSchemes, knowledgeEdition } from "./store.ts";

export type Asked = { seed?: string | undefined; skipped?: readonly string[]; on?: string | undefined };

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
}): Orienter {
  const schemes = readOnce(deps.db);
  const company = async (one: Company, { seed, skipped = [], on }: Asked = {}): Promise<Orientation> => {
    const now = deps.clock.now();
    const { version, advisors } = await deps.directory.snapshot();
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

/** The schemes, read again when the knowledge has another edition. */
function readOnce(db: Database): () => Promise<readonly Scheme[]> {
  let held: { edition: string; schemes: readonly Scheme[] } | null = null;
  return async () => {
    const edition = await knowledgeEdition(db);
    if (held?.edition !== edition) held = { edition, schemes: await currentSchemes(db) };
    return held.schemes;
  };
}
