import { z } from "@hono/zod-openapi";
import { ADVISOR_KINDS, Advisor, AVAILABILITIES, COSTS } from "./advisor.ts";
import { COST_LABELS, KIND_LABELS } from "./labels.ts";

/**
 * An advisor as anyone may read it. The e-mail address is never here: `contact` says how to reach them, by our form when we
 * hold an address, else by telephone, else by the page (theirs when it is known, else ours).
 */
export const PublicAdvisor = z
  .object({
    id: z.string(),
    kind: z.enum(ADVISOR_KINDS),
    kindLabel: z.string(),
    name: z.string(),
    sectors: Advisor.shape.sectors,
    regions: Advisor.shape.regions,
    sizes: Advisor.shape.sizes,
    expertise: Advisor.shape.expertise,
    maturityLevels: Advisor.shape.maturityLevels,
    availability: z.enum(AVAILABILITIES),
    cost: z.enum(COSTS),
    costLabel: z.string(),
    commercialInterest: z.string().nullable(),
    conflicts: Advisor.shape.conflicts,
    description: z.string().nullable(),
    url: z.string().nullable(),
    phone: z.string().optional(),
    profileUrl: z.string(),
    contact: z.enum(["formulaire", "telephone", "page"]),
  })
  .openapi("Advisor");
export type PublicAdvisor = z.infer<typeof PublicAdvisor>;

/** How to reach an advisor, best first. */
export const contactOf = ({ email, phone }: Pick<Advisor, "email" | "phone">): PublicAdvisor["contact"] =>
  email !== null ? "formulaire" : phone !== null ? "telephone" : "page";

/** The page of an advisor on this site. */
export const profileUrlOf = ({ id }: Pick<Advisor, "id">): string => `/annuaire/${encodeURIComponent(id)}`;

export const publicView = (advisor: Advisor): PublicAdvisor => ({
  id: advisor.id,
  kind: advisor.kind,
  kindLabel: KIND_LABELS[advisor.kind],
  name: advisor.name,
  sectors: advisor.sectors,
  regions: advisor.regions,
  sizes: advisor.sizes,
  expertise: advisor.expertise,
  maturityLevels: advisor.maturityLevels,
  availability: advisor.availability,
  cost: advisor.cost,
  costLabel: COST_LABELS[advisor.cost],
  commercialInterest: advisor.commercialInterest,
  conflicts: advisor.conflicts,
  description: advisor.description,
  url: advisor.url,
  ...(advisor.phone === null ? {} : { phone: advisor.phone }),
  profileUrl: profileUrlOf(advisor),
  contact: contactOf(advisor),
});
