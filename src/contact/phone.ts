import { parsePhoneNumberFromString as withTypes } from "libphonenumber-js/max";
import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/min";

/** France and what is dialled as France: the numbering plan of the Arcep, overseas included. */
const FRENCH = ["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"] as const;
/** Prefixes of one and the same plan: 0692 12 34 56, +262 692 12 34 56 and +33 692 12 34 56 ring one telephone. */
const ONE_PLAN: readonly string[] = ["33", "262", "590", "594", "596"];
// Four territories have a prefix and a plan of their own: their numbers, bare, are those of others, or short numbers.
const OWN_PLAN: readonly (string | undefined)[] = ["NC", "PF", "WF", "PM"];

function parsed(given: string): PhoneNumber | null {
  if (!/^[\d\s().+\-/\u00a0\u202f]{6,30}$/.test(given)) return null;
  for (const country of FRENCH) {
    const read = parsePhoneNumberFromString(given, country);
    if (!read?.isValid() || !FRENCH.some((one) => one === read.country)) continue;
    if (OWN_PLAN.includes(read.country) && !/^[\s(]*(?:\+|00)/.test(given)) continue;
    return read;
  }
  return null;
}

/** Whoever calls it pays more than a call, or reaches a switchboard of services (081, 082, 089 and the like): nobody's own. */
function isCharged({ countryCallingCode, nationalNumber, number }: PhoneNumber): boolean {
  if (ONE_PLAN.includes(countryCallingCode)) return /^8(?!0)/.test(nationalNumber);
  const type = withTypes(number)?.getType();
  return type === "PREMIUM_RATE" || type === "SHARED_COST";
}

/** A French telephone number as one dials it there, and the same for all its writings; null when it is none, or is charged. */
export function readPhone(given: string): { shown: string; same: string } | null {
  const read = parsed(given);
  if (!read || isCharged(read)) return null;
  const shown = OWN_PLAN.includes(read.country) ? read.formatInternational() : read.formatNational();
  const same = ONE_PLAN.includes(read.countryCallingCode) ? `+33${read.nationalNumber}` : read.number;
  return { shown, same };
}

/** Why a telephone cannot be given, in French; null: it can. */
export function phoneFault(given: string): string | null {
  const digits = given.replaceAll(/\D/g, "");
  const read = parsed(given);
  if ((read && isCharged(read)) || /^(?:3\d{3}|10\d{2}|118\d{3})$/.test(digits))
    return "Ce numéro est surtaxé ou trop court pour être rappelé : donnez votre propre numéro, par exemple 06 12 34 56 78.";
  return read ? null : "Écrivez un numéro français complet, par exemple 06 12 34 56 78.";
}
