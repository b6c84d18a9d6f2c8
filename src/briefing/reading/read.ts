import { isDistress, isTiredOfTasks } from "../../answering/screening/distress.ts";
import { readable } from "../../answering/screening/patterns.ts";
import type { RequestCompany } from "../../contact/contact.ts";
import { mayBeInDanger } from "../../intent/decide.ts";
import type { IntentReader } from "../../intent/read.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { companyNameOf } from "../../profile/extract/names.ts";
import { NEED_CODES, type Need, SECTION_CODES } from "../../profile/lists.ts";
import { departmentName, REGION_CODES, regionName } from "../../profile/places/regions.ts";
import { EMPTY_PROFILE, type Profile, type ProfileField, sectorOf } from "../../profile/profile.ts";
import { readTurn } from "../../profile/read.ts";
import { updateProfile } from "../../profile/update.ts";
import type { Vocabulary } from "../../verification/vocabulary.ts";
import { askedIn } from "./ask.ts";
import { type Beyond, beyondIn } from "./beyond.ts";
import { type Companies, companiesIn } from "./companies.ts";
import { createDiscretion, type Discretion } from "./discretion.ts";
import { type Fact, factsIn } from "./facts.ts";
import { type Declared, type Interest, interestsIn } from "./interest.ts";
import { needsIn } from "./needs.ts";
import { withoutCommands } from "./orders.ts";
import { sentencesIn } from "./phrases.ts";
import { precautionsIn, type Raised } from "./precautions.ts";
import { type Part, threadOf } from "./thread.ts";

/** What a mail or notes tell, with nothing personal left in it. */
export type Reading = {
  profile: Profile;
  /** Words for the search alone: masked, never shown. */
  words: string;
  asked: readonly string[];
  facts: readonly Fact[];
  /** The likeliest first; the profile's own, and what else the text is about. */
  needs: readonly Need[];
  precautions: readonly Raised[];
  beyond: readonly Beyond[];
  interests: readonly Interest[];
  others: Companies["others"];
  /** Someone may be in danger. */
  distress: boolean;
  /** The text held words meant to command whoever reads it. */
  ordered: boolean;
};

type Given = {
  /** As pasted, bounded and without what does not show; in memory only. */
  text: string;
  /** What the file hid from its reader (white text, comments), looked at for orders alone. */
  hidden: string;
  declared: Declared | null;
  /** What the company said of itself with a request, in codes. */
  company: RequestCompany | null;
};

/** Reads a mail or notes. Keeps nothing. */
export async function readMaterial(
  { text, hidden, declared, company: said }: Given,
  { vocabulary, readIntent }: { vocabulary: Vocabulary; readIntent: IntentReader },
): Promise<Reading> {
  const heeded = withoutCommands(text);
  const concealed = withoutCommands(hidden);
  const thread = threadOf(heeded.text);
  const { body, aside } = chosen(thread.parts, heeded.text);
  const own = [withSubject(thread.subject), body].filter(Boolean).join("\n\n");
  const { main, others } = companiesIn(maskPersonalData(own).text);
  const company = companyNameOf(heeded.text);
  const profile = withSaid(profileOf(main), said);
  const { commune, department, region } = profile;
  const discretion = createDiscretion(
    text,
    [...thread.senders, ...heeded.names, ...concealed.names, ...(company ? [company] : [])],
    vocabulary,
    [commune, department && departmentName(department), region && regionName(region)].filter(
      (name) => name !== null,
    ),
  );
  const asked = askedIn(main, discretion);
  const precautions = precautionsIn(main, profile);
  const beyond = beyondIn(own);
  const noted = maskPersonalData(aside).text;
  return {
    profile: discreet(profile, discretion),
    words: main,
    asked,
    facts: factsIn([main, noted].filter(Boolean).join("\n\n"), discretion).filter(
      ({ kinds, quote }) => !repeats(kinds, quote, asked),
    ),
    needs: needsIn(main, profile, beyond, precautions),
    precautions,
    beyond,
    interests: interestsIn(heeded.text, profile, declared),
    others,
    distress: await isInDistress(own, readIntent),
    ordered: heeded.ordered || concealed.ordered,
  };
}

/** What is told of the company: what was forwarded, else the last message, else what it answers to. `aside`: the forwarder's words. */
function chosen(parts: readonly Part[], whole: string): { body: string; aside: string } {
  const of = (kind: Part["kind"]): string[] =>
    parts.filter((part) => part.kind === kind).map(({ text }) => text);
  const own = of("own").join("\n\n");
  const forwarded = of("forwarded");
  if (forwarded.length > 0) {
    const told = forwarded.findIndex(describes);
    const upTo = told === -1 ? [...forwarded, ...of("quoted")] : forwarded.slice(0, told + 1);
    return { body: upTo.join("\n\n"), aside: own };
  }
  const quoted = of("quoted");
  if (own === "" && quoted.length === 0) return { body: whole, aside: "" };
  return { body: describes(own) ? own : [own, ...quoted].filter(Boolean).join("\n\n"), aside: "" };
}

const describes = (text: string): boolean => {
  const { values } = readTurn(text);
  return values.sector != null || values.headcount != null;
};

/** What is asked is shown as such: it is a constraint too only where it says more than an idea or a figure. */
const repeats = (kinds: Fact["kinds"], quote: string | null, asked: readonly string[]): boolean =>
  quote !== null && asked.includes(quote) && kinds.every((kind) => kind === "projet" || kind === "chiffres");

/** « Re: demande » says nothing; a subject that does is a sentence of the mail. */
const withSubject = (subject: string | null): string => {
  const bare = subject?.replace(/^(?:(?:re|fwd?|tr|rép|rep|urgent)\s?:\s*)+/i, "").trim() ?? "";
  return bare.split(/\s+/).length >= 4 ? bare : "";
};

const TURN = 3_600;

/** « Conseil d'administration » is no adviser's trade, « mon expert-comptable » no trade of theirs. */
const NOT_A_TRADE =
  /\b(?:conseils? d['’]administration|prochain conseil|comité de direction|expert[- ]comptable (?=m|nous|dit|me)|(?:mon|ma|notre) (?:expert[- ]comptable|comptable|banqui(?:er|ère)|assureur|avocate?|notaire|consultante?))/gi;

/** A message at a time is read, and no longer than one: long words are cut where paragraphs end. */
function profileOf(told: string): Profile {
  const text = told.replace(NOT_A_TRADE, "quelqu'un");
  const turns: string[] = [];
  for (const paragraph of text.split(/\n{2,}/).flatMap((one) => one.match(/[\s\S]{1,3600}/g) ?? [])) {
    const last = turns.at(-1);
    if (last !== undefined && last.length + paragraph.length < TURN)
      turns[turns.length - 1] = `${last}\n\n${paragraph}`;
    else turns.push(paragraph);
  }
  const read = turns.reduce((profile, turn) => updateProfile(profile, turn), EMPTY_PROFILE);
  return filled(read, sentencesIn(text));
}

/** Told together. */
const TOGETHER: readonly (readonly (keyof Profile & ProfileField)[])[] = [
  ["sector"],
  ["headcount", "size"],
  ["region", "department", "commune"],
  ["maturity"],
];

/**
 * What a long message left in doubt as a whole, and one of its sentences tells alone: taken where no other sentence tells otherwise.
 */
function filled(profile: Profile, sentences: readonly string[]): Profile {
  const readings = sentences.map((sentence) => readTurn(sentence));
  const next: Profile = { ...profile, provenance: { ...profile.provenance } };
  for (const fields of TOGETHER) {
    if (fields.some((field) => profile[field] !== null)) continue;
    const telling = readings.filter(({ values }) => fields.some((field) => values[field] != null));
    const distinct = new Set(
      telling.map(({ values }) => JSON.stringify(fields.map((field) => values[field] ?? null))),
    );
    const [told] = telling;
    if (!told || distinct.size !== 1) continue;
    for (const field of fields) {
      Object.assign(next, { [field]: told.values[field] ?? null });
      const why = told.provenance[field];
      if (why) next.provenance[field] = why;
    }
  }
  return next;
}

/** The profile as it may be shown: no company's name, no word that names or tells of someone. */
function discreet(profile: Profile, discretion: Discretion): Profile {
  const { companyName: _name, solutionUnderEvaluation: solution, provenance, ...fields } = profile;
  const shown: Profile = {
    ...fields,
    ...(solution !== undefined &&
    discretion.mayName(solution) &&
    discretion.quote(`sous ${solution}`)?.endsWith(solution)
      ? { solutionUnderEvaluation: solution }
      : {}),
    commune: fields.commune !== null && discretion.mayName(fields.commune) ? fields.commune : null,
    provenance: {},
  };
  for (const [field, { source, because }] of Object.entries(provenance)) {
    if (field === "companyName" || (field === "solutionUnderEvaluation" && !shown.solutionUnderEvaluation))
      continue;
    // A town is a place here, and its capital letter no one's.
    const place = field === "region" || field === "department" || field === "commune";
    const words = place ? (discretion.mayName(because) ? because : null) : discretion.quote(because);
    shown.provenance[field] = { source, because: words ?? "mots non repris" };
  }
  return shown;
}

/** What the leader chose in the form of a request, where the words say nothing of it. */
function withSaid(profile: Profile, said: RequestCompany | null): Profile {
  if (said === null) return profile;
  const provenance = { ...profile.provenance };
  const next: Profile = { ...profile, provenance };
  const fill = <F extends ProfileField>(field: F, value: Profile[F] | null): void => {
    if (value === null || profile[field] !== null) return;
    next[field] = value;
    provenance[field] = { source: "stated", because: "demande envoyée" };
  };
  const section = SECTION_CODES.find((code) => code === said.section);
  fill("sector", section ? sectorOf(section) : null);
  fill("size", said.size);
  fill("region", said.region !== null && REGION_CODES.includes(said.region) ? said.region : null);
  fill("maturity", said.maturity);
  const need = NEED_CODES.find((code) => code === said.need);
  if (need && profile.need === null) {
    fill("need", need);
    next.needs = [need, ...profile.needs];
  }
  return next;
}

const WORN_OUT =
  /\b(?:j en peux plus|je n en peux plus|jen peux plus|je craque|je tiens plus|je ne tiens plus|a bout(?! de (?:bras|papier))|au bout du rouleau|je dors plus|je ne dors plus|plus la force|je coule|plus gout|envie de tout|tout laisser tomber|tout plaquer|plus envie)\b/;

/** Said outright, or by someone worn out whose words resemble a call for help. */
async function isInDistress(text: string, readIntent: IntentReader): Promise<boolean> {
  for (const sentence of sentencesIn(text)) {
    const plain = readable(sentence);
    if (isDistress(plain)) return true;
    if (WORN_OUT.test(plain) && mayBeInDanger(await readIntent(sentence), isTiredOfTasks(plain))) return true;
  }
  return false;
}
