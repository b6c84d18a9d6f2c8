import { sizeOf } from "../../profile/lists.ts";
import { communesOfPostcode } from "../../profile/places/communes.ts";
import type { Profile, ProfileField } from "../../profile/profile.ts";
import type { Reading } from "../../profile/read.ts";
import { flat } from "./phrases.ts";

/** A sentence of a mail and what it tells alone. */
export type Told = { sentence: string; reading: Reading };

const plainOf = (text: string): string => flat(text).replace(/['’-]/g, " ").replace(/\s+/g, " ");

const PRESENTS =
  /\b(?:(?:je|nous|on) (?:suis|sommes|est|dirige\w*|tiens|tenons|tient|gere|gerons|exploit\w+|preside|represente)|notre (?:entreprise|societe|boite|cabinet|atelier|association|groupe)|(?:mon|ma) (?:entreprise|societe|boite|cabinet|atelier|garage|salon)|chez nous|j ai (?:un|une)|nous avons (?:un|une)|en tant que|gerante? d|directeur d|directrice d|dirigeante? d)\b/;
const SPOKEN = /\b(?:je|j|on|nous|vous|il|elle|ils|elles|ca|c)\b/;
/** Of someone else, of what was met elsewhere, or of a part of the company. */
const BESIDE =
  /\?|\b(?:concurrent\w*|voisine?s?|confreres?|consoeurs?|fournisseurs?|editeurs?|prestataires?|client (?:est|a|m)|un client|une cliente|(?:mon|ma|son|sa) (?:mari|femme|frere|soeur|fils|fille|beau|belle|cousine?|neveu|niece|pere|mere|ami|amie)|equipe (?:ia|data|de|technique|commerciale)|dont|en arret|sont partis|stagiaires?|candidat\w*)\b/;
/** Where one was, or whom one met there: no place of the company. */
const EVENT =
  /\b(?:reunion\w*|salons?(?! de (?:coiffure|the|beaute|massage|toilettage))|visio\w*|webinaires?|conference\w*|rencontr\w*|crois\w+|vu (?:a|au|chez)|passage|intervention|atelier (?:cci|decouverte|ia)|matinees?|cci|cma|capeb|chambre|club|matinale|petit dej\w*|presentation|invit\w+|stage|master|match|habite\w*|originaire|deplacement|depart\w* (?:pour|a))\b/;

/** In the very sentence that presents the company, only these tell of a meeting. */
const MET = /\b(?:reunion\w*|visio\w*|webinaires?|conference\w*|rencontr\w*|crois[ae]\w*|matinees?|match)\b/;

const HEADS =
  "salarie\\w*|personnes?|pers|collaborat\\w*|employe\\w*|compagnons?|gars|permanents?|ouvriers?|agents|etp|a l annee|tetes";
/** A count of people that says « all of us ». */
const COUNT = new RegExp(
  `\\b(?:\\d[\\d ]*|[a-z]+) (?:${HEADS})\\b|\\b(?:on est|nous sommes|on etait|effectif\\w*) (?::|de|a)? ?(?:\\d|[a-z])|\\ba (?:\\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\\b|\\bmoi \\+|\\bavec moi\\b`,
);
const TOTAL = /\b(?:en tout|au total|tout compris|tous compris|toutes compris\w*|en comptant tout|total)\b/;
const NEAR = 3;
const EARLY = 6;

const hasPlace = ({ values }: Reading): boolean => values.region != null || values.department != null;
const hasHeads = ({ values }: Reading): boolean => values.headcount != null || values.size != null;
const fieldsOf = (reading: Reading): number =>
  [reading.values.sector != null, hasHeads(reading), hasPlace(reading)].filter(Boolean).length;

const PLACE = ["region", "department", "commune"] as const;

/**
 * A profile with what a mail says where it presents the company: in a letter, unlike a conversation, the first word on oneself counts,
 * and figures told later (a team, the sick, a supplier's staff) do not.
 * @param closing lines under the signature, whose postcode tells a region where nothing else does
 */
export function withPresentation(
  profile: Profile,
  told: readonly Told[],
  closing: readonly string[],
): Profile {
  const next: Profile = { ...profile, provenance: { ...profile.provenance } };
  const take = ({ values, provenance }: Reading, fields: readonly ProfileField[]): void => {
    for (const field of fields) {
      Object.assign(next, { [field]: (values as Partial<Profile>)[field] ?? null });
      const why = provenance[field];
      if (why) next.provenance[field] = why;
      else delete next.provenance[field];
    }
  };
  const at = presentationAt(told);
  const opening = told[at]?.reading;
  if (opening) {
    const sector = nearest(
      told,
      at,
      ({ reading, sentence }) => reading.values.sector != null && isOurs(sentence),
      1,
    );
    const same = sector?.provenance.sector?.because === profile.provenance.sector?.because;
    // The message as a whole may say that what is sold is made here.
    if (sector && !same && !isMaker(profile, sector)) take(sector, ["sector"]);
    const heads = headsNear(told, at);
    const grouped =
      profile.size === null && told.some(({ sentence }) => /\bfiliale\b/.test(plainOf(sentence)));
    const summed = told.some(({ reading }) => reading.adds);
    if (heads && !grouped && !summed && heads.values.headcount !== profile.headcount) {
      take(heads, ["headcount", "size"]);
      if (next.headcount !== null) next.size = sizeOf(next.headcount);
    }
  }
  const place = placeOf(told, at);
  if (place && (opening === place || next.region === null || isElsewhere(next, told))) take(place, PLACE);
  if (next.region === null || (place === null && isElsewhere(next, told))) {
    const towns = closing.flatMap((line) => line.match(/\b\d{5}\b/g) ?? []).flatMap(communesOfPostcode);
    const [town] = towns;
    if (town && towns.every(({ department }) => department === town.department)) {
      Object.assign(next, { region: town.region, department: town.department, commune: null });
      for (const field of ["region", "department"] as const)
        next.provenance[field] = { source: "inferred", because: "code postal de la signature" };
    }
  }
  return next;
}

const isOurs = (sentence: string): boolean => !BESIDE.test(plainOf(sentence));

/** The sentence that tells the most of the company at once, as its own; the first among equals; -1 where none does. */
function presentationAt(told: readonly Told[]): number {
  let best = -1;
  let most = 0;
  for (const [at, { sentence, reading }] of told.entries()) {
    const fields = fieldsOf(reading);
    if (fields === 0) continue;
    const plain = plainOf(sentence);
    const presents = PRESENTS.test(plain) || !SPOKEN.test(plain);
    if (fields === 1 && !presents) continue;
    const score = 2 * fields + (presents ? 1 : 0) + (at < EARLY ? 1 : 0) - (BESIDE.test(plain) ? 2 : 0);
    if (score > most && score >= 3) {
      best = at;
      most = score;
    }
  }
  return best;
}

/** The reading at a place or, within `reach` sentences of it, the closest that fits. */
function nearest(
  told: readonly Told[],
  at: number,
  fits: (one: Told) => boolean,
  reach: number,
): Reading | null {
  for (let step = 0; step <= reach; step++)
    for (const place of step === 0 ? [at] : [at + step, at - step]) {
      const one = told[place];
      if (one && (step === 0 ? one.reading && fits({ ...one, sentence: "" }) : fits(one))) return one.reading;
    }
  return null;
}

/** A total said nearby, else what the presentation counts, else the count of people closest to it. */
function headsNear(told: readonly Told[], at: number): Reading | null {
  const counts = ({ sentence, reading }: Told): boolean =>
    reading.values.headcount != null && COUNT.test(plainOf(sentence)) && isOurs(sentence);
  const total = nearest(
    told,
    at,
    (one) => one.sentence !== "" && TOTAL.test(plainOf(one.sentence)) && counts(one),
    NEAR,
  );
  const own = told[at]?.reading;
  if (total) return total;
  // « je tiens avec mon mari… 14 à l'année »: relatives alone are not everyone.
  const value = own?.values.headcount ?? null;
  const isCounted = value !== null && (value > 3 || COUNT.test(plainOf(told[at]?.sentence ?? "")));
  const near = isCounted ? null : nearest(told, at, (one) => one.sentence !== "" && counts(one), NEAR);
  return near ?? (value !== null && own ? own : null);
}

const isMaker = (profile: Profile, sector: Reading): boolean =>
  profile.sector?.section === "C" && /^[FGS]$/.test(sector.values.sector?.section ?? "");

/** The place of the presentation, else of the first sentence that is no meeting and no one else's. */
function placeOf(told: readonly Told[], at: number): Reading | null {
  const own = told[at];
  if (own && hasPlace(own.reading) && !MET.test(plainOf(own.sentence))) return own.reading;
  const found = told.find(
    ({ sentence, reading }) => hasPlace(reading) && isOurs(sentence) && !EVENT.test(plainOf(sentence)),
  );
  return found?.reading ?? null;
}

/** Whether the place kept so far was only told of a meeting, or of someone. */
function isElsewhere(profile: Profile, told: readonly Told[]): boolean {
  const saying = told.filter(({ reading }) => hasPlace(reading) && reading.values.region === profile.region);
  return (
    saying.length > 0 && saying.every(({ sentence }) => EVENT.test(plainOf(sentence)) || !isOurs(sentence))
  );
}
