import { anyOf } from "./screening/patterns.ts";

const OWN = "(?:ma|mon|notre|nos|sur ma|sur mon|sur notre)";

/** A message that wants its own level of maturity told, not what maturity is. `text` is readable. */
export const asksForAssessment = anyOf([
  new RegExp(
    `\\b(?:evaluer?|mesurer?|situer?|tester?|connaitre|savoir|faire le point|diagnostiquer) (?:\\w+ ){0,2}${OWN} (?:\\w+ )?(?:maturite|niveau|avancement|degre)\\b`,
  ),
  /\bou (?:j|on|nous|ma boite|mon entreprise) ?(?:en )?(?:suis|est|sommes|en est)\b.{0,30}\b(?:ia|numerique|digital)\b/,
  /\bfaire le point\b.{0,40}\b(?:ia|numerique|maturite|entreprise|boite)\b/,
  /\b(?:questionnaire|test|quiz|auto ?(?:evaluation|diagnostic)) (?:de |sur |pour )?(?:ma |mon |notre |la )?(?:maturite|niveau)\b/,
  /\b(?:dix|10) questions\b/,
]);
