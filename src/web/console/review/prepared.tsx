import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { DomainError } from "../../../errors.ts";
import type { PreparedRow } from "../../../review/reviews.ts";
import { frenchDate, frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { withoutSigns } from "./support.tsx";

const HERE = "/console/reponses";

const isApproved = ({ approval, validation }: PreparedRow): boolean =>
  approval !== null || validation !== null;

/** Every prepared answer, whole, to be approved in the name of the administration once it is read. */
export const preparedPage =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const all = await reviews.prepared();
    const waiting = all.filter((row) => !isApproved(row));
    const approved = all.filter(isApproved);
    return sendConsole(
      c,
      { title: "Réponses préparées", here: HERE },
      <>
        <h1>Réponses préparées</h1>
        <p>
          {spaced(
            `${approved.length} validée${approved.length > 1 ? "s" : ""} sur ${all.length}. Valider engage votre fonction : les personnes liront « Validée par ${staff.function}, ${staff.organisation}, le … ». Une validation tombe si les mots ou les sources changent.`,
          )}
        </p>
        <form method="post" action={HERE}>
          <h2>{`À valider (${waiting.length})`}</h2>
          {waiting.map((row) => (
            <article class="prepared">
              <h3 id={row.id}>{spaced(row.question)}</h3>
              <Words row={row} />
              <label class="check">
                <input type="checkbox" name="approve" value={`${row.id} ${row.wordsDigest}`} /> J'ai lu cette
                réponse et ses sources : je la valide
                <span class="visually-hidden">{` : ${row.question}`}</span>
              </label>
            </article>
          ))}
          {waiting.length > 0 && (
            <p class="actions sticky">
              <button type="submit" data-key="Enter">
                Valider les réponses cochées
              </button>
            </p>
          )}
        </form>
        <h2>{`Validées (${approved.length})`}</h2>
        {approved.map((row) => (
          <details>
            <summary>{spaced(row.question)}</summary>
            <Words row={row} />
            <p>{spaced(approvedBy(row))}</p>
            {row.approval && (
              <form method="post" action={`${HERE}/retirer`}>
                <input type="hidden" name="id" value={row.id} />
                <button type="submit" class="quiet">
                  Retirer la validation
                </button>
              </form>
            )}
          </details>
        ))}
      </>,
    );
  };

function approvedBy({ approval, validation }: PreparedRow): string {
  if (approval)
    return `Validée par ${approval.function}, ${approval.organisation}, le ${frenchDay(new Date(approval.at))}.`;
  return validation
    ? `Validée dans son fichier par ${validation.function}, ${validation.organisation}, le ${frenchDate(validation.date)}.`
    : "";
}

const Words = ({ row: { body, citations, variants } }: { row: PreparedRow }) => (
  <>
    {withoutSigns(body)
      .split("\n\n")
      .map((paragraph) => (
        <p>{spaced(paragraph)}</p>
      ))}
    <p class="about">
      {"Sources : "}
      {citations.map(({ n, fiche, anchor }) => (
        <>
          <a href={`/fiches/${fiche}#${anchor}`}>{`[${n}] ${fiche}, ${anchor}`}</a>{" "}
        </>
      ))}
    </p>
    {variants.length > 0 && (
      <details>
        <summary>{`Aussi demandée ainsi (${variants.length})`}</summary>
        <p>{spaced(variants.join(" · "))}</p>
      </details>
    )}
  </>
);

export const postPrepared =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { approve } = await c.req.parseBody({ all: true });
    const chosen = [approve ?? []].flat().flatMap((value) => {
      const [id, wordsDigest] = typeof value === "string" ? value.split(" ") : [];
      return id && wordsDigest ? [{ id, wordsDigest }] : [];
    });
    if (chosen.length === 0)
      throw new DomainError("entree-invalide", "Cochez d'abord les réponses que vous avez lues.");
    await reviews.approvePrepared(staffOf(c), chosen);
    return c.redirect(HERE, 303);
  };

export const postPreparedWithdrawal =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { id } = await c.req.parseBody();
    await reviews.withdrawApproval(staffOf(c), typeof id === "string" ? id : "");
    return c.redirect(HERE, 303);
  };
