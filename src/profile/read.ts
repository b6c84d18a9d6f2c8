import { type Clause, clausesOf, sentencesOf } from "./extract/clauses.ts";
import { type Headcount, headcountOf } from "./extract/headcount/headcount.ts";
import { impliedNeeds } from "./extract/implied-needs.ts";
import { type FoundMaturity, maturityOf, maturityOfAll } from "./extract/maturity.ts";
import { companyNameOf, solutionOf } from "./extract/names.ts";
import { type FoundNeed, needsInSentence } from "./extract/needs.ts";
import { type Place, placeOf } from "./extract/place.ts";
import { asMade, type FoundSector, sectorOf, TOLD } from "./extract/sector.ts";
import { groupHeadcount, isSubsidiary, sizeWordOf } from "./extract/size.ts";
import { turnoverOf } from "./extract/turnover.ts";
import { wantsOf } from "./extract/wants.ts";
import { sizeOf } from "./lists.ts";
import { type Profile, type ProfileField, type Provenance, sectorOf as sectorFrom } from "./profile.ts";

/** What one message tells, field by field; a field that it does not tell is absent. */
export type Reading = {
  values: Partial<Omit<Profile, "provenance">>;
  provenance: Partial<Record<ProfileField, Provenance>>;
  /** The headcount told adds to the one told before: « et 2 au bureau ». */
  adds?: true;
};

/** Figures and letters as they are usually typed, without what does not show. At most two messages long. */
const plainText = (typed: string): string =>
  typed
    .slice(0, 4_000)
    .normalize("NFKC")
    .replace(/(?![\n\t])[\p{Cf}\p{Cc}]/gu, "")
    .slice(0, 4_000);

/** Someone who asks without a company of theirs. */
const OUTSIDER =
  /\b(?:je suis|suis|etant) (?:un |une |en )?(?:lyceene?|lyceenne|etudiante?|collegien\w*|journaliste|eleve|chomage|demandeu\w+ d emploi|recherche d emploi)\b/;
const OWN_COMPANY =
  /\b(?:mon|ma|notre|nos) (?:entreprise|boite|societe|activite|micro|cabinet|atelier|boutique|agence)\b|\b(?:pigiste|independante?|freelance|a mon compte|auto ?entrepreneu\w+)\b/;
/** « oubliez ce nombre »: taken back, and not replaced. */
const RETRACTED = /\b(?:oublie[zr]?|pas le bon|je ne sais plus)\b.{0,20}\b(?:nombre|effectif|chiffre)\b/;
/** What makes a question about a place a question for a company there. */
const ABOUT_AID =
  /\b(?:aides?|subvention\w*|ambassad\w*|activat\w*|conseil\w*|accompagn\w*|evenement\w*|formation\w*|ia|diag\w*|financ\w*|salon|atelier|aider|entreprises?|dispositifs?)\b/;

/** About another thing than a company that is somewhere. */
const ELSEWHERE = /\b(?:meteo|quel temps|pleuv\w+|match|recette|itineraire|prix de l essence)\b/;

/**
 * Reads what a message tells of a company, by its words alone. Nothing of the leader as a person is looked for, and
 * orders given to a machine are not facts.
 * @param typed a message as typed
 * @param asked the field that the assistant has just asked for, so that « 8 » or « Bretagne » alone is enough
 */
export function readTurn(typed: string, asked: string | null = null): Reading {
  const text = plainText(typed);
  const sentences = sentencesOf(text);
  const clauses = sentences.flatMap(clausesOf);
  const whole = clauses.map(({ folded }) => folded).join(" , ");
  const reading: Reading = { values: {}, provenance: {} };
  const tell = <F extends ProfileField>(
    field: F,
    value: Profile[F],
    source: Provenance["source"],
    because: string,
  ): void => {
    reading.values[field] = value as never;
    reading.provenance[field] = { source, because };
  };
  if (OUTSIDER.test(whole) && !OWN_COMPANY.test(whole)) return reading;
  readSize(sentences, clauses, whole, asked, tell, reading);
  const sector = asMade(bestSector(clauses), clauses);
  if (sector)
    tell(
      "sector",
      sectorFrom(sector.section, sector.naf),
      sector.strength >= TOLD ? "stated" : "inferred",
      sector.because,
    );
  const isTold =
    sector !== null || reading.values.headcount !== undefined || reading.values.size !== undefined;
  const idle = !isTold && clauses.every(({ asks }) => asks) && !ABOUT_AID.test(whole);
  if (!ELSEWHERE.test(whole) && !idle) {
    const place = bestPlace(clauses, asked === "region");
    if (place) {
      tell("region", place.region, place.department || place.commune ? "inferred" : "stated", place.because);
      tell("department", place.department, place.commune ? "inferred" : "stated", place.because);
      tell("commune", place.commune, "stated", place.because);
    }
  }
  const maturity =
    maturityOfAll(clauses.map(maturityOf).filter((one): one is FoundMaturity => one !== null)) ??
    maturityOfAll(sentences.flatMap((sentence) => maturityOfSentence(sentence)));
  if (maturity) tell("maturity", maturity.level, "inferred", maturity.because);
  const named = orderedNeeds(sentences);
  const needs = named.length > 0 ? named : impliedNeeds(sentences);
  const [main] = needs;
  if (main) {
    tell("need", main.need, "inferred", main.because);
    reading.values.needs = [...new Set(needs.map(({ need }) => need))];
  }
  const wants = sentences.map(wantsOf).findLast((one) => one !== null);
  if (wants) tell("wants", wants.wants, "stated", wants.because);
  const company = companyNameOf(text);
  if (company) tell("companyName", company, "stated", "nom cité");
  const solution = solutionOf(text);
  if (solution) tell("solutionUnderEvaluation", solution, "stated", "solution citée");
  return reading;
}

type Tell = <F extends ProfileField>(
  field: F,
  value: Profile[F],
  source: Provenance["source"],
  because: string,
) => void;

/** The last sentence that counts, with those it adds to. */
function countedIn(sentences: readonly string[], answering: boolean): Headcount | null {
  let counted = null as Headcount | null;
  for (const sentence of sentences) {
    const found = headcountOf(sentence, answering);
    if (!found) continue;
    const before: number | null = found.value !== null && found.adds ? (counted?.value ?? null) : null;
    counted =
      before === null || found.value === null
        ? found
        : { value: before + found.value, adds: false, because: found.because };
  }
  return counted;
}

/** Headcount beats a size given beside it; a subsidiary without a say takes the group's, or none. */
function readSize(
  sentences: readonly string[],
  clauses: readonly Clause[],
  whole: string,
  asked: string | null,
  tell: Tell,
  reading: Reading,
): void {
  const counted = countedIn(sentences, asked === "size");
  if (!counted && RETRACTED.test(whole)) {
    tell("headcount", null, "stated", "nombre retiré");
    tell("size", null, "stated", "nombre retiré");
  }
  if (counted?.value) tell("headcount", counted.value, "stated", counted.because);
  if (counted?.value && counted.adds) reading.adds = true;
  for (const sentence of sentences) {
    const turnover = turnoverOf(sentence);
    if (turnover) tell("turnover", turnover.value, "stated", turnover.because);
  }
  const word = clauses.map(sizeWordOf).findLast((one) => one !== null);
  if (isSubsidiary(whole)) {
    const group = groupHeadcount(whole);
    tell("size", group === null ? null : sizeOf(group), "inferred", "filiale d'un groupe");
  } else if (counted) {
    const size = counted.value === null ? counted.size : sizeOf(counted.value);
    tell("size", size, "inferred", counted.because);
  } else if (word) tell("size", word.size, "stated", word.because);
}

export const CORRECTED =
  /\b(?:non|pardon|enfin|en fait|maintenant|plutot|en realite|en vrai|rectification)\b/;

/** The strongest; among equals the first told, unless a later clause corrects it. */
function bestSector(clauses: readonly Clause[]): FoundSector | null {
  let best: FoundSector | null = null;
  for (const clause of clauses) {
    const found = sectorOf(clause);
    if (
      found &&
      (best === null ||
        found.strength > best.strength ||
        (CORRECTED.test(clause.folded) && found.strength >= 1))
    )
      best = found;
  }
  return best;
}

/** The company's own place: told firmly, else the first; places that agree make each other precise. */
function bestPlace(clauses: readonly Clause[], asked: boolean): Place | null {
  let best: Place | null = null;
  let asking = false;
  // « Le Béarn ? Non, Cahors. »: what is asked weighs less than what is told.
  const ordered = [...clauses.filter(({ asks }) => asks), ...clauses.filter(({ asks }) => !asks)];
  for (const clause of ordered) {
    const found = placeOf(clause, asked);
    if (!found) continue;
    const wasAsked = best !== null && asking;
    asking = clause.asks;
    if (best === null || found.firm || wasAsked || CORRECTED.test(clause.folded))
      best = best && refines(best, found) ? merged(best, found) : best && refines(found, best) ? best : found;
    else if (refines(best, found)) best = merged(best, found);
  }
  return best;
}

/** True when `finer` says the same place more precisely, or settles what was not sure. */
function refines(known: Place, finer: Place): boolean {
  if (known.region === null && known.department === null) return finer.region !== null;
  if (known.region !== finer.region) return false;
  return (
    (known.department === null || known.department === finer.department) &&
    (known.commune === null || finer.commune !== null)
  );
}

const merged = (known: Place, finer: Place): Place => ({
  ...finer,
  because: known.because === finer.because ? finer.because : `${known.because}, ${finer.because}`,
  firm: known.firm || finer.firm,
});

/** The weightiest first; among equals, the first told. */
const orderedNeeds = (sentences: readonly string[]): FoundNeed[] =>
  sentences.flatMap((sentence) => needsInSentence(clausesOf(sentence))).sort((a, b) => b.weight - a.weight);

const plainOf = (sentence: string): string =>
  clausesOf(sentence)
    .map(({ folded }) => folded)
    .join(" ");

/** A sign spread over the clauses of one sentence: « on paie claude et chatgpt, on s'en sert tous les jours ». */
function maturityOfSentence(sentence: string): FoundMaturity[] {
  const parts = clausesOf(sentence);
  const [first] = parts;
  if (!first || !parts.every(({ own }) => own)) return [];
  const found = maturityOf({ ...first, text: sentence, folded: plainOf(sentence) });
  return found ? [found] : [];
}
