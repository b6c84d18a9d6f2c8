import type { Queryable } from "../../db/database.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { saysSomething } from "../../text.ts";
import { LONGEST, type NewInvitation } from "../account.ts";
import { ROLES, type Role } from "../staff.ts";
import { isInDirectory } from "../store.ts";

// The form that browsers accept for an e-mail (HTML, « valid e-mail address »), with a dot in the domain.
const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

const refuse = (fields: FieldError[]): void => {
  if (fields.length > 0)
    throw new DomainError(
      "entree-invalide",
      "La demande contient une valeur refusée. Corrigez les champs indiqués.",
      fields,
    );
};

const line = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

const textFault = (field: string, label: string, text: string): FieldError[] => {
  if (!saysSomething(text)) return [{ field, message: `${label} : à remplir.` }];
  // Both are shown to the public and written in a journal that nothing erases.
  if (/\p{C}/u.test(text) || maskPersonalData(text).masked.length > 0)
    return [{ field, message: `${label} : ni nom, ni adresse, ni téléphone, ni caractère invisible.` }];
  if (text.length > LONGEST.text)
    return [{ field, message: `${label} : ${LONGEST.text} caractères au plus.` }];
  return [];
};

/** Known roles in their usual order, each once. */
export const tidyRoles = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));

const rolesFault = (roles: readonly Role[]): FieldError[] =>
  roles.length === 0 ? [{ field: "roles", message: "Choisissez au moins un rôle." }] : [];

/** @throws DomainError `entree-invalide` naming every field at fault */
export function readInvitation(given: NewInvitation): NewInvitation {
  const read = {
    email: given.email.trim(),
    roles: tidyRoles(given.roles),
    function: line(given.function),
    organisation: line(given.organisation),
  };
  const validEmail = read.email.length <= LONGEST.email && EMAIL.test(read.email);
  refuse([
    ...(validEmail
      ? []
      : [{ field: "email", message: "Une adresse comme prenom.nom@exemple.fr est attendue." }]),
    ...rolesFault(read.roles),
    ...textFault("function", "Fonction", read.function),
    ...textFault("organisation", "Organisation", read.organisation),
  ]);
  return read;
}

/**
 * The card of the directory that an account speaks for; null: none.
 * @throws DomainError `entree-invalide` for a card that the directory lacks, and for who is no ambassador
 */
export async function readAdvisor(
  db: Queryable,
  given: { advisorId?: string | null | undefined; roles: readonly Role[] },
): Promise<string | null> {
  const id = given.advisorId?.trim() ?? "";
  if (id === "") return null;
  const fault = (message: string) => refuse([{ field: "advisorId", message }]);
  if (!given.roles.includes("ambassador")) fault("Fiche de l'annuaire : seul un ambassadeur en a une.");
  if (!(await isInDirectory(db, id))) fault("Fiche de l'annuaire : aucun interlocuteur n'a cet identifiant.");
  return id;
}

/** @throws DomainError `entree-invalide` naming every field at fault */
export function readIdentity(given: { roles: readonly Role[]; function: string; organisation: string }) {
  const read = {
    roles: tidyRoles(given.roles),
    function: line(given.function),
    organisation: line(given.organisation),
  };
  refuse([
    ...rolesFault(read.roles),
    ...textFault("function", "Fonction", read.function),
    ...textFault("organisation", "Organisation", read.organisation),
  ]);
  return read;
}
