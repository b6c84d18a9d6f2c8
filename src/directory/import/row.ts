import { z } from "zod";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES } from "../../profile/lists.ts";
import { REGION_CODES } from "../../profile/places/regions.ts";
import { ADVISOR_KINDS, type Advisor, AVAILABILITIES, COSTS, STATUSES } from "../advisor.ts";
import { code, day, list, optional, prose, words, yesOrNo } from "./cells.ts";
import { conflicts } from "./conflicts.ts";
import { emailAddress, phoneNumber, siretNumber, webAddress } from "./contact.ts";

const upper = (value: string): string => value.trim().toUpperCase();
/** A spreadsheet reads `01` as 1. */
const regionCode = (value: unknown): string => upper(String(value)).padStart(2, "0");

/** An interest that the file says « oui » to, rather than tell. */
export const SELLS = "Peut vendre ses services.";
const interest = z.preprocess((value) => {
  if (value === true || /^(?:oui|true|vrai|1)$/i.test(String(value ?? "").trim())) return SELLS;
  return value === false || /^(?:non|false|faux|0)$/i.test(String(value ?? "").trim()) ? null : value;
}, prose(500));

/** A row of the contract (« Files in and out »), by folded column name. Every message is French and ends as a reason. */
const Row = z.object({
  id: z.preprocess(
    (value) => String(value ?? "").trim(),
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, {
      error: "identifiant attendu : lettres, chiffres, points et tirets, 80 caractères au plus",
    }),
  ),
  kind: code(ADVISOR_KINDS),
  name: words(200),
  sectors: list(code([...SECTION_CODES, "*"], upper)),
  regions: list(z.preprocess(regionCode, code([...REGION_CODES, "FR"], upper))),
  sizes: list(code(SIZES, upper)),
  expertise: list(code(NEED_CODES)),
  maturity_levels: list(
    z.preprocess(Number, z.literal(MATURITIES, { error: "niveaux acceptés : 1, 2, 3, 4" })),
  ),
  availability: code(AVAILABILITIES),
  engagement_start: optional(day),
  non_renewal_notice: optional(day),
  charter_accepted: optional(yesOrNo),
  activateur_registered: yesOrNo,
  conflicts,
  status: code(STATUSES),
  url: optional(webAddress),
  email: optional(emailAddress),
  phone: optional(phoneNumber),
  description: prose(2_000),
  siret: optional(siretNumber),
  cost: optional(code(COSTS)),
  commercial_interest: interest,
  publication_consent: optional(yesOrNo),
});

/** What the charter asks of an ambassador before a row can mean anything (art. 2, 4 and 6). */
const AsPromised = Row.superRefine((row, context) => {
  if (row.kind === "activateur") return;
  const missing = "obligatoire pour un ambassadeur";
  const refuse = (field: string, message: string): void =>
    context.addIssue({ code: "custom", path: [field], message });
  if (row.charter_accepted === null) refuse("charter_accepted", missing);
  if (row.engagement_start === null) refuse("engagement_start", missing);
});

/**
 * A checked row as the directory holds it. An ambassador is unpaid by the charter: a cost told of one is that of what their
 * structure sells, and is kept as an interest. Having accepted the charter is having accepted to be published (art. 2),
 * unless the row says no.
 */
export const AdvisorRow = AsPromised.transform(
  (row): Advisor => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    sectors: row.sectors,
    regions: row.regions,
    sizes: row.sizes,
    expertise: row.expertise,
    maturityLevels: row.maturity_levels,
    availability: row.availability,
    engagementStart: row.engagement_start,
    nonRenewalNotice: row.non_renewal_notice,
    charterAccepted: row.charter_accepted,
    activateurRegistered: row.activateur_registered,
    conflicts: row.conflicts,
    status: row.status,
    url: row.url,
    email: row.email,
    phone: row.phone,
    description: row.description,
    siret: row.siret,
    cost: row.kind === "activateur" ? (row.cost ?? "inconnu") : "benevole",
    commercialInterest:
      row.commercial_interest ?? (row.kind !== "activateur" && row.cost === "payant_possible" ? SELLS : null),
    publicationConsent:
      row.publication_consent ?? (row.kind === "activateur" || row.charter_accepted === true),
  }),
);

/** The columns of a file, in the order of the contract. */
export const COLUMNS = Object.keys(Row.shape);
/** Without these a file says nothing of anyone. */
export const NEEDED = ["id", "kind", "name", "availability", "activateur_registered", "status"];
