import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The package's entry point is broken: its data are read as files.
const FILE = createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/data/regions.json");
const ALL = JSON.parse(readFileSync(FILE, "utf8")) as { code: string; nom: string; zone: string }[];

/** The 18 regions of INSEE, code → French name, in alphabetical order of names; collectivities without a region code stay out. */
export const REGIONS: ReadonlyMap<string, string> = new Map(
  ALL.filter(({ zone }) => zone !== "com")
    .sort((a, b) => a.nom.localeCompare(b.nom, "fr"))
    .map(({ code, nom }) => [code, nom]),
);
export const REGION_CODES = [...REGIONS.keys()] as [string, ...string[]];

/** « Bretagne », « toute la France », or the code itself when unknown. */
export const regionName = (code: string): string =>
  code === "FR" ? "toute la France" : (REGIONS.get(code) ?? code);
