import type { Advisor } from "../advisor.ts";
import type { Directory } from "../directory.ts";

/** A regional ambassador in activity, to be changed for a test. */
export const advisor = (over: Partial<Advisor> = {}): Advisor => ({
  id: "a-1",
  kind: "ambassadeur_regional",
  name: "Association Verlune (fictif)",
  sectors: ["*"],
  regions: ["53"],
  sizes: ["TPE", "PME"],
  expertise: ["formation"],
  maturityLevels: [1, 2],
  availability: "disponible",
  engagementStart: "2026-01-15",
  nonRenewalNotice: null,
  charterAccepted: true,
  activateurRegistered: true,
  conflicts: [],
  status: "actif",
  url: "https://example.org/verlune",
  email: "verlune@example.org",
  phone: "02 61 91 00 11",
  description: null,
  siret: null,
  cost: "benevole",
  commercialInterest: null,
  publicationConsent: true,
  ...over,
});

/** A directory in memory. */
export const directoryOf = (...advisors: Advisor[]): Directory => ({
  version: async () => "v1",
  all: async () => advisors,
  find: async (id) => advisors.find((one) => one.id === id) ?? null,
  snapshot: async () => ({ version: "v1", advisors }),
});
