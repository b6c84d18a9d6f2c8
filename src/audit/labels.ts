import type { Entry } from "./entry.ts";

/** What each act is called where people read the journal. */
export const KIND_LABELS: Record<Entry["kind"], string> = {
  conversation_opened: "Conversation ouverte",
  answer_recorded: "Réponse enregistrée",
  feedback_given: "Avis donné",
  conversation_erased: "Conversation effacée à la demande",
  conversation_expired: "Conversation expirée et effacée",
  link_renewed: "Lien de retour renouvelé",
  profile_edited: "Profil corrigé",
  directory_imported: "Annuaire importé",
  events_imported: "Agenda importé",
  account_invited: "Compte invité",
  account_joined: "Compte ouvert",
  account_changed: "Compte modifié",
  account_disabled: "Compte désactivé",
  signed_in: "Connexion",
  signed_out: "Déconnexion",
  session_revoked: "Session fermée",
  access_reviewed: "Revue des droits",
  answer_viewed: "Réponse lue par un agent",
  review_verdict: "Verdict de relecture",
  review_commented: "Commentaire de relecture",
  review_escalated: "Relecture transmise",
  answer_withdrawn: "Réponse retirée",
  correction_proposed: "Correction proposée",
  correction_approved: "Correction approuvée",
  correction_rejected: "Correction refusée",
  prepared_approved: "Réponse préparée approuvée",
  prepared_approval_withdrawn: "Approbation retirée",
  answers_reflagged: "Réponses à revoir",
  reflagged_closed: "Réponses revues",
  unread_expired: "Non relues sorties de la file",
  figures_exported: "Chiffres exportés",
  answer_contested: "Réponse contestée",
  contest_withdrawn: "Contestation retirée",
  contest_decided: "Contestation décidée",
  erasure_requested: "Effacement demandé",
  notice_address_left: "Adresse laissée pour être prévenu",
  notice_address_removed: "Adresse retirée",
  switch_turned: "Interrupteur actionné",
  duty_changed: "Astreinte modifiée",
  alert_raised: "Alerte levée",
  knowledge_ingested: "Connaissances relues",
  rules_changed: "Règles en vigueur changées",
  journal_viewed: "Journal consulté",
  evidence_issued: "Preuve délivrée",
  key_rotated: "Clé maîtresse changée",
  backup_restored: "Sauvegarde restaurée",
  report_filed: "Signalement déposé",
  report_reply_invited: "Réponse à un signalement demandée",
  report_reply_recorded: "Réponse à un signalement reçue",
  report_closed: "Signalement clos",
  report_erased: "Signalement effacé",
  advisor_suspended: "Interlocuteur suspendu",
  advisor_restored: "Interlocuteur rétabli",
  suspension_erased: "Motif de suspension effacé",
};

/** A kind of another version of the program keeps its code. */
export const kindLabel = (kind: string): string =>
  kind in KIND_LABELS ? KIND_LABELS[kind as Entry["kind"]] : kind;

const FACT_LABELS: Record<string, string> = {
  account: "compte",
  by: "par le compte",
  reference: "référence",
  conversation: "conversation",
  question: "empreinte de la question",
  outcome: "issue",
  mode: "mode",
  flags: "drapeaux",
  risk: "risque",
  passages: "passages cités",
  rules: "règles",
  knowledge: "connaissances",
  model: "modèle",
  generative: "IA générative acceptée",
  prompts: "consignes",
  withheld: "phrases retenues",
  action: "orientation",
  proposed: "interlocuteurs proposés",
  orientationRules: "règles d'orientation",
  directory: "annuaire",
  directoryVersion: "annuaire",
  useful: "utile",
  reasons: "raisons",
  comment: "commentaire",
  function: "fonction",
  rolesBefore: "rôles avant",
  rolesAfter: "rôles après",
  sessions: "sessions fermées",
  backup: "entrée de la sauvegarde",
  backupAt: "date de la sauvegarde",
  lostTo: "dernière entrée perdue connue",
  replayed: "rejoué",
  declaration: "déclaration signée",
  to: "jusqu'à",
  from: "à partir de",
  rewrapped: "clés réenveloppées",
  left: "clés restantes",
  leftVersions: "versions restantes",
  what: "quoi",
  filters: "filtres",
  urgent: "urgence",
  suspension: "suspension",
  contest: "contestation",
  contests: "contestations",
  alert: "alerte",
  about: "à propos de",
  decision: "décision",
  answers: "réponses",
};

const WHAT: Record<string, string> = {
  search: "une recherche",
  verification: "une vérification",
  checkpoints: "les points de contrôle",
};

/** The facts of an entry, each a label and words; one that nobody named keeps its code. */
export function readableFacts(facts: Entry["facts"]): { label: string; value: string }[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    return [{ label: FACT_LABELS[name] ?? name, value: words(name, value) }];
  });
}

function words(name: string, value: string | number | boolean | string[]): string {
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (name === "what") return WHAT[String(value)] ?? String(value);
  return [value].flat().map(shortened).join(", ");
}

/** A digest is told by its first characters, as everywhere on the page. */
const shortened = (value: string | number): string =>
  String(value).replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, "$1…");
