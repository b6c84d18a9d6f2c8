import { maskPersonalData } from "../privacy/mask.ts";
import type { Profile } from "../profile/profile.ts";
import { readProfile } from "../profile/update.ts";
import type { Facts } from "./facts.ts";

/** Made up: a number of each kind that is masked by its very shape, in the words of someone who writes to the service. */
const IDENTIFIERS: Readonly<Record<string, string>> = {
  "un téléphone": "06 39 98 12 34",
  "un courriel": "prenom.nom@exemple.fr",
  "un IBAN": "FR76 3000 6000 0112 3456 7890 189",
  "une carte bancaire": "4970 1012 3456 7893",
  "un numéro de sécurité sociale": "2 55 08 14 168 025 38",
};
const ABOUT_A_LEADER =
  "Je suis une femme de 58 ans, née à Oran, musulmane, diabétique, élue municipale. J'ai un garage de 6 salariés à Limoges.";
/** All that a profile may hold: of a company. */
const OF_A_COMPANY: ReadonlySet<keyof Profile> = new Set<keyof Profile>([
  "sector",
  "headcount",
  "turnover",
  "size",
  "region",
  "department",
  "commune",
  "maturity",
  "need",
  "needs",
  "companyName",
  "solutionUnderEvaluation",
  "wants",
  "provenance",
]);

/** What the code that runs does, now, with words made up for the trial. They go nowhere. */
export function runTrials(): Facts["trials"] {
  const unmasked = Object.entries(IDENTIFIERS)
    .filter(([, value]) => maskPersonalData(`Vous pouvez noter ${value}, merci.`).text.includes(value))
    .map(([label]) => label);
  const profile = readProfile([ABOUT_A_LEADER]);
  const read = Object.keys(profile).filter((field) => !OF_A_COMPANY.has(field as keyof Profile));
  const said = Object.entries(profile)
    .filter(([field]) => field !== "provenance")
    .flatMap(([field, value]) =>
      /58|oran|musulman|diab|femme|élue/i.test(JSON.stringify(value)) ? [field] : [],
    );
  return { unmasked, personalFields: [...new Set([...read, ...said])] };
}
