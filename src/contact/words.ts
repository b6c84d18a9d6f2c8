import { createHash } from "node:crypto";
import { DomainError, type FieldError } from "../errors.ts";
import { isMailAddress, sameMailbox } from "../mail/address.ts";
import { keyedDigest, open, seal } from "../privacy/cipher.ts";
import { maskedName, maskPersonalData } from "../privacy/mask.ts";
import { saysSomething } from "../text.ts";
import { plain } from "../trust/clean.ts";
import type { LeaderContact } from "./contact.ts";
import { LONGEST_TEXT } from "./delays.ts";
import { withoutLinks } from "./links.ts";
import { phoneFault, readPhone } from "./phone.ts";

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

// Each mask may leave something to the other; read again until nothing changes.
const MOST_READINGS = 6;

/** The text as it may be sent, and what was taken out of it, in French. Given again, it changes no more. */
export function preview(given: string): { text: string; removed: readonly string[] } {
  const removed = new Set<string>();
  let text = given;
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const links = withoutLinks(plain(text));
    const read = maskPersonalData(links.text);
    for (const { kind } of read.masked) removed.add(maskedName(kind));
    if (links.found) removed.add("lien");
    if (read.text === text) break;
    text = read.text;
  }
  return { text, removed: [...removed] };
}

/** The text if it may be sent as it is; else what is wrong, in French. */
export function textFault(text: string): string | null {
  if (!saysSomething(text)) return "Écrivez votre demande avec vos mots : une ou deux phrases suffisent.";
  const length = [...text].length;
  if (length > LONGEST_TEXT)
    return `${length} caractères ; le maximum est de ${LONGEST_TEXT}. Raccourcissez.`;
  // What is sent is what was shown: nothing is taken out behind the leader's back.
  const { text: shown, removed } = preview(text);
  if (removed.length > 0)
    return `Le texte contient encore une donnée personnelle ou un lien (${removed.join(", ")}) : relisez-le avant de l'envoyer. Vos coordonnées ont leurs propres cases.`;
  if (shown !== text)
    return "Le texte contient des caractères qui ne se voient pas, ou des blancs en trop : relisez-le avant de l'envoyer.";
  return null;
}

export type ReadContact = { contact: LeaderContact; phoneDigest: Buffer | null; emailDigest: Buffer | null };

/** How to reach the leader, as it may be kept: one way at least. Adds what is wrong to `faults`. */
export function readContact(given: LeaderContact, groupingKey: Buffer, faults: FieldError[]): ReadContact {
  const typed = given.phone?.trim() || undefined;
  const phone = typed === undefined ? undefined : readPhone(typed);
  const email = given.email?.trim() ? given.email.trim() : undefined;
  if (phone === undefined && email === undefined)
    faults.push({
      field: "phone",
      message: "Donnez un téléphone ou une adresse électronique : sans cela, personne ne peut vous répondre.",
    });
  const fault = typed === undefined ? null : phoneFault(typed);
  if (fault !== null) faults.push({ field: "phone", message: fault });
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
    emailDigest: digest("courriel", email && sameMailbox(email)),
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
