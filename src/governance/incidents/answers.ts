import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { isReference, readReference } from "../../ids.ts";
import { MOST_ANSWERS } from "./incident.ts";
import { knownAnswers } from "./store.ts";

const refuse = (message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field: "answers", message }]);

/**
 * The references of answers as someone types them, apart by spaces, commas or lines.
 * @throws DomainError `entree-invalide` when one is mistyped or unknown
 */
export async function readAnswers(tx: Queryable, typed: string): Promise<string[]> {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== "");
  const references = [...new Set(words.map(readReference))];
  if (references.length > MOST_ANSWERS) throw refuse(`${MOST_ANSWERS} réponses au plus à la fois.`);
  const mistyped = references.filter((reference) => !isReference(reference));
  // Never what was typed: it may be anything.
  if (mistyped.length > 0)
    throw refuse(
      "Une référence ressemble à B7K3-9QXM-F : séparez-les par des espaces, et relisez celles que vous avez écrites.",
    );
  const known = await knownAnswers(tx, references);
  const [unknown] = references.filter((reference) => !known.has(reference));
  if (unknown) throw refuse(`Aucune réponse ne porte la référence ${unknown}.`);
  return references;
}
