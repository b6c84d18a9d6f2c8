import { type Commune, communesNamed, communesOfPostcode, nameKey } from "../places/communes.ts";
import { DEPARTMENT_NICKNAMES, REGION_NICKNAMES, WITHOUT_REGION } from "../places/nicknames.ts";
import { DEPARTMENT_LIST, REGION_LIST } from "../places/regions.ts";
import { NOT_STAFF, STAFF, singular, WHOLE } from "./people.ts";
import type { Token } from "./tokens.ts";
import { aroundOf, townsNamed, townsSounding } from "./towns.ts";

const REGIONS = new Map<string, string>([
  ...REGION_LIST.map(({ code, name }): [string, string] => [nameKey(name), code]),
  ...Object.entries(REGION_NICKNAMES),
]);
const DEPARTMENTS = new Map<string, string>([
  ...DEPARTMENT_LIST.filter(({ region }) => !["01", "02", "03", "04", "06"].includes(region)).map(
    ({ code, name }): [string, string] => [nameKey(name), code],
  ),
  ...Object.entries(DEPARTMENT_NICKNAMES),
]);
const DEPARTMENT_CODES = new Set(DEPARTMENT_LIST.map(({ code }) => code));

const LONGEST_NAME = 7;
const PLACED =
  /^(?:a|au|aux|en|dans|ds|sur|vers|base|bases|basee|basees|situe|situee|installe|installee|proche|region|departement|dept|ville|commune|siege)$/;
// Names of departments that are also words: they want their article, or a capital.
const COMMON_WORDS = new Set([
  "lot",
  "cher",
  "somme",
  "manche",
  "nord",
  "creuse",
  "landes",
  "ain",
  "eure",
  "orne",
  "var",
  "aude",
  "loire",
  "vienne",
  "marne",
  "oise",
  "tarn",
  "indre",
  "gard",
  "jura",
  "paris",
  "ardennes",
]);

/** A place named in a clause: where its words stand, what they may be; `placed`: said with « à », « dans »… */
export type PlaceHit = {
  from: number;
  to: number;
  kind: "region" | "department" | "commune" | "nowhere";
  code: string;
  communes: Commune[];
  placed: boolean;
};

/** The places that the tokens of a clause name, in order. @param asked they answer « dans quelle région ? » */
export function placesIn(tokens: readonly Token[], asked: boolean): PlaceHit[] {
  const hits: PlaceHit[] = [];
  for (let at = 0; at < tokens.length; ) {
    const hit = numberAt(tokens, at) ?? nameAt(tokens, at, asked);
    if (hit && !isDenied(tokens, hit.from) && !isOfLeader(tokens, hit.from)) hits.push(hit);
    at = hit ? hit.to + 1 : at + 1;
  }
  return hits;
}

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/** « moi c'est Lorraine », « je m'appelle Florence », « arrivé de Lille »: of the leader, not of the company. */
const isOfLeader = (tokens: readonly Token[], at: number): boolean =>
  /^(?:appelle|appele|prenomme)$/.test(wordAt(tokens, at - 1)) ||
  (/^(?:est|cest)$/.test(wordAt(tokens, at - 1)) &&
    [2, 3].some((back) => /^(?:moi|nom|prenom)$/.test(wordAt(tokens, at - back)))) ||
  (wordAt(tokens, at - 1) === "de" && /^(?:arrivee?|viens|venue?|origine)$/.test(wordAt(tokens, at - 2)));

/** « pas à Toulouse », « pas dans le 93 ». */
const isDenied = (tokens: readonly Token[], at: number): boolean =>
  [1, 2, 3].some((back) => wordAt(tokens, at - back) === "pas") && wordAt(tokens, at - 1) !== ",";

/** A postcode, or a department's number where a number can be one: « dans le 44 », « (2A) », « dept 35 ». */
function numberAt(tokens: readonly Token[], at: number): PlaceHit | null {
  const word = wordAt(tokens, at);
  if (/^\d{5}$/.test(word)) {
    const towns = communesOfPostcode(word);
    const next = wordAt(tokens, at + 1);
    const named =
      towns.length > 0 &&
      ![NOT_STAFF, WHOLE, STAFF].some((words) => words.has(singular(next))) &&
      !/^(?:€|euros?|km?|m|kg|tonnes?|h)$/.test(next);
    return named
      ? { from: at, to: at, kind: "commune", code: word, communes: [...towns], placed: true }
      : null;
  }
  const code = word.toUpperCase();
  if (!DEPARTMENT_CODES.has(code)) return null;
  const [before, two, next] = [wordAt(tokens, at - 1), wordAt(tokens, at - 2), wordAt(tokens, at + 1)];
  const introduced =
    (/^(?:le|du)$/.test(before) &&
      !/^(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|h|de|rue|bis|ter|avenue|er)$/.test(
        next,
      ) &&
      (/^(?:dans|ds|sur|est|habite|vers|en|,)$/.test(two) ||
        (two === "" && at === 1) ||
        (before === "du" && /^(?:cote|departement|gars|artisan)$/.test(two)))) ||
    (before === "(" && /^(?:|[,.;)-])$/.test(next)) ||
    /^(?:departement|dept|dep|dpt)$/.test(before) ||
    /^(?:ds|dans)$/.test(before) ||
    (code.length === 3 && /^(?:en|au|a)$/.test(before)) ||
    // « plombier, 2A, 3 salariés »: these look like nothing else.
    (/^(?:0\d|2[AB]|97\d)$/.test(code) && /^[,(;]$/.test(before) && /^(?:|[,.;)])$/.test(next));
  const followsTown = at > 0 && communesNamed(nameKey(before)).some((town) => town.department === code);
  return introduced || followsTown
    ? { from: at, to: at, kind: "department", code, communes: [], placed: true }
    : null;
}

function nameAt(tokens: readonly Token[], at: number, asked: boolean): PlaceHit | null {
  for (let length = Math.min(LONGEST_NAME, tokens.length - at); length > 0; length--) {
    const part = tokens.slice(at, at + length);
    if (part.some(({ word }) => !/^[a-z0-9]/.test(word))) continue;
    const key = nameKey(part.map(({ word }) => word).join(" "));
    const hit = known(key, tokens, at, length, asked);
    if (hit) return hit;
  }
  return null;
}

function known(
  key: string,
  tokens: readonly Token[],
  at: number,
  length: number,
  asked: boolean,
): PlaceHit | null {
  const before = wordAt(tokens, at - 1);
  const base = { from: at, to: at + length - 1, communes: [] as Commune[], placed: PLACED.test(before) };
  if (WITHOUT_REGION.has(key) && (PLACED.test(before) || asked || length > 2)) {
    // Saint-Martin and Saint-Barthélemy are names of towns as well: « à » leaves both possible, and the region unknown.
    return { ...base, kind: "nowhere", code: key };
  }
  const region = REGIONS.get(key);
  if (region && isRegionHere(key, tokens, at, length, asked))
    return { ...base, kind: "region", code: region };
  const department = DEPARTMENTS.get(key);
  if (department && isDepartmentHere(key, tokens, at, length, asked))
    return { ...base, kind: "department", code: department };
  const around = aroundOf(tokens, at, length, asked);
  const named = townsNamed(key, around);
  const towns = named.length > 0 ? named : length <= 4 ? townsSounding(key, around) : [];
  return towns.length > 0 ? { ...base, kind: "commune", code: key, communes: [...towns] } : null;
}

/** « la réunion de lundi » is no island. */
function isRegionHere(
  key: string,
  tokens: readonly Token[],
  at: number,
  length: number,
  asked: boolean,
): boolean {
  if (asked) return true;
  const [before, after] = [wordAt(tokens, at - 1), wordAt(tokens, at + length)];
  if (key === "la reunion" && before === "" && after === "") return true;
  if (key === "la reunion")
    return (
      /^(?:a|de|sur|ile|en)$/.test(before) &&
      !/^(?:de|du|d|des|avec|client|que|ou|chambre|cci|cma|club|annuelle|mensuelle|public\w*)$/.test(after) &&
      // « à la réunion Chambre d'agriculture »: what follows with a capital is whose meeting it is.
      !(tokens[at + length - 1]?.capital !== true && tokens[at + length]?.capital === true)
    );
  if (key === "champagne" || key === "provence")
    return /^(?:en|de)$/.test(before) && !/^(?:et|brut)$/.test(after) && before === "en";
  if (key === "aura") return tokens[at]?.raw === "AURA";
  return true;
}

function isDepartmentHere(
  key: string,
  tokens: readonly Token[],
  at: number,
  length: number,
  asked: boolean,
): boolean {
  const [before, two, after] = [wordAt(tokens, at - 1), wordAt(tokens, at - 2), wordAt(tokens, at + length)];
  // « à Vienne » is the town: nobody is « à » a department.
  if (before === "a") return false;
  if (asked) return true;
  if (key === "nord")
    return (
      /^(?:le|du)$/.test(before) &&
      !/^(?:de|du|des|d)$/.test(after) &&
      (tokens[at]?.capital === true || two === "dans")
    );
  if (key === "paris") return false; // the town, which gives the same
  // A river, not the department: « au nord de la Loire ».
  if (
    /^(?:la|le|l)$/.test(before) &&
    two === "de" &&
    /^(?:nord|sud|est|ouest|bords?|bord|vallee|chateaux)$/.test(wordAt(tokens, at - 3))
  )
    return false;
  if (!COMMON_WORDS.has(key)) return true;
  const article = /^(?:le|la|les|l)$/.test(before) && /^(?:dans|ds|de|departement|en)$/.test(two);
  return (
    article ||
    (tokens[at]?.capital === true && /^(?:en|dans|de|du|des|la|le|les|l|d)$/.test(before)) ||
    before === "departement"
  );
}
