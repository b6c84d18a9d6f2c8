import { DomainError } from "../../errors.ts";

/** A document that cannot be read. `message` is French and says what to do about it. */
export class ExtractionError extends DomainError {
  constructor(message: string) {
    super("entree-invalide", message);
    this.name = "ExtractionError";
  }
}
