import { createHash } from "node:crypto";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { DomainError, type FieldError } from "../errors.ts";
import { isMailAddress } from "../mail/address.ts";
import { keyedDigest, open, seal } from "../privacy/cipher.ts";
import { maskedName, maskPersonalData } from "../privacy/mask.ts";
import { saysSomething } from "../text.ts";
import { plain } from "../trust/clean.ts";
import type { LeaderContact } from "./contact.ts";
import { LONGEST_TEXT } from "./delays.ts";

/** What is sealed with the request's own key, and goes with it. */
export type Words = { text: string; contact: LeaderContact };

const contextOf = (requestId: string): string => `contact:${requestId}`;
export const sealWords = (key: Buffer, words: Words, requestId: string): Buffer =>
  seal(key, Buffer.from(JSON.stringify(words)), contextOf(requestId));
export const openWords = (key: Buffer, sealed: Buffer, requestId: string): Words =>
  JSON.parse(open(key, sealed, contextOf(requestId)).toString()) as Words;

/**
 * The secret of the leader's page, made of the request's own key: it can be made again for each letter by whoever holds the vault,
 * no row tells it, and it dies with the key.
 */
export const secretOf = (key: Buffer): string => keyedDigest(key, "contact secret").toString("base64url");
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);
/** Digest of a secret, as stored: it has 256 bits, so a plain digest does not tell it. */
export const secretDigest = (secret: string): Buffer => createHash("sha256").update(secret).digest();
export const followPath = (key: Buffer): string => `/demandes/${secretOf(key)}`;

/** The text as it may be sent, and what was taken out of it, in French. */
export function preview(given: string): { text: string; removed: readonly string[] } {
  const { text, masked } = maskPersonalData(plain(given));
  return { text, removed: [...new Set(masked.map(({ kind }) => maskedName(kind)))] };
}

/** The text if it may be sent as it is; else what is wrong, in French. */
export function textFault(text: string): string | null {
  if (!saysSomething(text)) return "Écrivez votre demande avec vos mots : une ou deux phrases suffisent.";
  const length = [...text].length;
  if (length > LONGEST_TEXT)
    return `${length} caractères ; le maximum est de ${LONGEST_TEXT}. Raccourcissez.`;
  // What is sent is what was shown: nothing is taken out behind the leader's back.
  const { removed } = preview(text);
  if (removed.length > 0)
    return `Le texte contient encore une donnée personnelle (${removed.join(", ")}) : relisez-le avant de l'envoyer. Vos coordonnées ont leurs propres cases.`;
  return null;
}

/** France and what is dialled as France: the numbering plan of the Arcep, overseas included. */
const FRENCH = ["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"] as const;

/** A French telephone number as one dials it there, and the same for all its writings; null when it is none. */
export function readPhone(given: string): { shown: string; same: string } | null {
  if (!/^[\d\s().+\-/\u00a0\u202f]{6,30}$/.test(given)) return null;
  for (const country of FRENCH) {
    const read = parsePhoneNumberFromString(given, country);
    if (!read?.isValid() || !FRENCH.some((one) => one === read.country)) continue;
    // Three territories have a prefix of their own: there, what one dials in France says nothing.
    const own =
      read.country === "NC" || read.country === "PF" || read.country === "WF" || read.country === "PM";
    return { shown: own ? read.formatInternational() : read.formatNational(), same: read.number };
  }
  return null;
}

export type ReadContact = { contact: LeaderContact; phoneDigest: Buffer | null; emailDigest: Buffer | null };

/** How to reach the leader, as it may be kept: one way at least. Adds what is wrong to `faults`. */
export function readContact(given: LeaderContact, groupingKey: Buffer, faults: FieldError[]): ReadContact {
  const phone = given.phone?.trim() ? readPhone(given.phone.trim()) : undefined;
  const email = given.email?.trim() ? given.email.trim() : undefined;
  if (phone === undefined && email === undefined)
    faults.push({
      field: "phone",
      message: "Donnez un téléphone ou une adresse électronique : sans cela, personne ne peut vous répondre.",
    });
  if (phone === null)
    faults.push({
      field: "phone",
      message: "Écrivez un numéro français complet, par exemple 06 12 34 56 78.",
    });
  if (email !== undefined && !isMailAddress(email))
    faults.push({
      field: "email",
      message: "Écrivez une adresse complète, par exemple prenom@entreprise.fr.",
    });
  const digest = (kind: string, value: string | undefined): Buffer | null =>
    value === undefined ? null : keyedDigest(groupingKey, `${kind} ${value}`);
  return {
    contact: { phone: phone?.shown ?? null, email: email ?? null },
    phoneDigest: digest("telephone", phone?.same),
    emailDigest: digest("courriel", email?.toLowerCase()),
  };
}

/** Every field at fault at once. */
export const refuseFields = (faults: readonly FieldError[]): void => {
  if (faults.length > 0)
    throw new DomainError(
      "entree-invalide",
      "Votre demande ne peut pas partir ainsi. Corrigez les champs indiqués.",
      [...faults],
    );
};
