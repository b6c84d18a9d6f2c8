import { isSiren, isSiret } from "../../privacy/detectors/checksums.ts";
import { companyNameOf } from "../../profile/extract/names.ts";
import { announcedNames } from "./announced.ts";
import { plainLetters } from "./fold.ts";

const COMPANY = "[entreprise masquée]";
const NUMBER = "[numéro d'entreprise masqué]";
const SITE = "[site masqué]";

const WORD = String.raw`\p{Lu}[\p{L}\p{N}&'’.-]*[\p{L}\p{N}]`;
const NAME = `${WORD}(?: (?:(?:de|du|des|et|la|le|&) )?${WORD}){0,4}`;
const QUOTED = String.raw`[«"“]\s{0,2}[^\s»"”][^»"”]{0,58}[^\s»"”]\s{0,2}[»"”]|['‘‹](?:[^'’›\n]|['’](?=\p{L})){2,60}['’›](?!\p{L})`;
const FORM = "SARL|SASU|SAS|EURL|EIRL|EARL|GAEC|SCOP|SNC|SCI|SA|Ets|Établissements|établissements";
/** What bears a name, before it: « la menuiserie Tréval ». */
const TRADE =
  "[Ss]ociété|[Ee]ntreprise|[Gg]roupe|[Mm]aison|[Cc]abinet|[Gg]arage|[Bb]oulangerie|[Bb]oucherie|[Rr]estaurant|[Hh]ôtel|[Cc]amping|[Aa]gence|[Aa]telier|[Mm]enuiserie|[Ss]cierie|[Ff]onderie|[Ii]mprimerie|[Ll]ibrairie|[Pp]harmacie|[Cc]linique|[Dd]omaine|[Ff]erme|[Tt]ransports|[Ss]alon|[Mm]agasin|[Bb]outique|[Uu]sine|[Cc]oopérative|[Ll]aiterie|[Bb]rasserie|[Pp]épinière|[Éé]tude";

const FOUND = [
  new RegExp(String.raw`(?<!\p{L})(?:${FORM}|${TRADE})\s+(${QUOTED}|${NAME})`, "gu"),
  new RegExp(String.raw`(?<!\p{L})[Cc]hez\s+(${QUOTED}|${NAME})`, "gu"),
  new RegExp(String.raw`(?<!\p{L})(${NAME})\s+(?:SARL|SASU|SAS|EURL|SCOP|GAEC|EARL)(?!\p{L})`, "gu"),
];
/** Capital letters that name no company: bodies of the State, places of the plan, common words. */
const NOT_A_NAME =
  /^(?:IA|IAG|TPE|PME|ETI|RGPD|CNIL|DGE|DREETS|DRIEETS|DEETS|CCI|CMA|URSSAF|Bpifrance|France(?: Num| Travail)?|État|Europe|Osez|Excel|Internet|L['’]IA)(?!\p{L})|^(?:Il|Elle|Nous|Je|On|Le|La|Les|Un|Une)$/u;
const ENDS = "fr|com|eu|net|org|io|ai|bzh|re|corsica|alsace|paris|shop|tech|app|info|biz|pro|dev|cloud|be|ch";
/** A site as it is written, or as it is said: « superbot point com », « superbot[.]fr ». */
const SITES = new RegExp(
  String.raw`(?<![\p{L}\p{N}@.])(?!(?:le|la|un|ce|du|au|tel|quel|chaque) )(?:https?:\/\/[^\s)»"]+|www\.[^\s)»"]+|[\p{L}\p{N}-]{2,40}(?:\.(?:${ENDS})|(?: ?[([{]\.[)\]}] ?| \. ?|[([{ ]{1,2}(?:point|dot)[)\]} ]{1,2})(?:fr|com|eu|net|org|io|ai|bzh))(?![\p{L}\p{N}'’-]))`,
  "giu",
);
const GAP = "[ ._/-]{0,2}";
const NUMBERS = new RegExp(String.raw`(?<!\d)\d(?:${GAP}\d){8}(?:(?:${GAP}\d){5})?(?!\d)`, "g");
/** Announced, a number is one even mistyped. */
const ANNOUNCED_NUMBERS = new RegExp(
  String.raw`((?<!\p{L})(?:siren|siret|rcs)(?!\p{L})[^\d\n]{0,20})(\d(?:${GAP}\d){8,13})(?!\d)`,
  "giu",
);
/** A word written letter by letter hides something: « g a r a g e D u r a n d ». Six letters, as no acronym has. */
const SPELLED = /(?<![\p{L}\p{N}])\p{L}(?:[ ._*·-]{1,2}\p{L}){5,}(?![\p{L}\p{N}])/gu;

const MOST_NAMES = 20;

/** The names of companies that a text announces, at their first mention. */
export function companiesIn(text: string): string[] {
  const found = new Set<string>();
  const keep = (name: string): void => {
    const bare = name.replace(/^[«"“'‘‹]\s*|\s*[»"”'’›]$/g, "");
    if (bare !== "" && !NOT_A_NAME.test(bare)) found.add(bare);
  };
  for (const pattern of FOUND) for (const match of text.matchAll(pattern)) keep(match[1] ?? "");
  const told = companyNameOf(text);
  if (told) keep(told);
  for (const name of announcedNames(text)) keep(name);
  return [...found];
}

/**
 * Takes out of a text what tells which company it is about: its name, its SIREN or SIRET, its site. The names found are taken out
 * wherever they stand. A name without a word that announces it, at its first mention, is not seen: whoever writes reads the result.
 * @returns the French names of what was taken out, without the values
 */
export function maskCompanies(given: string): { text: string; removed: string[] } {
  const text = plainLetters(given);
  const removed = new Set<string>();
  const gone = (what: string, placeholder: string): string => {
    removed.add(what);
    return placeholder;
  };
  let masked = text.replace(SITES, () => gone("adresse d'un site", SITE));
  masked = masked.replace(
    ANNOUNCED_NUMBERS,
    (_, before: string) => before + gone("numéro d'entreprise", NUMBER),
  );
  masked = masked.replace(NUMBERS, (number) => {
    const digits = number.replace(/\D/g, "");
    return isSiren(digits) || isSiret(digits) ? gone("numéro d'entreprise", NUMBER) : number;
  });
  masked = masked.replace(SPELLED, () => gone("nom d'entreprise", COMPANY));
  const longestFirst = companiesIn(text).sort((a, b) => b.length - a.length);
  for (const name of longestFirst.slice(0, MOST_NAMES)) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "giu");
    masked = masked.replace(whole, () => gone("nom d'entreprise", COMPANY));
  }
  return { text: masked, removed: [...removed] };
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
