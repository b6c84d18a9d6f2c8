import { SHEET_DAYS } from "../../briefing/briefing.ts";
import { eraseOldSheets } from "../../briefing/erase.ts";
import { KEPT_DAYS } from "../../config.ts";
import { DELAYS } from "../../contact/delays.ts";
import { eraseExpired, forgetAbsences, forgetTraces } from "../../contact/erasure/erase.ts";
import { ANSWER_DAYS_KEPT } from "../../conversation/contest/contest.ts";
import { blurErased } from "../../conversation/erasure/blur/blur.ts";
import { eraseExpiredConversations, eraseOldContestAnswers } from "../../conversation/erasure/erase.ts";
import { DAYS_TRIED, forgetLetterTraces, forgetStaleLetters, TRACE_DAYS } from "../../mail/outbox.ts";
import { DAYS_KEPT as COMPANY_DAYS, DAYS_ABSENT, forgetOldCompanies } from "../../profile/register/store.ts";
import { expireUnread } from "../../review/queue/queue.ts";
import type { Policy } from "../policy.ts";
import * as store from "../store.ts";
import { daysBefore, type PolicyDeps, untilNone } from "./deps.ts";

/** What is held of the persons who ask, and of what they wrote. */
export function personPolicies(deps: PolicyDeps): Policy[] {
  const { db, vault, clock, settings } = deps;
  const span = (now: Date, days: number) => ({ now, before: daysBefore(now, days) });
  return [
    {
      code: "conversations",
      label: "Conversations",
      holds:
        "questions masquées, réponses, profil de l'entreprise, avis, motifs de contestation, adresse laissée pour être prévenu",
      purpose: "répondre, et laisser la personne relire",
      tables: [
        "chat.conversation",
        "chat.access",
        "chat.profile",
        "chat.notice_address",
        "vault.conversation_key",
      ],
      days: settings.retentionDays,
      from: "après son ouverture, ou aussitôt que la personne efface ; une contestation ouverte fait attendre",
      setting: KEPT_DAYS.conversations.setting,
      bounds: KEPT_DAYS.conversations,
      fate: "clé détruite : les mots ne se lisent plus nulle part ; accès, profil et adresse supprimés",
      count: (now) => store.dueConversations(db, now),
      apply: () => untilNone(() => eraseExpiredConversations(deps)),
    },
    {
      code: "contest_answers",
      label: "Réponses aux contestations",
      holds: "ce qui a été répondu à la personne qui contestait",
      purpose: "qu'elle puisse lire la décision",
      tables: ["chat.contest"],
      days: ANSWER_DAYS_KEPT,
      from: "après la décision",
      setting: null,
      bounds: null,
      fate: "clé détruite ; restent les dates et la décision",
      count: (now) => store.dueContestAnswers(db, span(now, ANSWER_DAYS_KEPT)),
      apply: () => untilNone(() => eraseOldContestAnswers(deps)),
    },
    {
      code: "sensitive_flags",
      label: "Signalements sensibles",
      holds:
        "« détresse », « aveu », « discrimination », « question personnelle », et les genres de données masquées, liés à un identifiant tiré au hasard",
      purpose: "contrôler les réponses",
      tables: ["chat.answer", "chat.message", "review.item"],
      days: settings.blurDays,
      from: "après l'effacement de la conversation",
      setting: KEPT_DAYS.sensitiveFlags.setting,
      bounds: KEPT_DAYS.sensitiveFlags,
      fate: "mentions retirées, issue rangée sous une plus générale ; l'heure reste, le journal l'a",
      count: (now) => store.dueBlurs(db, span(now, settings.blurDays)),
      apply: () => blurErased(deps, settings.blurDays),
    },
    {
      code: "unread_review",
      label: "Réponses en attente de relecture",
      holds: "la place d'une réponse dans la file des relecteurs",
      purpose: "relire les réponses les plus risquées",
      tables: ["review.item"],
      days: settings.review.unreadDays,
      from: "après la réponse",
      setting: KEPT_DAYS.unreadReview.setting,
      bounds: KEPT_DAYS.unreadReview,
      fate: "sortie de la file, comptée comme non relue",
      count: (now) => store.dueUnread(db, span(now, settings.review.unreadDays)),
      apply: () => untilNone(() => expireUnread({ db, clock, settings: settings.review })),
    },
    {
      code: "briefings",
      label: "Fiches de préparation d'un échange",
      holds: "ce que la fiche dit d'une entreprise, mots masqués ; le courriel collé n'est jamais écrit",
      purpose: "que l'ambassadeur qui l'a demandée, et lui seul, la relise avant l'échange",
      tables: ["briefing.sheet"],
      days: SHEET_DAYS,
      from: "après qu'elle est faite, ou aussitôt que son auteur l'efface",
      setting: null,
      bounds: null,
      fate: "clé détruite, ligne supprimée",
      count: (now) => store.dueSheets(db, span(now, SHEET_DAYS)),
      apply: () => untilNone(() => eraseOldSheets(deps)),
    },
    {
      code: "contact_words",
      label: "Demandes à un interlocuteur",
      holds:
        "le texte relu par le dirigeant, son téléphone ou son courriel, le secteur, la taille et la région de son entreprise, et si les liens des courriels ont servi",
      purpose: "que l'interlocuteur choisi, et lui seul, puisse le joindre",
      tables: ["contact.request", "contact.spent_link"],
      days: DELAYS.keptAtMost,
      from: `après l'envoi ; ${DELAYS.keptClosed} jours après la clôture, ou aussitôt que la personne efface`,
      setting: null,
      bounds: null,
      fate: "clé détruite ; restent les dates, l'interlocuteur, et comment la demande a fini",
      count: (now) =>
        store.dueContactWords(db, span(now, DELAYS.keptAtMost), daysBefore(now, DELAYS.keptClosed)),
      apply: () => untilNone(() => eraseExpired(deps)),
    },
    {
      code: "contact_traces",
      label: "Ce qui reste d'une demande",
      holds:
        "quand elle est partie, à qui, ses étapes, l'issue de ses courriels, ce qu'en dit l'interlocuteur en choix fermés, et si le dirigeant a donné son avis ; ni mot, ni coordonnée, ni cet avis",
      purpose: "compter ce que donnent les mises en relation (charte, article 5)",
      tables: ["contact.request", "contact.step", "contact.letter"],
      days: DELAYS.traceKept,
      from: "après l'envoi",
      setting: null,
      bounds: null,
      fate: "lignes supprimées",
      count: (now) => store.dueContactTraces(db, span(now, DELAYS.traceKept)),
      apply: () => untilNone(() => forgetTraces(deps)),
    },
    {
      code: "contact_absences",
      label: "Absences des interlocuteurs",
      holds:
        "les jours où un interlocuteur ne prend pas de demande, combien il en suit à la fois, et quelles semaines on lui a écrit",
      purpose: "ne pas lui en proposer ces jours-là, et dire plus tard pourquoi il n'a pas été proposé",
      tables: ["contact.absence", "contact.capacity", "contact.digest"],
      days: DELAYS.absenceKept,
      from: "après la fin de l'absence ; le nombre reste tant que l'interlocuteur ne le change pas",
      setting: null,
      bounds: null,
      fate: "lignes supprimées",
      async count(now) {
        const year = span(now, DELAYS.absenceKept);
        return store.bothDue(await store.dueAbsences(db, year), await store.dueDigests(db, year));
      },
      apply: () => forgetAbsences(deps),
    },
    {
      code: "letters",
      label: "Courriels qui n'ont pas pu partir",
      holds: "l'adresse et le texte d'un courriel à une personne",
      purpose: "le lui envoyer",
      tables: ["mail.outbox"],
      days: DAYS_TRIED,
      from: "après sa mise en attente ; aussitôt s'il part",
      setting: null,
      bounds: null,
      fate: "clé détruite, adresse et texte vidés",
      count: (now) => store.dueLetters(db, span(now, DAYS_TRIED)),
      async apply() {
        const done = await forgetStaleLetters(deps);
        await vault.scrub(db);
        return done;
      },
    },
    {
      code: "letter_traces",
      label: "Traces d'envoi",
      holds: "l'heure d'un envoi et son issue ; ni adresse ni texte",
      purpose: "savoir si les courriels partent",
      tables: ["mail.outbox"],
      days: TRACE_DAYS,
      from: "après l'envoi ou l'abandon",
      setting: null,
      bounds: null,
      fate: "ligne supprimée",
      count: (now) => store.dueLetterTraces(db, span(now, TRACE_DAYS)),
      apply: () => forgetLetterTraces(deps),
    },
    {
      code: "companies",
      label: "Registre des entreprises",
      holds: "un SIREN ou SIRET donné par la personne, et ce que le registre public en dit",
      purpose: "ne pas l'interroger deux fois",
      tables: ["register.company"],
      days: COMPANY_DAYS,
      from: `après la lecture ; ${DAYS_ABSENT} jour quand le registre ne connaît pas le numéro`,
      setting: null,
      bounds: null,
      fate: "ligne supprimée",
      count: (now) => store.dueCompanies(db, span(now, COMPANY_DAYS), daysBefore(now, DAYS_ABSENT)),
      apply: (now) => forgetOldCompanies(db, now),
    },
  ];
}
