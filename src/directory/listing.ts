import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";
import { fold } from "../retrieval/tokenise.ts";
import { ADVISOR_KINDS, type Advisor } from "./advisor.ts";
import { engagementState } from "./engagement.ts";

export const PAGE_SIZE = 50;

/** What one may ask of the directory, as the parameters of an address. */
export const AdvisorFilters = z.object({
  sector: z.enum(SECTION_CODES).optional(),
  size: z.enum(SIZES).optional(),
  region: z.enum(REGION_CODES).optional(),
  need: z.enum(NEED_CODES).optional(),
  maturity: z.coerce.number().pipe(z.literal(MATURITIES)).optional(),
  kind: z.enum(ADVISOR_KINDS).optional(),
  q: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type AdvisorFilters = z.infer<typeof AdvisorFilters>;

export type AdvisorPage = { total: number; page: number; pages: number; advisors: Advisor[] };

/**
 * Who the public may see: in activity, in an engagement that runs, and a member at all: an ambassador who accepted the charter
 * and so to be published (art. 2), an activator whom France Num registered.
 * @param on a Europe/Paris day
 */
export function mayBeShown(advisor: Advisor, on: string): boolean {
  if (advisor.status !== "actif" || engagementState(advisor, on) !== "running") return false;
  return advisor.kind === "activateur"
    ? advisor.activateurRegistered
    : advisor.charterAccepted === true && advisor.publicationConsent;
}

/**
 * One page of those who may be shown and fit the filters. An unknown (empty) list fits no filter. The order is drawn anew
 * each day, the same for everyone, so that nobody owes their place to their name; a page past the last is the last.
 */
export function listAdvisors(advisors: readonly Advisor[], filters: AdvisorFilters, on: string): AdvisorPage {
  const kept = advisors
    .filter((advisor) => mayBeShown(advisor, on) && fits(advisor, filters))
    .map((advisor) => ({ advisor, place: createHash("sha1").update(`${on} ${advisor.id}`).digest("hex") }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const pages = Math.max(1, Math.ceil(kept.length / PAGE_SIZE));
  const page = Math.min(filters.page, pages);
  const shown = kept.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ advisor }) => advisor);
  return { total: kept.length, page, pages, advisors: shown };
}

function fits(advisor: Advisor, { sector, size, region, need, maturity, kind, q }: AdvisorFilters): boolean {
  return (
    (!sector || advisor.sectors.includes(sector) || advisor.sectors.includes("*")) &&
    (!size || advisor.sizes.includes(size)) &&
    (!region || advisor.regions.includes(region) || advisor.regions.includes("FR")) &&
    (!need || advisor.expertise.includes(need)) &&
    (!maturity || advisor.maturityLevels.includes(maturity)) &&
    (!kind || advisor.kind === kind) &&
    (!q || saysAll(advisor, q))
  );
}

const folded = new WeakMap<Advisor, string>();

/** Every word asked for, wherever it stands in the name, the description or the id. */
function saysAll(advisor: Advisor, asked: string): boolean {
  const text = folded.get(advisor) ?? fold(`${advisor.name} ${advisor.description ?? ""} ${advisor.id}`);
  folded.set(advisor, text);
  return fold(asked)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
