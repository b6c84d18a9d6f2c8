import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import type { PassageText } from "../../../review/reviews.ts";
import { frenchDate, frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { outcomeName } from "./labels.ts";
import { withoutSigns } from "./support.tsx";

/** All the answers that cite a passage that changed or expired: what it said, what it says now, what to do. */
export const batchPage =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const batch = await reviews.openReflagged(c.req.param("id") ?? "");
    const { id, kind, fiche, anchor, answers, was, is, some, prepared, closedAt, decision, reason } = batch;
    const [first] = some;
    return sendConsole(
      c,
      { title: "Source changée", here: "/console/relecture", wide: true },
      <>
        <p class="crumbs">
          <a href="/console/relecture">À relire</a>
        </p>
        <h1>{spaced(kind === "changed" ? "Une source a changé" : "Une source est à revérifier")}</h1>
        <p>
          <a href={`/fiches/${fiche}#${anchor}`}>{`${fiche}, ${anchor}`}</a>
          {spaced(
            ` : ${answers} réponse${answers > 1 ? "s" : ""} la citaient le ${frenchDay(batch.openedAt)}.`,
          )}
        </p>
        <div class="pair">
          <Text title="Ce que citaient les réponses" text={was} />
          {kind === "changed" && <Text title="Ce que dit la fiche maintenant" text={is} />}
        </div>
        {prepared.length > 0 && (
          <>
            <h2>Réponses préparées qui s'y appuient</h2>
            <ul>
              {prepared.map((one) => (
                <li>
                  <a href={`/console/reponses#${one.id}`}>{spaced(one.question)}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>Quelques réponses</h2>
        <ul>
          {some.map(({ reference, recordedAt, outcome }) => (
            <li>
              <a href={`/console/relecture/${reference}`}>{reference}</a>
              {spaced(`, le ${frenchDay(recordedAt)} : ${outcomeName(outcome)}`)}
            </li>
          ))}
        </ul>
        {closedAt ? (
          <p class="notice">
            {spaced(
              `Clos le ${frenchDay(closedAt)} : ${decision === "harmless" ? "sans effet sur ces réponses" : "réponses corrigées"}. ${reason ?? ""}`,
            )}
          </p>
        ) : (
          <>
            {first && (
              <p>
                <a href={`/console/relecture/${first.reference}/correction`} class="button">
                  Corriger ces réponses
                </a>{" "}
                en choisissant « toutes celles qui citent le passage ».
              </p>
            )}
            <form method="post" action={`/console/lots/${id}`}>
              <label>
                Pourquoi
                <textarea name="reason" rows={2} required maxlength={1000} />
              </label>
              <p class="actions">
                <button type="submit" name="decision" value="harmless" class="quiet">
                  Clore : ces réponses restent justes
                </button>
                <button type="submit" name="decision" value="corrected" class="quiet">
                  Clore : elles sont corrigées
                </button>
              </p>
            </form>
          </>
        )}
      </>,
    );
  };

const Text = ({ title, text }: { title: string; text: PassageText | null }) => (
  <section>
    <h2>{title}</h2>
    {text === null ? (
      <p class="notice">Cette section n'existe plus.</p>
    ) : (
      <>
        <h3>{spaced(text.heading)}</h3>
        {[text.body, ...text.essentials].map((paragraph) => (
          <p>{spaced(withoutSigns(paragraph))}</p>
        ))}
        <p class="about">
          {spaced(
            `Source du ${frenchDate(text.sourceDate)}, à relire avant le ${frenchDate(text.reviewBy)}.`,
          )}
        </p>
      </>
    )}
  </section>
);

export const postBatch =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { reason, decision } = await c.req.parseBody();
    const id = c.req.param("id") ?? "";
    await reviews.closeReflagged(staffOf(c), id, {
      decision: decision === "corrected" ? "corrected" : "harmless",
      reason: typeof reason === "string" ? reason : "",
    });
    return c.redirect("/console/relecture?fait", 303);
  };
