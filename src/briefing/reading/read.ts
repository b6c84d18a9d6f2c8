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
import { readTurn, type Reading as Turn } from "../../profile/read.ts";
import { updateProfile } from "../../profile/update.ts";
import type { Vocabulary } from "../../verification/vocabulary.ts";
import { askedIn } from "./ask.ts";
import { type Beyond, beyondIn } from "./beyond.ts";
import { carriedIn } from "./carried.ts";
import { chosen } from "./chosen.ts";
import { type Companies, companiesIn } from "./companies.ts";
import { createDiscretion, type Discretion } from "./discretion.ts";
import { type Fact, factsIn } from "./facts.ts";
import { type Declared, type Interest, interestsIn } from "./interest.ts";
import { needsIn } from "./needs.ts";
import { withoutCommands } from "./orders.ts";
import { sentencesIn } from "./phrases.ts";
import { precautionsIn, type Raised } from "./precautions.ts";
import { withPresentation } from "./presentation.ts";
import { unshouted } from "./shout.ts";
import { threadOf } from "./thread.ts";
import { withToolsInUse } from "./tools-in-use.ts";

/** What a mail or notes tell, with nothing personal left in it. */
export type Reading = {
  profile: Profile;
  /** Words for the search alone: masked, never shown. */
  words: string;
  asked: readonly string[];
  facts: readonly Fact[];
  /** Tools, dates, amounts and volumes that the mail says and no quotation above holds. */
  carried: readonly string[];
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
  { text: typed, hidden, declared, company: said }: Given,
  { vocabulary, readIntent }: { vocabulary: Vocabulary; readIntent: IntentReader },
): Promise<Reading> {
  const text = unshouted(typed, vocabulary);
  const heeded = withoutCommands(text);
  const concealed = withoutCommands(hidden);
  const thread = threadOf(heeded.text);
  const { body, aside, passedOn } = chosen(thread.parts, heeded.text);
  const own = [withSubject(thread.subject), body].filter(Boolean).join("\n\n");
  const { main, others } = companiesIn(maskPersonalData(own).text);
  const company = companyNameOf(heeded.text);
  const profile = withSaid(profileOf(main, thread.senders, passedOn), said);
  const noted = maskPersonalData([aside, passedOn].filter(Boolean).join("\n\n")).text;
  const told = [main, noted].filter(Boolean).join("\n\n");
  const { commune, department, region } = profile;
  const discretion = createDiscretion(
    typed === text ? text : `${typed}\n\n${text}`,
    [...thread.senders, ...heeded.names, ...concealed.names, ...(company ? [company] : [])],
    vocabulary,
    [commune, department && departmentName(department), region && regionName(region)].filter(
      (name) => name !== null,
    ),
    told,
    heeded.beside.map((sentence) => maskPersonalData(sentence).text),
  );
  const asked = askedIn(main, discretion);
  const precautions = precautionsIn(passedOn === "" ? main : told, profile);
  const beyond = beyondIn(own);
  const facts = factsIn(told, discretion).filter(({ kinds, quote }) => !repeats(kinds, quote, asked));
  const shown = [...asked, ...facts.flatMap(({ quote, amounts }) => [quote ?? "", ...amounts])].join("\n");
  return {
    profile: discreet(profile, discretion),
    words: main,
    asked,
    facts,
    carried: carriedIn(told, discretion, shown),
    needs: needsIn(main, profile, beyond, precautions),
    precautions,
    beyond,
    interests: interestsIn(heeded.text, profile, declared),
    others,
    distress: await isInDistress(own, readIntent),
    ordered: heeded.ordered || concealed.ordered,
  };
}

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
function profileOf(told: string, closing: readonly string[], passedOn: string): Profile {
  const text = told.replace(NOT_A_TRADE, "quelqu'un");
  const turns: string[] = [];
  for (const paragraph of text.split(/\n{2,}/).flatMap((one) => one.match(/[\s\S]{1,3600}/g) ?? [])) {
    const last = turns.at(-1);
    if (last !== undefined && last.length + paragraph.length < TURN)
      turns[turns.length - 1] = `${last}\n\n${paragraph}`;
    else turns.push(paragraph);
  }
  const read = turns.reduce((profile, turn) => updateProfile(profile, turn), EMPTY_PROFILE);
  const sentences = sentencesIn(text).map((sentence) => ({ sentence, reading: readTurn(sentence) }));
  const whole = filled(
    read,
    sentences.map(({ reading }) => reading),
  );
  const used = sentencesIn(passedOn).map((sentence) => ({ sentence, reading: readTurn(sentence) }));
  return withToolsInUse(withPresentation(whole, sentences, closing), [...sentences, ...used]);
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
function filled(profile: Profile, readings: readonly Turn[]): Profile {
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
