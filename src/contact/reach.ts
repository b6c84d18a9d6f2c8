import { parisDay } from "../clock.ts";
import type { Queryable } from "../db/database.ts";
import type { Advisor } from "../directory/advisor.ts";
import { mayBeShown } from "../directory/listing.ts";
import type { Company } from "../orientation/company.ts";
import type { Exclusion } from "../orientation/orientation.ts";
import { EVERY_SECTOR, EVERYWHERE, exclusionOf } from "../orientation/rules.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../profile/lists.ts";
import { awayUntil, openMaxOf } from "./availability/store.ts";
import type { NoForm, Reach, RequestCompany } from "./contact.ts";
import type { ContactDeps } from "./deps.ts";
import { type Addressee, addresseeOf, mailboxOf } from "./letters/queue.ts";
import { heldBy } from "./store.ts";

type Deps = Pick<ContactDeps, "db" | "directory" | "accountOf" | "canMail" | "clock">;

/** Why no request can go to an advisor who may be shown, or null. @param db a transaction, where the answer must hold */
export async function whyNoForm(
  db: Queryable,
  { canMail }: Pick<ContactDeps, "canMail">,
  addressee: Addressee & { advisor: Advisor },
  today: string,
): Promise<NoForm | null> {
  const { advisor, account } = addressee;
  if (account === null && mailboxOf(addressee) === null) return { code: "no_email" };
  if (account === null && !canMail) return { code: "no_mail_server" };
  const until = await awayUntil(db, advisor.id, today);
  if (until !== null) return { code: "away", until };
  if (advisor.availability === "indisponible") return { code: "closed" };
  if ((await heldBy(db, advisor.id)) >= (await openMaxOf(db, advisor.id))) return { code: "full" };
  return null;
}

/** How an advisor can be reached from here: nothing pretends to be sent where nobody would read it. */
export async function reach(deps: Deps, advisorId: string): Promise<Reach> {
  const today = parisDay(deps.clock.now());
  const { advisor, account } = await addresseeOf(deps, advisorId);
  if (!advisor || !mayBeShown(advisor, today)) return { way: "none", because: { code: "no_email" } };
  const because = await whyNoForm(deps.db, deps, { advisor, account }, today);
  if (because === null) return { way: "form" };
  if (advisor.phone !== null) return { way: "phone", phone: advisor.phone, because };
  return { way: "page", url: advisor.url, because };
}

/** What the company said, as orientation reads it: never its name. */
export const companyOf = ({ section, size, region, need, maturity }: RequestCompany): Company => ({
  section: SECTION_CODES.find((code) => code === section) ?? null,
  size: SIZES.find((code) => code === size) ?? null,
  region,
  need: NEED_CODES.find((code) => code === need) ?? null,
  maturity,
  wants: null,
  companyName: null,
  solution: null,
  headcount: null,
  turnover: null,
});

// What is not known yet, or less fit, is the leader's own choice; the rest is the charter's.
// Whether a testimony is sought, which opens the ambassadors of the general public, is for the words of the request to say.
const LEFT_TO_LEADER: readonly (Exclusion | null)[] = [
  null,
  "a_preciser",
  "generaliste_hors_besoin",
  "grand_public_hors_temoignage",
];

/**
 * True when the charter lets an advisor be put in touch with a company (art. 2, 4 and 6; see orientation/rules.ts). Whether they
 * have time is for `whyNoForm`. A card that says neither regions, sectors nor sizes is not proposed, and can be chosen.
 */
export function mayServe(advisor: Advisor, company: RequestCompany, on: string): boolean {
  const known: Advisor = {
    ...advisor,
    availability: "disponible",
    regions: advisor.regions.length > 0 ? advisor.regions : [EVERYWHERE],
    sectors: advisor.sectors.length > 0 ? advisor.sectors : [EVERY_SECTOR],
    sizes: advisor.sizes.length > 0 ? advisor.sizes : [...SIZES],
  };
  return mayBeShown(advisor, on) && LEFT_TO_LEADER.includes(exclusionOf(known, companyOf(company), on));
}
