import { sizeOf } from "./lists.ts";
import { EMPTY_PROFILE, type Profile, type ProfileField, type Provenance } from "./profile.ts";
import { CORRECTED, type Reading, readTurn } from "./read.ts";

/** The place's three fields are told together. */
const PLACE: readonly ProfileField[] = ["region", "department", "commune"];

/**
 * A profile with what a new message tells: the last word wins, except over what the person corrected by hand.
 * @param reading what `readTurn` found in `text`
 */
export function withReading(profile: Profile, text: string, reading: Reading): Profile {
  const { values, provenance, adds } = reading;
  const next: Profile = { ...profile, provenance: { ...profile.provenance } };
  // « à oublier » leaves the field open to what is said next.
  const isEdited = (field: ProfileField): boolean =>
    profile.provenance[field]?.source === "edited" && (profile[field] ?? null) !== null;
  const placeEdited = PLACE.some(isEdited);
  for (const field of Object.keys(provenance) as ProfileField[]) {
    if (isEdited(field) || (placeEdited && PLACE.includes(field))) continue;
    const why = provenance[field];
    if (field === "size" && isEdited("headcount")) continue;
    if (field === "headcount" && isEdited("size")) continue;
    if (field === "sector" && isWeaker(profile, why) && !CORRECTED.test(text)) continue;
    if (PLACE.includes(field) && isVaguer(profile, values)) continue;
    Object.assign(next, { [field]: values[field] });
    if (why && values[field] !== null) next.provenance[field] = why;
    else delete next.provenance[field];
  }
  // The same words again, sent twice, add nothing.
  const again = provenance.headcount?.because === profile.provenance.headcount?.because;
  if (adds && profile.headcount !== null && values.headcount && !isEdited("headcount") && !isEdited("size")) {
    next.headcount = again ? profile.headcount : profile.headcount + values.headcount;
    next.size = sizeOf(next.headcount);
  }
  // A size word said after a headcount does not undo it.
  if (values.size && values.headcount === undefined && profile.headcount !== null && !isEdited("size")) {
    next.size = profile.size;
    if (profile.provenance.size) next.provenance.size = profile.provenance.size;
  }
  if (values.needs && !isEdited("need")) next.needs = [...new Set([...values.needs, ...profile.needs])];
  return next;
}

/** A profile with what a new message tells. @param asked see `readTurn` */
export const updateProfile = (profile: Profile, text: string, asked: string | null = null): Profile =>
  withReading(profile, text, readTurn(text, asked));

/** A trade named in passing does not replace the one told as one's own. */
const isWeaker = ({ provenance }: Profile, why: Provenance | undefined): boolean =>
  provenance.sector?.source === "stated" && why?.source === "inferred";

/** « en Bretagne », said again of a company known to be in Rennes. */
const isVaguer = (profile: Profile, { region, department, commune }: Reading["values"]): boolean =>
  !commune &&
  profile.region !== null &&
  region === profile.region &&
  (!department || department === profile.department) &&
  profile.department !== null;

/** The profile that a person's messages tell, the last word winning. Pure; keeps nothing. */
export const readProfile = (turns: readonly string[]): Profile =>
  turns.reduce((profile, turn) => updateProfile(profile, turn), EMPTY_PROFILE);
