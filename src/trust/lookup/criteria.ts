import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { isSiren, isSiret } from "../../privacy/detectors/checksums.ts";
import { type Site, siteIn } from "./site.ts";

/** What a person knows of who contacted them, read in one line of their words. */
export type Criteria = {
  /** Nine digits: the company, whatever its establishment. */
  siren: string | null;
  /** In one form for all: see `phoneKey`. */
  phone: string | null;
  site: Site | null;
  /** What is left, or the whole line when nothing else was read. */
  name: string;
  /** A number of 9 or 14 digits that no company can have: mistyped, or made up. */
  badNumber: string | null;
};

/** The country codes of French numbers: « 0590… » and « +590 590… » are one. */
const FRENCH = new Set(["33", "262", "590", "594", "596", "508"]);

/** A number in one form for all: the national digits of a French one, else `+`, country and digits; null for what is none. */
export function phoneKey(written: string): string | null {
  const number = parsePhoneNumberFromString(written.replace(/\(0\)/, ""), "FR");
  if (!number?.isPossible()) return null;
  return FRENCH.has(number.countryCallingCode) ? number.nationalNumber : number.number;
}

/** Nine or fourteen digits, but for the end of an international number. */
const COMPANY =
  /(?<!\d|\+\d{0,3} ?|\b00 ?\d{1,3} ?)\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{5}|[ .]?\d{3}[ .]?\d{2})?(?!\d)/;
const PHONE = /(?:\+|00|\b0)[\d\s.()/-]{7,}\d/;
const LABELS =
  /\b(?:siret|siren|rcs|t[ée]l(?:[ée]phone)?|portable|mobile|site|web|e-?mail|mail|n°)\s*:?(?=\s|$)/giu;

/** Reads a SIRET or a SIREN, a telephone number, a site (or the site of an e-mail address) and a name in one line. */
export function readCriteria(line: string): Criteria {
  let rest = ` ${line} `;
  const found: Omit<Criteria, "name"> = { siren: null, phone: null, site: null, badNumber: null };
  const site = siteIn(rest);
  if (site !== null) {
    found.site = site;
    rest = rest.replace(site.written, " ");
  }
  const number = COMPANY.exec(rest)?.[0];
  const digits = number?.replace(/\D/g, "") ?? "";
  const known = digits.length === 14 ? isSiret(digits) : isSiren(digits);
  if (number !== undefined && (known || phoneKey(number) === null)) {
    if (known) found.siren = digits.slice(0, 9);
    else found.badNumber = digits;
    rest = rest.replace(number, " ");
  }
  const phone = PHONE.exec(rest)?.[0];
  const key = phone === undefined ? null : phoneKey(phone);
  if (phone !== undefined && key !== null) {
    found.phone = key;
    rest = rest.replace(phone, " ");
  }
  return { ...found, name: rest.replace(LABELS, " ").replace(/\s+/g, " ").trim() };
}
