import { DomainError, type FieldError } from "../../errors.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { saysSomething } from "../../text.ts";
import { plain } from "../../trust/clean.ts";
import { LONGEST, type Naming, OWNED } from "./owner.ts";

export type ReadNaming = {
  holder: { function: string; organisation: string; contact: string } | null;
  reason: string;
};

const line = (text: string): string => plain(text).replaceAll(/\s+/g, " ");

// The form that browsers accept for an e-mail, with a dot in the domain.
const MAILBOX = /^([a-z0-9.!#$%&'*+/=?^_`{|}~-]+)@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
/** « prenom.nom@… » is someone; « referent.ia@… » is a function. A guard against the habit, not a proof. */
const OF_A_FUNCTION =
  /\b(?:ia|ai|dpo|dpd|rgpd|cnil|contact|securite|rssi|ssi|protection|donnees|service|support|assistance|astreinte|referents?|accessibilite|numerique|direction|mission|equipe|bureau|pole|cellule|secretariat|boussole|plan|osez|dge|annuaire|fiches|relecture|modele|incidents?)\b/i;

function contactFault(contact: string): string | null {
  if (contact.length > LONGEST.contact) return `${LONGEST.contact} caractères au plus.`;
  if (/^https:\/\/\S+$/.test(contact) && URL.canParse(contact)) return null;
  const mailbox = MAILBOX.exec(contact)?.[1];
  if (mailbox === undefined)
    return "Une adresse électronique, comme referent-ia@exemple.gouv.fr, ou une page en https.";
  if (/^[a-z-]+[._][a-z-]+$/i.test(mailbox) && !OF_A_FUNCTION.test(mailbox.replaceAll(/[._-]/g, " ")))
    return "Cette adresse semble celle d'une personne : donnez la boîte d'une fonction ou d'un service.";
  return null;
}

const TITLE = /(?:^|\s)(?:mr?|mme|mlle|monsieur|madame|mademoiselle)(?:\.|\s|$)/i;

function textFault(text: string): string | null {
  if (!saysSomething(text)) return "À remplir.";
  if (text.length > LONGEST.text) return `${LONGEST.text} caractères au plus.`;
  // Shown to the public, and written in a journal that nothing erases.
  if (TITLE.test(text) || maskPersonalData(text).masked.length > 0)
    return "Ni nom, ni adresse, ni téléphone : une fonction, un organisme.";
  return null;
}

/**
 * What is typed to name who answers for something; with the three fields empty, nobody does any more.
 * @throws DomainError `entree-invalide` naming every field at fault
 */
export function readNaming(given: Naming): ReadNaming {
  const holder = {
    function: line(given.function),
    organisation: line(given.organisation),
    contact: line(given.contact),
  };
  const reason = plain(given.reason);
  const empty = Object.values(holder).every((text) => text === "");
  const faults: FieldError[] = [];
  const add = (field: string, message: string | null): void => {
    if (message !== null) faults.push({ field, message });
  };
  if (!Object.hasOwn(OWNED, given.role)) add("role", "Choisissez ce qui est confié.");
  if (!empty) {
    add("function", textFault(holder.function));
    add("organisation", textFault(holder.organisation));
    add("contact", contactFault(holder.contact));
  }
  if (!saysSomething(reason)) add("reason", "Dites pourquoi : la raison reste avec la désignation.");
  if ([...reason].length > LONGEST.reason) add("reason", `${LONGEST.reason} caractères au plus.`);
  if (faults.length > 0)
    throw new DomainError(
      "entree-invalide",
      "La désignation n'est pas enregistrée. Corrigez les champs indiqués.",
      faults,
    );
  return { holder: empty ? null : holder, reason: maskPersonalData(reason).text };
}
