import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { kindLabel } from "../../../audit/labels.ts";
import { parisDay } from "../../../clock.ts";
import { DomainError } from "../../../errors.ts";
import { CONCLUSIONS, CRITERIA, FAULTS } from "../../../review/reading/verdict.ts";
import { frenchDay, frenchTime } from "../../dates.ts";
import { maskedLabel, outcomeLabel, REASON } from "../../labels.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { Alike, Events, Flags, Orientation, Trace, Turns } from "./context.tsx";
import { Judge } from "./judge.tsx";
import { doubtName, modeName, outcomeName, STATUS_NAMES } from "./labels.ts";
import { Erased, Refused, Shown } from "./notices.tsx";
import { readersOf } from "./readers.ts";
import { Passage, Support, withoutSigns } from "./support.tsx";
import { NO_VALUES, type VerdictValues } from "./verdict-form.tsx";

/** An answer opened for review; opening it takes it for a quarter of an hour, unless someone else has it. */
export const reviewAnswer =
  (deps: ConsoleDeps): Handler =>
  (c) =>
    showAnswer(c, deps, c.req.param("reference") ?? "", null);

/** @param refused what was refused, and what had been typed: nothing is lost */
export async function showAnswer(
  c: Context,
  { accounts, reviews, contests, clock }: ConsoleDeps,
  reference: string,
  refused: { error: DomainError; values: VerdictValues } | null,
) {
  const staff = staffOf(c);
  const mayJudge = hasRole(staff, "reviewer", "lead");
  const opened = await reviews.open(staff, reference);
  // What is judged already is looked at again, not taken.
  const busy = mayJudge && !opened.read ? await heldByOther(() => reviews.claim(staff, reference)) : null;
  const { item, words, passages } = opened;
  const today = parisDay(clock.now());
  const uncited = passages.filter(({ n }) => n === null);
  const mayAssign = hasRole(staff, "lead") && (item.status === "open" || item.status === "escalated");
  const readers = mayAssign ? await readersOf(accounts) : [];
  const pending = await reviews.correctionsOf(item.answerId);
  const contest = await contests.openOf(item.answerId);
  const title = words && outcomeLabel(words.answer.outcome);
  return sendConsole(
    c,
    {
      title: `Réponse ${item.reference}`,
      here: "/console/relecture",
      wide: true,
      status: refused ? 422 : 200,
    },
    <>
      <p class="crumbs">
        <a href="/console/relecture">À relire</a>
      </p>
      <h1>{`Réponse ${item.reference}`}</h1>
      <p class="state">
        {spaced(
          `${outcomeName(item.outcome)}, ${modeName(item.mode)}, le ${frenchDay(item.recordedAt)} à ${frenchTime(item.recordedAt)} ; ${STATUS_NAMES[item.status]}${item.sampled ? ", tirée au hasard" : ""}. Risque ${item.risk}.`,
        )}
      </p>
      {refused && <Refused error={refused.error} />}
      {busy && (
        <p class="notice" role="status">
          {busy}
        </p>
      )}
      <Shown opened={opened} />
      {pending.map(({ id, status }) => (
        <p class="notice">
          <a href={`/console/corrections/${id}`}>
            {
              {
                proposed: "Une correction attend une seconde personne",
                approved: "Correction approuvée",
                rejected: "Correction refusée",
              }[status]
            }
          </a>
        </p>
      ))}
      {contest && (
        <p class="notice">
          {spaced(`Contestée, à décider avant le ${frenchDay(contest.dueAt)}. `)}
          {contest.reason && <q>{spaced(contest.reason)}</q>}{" "}
          <a href={`/console/contestations/${contest.id}`}>Voir la contestation</a>
        </p>
      )}
      <Flags flags={item.flags} />
      {words === null ? (
        <Erased opened={opened} today={today} />
      ) : (
        <div class={mayJudge ? "beside" : undefined}>
          <div>
            <section class="asked">
              <h2>La question</h2>
              <p class="question">{spaced(words.question)}</p>
              {words.masked.length > 0 && (
                <p class="aside">{`Masqué avant d'être gardé : ${maskedLabel(words.masked)}.`}</p>
              )}
              {words.standalone !== words.question && (
                <p class="aside">{spaced(`Cherchée comme : « ${words.standalone} »`)}</p>
              )}
              {words.feedback && (
                <p class="feedback">
                  {spaced(
                    `Avis de la personne : ${words.feedback.useful ? "utile" : "pas utile"}${words.feedback.reasons.map((reason) => `, ${REASON[reason].toLowerCase()}`).join("")}.`,
                  )}
                  {words.feedback.comment && <q>{spaced(words.feedback.comment)}</q>}
                </p>
              )}
            </section>
            <section>
              <h2>La réponse, et ce qui la soutient</h2>
              {title && <p class="aside">{spaced(`Titre montré à la personne : « ${title} »`)}</p>}
              {item.mode === "canned" && (
                <p class="aside">Message fixe, écrit par l'équipe : il ne s'appuie sur aucune fiche.</p>
              )}
              <Support sentences={words.sentences} passages={passages} today={today} from={1} />
              {words.details.length > 0 && (
                <details>
                  <summary>Sous « En savoir plus »</summary>
                  <Support
                    sentences={words.details}
                    passages={passages}
                    today={today}
                    from={words.sentences.length + 1}
                  />
                </details>
              )}
              {words.withheld.length > 0 && (
                <details class="withheld">
                  <summary>{`Phrases du modèle qui n'ont pas été montrées (${words.withheld.length})`}</summary>
                  <ul>
                    {words.withheld.map(({ text, reason }) => (
                      <li>{spaced(`${withoutSigns(text)} : ${doubtName(reason)}`)}</li>
                    ))}
                  </ul>
                </details>
              )}
            </section>
          </div>
          {mayJudge && (
            <Judge staff={staff} opened={opened} values={refused?.values ?? NO_VALUES} readers={readers} />
          )}
        </div>
      )}
      {words !== null && (
        <>
          <details
            class="fold"
            open={item.outcome === "orientation" || item.flags.includes("sans_interlocuteur")}
          >
            <summary>Qui a été proposé, et pourquoi</summary>
            <Orientation words={words} />
          </details>
          <details class="fold">
            <summary>{`Les autres messages de l'échange (${words.turns.length})`}</summary>
            <Turns words={words} />
          </details>
          <details class="fold">
            <summary>Comment la réponse a été faite</summary>
            <Trace words={words} />
          </details>
          {uncited.length > 0 && (
            <details class="fold">
              <summary>{`Passages trouvés et non cités (${uncited.length})`}</summary>
              {uncited.map((passage) => (
                <Passage passage={passage} today={today} />
              ))}
            </details>
          )}
        </>
      )}
      <details class="fold">
        <summary>La même question ailleurs</summary>
        <Alike alike={opened.alike} />
      </details>
      <details class="fold" open={opened.events.length > 0}>
        <summary>Ce que la relecture en a fait</summary>
        <Events opened={opened} />
        {opened.verdicts.map(({ conclusion, reasons, scores, at }) => (
          <p>
            {spaced(
              `${CONCLUSIONS[conclusion as keyof typeof CONCLUSIONS]}, le ${frenchDay(at)} : ${Object.entries(
                CRITERIA,
              )
                .map(
                  ([key, label]) =>
                    `${label.toLowerCase()} ${["non", "en partie", "oui"][scores[key] ?? -1] ?? "sans objet"}`,
                )
                .join(
                  ", ",
                )}${reasons.map((reason) => `. ${FAULTS[reason as keyof typeof FAULTS]}`).join("")}.`,
            )}
          </p>
        ))}
      </details>
      {opened.journal.length > 0 && (
        <details class="fold">
          <summary>Ce que dit le journal</summary>
          <ol>
            {opened.journal.map(({ seq, at, kind, digest }) => (
              <li>
                {`Entrée ${seq}, ${kindLabel(kind)}, le ${frenchDay(at)} à ${frenchTime(at)}, `}
                <code>{digest.slice(0, 16)}</code>
              </li>
            ))}
          </ol>
          <p>
            <a href={`/console/relecture/${item.reference}/preuve`}>Dossier de preuve, à imprimer</a>
          </p>
        </details>
      )}
    </>,
  );
}

/** Why the answer could not be taken, or null. */
async function heldByOther(take: () => Promise<unknown>): Promise<string | null> {
  try {
    await take();
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.type === "deja-fait") return error.message;
    throw error;
  }
}
