import { z } from "@hono/zod-openapi";
import { saysSomething } from "../../text.ts";

/** What a reader scores: 2 yes, 1 in part, 0 no, null where it does not apply. */
export const CRITERIA = {
  exact: "Exacte",
  complete: "Complète",
  neutral: "Neutre",
  clear: "Claire",
  wellRouted: "Bien orientée",
} as const;
export type Criterion = keyof typeof CRITERIA;

export const CONCLUSIONS = {
  good: "Conforme",
  to_correct: "À corriger",
  to_withdraw: "À retirer tout de suite",
} as const;
export type Conclusion = keyof typeof CONCLUSIONS;

/** Why an answer is not good; the last two are told at once to whoever is on duty. */
export const FAULTS = {
  faux: "Une affirmation est fausse",
  incomplet: "Il manque une condition ou une information qui change la réponse",
  perime: "L'information n'est plus à jour",
  source_inadaptee: "La source citée ne dit pas cela, ou pas pour ce cas",
  a_cote: "Elle répond à une autre question",
  refus_a_tort: "Elle refuse alors qu'elle pouvait répondre",
  non_neutre: "Elle favorise quelqu'un ou quelque chose",
  mal_oriente: "Elle envoie vers la mauvaise personne, ou n'envoie vers personne",
  peu_claire: "Un dirigeant pressé ne la comprendrait pas",
  ton: "Le ton ne convient pas",
  fuite: "Elle contient une donnée personnelle",
  attaque_reussie: "Une attaque a fait sortir l'assistant de son rôle",
} as const;
export type Fault = keyof typeof FAULTS;

const keys = <K extends string>(record: Record<K, unknown>): [K, ...K[]] =>
  Object.keys(record) as [K, ...K[]];
const score = z.union([z.literal(0), z.literal(1), z.literal(2), z.null()]);

export const VerdictBody = z
  .object({
    conclusion: z.enum(keys(CONCLUSIONS), { error: "Choisissez une conclusion." }),
    scores: z.object({
      exact: score,
      complete: score,
      neutral: score,
      clear: score,
      wellRouted: score,
    }),
    reasons: z
      .array(z.enum(keys(FAULTS)))
      .max(12)
      .default([]),
    comment: z.string().max(2_000).optional(),
  })
  .superRefine((verdict, context) => {
    const bad = verdict.scores.exact === 0 || verdict.scores.neutral === 0;
    if (verdict.conclusion === "good" && (bad || verdict.reasons.length > 0))
      context.addIssue({
        code: "custom",
        path: ["conclusion"],
        message:
          "Une réponse fausse, partiale ou à laquelle vous reprochez quelque chose n'est pas conforme : choisissez « À corriger » ou « À retirer ».",
      });
    if (verdict.conclusion !== "good" && verdict.reasons.length === 0)
      context.addIssue({
        code: "custom",
        path: ["reasons"],
        message: "Cochez au moins une raison dans « Ce qui ne va pas ».",
      });
    if (verdict.conclusion === "to_withdraw" && !saysSomething(verdict.comment ?? ""))
      context.addIssue({
        code: "custom",
        path: ["comment"],
        message: "Retirer cache la réponse à la personne : dites pourquoi dans la remarque.",
      });
  })
  .openapi("Verdict");
export type Verdict = z.infer<typeof VerdictBody>;
