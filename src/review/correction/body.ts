import { z } from "@hono/zod-openapi";
import type { Citation, Validation } from "../../answering/answer.ts";
import { citationOf } from "../../answering/citations.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { passagesByAddress } from "../../retrieval/store.ts";
import { SCOPES } from "./store.ts";

export type { Validation };

const line = (max: number, empty: string) => z.string().trim().min(1, empty).max(max);

export const ProposalBody = z
  .object({
    question: line(300, "Écrivez la question à laquelle ce texte répond.").openapi({
      description: "La question en général : ni personne, ni entreprise. Elle servira pour d'autres.",
    }),
    variants: z.array(z.string().trim().min(1).max(300)).max(20).default([]),
    body: line(4_000, "Écrivez la réponse corrigée."),
    sources: z
      .array(z.string().regex(/^[\w-]+#[\w-]+$/, "Une source s'écrit fiche#section."))
      .min(1, "Citez au moins une source.")
      .max(9),
    keyFacts: z
      .array(z.string().trim().min(1).max(120))
      .min(1, "Donnez les mots que toute bonne réponse doit contenir.")
      .max(4),
    reason: line(1_000, "Dites ce qui était faux."),
    scope: z.enum(SCOPES).default("one"),
    /** For `passage`: its digest. */
    passage: z.string().optional(),
  })
  .openapi("CorrectionProposal");
export type Proposal = z.infer<typeof ProposalBody>;

const MARK = /\[(\d{1,2})\]/g;

/**
 * Checks what people will read: no personal datum, every mark has its source, every source is in force, the key facts are there.
 * @throws DomainError `entree-invalide`, a line a field
 */
export async function checkProposal(db: Queryable, proposal: Proposal): Promise<void> {
  const wrong: FieldError[] = [];
  const { question, variants, body, sources, keyFacts, reason } = proposal;
  // A public body's address, or whom a source names, may be told.
  for (const [field, text] of Object.entries({ question, variants: variants.join("\n"), body, reason }))
    if (maskPersonalData(text, { published: true }).masked.length > 0)
      wrong.push({ field, message: "Ce texte sera lu par d'autres : retirez-en toute donnée personnelle." });
  const marks = [...body.matchAll(MARK)].map((match) => Number(match[1]));
  if (marks.length === 0)
    wrong.push({
      field: "body",
      message: "Le texte ne cite aucune source : ajoutez [1] après ce qu'elle dit.",
    });
  const unknown = marks.find((n) => n < 1 || n > sources.length);
  if (unknown !== undefined)
    wrong.push({
      field: "body",
      message: `[${unknown}] ne correspond à aucune des ${sources.length} sources.`,
    });
  const found = new Set((await passagesByAddress(db, sources)).map((p) => `${p.fiche}#${p.anchor}`));
  const missing = sources.filter((source) => !found.has(source));
  if (missing.length > 0)
    wrong.push({ field: "sources", message: `Ces sections n'existent pas ou plus : ${missing.join(", ")}.` });
  const absent = keyFacts.filter((fact) => !body.toLowerCase().includes(fact.toLowerCase()));
  if (absent.length > 0)
    wrong.push({ field: "keyFacts", message: `Le texte ne contient pas : ${absent.join(", ")}.` });
  if (wrong.length > 0)
    throw new DomainError(
      "entree-invalide",
      "La correction n'est pas prête : voyez les champs indiqués.",
      wrong,
    );
}

export const addressesOf = (sources: readonly string[]) =>
  sources.map((source, index) => {
    const [fiche = "", anchor = ""] = source.split("#");
    return { n: index + 1, fiche, anchor };
  });

/** The sources as a person reads them, from the passages in force. */
export async function citationsOfAddresses(
  db: Queryable,
  addresses: readonly { n: number; fiche: string; anchor: string }[],
): Promise<Citation[]> {
  const passages = await passagesByAddress(
    db,
    addresses.map(({ fiche, anchor }) => `${fiche}#${anchor}`),
  );
  return addresses.flatMap(({ n, fiche, anchor }) => {
    const passage = passages.find((p) => p.fiche === fiche && p.anchor === anchor);
    return passage ? [citationOf(n, passage)] : [];
  });
}
