import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError } from "../../errors.ts";
import { statusOf } from "../../http/problem.ts";
import { sendPage } from "../layout.tsx";

const TITLE_OF: Partial<Record<string, string>> = {
  "deja-fait": "C'est déjà fait",
  "interlocuteur-indisponible": "Cette personne ne peut pas être jointe d'ici",
};
const TITLES: Partial<Record<number, string>> = {
  403: "Accès refusé",
  404: "Page introuvable",
  409: "Une réponse est déjà en cours",
  413: "Envoi trop volumineux",
  422: "Demande incomplète",
  429: "Trop de demandes",
  503: "Service indisponible",
};
const MISSING = "Cette page n'existe pas, ou n'existe plus. Vérifiez l'adresse, ou repartez de l'accueil.";
const BROKEN = "Une erreur s'est produite de notre côté. Réessayez dans un instant.";

/** The page of an error. Hono keeps the error itself in `c.error`, for the log of requests. */
export const errorPage =
  (unofficialBanner: string | null): ErrorHandler =>
  (error, c) => {
    if (error instanceof DomainError) {
      if (error.retryAfterSeconds !== undefined) c.header("Retry-After", String(error.retryAfterSeconds));
      return show(c, unofficialBanner, statusOf(error.type), error.message, TITLE_OF[error.type]);
    }
    // What Hono itself refuses (a form it cannot read, for one) is not a failure of ours.
    if (error instanceof HTTPException && error.status < 500) {
      return show(c, unofficialBanner, error.status, "Votre demande n'a pas pu être lue. Réessayez.");
    }
    return show(c, unofficialBanner, 500, BROKEN);
  };

/** The page of an unknown address. */
export const notFoundPage =
  (unofficialBanner: string | null): NotFoundHandler =>
  (c) =>
    show(c, unofficialBanner, 404, MISSING);

function show(
  c: Context,
  unofficialBanner: string | null,
  status: ContentfulStatusCode | number,
  message: string,
  title = TITLES[status] ?? "Erreur",
) {
  return sendPage(
    c,
    { title, unofficialBanner, status: status as ContentfulStatusCode, personal: true },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>{title}</h1>
      <p>{message}</p>
      <p>
        <a href="/">Revenir à l'accueil</a>
      </p>
    </main>,
  );
}
