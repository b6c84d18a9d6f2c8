import type { Context, Handler } from "hono";
import { normaliseQuestion } from "../../answering/steps/normalise.ts";
import type { Question } from "../../conversation/conversations.ts";
import { ERASED_FLAG } from "../../conversation/rights/exercise.ts";
import { DomainError } from "../../errors.ts";
import { whoAsks } from "../../http/guard.ts";
import { conversationCookie } from "../cookie.ts";
import type { PagesDeps } from "../deps.ts";
import { showHome } from "./home.tsx";
import { currentConversation, formText, readForm } from "./session.ts";

// Refusals that the person can mend from the form itself, words kept; the others get a page of their own.
const KEEPS_FORM = new Set([
  "entree-invalide",
  "trop-volumineux",
  "reponse-en-cours",
  "trop-de-demandes",
  "indisponible",
]);

/** Answers a question sent by the form, without script. */
export const postQuestion =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const form = await readForm(c);
    const content = (formText(form, "suggestion") || formText(form, "content"))
      .replaceAll("\r\n", "\n")
      .trim();
    let id = await currentConversation(c, deps);
    try {
      // Here first, so that an empty form opens no conversation and sets no cookie.
      normaliseQuestion(content);
      id ??= await open(c, deps);
      const answer = await deps.conversations.ask(id, {
        ...question(form, content),
        ...whoAsks(c, deps.trustProxy),
      });
      if (answer.flags.includes(ERASED_FLAG)) {
        conversationCookie.clear(c);
        return c.redirect(`/?effacee=${answer.reference}`, 303);
      }
      return c.redirect(`/#r-${answer.reference}`, 303);
    } catch (error) {
      if (!(error instanceof DomainError) || !KEEPS_FORM.has(error.type)) throw error;
      if (error.retryAfterSeconds !== undefined) c.header("Retry-After", String(error.retryAfterSeconds));
      return showHome(c, deps, { id, refusal: { content, error, without: formText(form, "sansIa") !== "" } });
    }
  };

async function open(c: Context, deps: PagesDeps): Promise<string> {
  const opened = await deps.conversations.open();
  conversationCookie.set(c, opened.token);
  return opened.id;
}

function question(form: Record<string, unknown>, content: string): Question {
  // A box that is not ticked sends nothing: the hidden field beside it tells that the person was given the choice.
  const chosen = formText(form, "choix") !== "";
  const clientMessageId = formText(form, "clientMessageId");
  // The script gives one when it falls back to this form, so that a question already received is not asked twice.
  return {
    content,
    ...(chosen ? { generative: formText(form, "sansIa") === "" } : {}),
    ...(/^[\w-]{8,64}$/.test(clientMessageId) ? { clientMessageId } : {}),
  };
}
