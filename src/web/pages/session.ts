import type { Context } from "hono";
import { DomainError } from "../../errors.ts";
import { conversationCookie } from "../cookie.ts";
import type { PagesDeps } from "../deps.ts";

/** The conversation of this browser, or null. */
export async function currentConversation(c: Context, deps: PagesDeps): Promise<string | null> {
  const token = conversationCookie.read(c);
  return token === undefined ? null : deps.conversations.idOfToken(token);
}

/** The conversation of this browser; without one, there is nothing here to see. */
export async function requireConversation(c: Context, deps: PagesDeps): Promise<string> {
  const id = await currentConversation(c, deps);
  if (id !== null) return id;
  throw new DomainError(
    "introuvable",
    "Aucune conversation n'est ouverte dans ce navigateur. Posez une question, ou ouvrez votre lien privé de retour.",
  );
}

/** The fields of a form; what cannot be read as a form is the sender's mistake, not a failure of ours. */
export async function readForm(c: Context): Promise<Record<string, unknown>> {
  try {
    return await c.req.parseBody({ all: true });
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError("entree-invalide", "Votre envoi n'a pas pu être lu. Réessayez depuis la page.");
  }
}

/** A field of a form as text; a file or a missing field is the empty string. */
export function formText(form: Record<string, unknown>, name: string): string {
  const value = form[name];
  const last = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === "string" ? last : "";
}
