import type { Context } from "hono";
import { DomainError } from "../errors.ts";
import type { Conversations } from "./conversations.ts";

export type OwnerDeps = {
  conversations: Pick<Conversations, "idOfToken">;
  /** Reads and clears the page's cookie; the API accepts it as well as a bearer token. */
  cookie: {
    read(c: Context): string | undefined;
    clear(c: Context): void;
  };
};

const unknown = (): DomainError =>
  new DomainError("introuvable", "Cette conversation n'existe pas, ou elle a été effacée.");

/**
 * The conversation that a request's token opens.
 * Throws DomainError `acces-refuse` (401) without a token, `introuvable` (404) when it opens nothing, or another than `id`.
 */
export const ownerOf =
  ({ conversations, cookie }: OwnerDeps) =>
  async (c: Context, id?: string): Promise<string> => {
    const bearer = /^Bearer ([\w-]{16,200})$/.exec(c.req.header("authorization") ?? "")?.[1];
    const token = bearer ?? cookie.read(c);
    const own = token ? await conversations.idOfToken(token) : null;
    if (id !== undefined && own !== null && own !== id) throw unknown();
    if (own === null) {
      if (token) throw unknown();
      throw new DomainError(
        "acces-refuse",
        "Ouvrez d'abord une conversation : son jeton est attendu (Authorization: Bearer …).",
      );
    }
    return own;
  };
