import type { FicheSummary, Knowledge } from "../../ingestion/knowledge.ts";
import type { Need } from "../../profile/lists.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Retriever } from "../../retrieval/search.ts";

/** `near`: of the very trade, or of the same sector by another trade, or for companies of every sector. */
export type UseCase = {
  fiche: string;
  title: string;
  near: "trade" | "sector" | "any";
  sameSize: boolean | null;
};

const SHOWN = 3;
const LEAST = 2;
/** Of those that speak to every sector. */
const FOR_ALL = 1;
const MAIN_NEED = 1.5;
/** How far down what was found for the trade still speaks of it. */
const FOUND = 30;

/**
 * Two or three use cases of the company's sector, its trade, needs and size first. None of the sector: those for its need that speak
 * to every sector, and the sheet says so; never another sector's.
 * @param words what the mail says, masked: it only orders the cases
 */
export async function useCasesFor(
  deps: { knowledge: Knowledge; retriever: Retriever },
  profile: Profile,
  needs: readonly Need[],
  words: string,
): Promise<UseCase[]> {
  const all = (await deps.knowledge.list()).filter(({ kind }) => kind === "cas-usage");
  const section = profile.sector?.section;
  const trade = profile.provenance.sector?.because ?? "";
  const search = async (words: string): Promise<Map<string, number>> => {
    if (words.trim() === "") return new Map();
    const { passages } = await deps.retriever.search(words.slice(0, 600), FOUND);
    const places = new Map<string, number>();
    for (const [at, { fiche }] of passages.entries()) if (!places.has(fiche)) places.set(fiche, at);
    return places;
  };
  const byTrade = await search(`${trade} ia`);
  const byAsk = await search(`${trade} ${words}`);
  const scored = all.flatMap((fiche) => {
    const { sectors, sizes } = fiche.audience;
    const any = sectors.length === 0;
    if (!any && (section === undefined || !sectors.includes(section))) return [];
    const sameSize = profile.size === null || sizes.length === 0 ? null : sizes.includes(profile.size);
    if (sameSize === false) return [];
    const need = needShared(fiche, profile.need ?? needs[0] ?? null, needs);
    const place = byAsk.get(fiche.id);
    const ofTrade = !any && byTrade.has(fiche.id);
    const score =
      (ofTrade ? 2 : 0) + need + (place === undefined ? 0 : 1.5 - place / FOUND) + (sameSize ? 0.2 : 0);
    const near: UseCase["near"] = any ? "any" : ofTrade ? "trade" : "sector";
    return [{ fiche: fiche.id, title: fiche.title, near, sameSize, score, need }];
  });
  const best = (some: typeof scored): typeof scored =>
    some.sort((a, b) => b.score - a.score || a.title.localeCompare(b.title, "fr"));
  const ofSector = best(scored.filter(({ near, need }) => near !== "any" && need > 0));
  const forAll = best(
    scored.filter(({ near, need, score }) => near === "any" && need >= MAIN_NEED && score > MAIN_NEED),
  );
  // Of its trade, for another need: shown only where there is little else.
  const ofTrade = best(scored.filter(({ near, need }) => near === "trade" && need === 0));
  const kept = ofSector.slice(0, SHOWN - FOR_ALL);
  kept.push(...forAll.slice(0, FOR_ALL));
  kept.push(...ofTrade.slice(0, Math.max(0, LEAST - kept.length)));
  return kept.map(({ fiche, title, near, sameSize }) => ({ fiche, title, near, sameSize }));
}

/** The main need counts double. */
function needShared({ audience }: FicheSummary, need: Need | null, needs: readonly Need[]): number {
  if (need !== null && audience.needs.includes(need)) return MAIN_NEED;
  return needs.some((one) => audience.needs.includes(one)) ? 0.7 : 0;
}
