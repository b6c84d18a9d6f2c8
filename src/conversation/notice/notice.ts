import type { Correction } from "../../answering/answer.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { isMailAddress } from "../../mail/address.ts";

/** A message to a person. It never holds a word of a conversation. */
export type Mail = { to: string; subject: string; text: string };
/** Hands a message about a conversation over for sending, in the transaction of what it tells of. */
export type SendMail = (tx: Queryable, mail: Mail, conversationId: string, at: Date) => Promise<void>;

/** What is needed to tell a person that an answer was corrected. */
export type Notice = {
  answerId: string;
  conversationId: string;
  reference: string;
  kind: "corrected" | "withdrawn";
  address: string;
  /** Shows the correction alone, and lets the person be told no more. */
  path: string;
};

/** What the link of a message shows. */
export type ToldCorrection = { reference: string; correction: Correction };

/** Being told by e-mail when an answer is corrected. */
export type Notices = {
  /** @throws DomainError `entree-invalide` naming `email` or `consent`, `introuvable` */
  leave(conversationId: string, address: string, consent: boolean): Promise<void>;
  remove(conversationId: string): Promise<void>;
  /** The correction that a message links to; null for a wrong link, and once the conversation is erased. */
  told(reference: string, secret: string): Promise<ToldCorrection | null>;
  /** From such a link: the address is forgotten. False for a wrong link. */
  stop(reference: string, secret: string): Promise<boolean>;
};

/**
 * An address that a message can go to, given with consent. Where the service sends none, it would be kept for nothing.
 * @throws DomainError `entree-invalide` naming `email` or `consent`
 */
export function checkedAddress(given: string, consent: boolean, canMail: boolean): string {
  const address = given.trim();
  const refuse = (field: string, message: string) =>
    new DomainError("entree-invalide", message, [{ field, message }]);
  if (!canMail)
    throw refuse(
      "email",
      "Ce service n'envoie pas de courriel : ne donnez pas d'adresse, aucune n'est gardée.",
    );
  if (!isMailAddress(address))
    throw refuse("email", "Écrivez une adresse complète, par exemple prenom@entreprise.fr.");
  if (!consent) throw refuse("consent", "Cochez la case : sans votre accord, nous ne gardons pas d'adresse.");
  return address;
}
