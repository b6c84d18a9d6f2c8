import { LEAST, type Survey } from "../../../surveys/survey.ts";
import { frenchDate } from "../../dates.ts";

export const SURVEYS = "/console/enquetes";
export const COMPOSE = `${SURVEYS}/composer`;

export const COMPOSERS = ["lead", "administrator"] as const;

/** Where a survey stands, in a line. */
export function standing({ state, closingDay, asked, answered }: Survey): string {
  if (state === "draft") return `brouillon, jusqu'au ${frenchDate(closingDay)}`;
  const rate = rateOf({ asked, answered });
  return `${state === "open" ? `ouverte jusqu'au ${frenchDate(closingDay)}` : "close"} ; ${rate}`;
}

/** « 12 réponses sur 40 (30 %) » ; « moins de 5 réponses sur 40 » of one closed with too few to be told. */
export function rateOf({ asked, answered }: Pick<Survey, "asked" | "answered">): string {
  const all = asked ?? 0;
  if (all === 0) return "personne n'est interrogé";
  if (answered === null) return `moins de ${LEAST} réponses sur ${all}`;
  return `${answered} réponse${answered > 1 ? "s" : ""} sur ${all} (${Math.round((answered / all) * 100)} %)`;
}
