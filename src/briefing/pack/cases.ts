import { mark } from "../../answering/citations.ts";
import { unitsOf } from "../../answering/sentences.ts";
import type { Queryable } from "../../db/database.ts";
import type { FicheSummary, Knowledge } from "../../ingestion/knowledge.ts";
import type { Retriever } from "../../retrieval/search.ts";
import { passagesByAddress } from "../../retrieval/store.ts";
import type { Pack, PackCompany, SectorCase } from "./pack.ts";
import type { Numbering } from "./sources.ts";

type Deps = { db: Queryable; retriever: Retriever; knowledge: Knowledge };

const SHOWN = 2;
const PARTS = 2;
const SENTENCES = 3;
/** How far down the passages found a case still counts as the one that the leader's words are about. */
const NEAR = 20;
/** The sections that most cases have: what it is for, and what came of it. */
const FIRST_READ = ["usage", "resultat"];

/** Use cases of the company's sector, those of its own words, need and size first; else cases for its need, whatever the sector. */
export async function casesFor(
  deps: Deps,
  company: PackCompany,
  words: string | null,
  numbers: Numbering,
): Promise<Pack["cases"]> {
  const all = (await deps.knowledge.list()).filter(({ kind }) => kind === "cas-usage");
  const { section, need } = company;
  const ofSector =
    section === null ? [] : all.filter(({ audience }) => audience.sectors.includes(section as string));
  const ofNeed =
    need === null
      ? []
      : all.filter(({ audience }) => audience.sectors.length === 0 && audience.needs.includes(need));
  const found = ofSector.length > 0 ? "sector" : ofNeed.length > 0 ? "need" : "none";
  const near =
    words === null ? [] : (await deps.retriever.search(words, NEAR)).passages.map(({ fiche }) => fiche);
  const chosen = (found === "sector" ? ofSector : ofNeed)
    .map((fiche) => ({ fiche, fitness: fitnessOf(fiche, company, near) }))
    .sort((a, b) => b.fitness - a.fitness || a.fiche.title.localeCompare(b.fiche.title, "fr"))
    .slice(0, SHOWN);
  const items: SectorCase[] = [];
  for (const { fiche } of chosen) items.push(await caseOf(deps, fiche, company, numbers));
  return { found, items };
}

function fitnessOf(fiche: FicheSummary, company: PackCompany, near: readonly string[]): number {
  const at = near.indexOf(fiche.id);
  const { sameNeed, sameSize } = sameness(fiche, company);
  return (at === -1 ? 0 : 2 - at / NEAR) + (sameNeed ? 1 : 0) + (sameSize === false ? -0.5 : 0);
}

function sameness({ audience }: FicheSummary, { need, size }: PackCompany) {
  const within = (named: readonly string[], one: string | null): boolean | null =>
    one === null || named.length === 0 ? null : named.includes(one);
  return { sameNeed: within(audience.needs, need), sameSize: within(audience.sizes, size) };
}

async function caseOf(
  { db, knowledge }: Deps,
  fiche: FicheSummary,
  company: PackCompany,
  numbers: Numbering,
): Promise<SectorCase> {
  const view = await knowledge.fiche(fiche.id);
  const anchors = (view?.sections ?? []).map(({ anchor }) => anchor);
  const first = FIRST_READ.filter((anchor) => anchors.includes(anchor));
  const read = [...first, ...anchors.filter((anchor) => !first.includes(anchor))].slice(0, PARTS);
  const rows = await passagesByAddress(
    db,
    read.map((anchor) => `${fiche.id}#${anchor}`),
  );
  const parts = read.flatMap((anchor) => {
    const row = rows.find((passage) => passage.anchor === anchor);
    if (row === undefined) return [];
    const n = numbers.cite(row);
    const said = unitsOf(row.body)
      .slice(0, SENTENCES)
      .map(({ text }) => mark(text, n));
    const essentials = row.essentials.map((text) => `**À savoir.** ${text} [${n}]`);
    return [{ heading: row.heading, text: [...said, ...essentials].join("\n\n") }];
  });
  return {
    fiche: fiche.id,
    title: fiche.title,
    ...sameness(fiche, company),
    claimedBy: view?.claimedBy ?? null,
    parts,
  };
}
