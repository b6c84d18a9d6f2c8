import type { SchemeMatch } from "../../orientation/orientation.ts";
import { schemeAddresses } from "./addresses.ts";
import type { Quoter } from "./passages.ts";

const OPEN_SHOWN = 3;
/** The reader is one. */
export const OWN_NETWORK = "reseau-ambassadeurs";
const CLOSED_SHOWN = 3;

/** « la taille de votre entreprise » is said to a leader; the sheet speaks of one. */
const ofThem = (text: string): string =>
  text.replace(/\bvotre entreprise\b/g, "l'entreprise").replace(/\bvotre\b/g, "son");

/** What may serve, with what is missing; what does not, with why. Never a decision: the operator's alone. */
export function schemeLines(schemes: readonly SchemeMatch[], quoter: Quoter): string[] {
  const may = schemes.filter(
    ({ id, status }) => id !== OWN_NETWORK && (status === "eligible" || status === "to_confirm"),
  );
  const not = schemes.filter(({ status }) => status === "ineligible");
  const shown = may.slice(0, OPEN_SHOWN).map((scheme) => {
    const status =
      scheme.status === "eligible" ? "conditions publiées remplies, l'opérateur décide" : "à confirmer";
    const missing = scheme.missing.length > 0 ? `. Manque : ${ofThem(scheme.missing.join(", "))}` : "";
    const opening = scheme.reasons.find((reason) => /^(?:Ouvre|Annoncé|Son ouverture)/.test(reason));
    return `**${scheme.title}** : ${status}${missing}${opening ? `. ${opening}` : "."}${saidBy(scheme.id, quoter)}`;
  });
  const left = may.length - shown.length;
  const others =
    left > 0
      ? [
          `Et ${left} autre${left > 1 ? "s" : ""}, moins lié${left > 1 ? "s" : ""} à ce besoin : page « Fiches ».`,
        ]
      : [];
  const refused = not
    .slice(0, CLOSED_SHOWN)
    .map(({ title, reasons }) => `${title} (${ofThem(reasons.join(" "))})`.replace(/\.\)$/, ")"));
  return [
    ...shown,
    ...others,
    ...(refused.length > 0 ? [`**Pas pour elle** : ${refused.join(" ; ")}.`] : []),
  ];
}

function saidBy(id: string, quoter: Quoter): string {
  for (const address of schemeAddresses(id)) {
    const said = quoter.say(address);
    if (said !== null) return ` ${said}`;
  }
  return "";
}
