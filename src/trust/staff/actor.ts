import { DomainError } from "../../errors.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { plain } from "../clean.ts";

const LONGEST = 80;
const TITLE = /(?:^|\s)(?:mr?|mme|mlle|monsieur|madame|mademoiselle)(?:\.|\s|$)/i;

/**
 * The function of who acts, as the journal will keep it for ever: « chargée de mission DREETS », never a name. A guard
 * against the habit of signing, not a proof: it refuses a title, an address, a number, and capitals on every word.
 * @throws DomainError `entree-invalide`
 */
export function actorFunction(said: string | undefined): string {
  const clean = plain(said ?? "");
  const words = clean.split(/\s+/);
  const named = words.length > 1 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
  const personal = TITLE.test(clean) || maskPersonalData(clean).masked.length > 0 || clean.includes("@");
  if (clean.length < 3 || clean.length > LONGEST || named || personal) {
    throw new DomainError(
      "entree-invalide",
      `Dites qui agit avec --as "fonction" : une fonction en 3 à ${LONGEST} caractères, comme « chargée de mission DREETS ». Jamais un nom : le journal ne s'efface pas.`,
    );
  }
  return clean;
}
