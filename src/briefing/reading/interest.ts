import type { Advisor } from "../../directory/advisor.ts";
import { names } from "../../orientation/conflicts.ts";
import type { Profile } from "../../profile/profile.ts";
import { readTurn } from "../../profile/read.ts";
import { fold } from "../../retrieval/tokenise.ts";

/** What an ambassador's card declares: the charter has them say it (art. 4). */
export type Declared = Pick<Advisor, "commercialInterest" | "conflicts">;
/** `because`: the declared words, not the mail's. */
export type Interest = { scope: "sector" | "company" | "solution" | "commercial"; because: string };

/** Names in a declared interest: what starts with a capital, inside the sentence. */
const namesIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /[«"“]\s*([^»"”]{2,60}?)\s*[»"”]|(?<=[\p{L},;:)'’]\s|['’])(\p{Lu}[\p{L}\d&.'’-]{2,}(?:\s\p{Lu}[\p{L}\d&.'’-]+)*)/gu,
    ),
  ]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((name) => !/^(?:IA|TPE|PME|ETI|RH|CRM|ERP|France|Conseil|Formation)s?$/i.test(name));

/** Where the text says the name as a word of its own; `names` alone would find « Delta » wherever two words join. */
const isNamed = (given: string, name: string): boolean =>
  given.split(/[\n.!?;]/).some((sentence) => names(sentence, name));

/**
 * The interests that an ambassador declared and that this case touches: the sector, the company, a solution that the text names, or
 * what they sell when it answers the very need. On a doubt it is said: pointing it out costs a line.
 * @param given the text before it was masked: a company may bear its owner's name
 */
export function interestsIn(given: string, profile: Profile, declared: Declared | null): Interest[] {
  if (declared === null) return [];
  const found: Interest[] = [];
  for (const { scope, value, detail } of declared.conflicts) {
    const touched =
      scope === "sector" ? profile.sector?.section === value.trim().toUpperCase() : isNamed(given, value);
    if (touched) found.push({ scope, because: detail === "" ? value : detail });
  }
  const { commercialInterest } = declared;
  if (commercialInterest && touches(given, profile, commercialInterest))
    found.push({ scope: "commercial", because: commercialInterest });
  return found;
}

function touches(given: string, profile: Profile, sold: string): boolean {
  if (namesIn(sold).some((name) => isNamed(given, name))) return true;
  const { values } = readTurn(`besoin : ${sold}`);
  const needs = new Set([values.need, ...(values.needs ?? [])]);
  const main = [profile.need, ...profile.needs.slice(0, 2)];
  if (main.some((need) => need !== null && needs.has(need))) return true;
  const own = fold(sold).match(/[a-z]{5,}/g) ?? [];
  return values.sector != null && values.sector.section === profile.sector?.section && own.length > 0;
}
