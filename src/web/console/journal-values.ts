import { ROLE_LABELS } from "../../accounts/staff.ts";
import { ALERT_KINDS } from "../../alerts/kinds.ts";
import type { Entry } from "../../audit/entry.ts";
import { isDay } from "../../clock.ts";
import { FIELD_LABELS as CARD_FIELDS } from "../../desk/changes.ts";
import { INTERESTS, KINDS } from "../../field/report.ts";
import {
  AUTHORITY,
  INCIDENT_KINDS,
  PERSONS,
  SEVERITIES,
  STEPS,
} from "../../governance/incidents/incident.ts";
import { OWNED } from "../../governance/owners/owner.ts";
import { DIMENSIONS } from "../../review/quality/breakdown.ts";
import { CONCLUSIONS, CRITERIA, FAULTS } from "../../review/reading/verdict.ts";
import { SWITCHES } from "../../switches/switch.ts";
import { frenchDate } from "../dates.ts";
import { CONTEST_OUTCOME, REASON } from "../labels.ts";
import { DOUBTS, flagName, modeName, outcomeName, STATUS_NAMES } from "./review/labels.ts";
import { moment } from "./words.ts";

type Value = NonNullable<Entry["facts"][string]>;
type Codes = Readonly<Record<string, string>>;
type CodesByName = Readonly<Record<string, Codes>>;

const FIELDS: Codes = {
  sector: "secteur",
  headcount: "effectif",
  turnover: "chiffre d'affaires",
  size: "taille",
  region: "région",
  department: "département",
  commune: "commune",
  maturity: "maturité",
  need: "besoin principal",
  needs: "besoins",
  companyName: "nom de l'entreprise",
  solutionUnderEvaluation: "solution étudiée",
  wants: "ce qu'elle cherche",
};

const OPPOSED: Codes = {
  profiling: "comprendre son entreprise dans ses messages",
  generation: "la rédaction par un modèle",
  review: "la relecture pour la qualité",
};

const DECLARED: Codes = {
  conflict: "un conflit d'intérêts",
  unavailable: "n'est plus disponible",
  leaving: "ne veut plus être ambassadeur",
};
const OF_CARD: CodesByName = { fields: CARD_FIELDS, kind: DECLARED };

const SCORES = ["non", "en partie", "oui"];
const DONE_TO_SOURCE: Codes = { changed: "une source a changé", expired: "une fiche a dépassé sa date" };

/** The codes of each fact, in words. */
const CODES: CodesByName = {
  roles: ROLE_LABELS,
  rolesBefore: ROLE_LABELS,
  rolesAfter: ROLE_LABELS,
  why: {
    by_holder: "par la personne elle-même",
    token_reused: "un jeton déjà remplacé est revenu : vol possible",
    taken_back: "repris par son auteur",
    term_passed: "sa durée était passée",
  },
  what: {
    search: "une recherche",
    verification: "une vérification",
    checkpoints: "les points de contrôle",
  },
  filters: { about: "référence ou identifiant", kind: "genre", from: "du", to: "au" },
  reasons: { ...REASON, ...FAULTS },
  conclusion: CONCLUSIONS,
  status: STATUS_NAMES,
  decision: {
    harmless: "sans effet sur le sens",
    corrected: "corrigées",
    accepted: "accepté",
    refused: "refusé",
  },
  scope: {
    one: "cette réponse",
    question: "les réponses à la même question",
    prepared: "les réponses venues du même texte préparé",
    passage: "les réponses qui citent le même passage",
  },
  alert: Object.fromEntries(Object.entries(ALERT_KINDS).map(([kind, { label }]) => [kind, label])),
  action: {
    route: "quelqu'un est proposé",
    fallback: "relais publics proposés",
    ask: "une précision est demandée",
  },
  withheld: DOUBTS,
  fields: FIELDS,
  kind: DONE_TO_SOURCE,
  switch: Object.fromEntries(Object.entries(SWITCHES).map(([kind, { label }]) => [kind, label])),
  origin: {
    folder: "le dossier du service",
    import: "un import",
    "france-num": "France Num",
    other: "un fichier",
  },
  format: { csv: "CSV (tableur)", json: "JSON" },
  about: { journal: "le journal" },
  owned: Object.fromEntries(Object.entries(OWNED).map(([role, { label }]) => [role, label])),
  severity: SEVERITIES,
  step: STEPS,
  report: KINDS,
  interest: INTERESTS,
};

/** Where one code of one name says something else. */
const OF_KIND: Partial<Record<Entry["kind"], CodesByName>> = {
  figures_exported: { by: DIMENSIONS },
  contest_decided: { outcome: CONTEST_OUTCOME },
  report_closed: { outcome: { founded: "fondé", unfounded: "non fondé", unclear: "non établi" } },
  access_given: { format: { message: "dans la conversation", file: "fichier JSON" } },
  opposition_made: { to: OPPOSED },
  opposition_withdrawn: { to: OPPOSED },
  switch_turned: { on: { true: "remis en marche", false: "coupé" } },
  incident_opened: { kind: INCIDENT_KINDS },
  incident_updated: {
    kind: INCIDENT_KINDS,
    decision: { ...AUTHORITY, ...PERSONS, not_needed: "non nécessaire" },
  },
  card_change_proposed: OF_CARD,
  card_change_accepted: OF_CARD,
  card_change_refused: OF_CARD,
  card_declared: OF_CARD,
  card_declaration_confirmed: OF_CARD,
  duty_changed: { on: { true: "inscrit", false: "retiré" } },
};

/** The value of a fact in words; a code of another version of the program stays as it is. */
export function factValue(kind: string, name: string, value: Value): string {
  return [value]
    .flat()
    .map((one) => words(kind, name, one))
    .join(", ");
}

function words(kind: string, name: string, value: string | number | boolean): string {
  const codes = OF_KIND[kind as Entry["kind"]]?.[name] ?? CODES[name];
  if (codes && Object.hasOwn(codes, String(value))) return codes[String(value)] ?? "";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number")
    return Object.hasOwn(CRITERIA, name) ? (SCORES[value] ?? String(value)) : String(value);
  if (name === "outcome") return outcomeName(value);
  if (name === "mode") return modeName(value);
  if (name === "flags") return flagName(value);
  if (name === "declaration") return "gardée avec l'entrée";
  if (isDay(value)) return frenchDate(value);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return moment(new Date(value));
  // A digest is told by its first characters, as everywhere on the page.
  return value.replace(/^([0-9a-f]{12})[0-9a-f]{20,}$/, "$1…");
}
