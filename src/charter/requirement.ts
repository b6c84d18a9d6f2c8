import type { Facts } from "./facts.ts";

/** What the page says of a requirement; `unavailable`: the evidence could not be read, so nothing is claimed. */
export const STATUSES = {
  kept: "tenu",
  partly: "en partie",
  not_kept: "non tenu",
  unavailable: "preuve indisponible",
} as const;
export type Status = keyof typeof STATUSES;

/** Who can do what is missing: the program, or whoever answers for the service. */
export type Missing = { what: string; who: "programme" | "responsable" };

/** Where a stranger checks by themselves: a page, or a command on the code. */
export type Check = { text: string; href?: string; command?: string };

export type Judgement = {
  status: Exclude<Status, "unavailable">;
  /** What the running service shows now, French. */
  evidence: string;
  missing?: readonly Missing[];
};

/** One of the 55 things that the charter asks. `judge` is a function of live facts: it claims nothing that they do not show. */
export type Requirement<K extends keyof Facts = keyof Facts> = {
  /** « 0.1 » to « 7.5 », as in the charter. */
  number: string;
  /** In our own words, French. */
  asks: string;
  /** How it is met here, French. */
  how: string;
  /** The facts it is judged on: one that cannot be read makes the evidence unavailable. */
  uses: readonly K[];
  judge(facts: Pick<Facts, K>, now: Date): Judgement;
  checks: readonly Check[];
};

/** Says a requirement whose judge sees the facts that it names, and no other. */
export const requirement = <const K extends keyof Facts>(said: Requirement<K>): Requirement =>
  said as unknown as Requirement;

const program = (what: string): Missing => ({ what, who: "programme" });
const controller = (what: string): Missing => ({ what, who: "responsable" });
export const by = { program, controller };
