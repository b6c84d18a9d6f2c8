import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Child } from "hono/jsx";
import { DomainError, type ErrorType } from "../../errors.ts";
import { statusOf } from "../../http/problem.ts";
import { spaced } from "../typography.ts";
import { sendDoor } from "./layout.tsx";
import { pageOfForm, signInFor } from "./way-back.ts";

const TITLES: Partial<Record<ErrorType, string>> = {
  "connexion-requise": "Connexion requise",
  "connexion-a-renouveler": "Connexion à renouveler",
  "role-insuffisant": "Accès refusé",
  "origine-refusee": "Demande refusée",
  introuvable: "Introuvable",
  "entree-invalide": "Demande à corriger",
  "deja-fait": "Rien n'a été changé",
};

/** What went wrong in the console, and the way on. A page asked for without a session leads to the sign-in and back. */
export const consoleErrors: ErrorHandler = (error, c) => {
  const { method, url } = c.req;
  const safe = method === "GET" || method === "HEAD";
  const { pathname, search } = new URL(url);
  const page = safe ? `${pathname}${search}` : pageOfForm(c);
  if (!(error instanceof DomainError)) {
    const unreadable = error instanceof HTTPException && error.status < 500;
    const message = unreadable
      ? "Votre demande n'a pas pu être lue. Réessayez."
      : "Une panne est survenue de notre côté : rien n'est perdu de ce qui était enregistré. Réessayez dans un instant.";
    return sendDoor(
      c,
      { title: "Erreur", status: unreadable ? 400 : 500 },
      <Told title="Erreur" message={message} />,
    );
  }
  const { type, message, fields } = error;
  if (type === "connexion-requise" && safe) return c.redirect(signInFor(page), 303);
  if (error.retryAfterSeconds !== undefined) c.header("Retry-After", String(error.retryAfterSeconds));
  const title = TITLES[type] ?? "Erreur";
  return sendDoor(
    c,
    { title, status: statusOf(type) },
    <Told title={title} message={message} faults={fields.map((fault) => fault.message)}>
      {type === "connexion-requise" && <a href={signInFor(page)}>Se connecter</a>}
      {type === "connexion-a-renouveler" && <Renew page={page} />}
    </Told>,
  );
};

const Told = ({
  title,
  message,
  faults = [],
  children,
}: {
  title: string;
  message: string;
  faults?: readonly string[];
  children?: Child;
}) => (
  <>
    <h1>{title}</h1>
    <p>{spaced(message)}</p>
    {faults.length > 0 && (
      <ul>
        {faults.map((fault) => (
          <li>{spaced(fault)}</li>
        ))}
      </ul>
    )}
    {children}
    <p>
      <a href="/console">Revenir à l'accueil de la console</a>
    </p>
  </>
);

/** A provider that still knows the person may not ask them again: leaving first makes sure that it does. */
const Renew = ({ page }: { page: string }) => (
  <>
    <p class="actions">
      <a class="button" href={signInFor(page, true)}>
        Se connecter de nouveau
      </a>
    </p>
    <form method="post" action="/console/deconnexion">
      <p class="aside">
        {spaced(
          "Cette page revient malgré cela ? Votre fournisseur d'identité vous reconnaît sans rien demander :",
        )}{" "}
        <button type="submit" class="quiet">
          déconnectez-vous
        </button>{" "}
        puis reconnectez-vous.
      </p>
    </form>
  </>
);
