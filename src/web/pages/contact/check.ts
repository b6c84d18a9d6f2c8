import { LONGEST_TEXT } from "../../../contact/delays.ts";
import { phoneFault } from "../../../contact/phone.ts";
import type { FieldError } from "../../../errors.ts";
import { isMailAddress } from "../../../mail/address.ts";
import type { Given } from "./given.ts";

/** What must be mended before it is worth rereading; `send` has the last word. */
export function faultsOf({ text, phone, email }: Given): FieldError[] {
  const length = [...text].length;
  const faults: FieldError[] = [];
  if (length === 0) faults.push({ field: "text", message: "Dites en une phrase ce que vous cherchez." });
  if (length > LONGEST_TEXT)
    faults.push({
      field: "text",
      message: `Votre message fait ${length} caractères, pour ${LONGEST_TEXT} au plus. Raccourcissez-le.`,
    });
  if (phone === "" && email === "")
    faults.push({
      field: "phone",
      message: "Donnez un téléphone ou un courriel : sans cela, personne ne peut vous répondre.",
    });
  const fault = phone === "" ? null : phoneFault(phone);
  if (fault !== null) faults.push({ field: "phone", message: fault });
  if (email !== "" && !isMailAddress(email))
    faults.push({
      field: "email",
      message: "Écrivez une adresse complète, par exemple prenom@entreprise.fr.",
    });
  return faults;
}
