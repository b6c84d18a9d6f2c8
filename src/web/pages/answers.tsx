import type { Handler } from "hono";
import { parisDay } from "../../clock.ts";
import { FEEDBACK_REASONS, type Feedback } from "../../conversation/conversations.ts";
import { DomainError } from "../../errors.ts";
import { aroundOf } from "../company.ts";
import { CompanyPanel } from "../components/company.tsx";
import { TurnBlock } from "../components/turn.tsx";
import type { PagesDeps } from "../deps.ts";
import { formText, readForm, requireConversation } from "./session.ts";

const COMMENT_MAX = 1000;

/** One exchange as HTML, for the script once the answer is there. */
export const answerFragment =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const view = await deps.conversations.view(await requireConversation(c, deps));
    const { turns } = view;
    const index = turns.findIndex((turn) => turn.answerId === c.req.param("id"));
    const turn = turns[index];
    if (turn === undefined)
      throw new DomainError("introuvable", "Cette réponse n'existe pas, ou n'existe plus.");
    c.header("Cache-Control", "private, no-store");
    const today = parisDay(deps.clock.now());
    const last = index === turns.length - 1;
    return c.html(
      <>
        <TurnBlock
          turn={turn}
          number={index + 1}
          last={last}
          today={today}
          around={aroundOf(view, deps.questionnaire)}
        />
        {last && <CompanyPanel profile={view.profile} opposed={view.opposed.includes("profiling")} />}
      </>,
    );
  };

/** Records an opinion sent by the form under an answer. */
export const postFeedback =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const conversation = await requireConversation(c, deps);
    const id = c.req.param("id") ?? "";
    const { reference } = await deps.conversations.answer(conversation, id);
    await deps.conversations.giveFeedback(conversation, id, feedbackOf(await readForm(c)));
    return c.redirect(`/#r-${reference}`, 303);
  };

function feedbackOf(form: Record<string, unknown>): Feedback {
  const useful = formText(form, "utile");
  if (useful !== "oui" && useful !== "non") {
    throw new DomainError("entree-invalide", "Dites-nous si la réponse vous a aidé : oui ou non.");
  }
  if (useful === "oui") return { useful: true, reasons: [], comment: null };
  const ticked = [form.raison].flat();
  const comment = [...formText(form, "commentaire").trim()].slice(0, COMMENT_MAX).join("");
  return {
    useful: false,
    reasons: FEEDBACK_REASONS.filter((reason) => ticked.includes(reason)),
    comment: comment === "" ? null : comment,
  };
}
