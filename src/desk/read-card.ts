import type { Advisor } from "../directory/advisor.ts";
import { FRANCE_NUM_PREFIX } from "../directory/import/france-num.ts";
import { readDirectory, type Screening } from "../directory/import/read.ts";
import { AdvisorRow } from "../directory/import/row.ts";
import { DomainError, type FieldError } from "../errors.ts";
import { isPremiumNumber, PREMIUM_REFUSED } from "../premium-number.ts";
import { maskPersonalData } from "../privacy/mask.ts";
import type { Editable } from "./changes.ts";

/** A form as it came: texts and lists of codes, of which nothing is believed. */
export type GivenCard = Record<Exclude<Editable, "conflicts">, string | readonly string[]> & {
  /** The declared conflicts that stay. A new one is not proposed: it holds at once. */
  conflicts: Advisor["conflicts"];
};

/** The fields, as a directory file names them. */
const COLUMN_OF: Readonly<Record<Editable, string>> = {
  sectors: "sectors",
  regions: "regions",
  sizes: "sizes",
  expertise: "expertise",
  maturityLevels: "maturity_levels",
  availability: "availability",
  activateurRegistered: "activateur_registered",
  commercialInterest: "commercial_interest",
  conflicts: "conflicts",
  url: "url",
  email: "email",
  phone: "phone",
  description: "description",
};
const FIELD_OF = new Map(Object.entries(COLUMN_OF).map(([field, column]) => [column, field]));

const WITHOUT_SECTOR = "Cochez au moins un secteur, ou « Tous les secteurs ».";
const WITHOUT_REGION = "Cochez au moins une région, ou « Toute la France ».";
const WITHOUT_SIZE = "Cochez au moins une taille d'entreprise.";

/** What reaches someone is in its own field: elsewhere it is hidden. After the checks, which read what was written. */
const masked = (text: string): string => maskPersonalData(text, { published: true }).text;

/**
 * A card as its advisor wants it, read by the very checks of a directory file: closed lists, web and postal forms, no markup,
 * no praise, no word to a machine.
 * @throws DomainError `entree-invalide` with every field at fault, in French
 */
export function readCard(before: Advisor, given: GivenCard, screening: Screening): Advisor {
  const row = {
    ...rowOf(before),
    sectors: given.sectors,
    regions: given.regions,
    sizes: given.sizes,
    expertise: given.expertise,
    maturity_levels: given.maturityLevels,
    availability: given.availability,
    activateur_registered: given.activateurRegistered,
    commercial_interest: given.commercialInterest,
    conflicts: given.conflicts,
    url: given.url,
    email: given.email,
    phone: given.phone,
    description: given.description,
  };
  const read = readRow(row, screening);
  const faults: FieldError[] = [];
  if (read.sectors.length === 0) faults.push({ field: "sectors", message: WITHOUT_SECTOR });
  if (read.regions.length === 0) faults.push({ field: "regions", message: WITHOUT_REGION });
  if (read.sizes.length === 0) faults.push({ field: "sizes", message: WITHOUT_SIZE });
  if (read.phone !== null && read.phone !== before.phone && isPremiumNumber(read.phone))
    faults.push({ field: "phone", message: PREMIUM_REFUSED });
  if (read.availability === "indisponible" && before.availability !== "indisponible")
    faults.push({
      field: "availability",
      message: "Pour n'être plus proposé, employez le bouton « Me rendre indisponible » : il agit aussitôt.",
    });
  if (faults.length > 0) throw refusal(faults);
  return {
    ...read,
    id: before.id,
    description: read.description && masked(read.description),
    commercialInterest: read.commercialInterest && masked(read.commercialInterest),
  };
}

/**
 * A conflict of interests as a directory file would give it.
 * @throws DomainError `entree-invalide`
 */
export function readConflict(
  before: Advisor,
  given: { scope: string; value: string; detail: string },
  screening: Screening,
): Advisor["conflicts"][number] {
  const [read] = readRow({ ...rowOf(before), conflicts: [given] }, screening).conflicts;
  if (read === undefined) throw new Error("a conflict that was read is gone");
  return { ...read, value: masked(read.value), detail: masked(read.detail) };
}

/** An id of the directory's own may be reserved to another file: it is not what is checked here. */
const rowOf = (advisor: Advisor): Record<string, unknown> => ({
  id: advisor.id.startsWith(FRANCE_NUM_PREFIX) ? "fiche" : advisor.id,
  kind: advisor.kind,
  name: advisor.name,
  sectors: advisor.sectors,
  regions: advisor.regions,
  sizes: advisor.sizes,
  expertise: advisor.expertise,
  maturity_levels: advisor.maturityLevels,
  availability: advisor.availability,
  engagement_start: advisor.engagementStart,
  non_renewal_notice: advisor.nonRenewalNotice,
  charter_accepted: advisor.charterAccepted,
  activateur_registered: advisor.activateurRegistered,
  conflicts: advisor.conflicts,
  status: advisor.status,
  url: advisor.url,
  email: advisor.email,
  phone: advisor.phone,
  description: advisor.description,
  siret: advisor.siret,
  cost: advisor.cost,
  commercial_interest: advisor.commercialInterest,
  publication_consent: advisor.publicationConsent,
});

function readRow(row: Record<string, unknown>, screening: Screening): Advisor {
  const checked = AdvisorRow.safeParse(row);
  if (!checked.success)
    throw refusal(
      checked.error.issues.map(({ path, message }) => ({
        field: FIELD_OF.get(String(path[0])) ?? String(path[0]),
        message: `${capital(message)}.`,
      })),
    );
  // As a file of one line: what it would set aside, or refuse for its names, is said to whoever wrote it.
  const { advisors, refused, aside } = readDirectory(Buffer.from(`${JSON.stringify(row)}\n`), screening);
  const reasons = [...refused.map(({ reason }) => reason), ...aside.map(({ reason }) => reason)];
  if (reasons.length > 0)
    throw refusal(
      reasons.map((reason) => ({
        field: "description",
        message: `Un texte est à récrire : ${reason}. Restez factuel, sans superlatif.`,
      })),
    );
  const [read] = advisors;
  if (read === undefined) throw new Error("a row that is well formed was not read");
  return read;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const refusal = (faults: FieldError[]): DomainError =>
  new DomainError("entree-invalide", "Rien n'a été envoyé. Corrigez ce qui suit, puis recommencez.", faults);
