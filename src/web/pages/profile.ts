import type { Context, Handler } from "hono";
import type { Question } from "../../conversation/conversations.ts";
import { DomainError } from "../../errors.ts";
import { whoAsks } from "../../http/guard.ts";
import { QUESTION_FIELDS, type QuestionField } from "../../orientation/orientation.ts";
import { editInWords, ProfileEdit } from "../../profile/edit.ts";
import { conversationCookie } from "../cookie.ts";
import type { PagesDeps } from "../deps.ts";
import { showHome } from "./home.tsx";
import { currentConversation, formText, readForm } from "./session.ts";

const NUMBERS = new Set(["headcount", "maturity"]);
const FIELDS = ["sector", "headcount", "size", "region", "maturity", "need", "wants"] as const;

/**
 * What a person says of their company with a button: a correction, asked as a message so that what changes is seen; a
 * question passed; a number to look up in the public register. Works without script.
 */
export const postProfile =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const form = await readForm(c);
    const skipped = formText(form, "passer");
    let id = await currentConversation(c, deps);
    try {
      if (skipped !== "") {
        if (id !== null && isField(skipped)) await deps.conversations.skipQuestion(id, skipped);
        return c.redirect("/#composer", 303);
      }
      id ??= await open(c, deps);
      const siren = formText(form, "siren").trim();
      const question = siren !== "" ? await fromRegister(deps, id, siren) : fromEdit(form);
      const answer = await deps.conversations.ask(id, { ...question, ...whoAsks(c, deps.trustProxy) });
      return c.redirect(`/#r-${answer.reference}`, 303);
    } catch (error) {
      if (!(error instanceof DomainError) || error.type === "introuvable") throw error;
      return showHome(c, deps, { id, refusal: { content: "", error } });
    }
  };

const isField = (name: string): name is QuestionField =>
  (QUESTION_FIELDS as readonly string[]).includes(name);

async function open(c: Context, deps: PagesDeps): Promise<string> {
  const opened = await deps.conversations.open();
  conversationCookie.set(c, opened.token);
  return opened.id;
}

/** The correction that a form sends: an empty value forgets the field. */
function fromEdit(form: Record<string, unknown>): Question {
  const given = FIELDS.flatMap((field) => {
    if (form[field] === undefined) return [];
    const value = formText(form, field);
    return [[field, value === "" ? null : NUMBERS.has(field) ? Number(value) : value] as const];
  });
  const edit = ProfileEdit.safeParse(Object.fromEntries(given));
  if (!edit.success || given.length === 0)
    throw new DomainError(
      "entree-invalide",
      "Cette correction n'a pas été comprise. Choisissez une valeur dans la liste.",
    );
  return { content: editInWords(edit.data), edit: edit.data };
}

async function fromRegister(deps: PagesDeps, id: string, number: string): Promise<Question> {
  const { notice } = await deps.conversations.lookUp(id, number);
  return {
    content: `Mon entreprise au registre public : ${number.slice(0, 20)}${notice ? ` (${notice})` : ""}`,
    edit: {},
  };
}
