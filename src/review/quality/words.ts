import type { Missing } from "./kappa.ts";
import type { Lane } from "./store.ts";

export const DELAY_NAMES: Record<Lane, string> = {
  urgent: "Urgentes",
  contested: "Contestées (depuis la contestation)",
  sample: "Tirées au hasard",
  risk: "Par risque",
};

const MISSING: Record<Missing, string> = {
  no_pair: "non calculable : aucune réponse n'a été lue deux fois à l'aveugle",
  one_class:
    "kappa non défini : les deux lecteurs ont tout mis dans la même classe, ce que le hasard seul donnerait aussi",
  no_error:
    "pas d'intervalle : sur un accord ou un désaccord total, la formule de l'erreur donne zéro, qui ne veut rien dire",
};
export const missingWords = (missing: Missing): string => MISSING[missing];
