import type { Clock } from "../../clock.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { readAnswer } from "./answer.ts";
import { createClient } from "./client.ts";
import type { RegisterCompany } from "./company.ts";
import { readNumber } from "./number.ts";
import { findKept, forget, keep } from "./store.ts";
import { type LookedUp, toProfile } from "./to-profile.ts";

/** `notice` and `message` are French, for the person. A closed company and one that is not there give no profile. */
export type LookUp =
  | { outcome: "found"; profile: LookedUp; notice: string | null }
  | { outcome: "closed"; message: string }
  | { outcome: "absent"; message: string };

export type Register = {
  /**
   * What the public register says of a company, by its SIREN or SIRET. Only when the person asks for it: the number leaves for
   * the register (DINUM), once in 30 days.
   * @throws DomainError `entree-invalide` (a wrong number), `trop-de-demandes`, or `indisponible` when the register gives no
   *   sound answer; each says what to do
   */
  lookUp(number: string): Promise<LookUp>;
};

const ABSENT =
  "Cette entreprise n'est pas dans le registre public ou a demandé à ne pas y figurer. Remplissez la fiche à la main.";
const CLOSED =
  "D'après le registre public, cette entreprise a cessé son activité. Vérifiez le numéro, ou remplissez la fiche à la main.";
const SITE_CLOSED = "D'après le registre public, cet établissement est fermé : le lieu est celui du siège.";
const UNAVAILABLE =
  "Le registre des entreprises ne répond pas comme il faut. Remplissez la fiche à la main, ou réessayez plus tard.";

/** Looks companies up in the register « Recherche d'entreprises », through a cache of our own. */
export function createRegister(deps: {
  baseUrl: string;
  fetch?: typeof globalThis.fetch;
  clock: Clock;
  db: Queryable;
}): Register {
  const { clock, db } = deps;
  const read = createClient(deps.baseUrl, deps.fetch ?? globalThis.fetch);
  return {
    async lookUp(number) {
      const asked = readNumber(number);
      const key = asked.siret ?? asked.siren;
      const kept = await findKept(db, key, clock.now());
      if (kept !== null) return told(kept.company, kept.readAt);

      const answer = await read(asked)
        .then((json) => readAnswer(json, asked))
        .catch((error: unknown) => {
          throw error instanceof DomainError ? error : new DomainError("indisponible", UNAVAILABLE);
        });
      if (answer === "hidden") {
        await forget(db, asked.siren);
        return told(null, clock.now());
      }
      const readAt = clock.now();
      await keep(db, key, { company: answer, readAt });
      return told(answer, readAt);
    },
  };
}

function told(company: RegisterCompany | null, readAt: Date): LookUp {
  if (company === null) return { outcome: "absent", message: ABSENT };
  if (company.closed) return { outcome: "closed", message: CLOSED };
  return {
    outcome: "found",
    profile: toProfile(company, readAt),
    notice: company.siteClosed ? SITE_CLOSED : null,
  };
}
