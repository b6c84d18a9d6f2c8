import { z } from "zod";
import { fieldName } from "./rows.ts";
import { inertText, isFormula, plainText } from "./text.ts";

/** What a cell may hold: JSON values as they are, or the words of a spreadsheet. */
const empty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");
const orNull = (value: unknown): unknown => (empty(value) ? null : value);
const trimmed = (value: unknown): unknown =>
  typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : value;

const choices = (values: readonly (string | number)[]): string => `valeurs acceptées : ${values.join(", ")}`;
const shown = (input: unknown): string =>
  typeof input === "string" && input !== "" ? `« ${input.slice(0, 40)} » : ` : "";

/** One code of a closed list; `tidy` brings « Ambassadeur régional » to its code. */
export const code = <const T extends string>(values: readonly [T, ...T[]], tidy = fieldName) =>
  z.preprocess(
    (value) => (typeof value === "string" ? tidy(value) : (orNull(value) ?? "")),
    z.enum(values, { error: ({ input }) => `${shown(input)}${choices(values)}` }),
  );

const listed = (value: unknown): unknown => {
  if (empty(value)) return [];
  if (typeof value === "number") return [value];
  return typeof value === "string"
    ? value
        .split(/[|,;]/)
        .map((item) => item.trim())
        .filter(Boolean)
    : value;
};

const LONGEST_LIST = 40;

/** A list: an array, or a cell whose items are parted by `|` or `,`. No item twice; empty is unknown. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    listed,
    z
      .array(item, { error: "une liste est attendue" })
      .max(LONGEST_LIST, { error: `${LONGEST_LIST} valeurs au plus` })
      .transform((values) => [...new Set(values)]),
  );

const YES = ["oui", "true", "vrai", "1", "yes"];
const NO = ["non", "false", "faux", "0", "no"];

export const yesOrNo = z.preprocess(
  (value) => {
    const said = typeof value === "string" || typeof value === "number" ? fieldName(String(value)) : value;
    if (YES.includes(said as string)) return true;
    return NO.includes(said as string) ? false : said;
  },
  z.boolean({ error: "oui ou non est attendu" }),
);

/** Null where the cell is empty, else what `inner` reads. */
export const optional = <T extends z.ZodType>(inner: T) => z.preprocess(orNull, inner.nullable());

const isRealDay = (day: string): boolean =>
  new Date(`${day}T00:00:00Z`).toString() !== "Invalid Date" &&
  new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

/** A day that exists, `2026-01-31` or, as French spreadsheets write it, `31/01/2026`. */
export const day = z.preprocess(
  (value) =>
    typeof value === "string" ? value.trim().replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, "$3-$2-$1") : value,
  z
    .string({ error: "une date est attendue (2026-01-31)" })
    .regex(/^20\d{2}-\d{2}-\d{2}$/, { error: "date attendue sous la forme 2026-01-31" })
    .refine(isRealDay, { error: "cette date n'existe pas" }),
);

/** Markup weighs more than the words it holds; past this, nothing is cleaned. */
const MARKUP = 6;

/** Words that become part of a title: refused, not mended, when a spreadsheet would compute them. */
export const words = (longest: number) =>
  z.preprocess(
    trimmed,
    z
      .string({ error: "un texte est attendu" })
      .max(longest * MARKUP, { error: `${longest} caractères au plus` })
      .transform(plainText)
      .pipe(
        z
          .string()
          .min(1, { error: "ce champ est vide" })
          .max(longest, { error: `${longest} caractères au plus` })
          .refine((text) => !isFormula(text), {
            error: "commence par =, +, - ou @ : un tableur y lirait une formule",
          }),
      ),
  );

/** Running text: the marks of a formula are taken off its start. Null when nothing is left. */
export const prose = (longest: number) =>
  z.preprocess(
    (value) => orNull(trimmed(value)),
    z
      .string({ error: "un texte est attendu" })
      .max(longest, { error: `${longest} caractères au plus` })
      .transform((text) => inertText(text) || null)
      .nullable(),
  );
