import type { ProposalState } from "../../../events/proposals/proposal.ts";

export const EVENTS = "/console/evenements";
/** Where ambassadors publish for the whole country; this service never writes there. */
export const SHARED_AGENDA = "https://openagenda.com/fr/ambassadeurs-ia";

export const STATE_WORDS: Record<ProposalState, string> = {
  proposed: "proposé, en attente d'une décision",
  accepted: "accepté, à l'agenda",
  refused: "refusé",
  withdrawn: "retiré",
};
