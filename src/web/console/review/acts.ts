import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { DomainError } from "../../../errors.ts";
import { CRITERIA, type Criterion, VerdictBody } from "../../../review/reading/verdict.ts";
import type { ConsoleDeps } from "../deps.ts";
import { showAnswer } from "./answer.tsx";
import { readersOf } from "./readers.ts";
import type { VerdictValues } from "./verdict-form.tsx";

const HERE = "/console/relecture";
const referenceOf = (c: Context): string => c.req.param("reference") ?? "";
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Keeps a verdict, then the next answer or the correction form; refused, the form comes back as it was filled. */
export const postVerdict =
  (deps: ConsoleDeps): Handler =>
  async (c) => {
    const form = await c.req.parseBody({ all: true });
    const reference = referenceOf(c);
    const values: VerdictValues = {
      conclusion: text(form.conclusion),
      scores: Object.fromEntries(
        (Object.keys(CRITERIA) as Criterion[]).flatMap((key) =>
          typeof form[key] === "string" ? [[key, text(form[key])]] : [],
        ),
      ),
      reasons: [form.reasons ?? []].flat().map(text),
      comment: text(form.comment),
    };
    try {
      const scores = Object.fromEntries(
        Object.keys(CRITERIA).map((key) => [key, scoreOf(values.scores[key as Criterion])]),
      );
      const read = VerdictBody.safeParse({ ...values, scores });
      if (!read.success)
        throw new DomainError(
          "entree-invalide",
          "Votre avis n'est pas complet : rien n'est enregistré, ce que vous aviez rempli est ci-dessous.",
          read.error.issues.map(({ path, message }) => ({
            field: path.join("."),
            message: path[0] === "scores" ? "Répondez aux cinq questions." : message,
          })),
        );
      if (read.data) await deps.reviews.giveVerdict(staffOf(c), reference, read.data, form.revise === "oui");
    } catch (error) {
      if (!(error instanceof DomainError) || error.type === "introuvable") throw error;
      return showAnswer(c, deps, reference, { error, values });
    }
    if (form.puis === "corriger") return c.redirect(`${HERE}/${reference}/correction`, 303);
    const next = await deps.reviews.next(staffOf(c));
    return c.redirect(next ? `${HERE}/${next.reference}` : `${HERE}?fait`, 303);
  };

/** A criterion left empty is « sans objet » only where it was chosen: one that is missing is refused. */
const scoreOf = (value: string | undefined): number | null | undefined =>
  value === undefined ? undefined : value === "" ? null : Number(value);

type Acts = Pick<ConsoleDeps["reviews"], "withdraw" | "reinstate" | "escalate" | "settle">;

/** One of the acts that take a reason. */
export const postReasoned =
  (deps: ConsoleDeps, act: keyof Acts): Handler =>
  async (c) => {
    const { reason } = await c.req.parseBody();
    await deps.reviews[act](staffOf(c), referenceOf(c), text(reason));
    return c.redirect(`${HERE}/${referenceOf(c)}`, 303);
  };

export const postComment =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const { reason, sentence } = await c.req.parseBody();
    const number = Number(text(sentence));
    await reviews.comment(staffOf(c), referenceOf(c), {
      text: text(reason),
      sentence: Number.isInteger(number) && number > 0 ? number : null,
    });
    return c.redirect(`${HERE}/${referenceOf(c)}`, 303);
  };

/** A lead entrusts an answer to a reader. */
export const postAssignment =
  ({ reviews, accounts }: ConsoleDeps): Handler =>
  async (c) => {
    const { account } = await c.req.parseBody();
    const reader = (await readersOf(accounts)).find(({ id }) => id === text(account));
    if (!reader) throw new DomainError("entree-invalide", "Choisissez un relecteur dans la liste.");
    await reviews.assign(staffOf(c), referenceOf(c), reader);
    return c.redirect(HERE, 303);
  };

export const postRelease =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    await reviews.release(staffOf(c), referenceOf(c));
    return c.redirect(HERE, 303);
  };
