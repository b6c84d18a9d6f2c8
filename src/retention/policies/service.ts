import { INVITATION_DAYS } from "../../accounts/account.ts";
import {
  EXPIRED_SHOWN_DAYS,
  eraseOldAccounts,
  forgetInvitations,
  forgetSignIns,
} from "../../accounts/forget.ts";
import { forgetOldSessions, SESSION_KEPT_MS } from "../../accounts/sessions/revoke.ts";
import { DAYS_KEPT as ALERT_DAYS, forgetOldAlerts } from "../../alerts/sending/sender.ts";
import { journal } from "../../audit/journal.ts";
import { parisDay } from "../../clock.ts";
import { KEPT_DAYS } from "../../config.ts";
import { DECIDED_DAYS, FIGURES_DAYS, forgetDecided, forgetOldFigures } from "../../desk/forget.ts";
import { forgetOldProposals, PROPOSAL_DAYS } from "../../events/proposals/proposals.ts";
import { eraseOldReports, keptSince } from "../../field/erase.ts";
import { MONTHS_KEPT as REPORT_MONTHS } from "../../field/report.ts";
import { deleteOldJobs, JOB_DAYS_KEPT, oldJobs } from "../../jobs/store.ts";
import { closeDueSurveys, forgetOldSurveys, SURVEY_DAYS } from "../../surveys/close.ts";
import { eraseOldWords, monthsBefore } from "../../trust/erase.ts";
import { MONTHS_KEPT } from "../../trust/report.ts";
import type { Policy } from "../policy.ts";
import * as store from "../store.ts";
import { DAY_MS, daysBefore, type PolicyDeps, untilNone } from "./deps.ts";

/** Days that the memory of runs is kept: a year to compare, and a month more. */
const RUN_DAYS = 395;
/** As counted by the calendar, from a year to a year ago; leap days apart. */
const YEAR_DAYS = 365;
const INCIDENT_YEARS = 5;

/** What is held of who is reported, and of the staff. */
export function servicePolicies(deps: PolicyDeps): Policy[] {
  const { db, settings } = deps;
  const span = (now: Date, days: number) => ({ now, before: daysBefore(now, days) });
  const staff = { ...deps, journal };
  return [
    {
      code: "reports",
      label: "Signalements d'un interlocuteur",
      holds:
        "les mots du signalement, le contact laissé, la réponse de la personne visée, les raisons d'une suspension",
      purpose: "traiter le signalement, et qu'on puisse le contester",
      tables: ["trust.report", "trust.reply", "trust.suspension"],
      days: YEAR_DAYS * (MONTHS_KEPT / 12),
      from: "après la clôture, ou la levée de la suspension",
      setting: null,
      bounds: null,
      fate: "clé détruite ; restent les dates et la conclusion",
      async count(now) {
        const year = { now, before: monthsBefore(now, MONTHS_KEPT) };
        return store.bothDue(await store.dueReports(db, year), await store.dueSuspensions(db, year));
      },
      apply: () => untilNone(() => eraseOldWords(staff)),
    },
    {
      code: "incidents",
      label: "Incidents",
      holds: "ce qui s'est passé et les mesures prises, en mots",
      purpose: "documenter une violation de données (RGPD, art. 33, 5) et apprendre des autres",
      tables: ["governance.incident", "governance.incident_event"],
      days: INCIDENT_YEARS * YEAR_DAYS,
      from: "après la clôture",
      setting: null,
      bounds: null,
      fate: "clé détruite ; restent la nature, les dates et les décisions",
      count: (now) => store.dueIncidents(db, { now, before: monthsBefore(now, INCIDENT_YEARS * 12) }),
      apply: () => untilNone(deps.eraseIncidents),
    },
    {
      code: "sessions",
      label: "Sessions des agents",
      holds: "navigateur et système en deux mots, heures, empreintes de jetons",
      purpose: "reconnaître un agent connecté, et un jeton volé",
      tables: ["staff.session", "staff.spent_token"],
      days: SESSION_KEPT_MS / DAY_MS,
      from: "après la connexion",
      setting: null,
      bounds: null,
      fate: "lignes supprimées",
      count: (now) => store.dueSessions(db, { now, before: new Date(now.getTime() - SESSION_KEPT_MS) }),
      apply: () => forgetOldSessions(deps),
    },
    {
      code: "sign_ins",
      label: "Connexions commencées",
      holds: "ce qui lie l'aller et le retour chez le fournisseur d'identité",
      purpose: "connecter un agent",
      tables: ["staff.sign_in"],
      days: 0,
      from: "après les dix minutes qu'une connexion peut durer",
      setting: null,
      bounds: null,
      fate: "ligne supprimée",
      count: (now) => store.dueSignIns(db, span(now, 0)),
      apply: () => forgetSignIns(deps),
    },
    {
      code: "invitations",
      label: "Invitations sans suite",
      holds: "l'adresse professionnelle d'une personne invitée, sa fonction, ses droits",
      purpose: "qu'elle puisse entrer, et que qui l'invite le sache",
      tables: ["staff.invitation"],
      days: EXPIRED_SHOWN_DAYS,
      from: `après son expiration, qui vient ${INVITATION_DAYS} jours après l'envoi`,
      setting: null,
      bounds: null,
      fate: "ligne supprimée",
      count: (now) => store.dueInvitations(db, span(now, EXPIRED_SHOWN_DAYS)),
      apply: () => forgetInvitations(deps),
    },
    {
      code: "accounts",
      label: "Comptes désactivés",
      holds: "adresse professionnelle et identité chez le fournisseur d'un ancien agent",
      purpose: "répondre de qui avait quel droit",
      tables: ["staff.account"],
      days: settings.accountDays,
      from: "après la désactivation",
      setting: KEPT_DAYS.disabledAccounts.setting,
      bounds: KEPT_DAYS.disabledAccounts,
      fate: "adresse et identité effacées ; restent l'identifiant, la fonction et l'organisation, que le journal nomme",
      count: (now) => store.dueAccounts(db, span(now, settings.accountDays)),
      apply: () => eraseOldAccounts(staff, settings.accountDays),
    },
    {
      code: "alerts",
      label: "Alertes et astreintes",
      holds: "sorte d'alerte, référence, qui a vu ; qui était d'astreinte",
      purpose: "prévenir, et savoir si quelqu'un l'a été",
      tables: ["alerts.alert", "alerts.delivery", "alerts.lane", "alerts.duty"],
      days: ALERT_DAYS,
      from: "après l'alerte, ou la fin de l'astreinte",
      setting: null,
      bounds: null,
      fate: "lignes supprimées",
      async count(now) {
        const year = span(now, ALERT_DAYS);
        const duties = await store.dueDuties(db, parisDay(year.before));
        return store.bothDue(await store.dueAlerts(db, year), { due: duties, oldest: null });
      },
      apply: () => forgetOldAlerts(deps),
    },
    {
      code: "card_proposals",
      label: "Changements proposés à une fiche",
      holds:
        "ce qu'un ambassadeur propose de changer à sa fiche, la raison d'un refus, ce qu'il déclare (conflit d'intérêts, indisponibilité, départ), une adresse qui attend d'être confirmée",
      purpose: "tenir l'annuaire à jour, et qu'une autre personne en décide",
      tables: ["desk.proposal", "desk.declaration"],
      days: DECIDED_DAYS,
      from: "après la décision, ou la confirmation",
      setting: null,
      bounds: null,
      fate: "lignes supprimées ; ce qui a été accepté est dans l'annuaire",
      async count(now) {
        const due = span(now, DECIDED_DAYS);
        return store.bothDue(await store.dueProposals(db, due), await store.dueDeclarations(db, due));
      },
      apply: (now) => forgetDecided(db, daysBefore(now, DECIDED_DAYS)),
    },
    {
      code: "card_figures",
      label: "Chiffres de consultation des fiches",
      holds:
        "combien de fois une fiche de l'annuaire a été lue et proposée, par mois ; quand un ambassadeur a été prévenu de l'anniversaire de son engagement",
      purpose: "les donner à l'ambassadeur (charte, article 5), et ne le prévenir qu'une fois",
      tables: ["desk.card_month", "desk.renewal_notice"],
      days: FIGURES_DAYS,
      from: "après le début du mois compté, ou l'envoi",
      setting: null,
      bounds: null,
      fate: "lignes supprimées",
      async count(now) {
        const due = span(now, FIGURES_DAYS);
        return store.bothDue(await store.dueCardMonths(db, due), await store.dueRenewalNotices(db, due));
      },
      apply: (now) => forgetOldFigures(db, daysBefore(now, FIGURES_DAYS)),
    },
    {
      code: "event_proposals",
      label: "Événements proposés par un ambassadeur",
      holds:
        "l'événement tel qu'il est proposé, le compte qui le propose, la décision et la raison d'un refus",
      purpose: "décider de ce qui entre à l'agenda, et dire pourquoi",
      tables: ["agenda.proposal"],
      days: PROPOSAL_DAYS,
      from: "après la dernière date de l'événement",
      setting: null,
      bounds: null,
      fate: "ligne supprimée ; l'agenda garde l'événement, sans qui l'a proposé",
      count: (now) => store.dueEventProposals(db, span(now, PROPOSAL_DAYS)),
      apply: (now) => forgetOldProposals(db, daysBefore(now, PROPOSAL_DAYS)),
    },
    {
      code: "survey_participations",
      label: "Qui répond à une enquête",
      holds:
        "tant que l'enquête est ouverte : les comptes interrogés, lesquels ont répondu, et leurs réponses chiffrées",
      purpose: "n'interroger et ne relancer qu'une fois, et laisser corriger sa réponse",
      tables: ["survey.participation", "survey.sheet"],
      days: 0,
      from: "après la fin de l'enquête",
      setting: null,
      bounds: null,
      fate: "lignes supprimées, clé détruite : les réponses restent, sans personne ; moins de cinq, aucune ne reste",
      count: (now) => store.dueSurveysToClose(db, span(now, 0)),
      apply: () => closeDueSurveys(deps),
    },
    {
      code: "surveys",
      label: "Enquêtes closes",
      holds: "les questions et les réponses, mots masqués, sans qui a répondu",
      purpose: "lire les résultats, et comparer une année à la suivante",
      tables: ["survey.survey", "survey.answer"],
      days: SURVEY_DAYS,
      from: "après la clôture",
      setting: null,
      bounds: null,
      fate: "lignes supprimées",
      count: (now) => store.dueSurveys(db, span(now, SURVEY_DAYS)),
      apply: (now) => forgetOldSurveys(deps, daysBefore(now, SURVEY_DAYS)),
    },
    {
      code: "field_reports",
      label: "Retours de terrain",
      holds:
        "le compte de l'ambassadeur qui rapporte, ce qu'il a vu (personnes et entreprises ôtées, mots chiffrés), la raison d'un retour écarté",
      purpose: "connaître les freins et les besoins, et en tirer des fiches",
      tables: ["field.report"],
      days: YEAR_DAYS * (REPORT_MONTHS / 12),
      from: "après le dépôt ; aussitôt que son auteur le reprend",
      setting: null,
      bounds: null,
      fate: "ligne supprimée et clé détruite ; restent les chiffres des trimestres clos",
      count: (now) => store.dueFieldReports(db, { now, before: keptSince(now) }),
      apply: () => untilNone(() => eraseOldReports(deps)),
    },
    {
      code: "job_runs",
      label: "Traces des tâches planifiées",
      holds: "quand une tâche a tourné, et comment elle a fini",
      purpose: "savoir si elles tournent",
      tables: [],
      days: JOB_DAYS_KEPT,
      from: "après leur fin",
      setting: null,
      bounds: null,
      fate: "lignes supprimées",
      async count(now) {
        const { count, first } = await oldJobs(db, daysBefore(now, JOB_DAYS_KEPT));
        return { due: count, oldest: first && new Date(first.getTime() + JOB_DAYS_KEPT * DAY_MS) };
      },
      apply: (now) => deleteOldJobs(db, daysBefore(now, JOB_DAYS_KEPT)),
    },
    {
      code: "retention_runs",
      label: "Traces des effacements",
      holds: "combien de données de chaque sorte ont été effacées, et quand",
      purpose: "prouver que les durées sont tenues",
      tables: ["retention.run"],
      days: RUN_DAYS,
      from: "après l'effacement",
      setting: null,
      bounds: null,
      fate: "ligne supprimée ; le journal garde les comptes",
      count: (now) => store.dueRuns(db, span(now, RUN_DAYS)),
      apply: (now) => store.deleteRunsBefore(db, daysBefore(now, RUN_DAYS)),
    },
  ];
}
