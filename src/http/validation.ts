import type { z } from "@hono/zod-openapi";
import { DomainError } from "../errors.ts";

/** Zod's refusal as a domain error: one French sentence a field. */
export function refuseInvalid(result: { success: boolean; error?: z.ZodError }): void {
  if (result.success || !result.error) return;
  const fields = result.error.issues.map((issue) => ({
    field: issue.path.join(".") || "corps",
    message:
      issue.code === "custom" || !/^(Invalid|Too|Unrecognized|Expected)/.test(issue.message)
        ? issue.message
        : frenchIssue(issue),
  }));
  throw new DomainError(
    "entree-invalide",
    "La demande contient une valeur refusée. Corrigez les champs indiqués.",
    fields,
  );
}

function frenchIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type")
    return issue.input === undefined ? "champ obligatoire" : `type attendu : ${issue.expected}`;
  if (issue.code === "too_big") return `trop long ou trop grand (maximum ${issue.maximum})`;
  if (issue.code === "too_small") return `trop court ou trop petit (minimum ${issue.minimum})`;
  if (issue.code === "invalid_value") return `valeurs acceptées : ${issue.values.join(", ")}`;
  return "valeur refusée";
}
