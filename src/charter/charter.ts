import type { Clock } from "../clock.ts";
import { remember } from "../open-data/remember.ts";
import { type FactName, type Facts, readFacts, type Sources } from "./facts.ts";
import { READ_ON } from "./read-on.ts";
import { type Check, type Missing, type Requirement, STATUSES, type Status } from "./requirement.ts";
import { REQUIREMENTS } from "./requirements.ts";

/** A requirement, with what the running service shows of it. */
export type Evaluated = {
  number: string;
  asks: string;
  how: string;
  status: Status;
  label: (typeof STATUSES)[Status];
  evidence: string;
  missing: readonly Missing[];
  checks: readonly Check[];
};
export type CharterReport = {
  at: Date;
  /** The release that this is said of, and the day the charter was read. */
  release: { version: string; day: string } | null;
  readOn: string;
  counts: Record<Status, number>;
  requirements: readonly Evaluated[];
};

/** The charter « Usage responsable de l'IA », held against what runs. */
export type Charter = {
  /** At most five minutes old. Never throws: what cannot be read is said to be so. */
  evaluate(): Promise<CharterReport>;
};

const KEPT_MS = 300_000;

export const createCharter = (deps: {
  sources: Sources;
  clock: Clock;
  onUnexpected(error: unknown, place: string): void;
  patienceMs?: number;
}): Charter => ({
  evaluate: remember(deps.clock, KEPT_MS, async () => {
    const at = deps.clock.now();
    const onFailure = (fact: FactName, error: unknown) => deps.onUnexpected(error, `charter:${fact}`);
    const facts = await readFacts(deps.sources, onFailure, deps.patienceMs);
    return reportOf(facts, at);
  }),
});

/** What these facts show of each requirement. */
export function reportOf(facts: Partial<Facts>, at: Date): CharterReport {
  const requirements = REQUIREMENTS.map((one) => evaluated(one, facts, at));
  const counts = Object.fromEntries(
    (Object.keys(STATUSES) as Status[]).map((status) => [
      status,
      requirements.filter((one) => one.status === status).length,
    ]),
  ) as Record<Status, number>;
  return { at, release: facts.openData?.lastRelease ?? null, readOn: READ_ON, counts, requirements };
}

function evaluated(one: Requirement, facts: Partial<Facts>, at: Date): Evaluated {
  const { number, asks, how, checks } = one;
  const said = { number, asks, how, checks };
  const absent = one.uses.filter((name: FactName) => facts[name] === undefined);
  if (absent.length > 0) {
    const evidence = "La preuve n'a pas pu être lue à l'instant : rien n'est affirmé.";
    return { ...said, status: "unavailable", label: STATUSES.unavailable, evidence, missing: [] };
  }
  const { status, evidence, missing = [] } = one.judge(facts as Facts, at);
  return { ...said, status, label: STATUSES[status], evidence, missing };
}
