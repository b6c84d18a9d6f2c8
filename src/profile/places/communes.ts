import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { phonetic } from "../../retrieval/phonetic.ts";
import { fold } from "../../retrieval/tokenise.ts";
import { regionOfDepartment } from "./regions.ts";

/** A town of the official geographical code, with an INSEE region. */
export type Commune = { name: string; department: string; region: string; population: number };

/** The town of an INSEE code: its department and region are null in an overseas collectivity. */
export type Town = { commune: string; department: string | null; region: string | null };

type Row = {
  code: string;
  nom: string;
  departement?: string;
  region?: string;
  zone: string;
  type: string;
  codesPostaux?: string[];
  population?: number;
  /** The city of a district. */
  commune?: string;
};

type Towns = ReadonlyMap<string, readonly Commune[]>;
type Index = { byName: Towns; byPostcode: Towns; bySound: Towns; byCode: ReadonlyMap<string, Town> };
let index: Index | undefined;

/** Words of a name, as compared: « Saint-Brieuc », « st brieuc » and « SAINT BRIEUC » are one. */
export const nameKey = (name: string): string =>
  fold(name)
    .replace(/['’-]/g, " ")
    .replace(/\bste\b/g, "sainte")
    .replace(/\bst\b/g, "saint")
    .replace(/\s+/g, " ")
    .trim();

const ARTICLE = /^(?:la|le|les|l) /;

/** Read once, when the first message comes: 35,000 towns, about a tenth of a second. */
function communes(): Index {
  if (index) return index;
  const path = createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/data/communes.json");
  const rows = JSON.parse(readFileSync(path, "utf8")) as Row[];
  const byName = new Map<string, Commune[]>();
  const byPostcode = new Map<string, Commune[]>();
  for (const { nom, departement, type, codesPostaux = [], population = 0 } of rows) {
    const region = departement ? regionOfDepartment(departement) : null;
    if (!departement || region === null || type !== "commune-actuelle") continue;
    const commune: Commune = { name: nom, department: departement, region, population };
    const key = nameKey(nom);
    add(byName, key, commune);
    if (ARTICLE.test(key)) add(byName, key.replace(ARTICLE, ""), commune);
    for (const code of codesPostaux) add(byPostcode, code, commune);
  }
  addShortNames(byName);
  index = { byName, byPostcode, bySound: soundsOf(byName), byCode: codesOf(rows) };
  return index;
}

function codesOf(rows: readonly Row[]): ReadonlyMap<string, Town> {
  // The towns of today win over those that merged into one and left it their code.
  const present = rows.filter(({ type }) => type === "commune-actuelle");
  const towns = new Map([...rows, ...present].map((row) => [row.code, row]));
  return new Map(
    [...towns].map(([code, row]) => {
      const { nom, zone, departement, region } = towns.get(row.commune ?? code) ?? row;
      // An overseas collectivity repeats its own code as department and as region: it is neither.
      const isOutside = zone === "com";
      return [
        code,
        {
          commune: nom,
          department: isOutside ? null : (departement ?? null),
          region: isOutside ? null : (region ?? null),
        },
      ];
    }),
  );
}

const BIG = 20_000;
/** « clermon feran » and « Clermont-Ferrand » sound alike, whatever their spaces. */
const soundOf = (key: string): string => key.replace(/gn/g, "ni").split(" ").map(phonetic).join("");

/** The big towns by their sound: a misspelt name is looked for among these alone. */
function soundsOf(byName: Towns): Towns {
  const sounds = new Map<string, Commune[]>();
  for (const [key, towns] of byName) {
    const big = towns.filter(({ population }) => population >= BIG);
    for (const town of big) if (!sounds.get(soundOf(key))?.includes(town)) add(sounds, soundOf(key), town);
  }
  return sounds;
}

const KNOWN = 5_000;
const SHORT = /^((?:la |le |les )?[a-z]{4,}) (?:la|le|les|sur|en|de|du|des|d|sous|lez) /;

/** « Bourgoin » is Bourgoin-Jallieu, « Carhaix » Carhaix-Plouguer; « Grande » is nothing. */
const FIRST_HALF = /^((?!sainte|petite|grande|longue|pointe|neuves|carbon)[a-z]{6,}) [a-z]{5,}$/;

/** « Brive », « Aix »: a big town is called by its first name, where no other town has it whole. */
function addShortNames(byName: Map<string, Commune[]>): void {
  for (const [key, towns] of [...byName]) {
    const [town] = towns;
    const short = SHORT.exec(key)?.[1] ?? (town?.name.includes("-") ? FIRST_HALF.exec(key)?.[1] : undefined);
    if (short && town && town.population >= KNOWN && !isWholeName(byName, short)) add(byName, short, town);
  }
}

const isWholeName = (byName: ReadonlyMap<string, readonly Commune[]>, short: string): boolean =>
  (byName.get(short) ?? []).some(
    ({ name }) => nameKey(name).replace(ARTICLE, "") === short.replace(ARTICLE, ""),
  );

function add(map: Map<string, Commune[]>, key: string, commune: Commune): void {
  const there = map.get(key);
  if (there) there.push(commune);
  else map.set(key, [commune]);
}

/** Towns of that name, the most peopled first. @param key as `nameKey` makes it, with or without its article */
export const communesNamed = (key: string): Commune[] =>
  [...(communes().byName.get(key) ?? [])].sort((a, b) => b.population - a.population);

/** How many times more people the best known of several towns must have to be the one meant. */
const DOMINANCE = 10;

/** Whether the first of the towns of one name is the one that people mean. @param towns the most peopled first */
export const isOneByFar = ([first, second]: readonly Commune[]): boolean =>
  first !== undefined && (!second || first.population >= DOMINANCE * Math.max(second.population, 1));

/** Big towns whose name sounds so. @param key as `nameKey` makes it */
export const communesSounding = (key: string): readonly Commune[] =>
  (communes().bySound.get(soundOf(key)) ?? []).filter(
    ({ name }) => nameKey(name)[0] === key[0] && Math.abs(name.length - key.length) <= 3,
  );

/** Towns that a postcode serves. */
export const communesOfPostcode = (code: string): readonly Commune[] => communes().byPostcode.get(code) ?? [];

/** The town of an INSEE code; the whole city for a district of Paris, Lyon or Marseille. Null when the code is none. */
export const townOfCode = (code: string): Town | null => communes().byCode.get(code) ?? null;
