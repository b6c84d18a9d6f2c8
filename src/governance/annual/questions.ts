import { ENOUGH_READ } from "../../review/quality/report.ts";
import type { AnnualReview } from "./review.ts";

const FRENCH = new Intl.NumberFormat("fr-FR");
const counted = (n: number, one: string, many: string): string => `${FRENCH.format(n)} ${n > 1 ? many : one}`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

type Said = readonly (string | false)[];
const kept = (said: Said): string[] => said.filter((line) => line !== false);

/** What the year leaves undone, each with its figure; nothing is left out because it is awkward. */
export function notDone(review: AnnualReview): string[] {
  const { quality, contests, corrections, onboarding, access } = review;
  const { waiting, expired, closed } = quality.report.sample.unread;
  const toRead = onboarding.accounts - onboarding.upToDate;
  return kept([
    expired > 0 &&
      `${counted(expired, "réponse tirée au hasard est sortie de la file sans lecture", "réponses tirées au hasard sont sorties de la file sans lecture")}.`,
    waiting > 0 &&
      `${counted(waiting, "réponse tirée au hasard attend encore sa", "réponses tirées au hasard attendent encore leur")} lecture.`,
    closed > 0 &&
      `${counted(closed, "réponse tirée a été close sans avis : ni juste ni fausse", "réponses tirées ont été closes sans avis : ni justes ni fausses")}.`,
    contests.openLate > 0 &&
      `${counted(contests.openLate, "contestation attend une décision, hors délai", "contestations attendent une décision, hors délai")}.`,
    contests.decidedLate > 0 &&
      `${counted(contests.decidedLate, "contestation a été décidée", "contestations ont été décidées")} en retard.`,
    corrections.waiting > 0 &&
      `${counted(corrections.waiting, "correction attend", "corrections attendent")} l'accord d'une seconde personne.`,
    toRead > 0 &&
      `${counted(toRead, "compte actif n'a pas lu", "comptes actifs n'ont pas lu")} la prise en main dans l'année qui précède.`,
    access.overdue && "La revue des droits est en retard.",
    access.reviews === 0 && "Aucune revue des droits n'a été faite dans l'année.",
    ...notDoneInPublic(review),
  ]);
}

/** The part of it that may be told to everyone: nothing counted from exchanges beyond what is published, nothing of accounts. */
export function notDoneInPublic(review: AnnualReview): string[] {
  const { incidents, owners, journal } = review;
  const unnamed = owners.filter(({ holder }) => holder === null).map(({ label }) => label);
  return kept([
    incidents.stillOpen > 0 &&
      `${counted(incidents.stillOpen, "incident de l'année n'est pas clos", "incidents de l'année ne sont pas clos")}.`,
    incidents.breaches.undecided > 0 &&
      `${counted(incidents.breaches.undecided, "violation de données est", "violations de données sont")} sans décision de notification.`,
    incidents.breaches.late > 0 &&
      `${counted(incidents.breaches.late, "violation de données a dépassé", "violations de données ont dépassé")} les 72 heures avant toute décision.`,
    unnamed.length > 0 && `Non désigné : ${unnamed.map(lowerFirst).join(", ")}.`,
    journal.verification === null && "Le journal n'a jamais été relu en entier.",
    (journal.verification?.faults ?? 0) > 0 && "La dernière vérification du journal a trouvé des anomalies.",
    ...missingParts(review).map(([name, reason]) => `Non disponible, ${name} : ${reason}.`),
  ]);
}

const missingParts = ({ equity, footprint, retention, charter }: AnnualReview): [string, string][] =>
  (
    [
      ["équité", equity],
      ["empreinte et coûts", footprint],
      ["durées de conservation", retention],
      ["preuves de la charte", charter],
    ] as const
  ).flatMap(([name, part]) => ("missing" in part ? [[name, part.missing] as [string, string]] : []));

/** What only the committee can decide, drawn from what the year shows; the last ones come back every year (charter 3.6). */
export function toDecide(review: AnnualReview): string[] {
  const { quality, contests, incidents, owners, versions, usage } = review;
  const { errors, sample } = quality.report;
  const unread = sample.coverage.of - sample.coverage.count;
  return kept([
    errors.of < ENOUGH_READ &&
      `Trop peu de réponses tirées au hasard ont été lues (${FRENCH.format(errors.of)}) pour juger le service : donne-t-on plus de temps à la relecture, ou relève-t-on la part tirée ?`,
    errors.of >= ENOUGH_READ &&
      "La part d'erreurs mesurée est-elle acceptable ? Sinon, sur quoi agir d'abord, et pour quand ?",
    unread > 0 &&
      "Que fait-on des réponses tirées au hasard que personne n'a lues : plus de relecteurs, ou un tirage plus petit et dit ?",
    contests.decidedLate + contests.openLate > 0 &&
      "Comment tenir le délai des contestations l'an prochain ?",
    incidents.opened > 0 && "Les mesures prises après chaque incident suffisent-elles, et qui le vérifie ?",
    owners.some(({ holder }) => holder === null) && "Qui désigne-t-on pour ce dont personne ne répond ?",
    "missing" in review.charter
      ? false
      : "Pour chaque exigence de la charte tenue en partie ou non tenue : que fait-on, qui, pour quand ?",
    versions.rules.model !== undefined && versions.rules.model !== "aucun"
      ? "Garde-t-on le modèle en service, au vu de sa qualité, de son empreinte et de son coût ?"
      : "Reste-t-on sans modèle de langue, au vu des réponses sans source et des avis ?",
    usage.answers > 0 && "Quels sujets reviennent sans réponse : quelles fiches écrire ?",
    "Le droit et les recommandations de la CNIL et de l'ANSSI ont-ils changé : que reprend-on dans la charte et les règles ?",
    "Que publie-t-on de ce bilan, où et quand (charte, 3.7) ?",
    "Le service continue-t-il l'an prochain, et avec quels moyens ?",
  ]);
}
