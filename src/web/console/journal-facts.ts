import type { Entry } from "../../audit/entry.ts";
import { CRITERIA } from "../../review/reading/verdict.ts";
import { factValue } from "./journal-values.ts";

/** What each fact of an act is called where people read the journal. */
const FACT_LABELS: Record<string, string> = {
  account: "compte",
  reader: "relecteur",
  by: "par le compte",
  invitedBy: "invité par",
  reference: "référence",
  conversation: "conversation",
  question: "empreinte de la question",
  outcome: "issue",
  mode: "origine de la réponse",
  flags: "à surveiller",
  risk: "risque",
  passages: "passages cités",
  rules: "règles",
  knowledge: "connaissances",
  model: "modèle",
  prompt: "consigne",
  prompts: "consignes",
  generative: "IA générative acceptée",
  withheld: "phrases non montrées",
  action: "orientation",
  proposed: "interlocuteurs proposés",
  orientation: "règles d'orientation",
  orientationRules: "règles d'orientation",
  answering: "règles de réponse",
  reviewCapacity: "réponses relues par jour, au plus",
  reviewSamplePercent: "part tirée au hasard, en %",
  reviewUnreadDays: "jours avant de sortir de la file",
  directory: "version de l'annuaire",
  directoryVersion: "version de l'annuaire",
  useful: "utile",
  reasons: "raisons",
  comment: "avec un commentaire",
  function: "fonction",
  organisation: "organisation",
  roles: "rôles",
  rolesBefore: "rôles avant",
  rolesAfter: "rôles après",
  session: "session",
  sessions: "sessions fermées",
  why: "pourquoi",
  invitation: "invitation",
  cancelled: "invitation annulée",
  identityChanged: "fonction ou organisation corrigée",
  enabled: "compte réactivé",
  demonstration: "compte de démonstration",
  active: "comptes actifs",
  dormant: "comptes dormants",
  invitations: "invitations en attente",
  changes: "changements relus",
  remark: "avec une remarque",
  month: "mois",
  backup: "entrée de la sauvegarde",
  backupAt: "date de la sauvegarde",
  lostTo: "dernière entrée perdue connue",
  replayed: "rejoué après une restauration",
  declaration: "déclaration signée",
  from: "à partir de",
  to: "jusqu'à",
  rewrapped: "clés réenveloppées",
  left: "clés restantes",
  leftVersions: "versions restantes",
  what: "quoi",
  filters: "filtres",
  urgent: "en urgence",
  owned: "ce qui est confié",
  incident: "incident",
  severity: "gravité",
  step: "étape",
  fromAlert: "proposé par une alerte",
  endsAt: "fin des 72 heures",
  year: "année",
  publicSummary: "version publique",
  digest: "empreinte du fichier",
  version: "version",
  suspension: "suspension",
  proposal: "proposition",
  revision: "version de la proposition",
  declared: "déclaration",
  held: "maintenue après un import",
  anniversary: "anniversaire de l'engagement",
  ends: "il prend fin ce jour-là",
  invited: "invité à répondre",
  again: "suspension maintenue après un import",
  advisor: "interlocuteur",
  member: "vise quelqu'un de l'annuaire",
  contact: "la personne a laissé un contact",
  contest: "contestation",
  contests: "contestations",
  due: "à décider avant la fin du",
  masked: "données personnelles masquées",
  messages: "messages",
  known: "points connus de l'entreprise",
  readings: "lectures par un agent",
  late: "en retard",
  told: "personne prévenue par courriel",
  alert: "alerte",
  about: "à propos de",
  faults: "anomalies",
  pairs: "paires",
  alike: "paires traitées à l'identique",
  differing: "paires qui diffèrent",
  pairsDigest: "empreinte des paires",
  points: "points sous l'ensemble",
  served: "orientées vers quelqu'un",
  of: "sur",
  applied: "appliquées à",
  decision: "décision",
  answers: "réponses",
  list: "empreinte de leur liste",
  correction: "correction",
  scope: "étendue",
  prepared: "réponse préparée",
  conclusion: "conclusion",
  ...Object.fromEntries(Object.entries(CRITERIA).map(([code, name]) => [code, name.toLowerCase()])),
  status: "place dans la file",
  settled: "close par un responsable, sans avis",
  sentence: "phrase n°",
  words: "empreinte du texte",
  kind: "ce qui s'est passé",
  fiche: "fiche",
  section: "section",
  sampled: "dont tirées au hasard",
  days: "délai en jours",
  dates: "dates",
  questions: "questions",
  asked: "ambassadeurs interrogés",
  answered: "réponses reçues",
  until: "jusqu'au",
  format: "format",
  rows: "lignes",
  fields: "points corrigés",
  switch: "interrupteur",
  target: "ce qui est visé",
  on: "état",
  origin: "origine",
  added: "ajouts",
  changed: "changements",
  unchanged: "inchangés",
  removed: "retraits",
  absent: "absents du fichier",
  withdrawn: "retraits",
  samplesWithdrawn: "exemples retirés",
  rejected: "refusés",
  refused: "refusés",
  who: "par qui",
  mailed: "interlocuteur prévenu par courriel",
  acknowledged: "dirigeant prévenu par courriel",
  helped: "l'échange a aidé",
  openMax: "demandes ouvertes, au plus",
  aside: "mis de côté",
  report: "sorte de retour",
  interest: "intérêt de l'auteur",
};

/** Where one name says something else. */
const OF_KIND: Partial<Record<Entry["kind"], Record<string, string>>> = {
  figures_exported: { by: "selon" },
  contact_availability: { from: "du", to: "au", cancelled: "absence retirée" },
  field_report_filed: { removed: "ôté du texte" },
  contest_decided: { outcome: "décision" },
  report_closed: { outcome: "conclusion" },
  incident_opened: { answers: "réponses rattachées" },
  incident_updated: { answers: "réponses rattachées" },
  key_rotated: { to: "nouvelle version" },
  opposition_made: { to: "à quoi" },
  opposition_withdrawn: { to: "à quoi" },
  answers_reflagged: { answers: "réponses concernées" },
};

/** A name that no version of the program gave a label keeps its code. */
export const factLabel = (kind: string, name: string): string =>
  OF_KIND[kind as Entry["kind"]]?.[name] ?? (hasFactLabel(name) ? FACT_LABELS[name] : null) ?? name;

export const hasFactLabel = (name: string): boolean => Object.hasOwn(FACT_LABELS, name);

/** The facts that hold the id of an account. */
const OF_ACCOUNTS = ["account", "by", "invitedBy", "reader"];
/** The acts that are about an account. */
const ABOUT_ACCOUNTS: ReadonlySet<string> = new Set<Entry["kind"]>([
  "account_joined",
  "account_changed",
  "account_disabled",
  "account_erased",
  "signed_in",
  "signed_out",
  "session_revoked",
]);

/** Every account that entries speak of. */
export const accountsIn = (entries: readonly Entry[]): string[] => [
  ...new Set(
    entries.flatMap(({ kind, subject, facts }) => [
      ...(ABOUT_ACCOUNTS.has(kind) ? [subject] : []),
      ...OF_ACCOUNTS.flatMap((name) => (typeof facts[name] === "string" ? [String(facts[name])] : [])),
    ]),
  ),
];

export type Functions = ReadonlyMap<string, string>;

/** « Chargée de mission, DGE (mip11IYw…) »; an id that is no account is told whole. */
export function accountWords(id: string, functions: Functions): string {
  const known = functions.get(id);
  return known === undefined ? id : `${known} (${id.length > 8 ? `${id.slice(0, 8)}…` : id})`;
}

export type ReadFact = { label: string; value: string };

/** The facts of an entry, each a label and words. */
export function readableFacts(entry: Pick<Entry, "kind" | "facts">, functions: Functions): ReadFact[] {
  return Object.entries(entry.facts).flatMap(([name, value]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    const isAccount = OF_ACCOUNTS.includes(name) && functions.has(String(value));
    const words = isAccount ? accountWords(String(value), functions) : factValue(entry.kind, name, value);
    return [{ label: factLabel(entry.kind, name), value: words }];
  });
}
