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
import { deleteOldJobs, JOB_DAYS_KEPT, oldJobs } from "../../jobs/store.ts";
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
