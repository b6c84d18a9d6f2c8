import type { State } from "./state.ts";

/**
 * The message presents a company, a trade and how many work there: it asks for help, and what its other words resemble accuses
 * nobody. « Je porte le voile, opticienne à Laval, 3 salariés » was taken for a wish to discriminate (docs/adr/0021).
 */
export const presentsCompany = ({ reading }: Pick<State, "reading">): boolean =>
  reading?.provenance.sector !== undefined && reading.provenance.headcount !== undefined;
