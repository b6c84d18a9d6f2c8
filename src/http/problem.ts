import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError, type ErrorType, type FieldError } from "../errors.ts";

/** The one place where a domain error meets HTTP. */
const STATUS: Record<ErrorType, ContentfulStatusCode> = {
  "entree-invalide": 422,
  "trop-volumineux": 413,
  introuvable: 404,
  "acces-refuse": 401,
  "connexion-requise": 401,
  "role-insuffisant": 403,
  "connexion-a-renouveler": 403,
  "origine-refusee": 403,
  "reponse-en-cours": 409,
  "identifiant-deja-pris": 409,
  "deja-fait": 409,
  "interlocuteur-indisponible": 409,
  "trop-de-demandes": 429,
  indisponible: 503,
};

export const statusOf = (type: ErrorType): ContentfulStatusCode => STATUS[type];

/** RFC 9457, in French; `type` is stable and names what happened. */
export type Problem = { type: string; title: string; status: number; errors?: FieldError[] };

export function problemOf(error: unknown): Problem & { retryAfter?: number } {
  if (error instanceof DomainError) {
    return {
      type: `urn:boussole:erreur:${error.type}`,
      title: error.message,
      status: STATUS[error.type],
      ...(error.fields.length > 0 ? { errors: error.fields } : {}),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfter: error.retryAfterSeconds }),
    };
  }
  if (error instanceof HTTPException && error.status < 500) {
    return {
      type: "urn:boussole:erreur:entree-invalide",
      title:
        "La demande n'est pas lisible : un corps JSON bien formé est attendu (Content-Type: application/json).",
      status: 400,
    };
  }
  // Never the message of an unexpected error: it may hold a secret or a person's words.
  return {
    type: "urn:boussole:erreur:interne",
    title: "Une panne est survenue de notre côté. Réessayez dans une minute.",
    status: 500,
  };
}

export function sendProblem(c: Context, error: unknown): Response {
  const { retryAfter, ...problem } = problemOf(error);
  if (retryAfter !== undefined) c.header("Retry-After", String(retryAfter));
  if (problem.status === 401) c.header("WWW-Authenticate", 'Bearer realm="boussole"');
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    "Content-Type": "application/problem+json; charset=utf-8",
  });
}
