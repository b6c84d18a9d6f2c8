import { html } from "hono/html";
import { frenchDate } from "../clock.ts";
import type { QueuedMail } from "../mail/outbox.ts";
import { dayAfter, isWorkingDay } from "../working-days.ts";
import type { LetterKind } from "./store.ts";
import { LEAST, type Survey } from "./survey.ts";

/** Working days before the last one on which who has not answered is reminded. */
const DAYS_BEFORE = 2;

/** The Paris day from which a reminder may leave. */
export function reminderDay(closingDay: string): string {
  let day = closingDay;
  for (let left = DAYS_BEFORE; left > 0; ) {
    day = dayAfter(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** @param site address of the service, without a final slash */
export function letterOf(
  kind: LetterKind,
  { id, title, why, closingDay, questions }: Survey,
  to: string,
  site: string,
): QueuedMail {
  const until = frenchDate(closingDay);
  const count = questions.length === 1 ? "Une question" : `${questions.length} questions`;
  const first =
    kind === "invitation"
      ? `La DGE vous pose une enquête : « ${title} ».`
      : `Vous n'avez pas encore répondu à l'enquête « ${title} ». C'est le seul rappel.`;
  const how = `${count}, sur votre téléphone si vous voulez. Vous pouvez répondre jusqu'au ${until} inclus, et vous corriger jusque-là.`;
  const link = `${site}/console/enquetes/${id}`;
  const anonymous = `Les résultats ne nomment personne. À la clôture, le service oublie qui a répondu ; s'il y a moins de ${LEAST} réponses, il les détruit sans les montrer.`;
  const foot =
    "Vous recevez ce message parce que vous êtes ambassadeur IA : répondre aux enquêtes fait partie de la charte (article 4). " +
    "Personne ne lit ce qu'on répond à cette adresse.";
  return {
    to,
    subject:
      kind === "invitation"
        ? `Enquête auprès des ambassadeurs IA : votre réponse avant le ${until}`
        : `Rappel : enquête auprès des ambassadeurs IA, jusqu'au ${until}`,
    text: ["Bonjour,", first, why, how, `Répondre : ${link}`, anonymous, foot].join("\n\n"),
    html: String(
      html`<!doctype html><html lang="fr"><body><p>Bonjour,</p><p>${first}</p><p>${why}</p><p>${how}</p><p><a href="${link}">Répondre</a></p><p>${anonymous}</p><p><small>${foot}</small></p></body></html>`,
    ),
  };
}
