import { DomainError } from "../../../errors.ts";
import { spaced } from "../../typography.ts";

/** What was typed and refused, and why, so that nothing has to be typed again. */
export type Refused = { error: DomainError; typed: Readonly<Record<string, string>> } | null;

/** A form as text; what is absent, or a file, is left out. */
export const typedIn = (form: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** Passes on every error but a form to correct. */
export function asRefused(error: unknown, typed: Record<string, string>): NonNullable<Refused> {
  if (!(error instanceof DomainError) || error.type !== "entree-invalide") throw error;
  return { error, typed };
}

export const Refusal = ({ refused }: { refused: Refused }) =>
  refused === null ? null : (
    <div class="refused" role="alert">
      {refused.error.fields.some(({ message }) => message === refused.error.message) ? null : (
        <p>{spaced(refused.error.message)}</p>
      )}
      {refused.error.fields.map(({ message }) => (
        <p>{spaced(message)}</p>
      ))}
    </div>
  );
