import { z } from "zod";
import { Eligibility } from "../orientation/schemes.ts";
import { NEED_CODES, SIZES } from "../profile/lists.ts";

const partialDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "attendu : AAAA, AAAA-MM ou AAAA-MM-JJ, entre guillemets");
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "attendu : AAAA-MM-JJ, entre guillemets");
const webAddress = z.url({ protocol: /^https?$/, error: "attendu : une adresse https://…" });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "attendu : minuscules, chiffres et tirets");
const text = z.string().min(1, "ne peut pas être vide");

const OtherSource = z.strictObject({ publisher: text, title: text, url: webAddress, date: partialDay });

const common = {
  id,
  title: text,
  publisher: text,
  sourceTitle: text,
  // A page of this service speaks for itself: its address starts with « / ».
  sourceUrl: z.union([webAddress, z.string().regex(/^\/[a-z]/)], {
    error: "attendu : une adresse https://…",
  }),
  sourceDate: partialDay,
  checkedOn: day,
  reviewBy: day,
  licence: text,
  audience: z.strictObject({
    sizes: z.array(z.enum(SIZES)),
    sectors: z.array(z.string().regex(/^[A-U]$/)),
    needs: z.array(z.enum(NEED_CODES)),
    maturity: z.array(z.number().int().min(1).max(4)),
  }),
  otherSources: z.array(OtherSource).default([]),
};

const Plain = z.strictObject({ ...common, kind: z.enum(["fiche", "charte"]) });
const UseCase = z.strictObject({ ...common, kind: z.literal("cas-usage"), claimedBy: text.optional() });
const Scheme = z.strictObject({
  ...common,
  kind: z.literal("dispositif"),
  operator: text,
  operatorUrl: webAddress.nullable(),
  status: z.enum(["open", "announced", "closed", "unknown"]),
  eligibility: Eligibility,
});

/** The head of a fiche: who says it, where, when, until when, for whom; a scheme adds its conditions. */
export const FicheFrontMatter = z.discriminatedUnion("kind", [Plain, UseCase, Scheme]);
export type FicheFrontMatter = z.infer<typeof FicheFrontMatter>;

/**
 * The head of a prepared answer. It is `validated` only with the function, organisation and date of who approved it:
 * the team writes, the State validates.
 */
export const PreparedFrontMatter = z.strictObject({
  id,
  kind: z.literal("reponse"),
  question: text,
  variants: z.array(text).min(3, "au moins trois façons de demander"),
  sources: z.array(z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/, "attendu : fiche#section")).min(1),
  validation: z.strictObject({ function: text, organisation: text, date: day }).nullable(),
});
export type PreparedFrontMatter = z.infer<typeof PreparedFrontMatter>;
