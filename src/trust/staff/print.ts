import { parisDay } from "../../clock.ts";
import { stateOf } from "../read-status.ts";
import type { Outcome } from "../report.ts";
import type { ReportRow } from "../store.ts";
import type { SuspensionRow } from "../suspension/store.ts";
import type { OpenedReport } from "./show.ts";

const STATES = { received: "reçu, ", under_review: "en examen, ", closed: "" };
const OUTCOMES: Record<Outcome, string> = { founded: "fondé", unfounded: "non fondé", unclear: "non établi" };

/** One report a line, without its words: « B7K3-9QXM-F  reçu, à répondre avant le 2026-12-23  vise ex-ar-001 ». */
function lineOf(report: ReportRow, now: Date): string {
  const due =
    report.closedAt === null
      ? `${now > report.dueAt ? "EN RETARD depuis le" : "à répondre avant le"} ${parisDay(report.dueAt)}`
      : `clos le ${parisDay(report.closedAt)}, ${OUTCOMES[report.outcome ?? "unclear"]}`;
  const about = report.advisorId === null ? "personne de l'annuaire" : `vise ${report.advisorId}`;
  const asked = report.invitedAt === null ? "pas encore invité" : `invité le ${parisDay(report.invitedAt)}`;
  const replied =
    report.replies === 0 ? "sans réponse" : `${report.replies} réponse${report.replies > 1 ? "s" : ""}`;
  return [report.reference, `${STATES[stateOf(report)]}${due}`, about, asked, replied].join("  ");
}

/** The reports, then the suspensions in force, saying to whom an invitation is still owed. */
export function listInWords(
  { reports, suspensions }: { reports: readonly ReportRow[]; suspensions: readonly SuspensionRow[] },
  now: Date,
): string {
  const invited = new Set(
    reports.filter(({ invitedAt }) => invitedAt !== null).map(({ advisorId }) => advisorId),
  );
  const suspended = suspensions.map(({ advisorId, at, urgent, decidedBy }) => {
    const owed = urgent && !invited.has(advisorId) ? "  À INVITER À RÉPONDRE" : "";
    return `${advisorId}  depuis le ${parisDay(at)}${urgent ? ", en urgence" : ""}, par : ${decidedBy}${owed}`;
  });
  return [
    reports.length === 0 ? "Aucun signalement." : "Signalements",
    ...reports.map((report) => lineOf(report, now)),
    "",
    suspended.length === 0 ? "Personne n'est suspendu." : "Suspendus",
    ...suspended,
  ].join("\n");
}

/** A report whole, with its words. */
export function reportInWords({ report, words, replies, answer }: OpenedReport, now: Date): string {
  const head = [lineOf(report, now), `reçu le ${parisDay(report.createdAt)}`];
  if (words === null) return [...head, "Ses mots sont effacés."].join("\n");
  return [
    ...head,
    "",
    `QUI       ${words.who}`,
    `QUOI      ${words.what}`,
    `JOINDRE   ${words.contact ?? "non donné"}`,
    ...replies.flatMap(({ text, at, recordedBy }) => [
      "",
      `RÉPONSE de la personne visée, le ${parisDay(at)}, notée par : ${recordedBy}`,
      text,
    ]),
    ...(answer === null ? [] : ["", `CLOS par : ${report.closedBy}`, answer]),
  ].join("\n");
}
