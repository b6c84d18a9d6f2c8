/**
 * Domain errors. They know nothing of HTTP: `http/problem.ts` maps `type` to a status, once.
 * `message` is French, fit for the person who reads it, and says what to do.
 */
export type ErrorType =
  | "entree-invalide"
  | "trop-volumineux"
  | "introuvable"
  | "acces-refuse"
  | "connexion-requise"
  | "role-insuffisant"
  | "connexion-a-renouveler"
  | "origine-refusee"
  | "reponse-en-cours"
  | "identifiant-deja-pris"
  | "deja-fait"
  | "interlocuteur-indisponible"
  | "trop-de-demandes"
  | "indisponible";

export type FieldError = { field: string; message: string };

export class DomainError extends Error {
  constructor(
    readonly type: ErrorType,
    message: string,
    readonly fields: FieldError[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = "DomainError";
  }
}

/** Raised while starting: printed in French on the terminal without a stack, exit code 1. */
export class StartError extends Error {
  override name = "StartError";
}
