import type { GovernanceDeps } from "./deps.ts";
import { actOn } from "./incidents/act.ts";
import { incidentFigures } from "./incidents/figures.ts";
import type { IncidentFigures, Incidents } from "./incidents/incident.ts";
import { candidates, listIncidents, readIncident } from "./incidents/list.ts";
import { openIncident } from "./incidents/open.ts";
import { tellBreachClocks } from "./incidents/tell.ts";
import { markRead, type Onboarding, onboardingStatus } from "./onboarding/onboarding.ts";
import type { Owner, Owners } from "./owners/owner.ts";
import { createOwners } from "./owners/owners.ts";

/** How the service is governed: who answers for what, what went wrong, who was told what AI can and cannot do. */
export type Governance = {
  /** Everything that is to be owned, with who answers for it now, by function; `holder` null: « non désigné ». */
  owners(): Promise<Owner[]>;
  naming: Omit<Owners, "list">;
  incidents: Incidents;
  /** Incidents opened from one instant to another, `to` excluded. */
  incidentFigures(from: Date, to: Date): Promise<IncidentFigures>;
  onboarding: Onboarding;
  /** Tells whoever is on duty before the 72 hours of a breach end; what is old is erased with the rest (retention/). */
  tick(): Promise<void>;
};

export function createGovernance(deps: GovernanceDeps): Governance {
  const { list, ...naming } = createOwners(deps);
  return {
    owners: list,
    naming,
    incidents: {
      list: (staff) => listIncidents(deps, staff),
      candidates: () => candidates(deps),
      open: (staff, incident) => openIncident(deps, staff, incident),
      read: (id) => readIncident(deps, id),
      act: (staff, id, act) => actOn(deps, staff, id, act),
    },
    incidentFigures: (from, to) => incidentFigures(deps, from, to),
    onboarding: {
      status: (staff) => onboardingStatus(deps, staff),
      markRead: (staff, version) => markRead(deps, staff, version),
    },
    async tick() {
      await tellBreachClocks(deps);
    },
  };
}
