import { DomainError } from "../../errors.ts";
import { isSiren, isSiret } from "../../privacy/detectors/checksums.ts";

/** What is asked of the register: a company, or one of its establishments (`siret`, whose company is `siren`). */
export type RegisterNumber = { siren: string; siret: string | null };

/** Longer than any way to write 14 digits. */
const LONGEST = 40;

/**
 * Reads a SIREN (9 digits) or a SIRET (14), written with spaces or dots or none, by INSEE's rules (Luhn; La Poste's own).
 * @throws DomainError `entree-invalide` on the field `number`, saying what to check
 */
export function readNumber(text: string): RegisterNumber {
  if (text.length > LONGEST) throw refused(SHAPE);
  const digits = text.replaceAll(/[\s.]/g, "");
  if (!/^(?:\d{9}|\d{14})$/.test(digits)) throw refused(SHAPE);
  if (isSiren(digits)) return { siren: digits, siret: null };
  if (isSiret(digits)) return { siren: digits.slice(0, 9), siret: digits };
  throw refused(MISTYPED);
}

const SHAPE =
  "Ce n'est pas un SIREN (9 chiffres) ni un SIRET (14 chiffres). Recopiez-le depuis une facture ou un devis.";
const MISTYPED = "Un chiffre de ce numéro semble faux. Comparez-le avec celui d'une facture ou d'un devis.";

const refused = (message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field: "number", message }]);
