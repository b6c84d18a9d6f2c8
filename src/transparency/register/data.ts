import type { PolicyView } from "../../retention/policy.ts";

/** A kind of data held about someone, as the register tells it: how long each is kept comes from the retention that runs. */
export type DataKind = Pick<PolicyView, "code" | "label" | "holds" | "tables" | "days" | "from" | "fate">;

/** What no retention policy is about, since it has no term of its own. */
export const UNTIMED: readonly DataKind[] = [
  {
    code: "directory",
    label: "Annuaire des ambassadeurs et activateurs",
    holds: "structure, zone, domaines, conflits d'intérêts déclarés, et coordonnées de qui l'accepte",
    tables: ["network.advisor_version", "network.edition"],
    days: null,
    from: "",
    fate: "chaque version reste, pour expliquer plus tard une orientation. Durée à décider par le responsable",
  },
  {
    code: "approvals",
    label: "Validations de réponses préparées",
    holds: "fonction, organisme et compte de qui a validé une réponse, et le jour",
    tables: ["knowledge.approval"],
    days: null,
    from: "",
    fate: "gardées tant que la réponse peut être donnée, puis pour en répondre",
  },
];

/** Tables that hold nothing of anyone, and what they hold instead. A test wants each table of the database in one place. */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  "agenda.event": "événements publics",
  "agenda.refresh": "heures de lecture de l'agenda",
  "agenda.state": "état de l'agenda",
  "knowledge.centroid": "calculs de la recherche",
  "knowledge.edition": "éditions des connaissances",
  "knowledge.fiche": "fiches",
  "knowledge.folder_state": "état du dossier des fiches",
  "knowledge.glossary": "glossaire",
  "knowledge.intent_example": "messages d'exemple, écrits par l'équipe",
  "knowledge.intent_model": "calculs des intentions",
  "knowledge.lexicon": "mots des fiches",
  "knowledge.passage": "passages des fiches",
  "knowledge.phrasing": "façons de demander, écrites par l'équipe",
  "knowledge.posting": "index de la recherche",
  "knowledge.prepared_answer": "réponses préparées",
  "public.schema_migration": "versions de la base",
};
/** Schemas of a library, whose tables hold names and dates of tasks. */
export const NOT_PERSONAL_SCHEMAS: readonly string[] = ["pgboss"];
