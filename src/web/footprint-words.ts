import type { Answer } from "../answering/answer.ts";
import type { Range } from "../footprint/ecologits.ts";

const FIGURE = new Intl.NumberFormat("fr-FR", { maximumSignificantDigits: 2 });

/** « de 1,2 à 1,6 Wh », « environ 1,2 Wh »; « inconnu ». */
export function rangeWords(range: Range | null, unit: string): string {
  if (range === null) return "inconnu";
  const [low, high] = [FIGURE.format(range.min), FIGURE.format(range.max)];
  return low === high ? `environ ${low} ${unit}` : `de ${low} à ${high} ${unit}`;
}

const UNMEASURED = "L'énergie du serveur de ce service n'est pas mesurée.";
/** A model was asked, and gave nothing that could be counted. */
const WITHOUT_REPLY = ["modele_en_panne", "generation_abandonnee"];

/** What an answer cost in energy and carbon; what is unknown is said so, never zero. */
export function footprintWords({
  footprint,
  trace,
  flags,
}: Pick<Answer, "footprint" | "trace" | "flags">): string {
  const { modelCalls, energyWh, gCO2e } = footprint;
  if (modelCalls > 0)
    return `Appel au modèle, estimation. Énergie : ${rangeWords(energyWh, "Wh")}. Gaz à effet de serre : ${rangeWords(gCO2e, "g")}. ${UNMEASURED}`;
  if (flags.some((flag) => WITHOUT_REPLY.includes(flag)))
    return `Un modèle a été appelé et sa réponse n'est pas arrivée : l'empreinte est inconnue. ${UNMEASURED}`;
  return trace.model === null
    ? `Aucun modèle appelé. ${UNMEASURED}`
    : `Le modèle avait déjà écrit pour la même demande : aucun nouvel appel. ${UNMEASURED}`;
}
