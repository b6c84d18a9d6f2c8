import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ErrorType } from "../errors.ts";

const STATUS: Record<ErrorType, ContentfulStatusCode> = {
  "entree-invalide": 422,
  "trop-volumineux": 413,
  introuvable: 404,
  "acces-refuse": 403,
  "origine-refusee": 403,
  "reponse-en-cours": 409,
  "trop-de-demandes": 429,
  indisponible: 503,
};

/** The HTTP status of a domain error, for a page. */
export const pageStatus = (type: ErrorType): ContentfulStatusCode => STATUS[type];
