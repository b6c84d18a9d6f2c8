import { MODES, OUTCOMES } from "../answering/outcomes.ts";
import { CLOSED } from "../contact/contact.ts";
import { SECTION_CODES, SECTIONS, type Section, SIZE_LABELS, SIZES, type Size } from "../profile/lists.ts";
import { REGION_CODES, regionName } from "../profile/places/regions.ts";
import { modeName, outcomeName } from "../review/labels.ts";

const ANSWERED = MODES.map((mode) => `answered_${mode}`);

/** The codes of each whole that is told apart, in the order in which they are shown. */
export const ORDERS = {
  outcomes: [...ANSWERED, ...OUTCOMES.filter((outcome) => outcome !== "answered")],
  opinions: ["useful", "not_useful", "none"],
  section: [...SECTION_CODES, "unknown"],
  size: [...SIZES, "unknown"],
  region: [...REGION_CODES, "unknown"],
  corrections: ["corrected", "withdrawn"],
  contests: ["filed"],
  decisions: ["upheld", "partly", "rejected"],
  contacts: CLOSED,
} satisfies Record<string, readonly string[]>;
export type SplitName = keyof typeof ORDERS;

/** What each whole is called, and what is counted in it. */
export const TITLES: Record<SplitName, { title: string; unit: string }> = {
  outcomes: { title: "Issue des échanges", unit: "réponses" },
  opinions: { title: "Avis des personnes", unit: "réponses" },
  section: { title: "Secteur de l'entreprise", unit: "conversations" },
  size: { title: "Taille de l'entreprise", unit: "conversations" },
  region: { title: "Région de l'entreprise", unit: "conversations" },
  corrections: { title: "Corrections du mois", unit: "réponses" },
  contests: { title: "Contestations du mois", unit: "contestations" },
  decisions: { title: "Décisions du mois", unit: "contestations" },
  contacts: { title: "Mises en relation closes dans le mois", unit: "demandes" },
};

/** What each part is of, and what it is called. */
export const PARTS = {
  model: { title: "Appel à un modèle", whole: "Réponses", part: "Un modèle a été appelé" },
  readings: { title: "Relecture", whole: "Lues pour la première fois", part: "Dont tirées au hasard" },
  errors: { title: "Qualité", whole: "Tirées au hasard et lues", part: "Dont jugées fausses ou à revoir" },
  late: { title: "Retards", whole: "Contestations décidées", part: "Dont après leur date" },
} as const;
export type PartName = keyof typeof PARTS;

const WORDS: Record<string, string> = {
  useful: "Utile",
  not_useful: "Pas utile",
  none: "Pas d'avis",
  corrected: "Réponse corrigée",
  withdrawn: "Réponse retirée",
  filed: "Contestation déposée",
  upheld: "Contestation acceptée",
  partly: "Contestation acceptée en partie",
  rejected: "Contestation refusée",
  done_helped: "Échange utile, selon l'ambassadeur",
  done_without: "Échange sans suite utile, selon l'ambassadeur",
  unreachable: "Dirigeant non joint",
  cancelled: "Annulée par le dirigeant",
  passed_on: "Passée à un autre interlocuteur",
  lapsed: "Restée sans suite",
};

/** A code in French words. */
export function codeLabel(name: SplitName, code: string): string {
  if (code === "unknown") return "Non dit, ou effacé depuis";
  if (name === "section") return SECTIONS[code as Section] ?? code;
  if (name === "size") return SIZE_LABELS[code as Size] ?? code;
  if (name === "region") return regionName(code);
  if (name === "outcomes")
    return code.startsWith("answered_")
      ? `Répondu : ${modeName(code.slice("answered_".length))}`
      : outcomeName(code);
  return WORDS[code] ?? code;
}
