import { z } from "zod";
import { isSiret } from "../../privacy/detectors/checksums.ts";

const LONGEST_URL = 500;

const isWebAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === "" && password === "";
};

/** A plain web link: nothing else ever becomes a link of a page. */
export const webAddress = z
  .string({ error: "une adresse web est attendue" })
  .trim()
  .max(LONGEST_URL, { error: `${LONGEST_URL} caractères au plus` })
  .refine(isWebAddress, { error: "adresse web attendue, qui commence par https://" });

export const emailAddress = z
  .string({ error: "une adresse électronique est attendue" })
  .trim()
  .max(254, { error: "254 caractères au plus" })
  .pipe(z.email({ error: "adresse électronique mal formée" }));

/**
 * A number as one dials it in France: ten digits in pairs, or `+` and the country. Spreadsheets drop the first zero: nine
 * digits get it back.
 */
export const phoneNumber = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  z
    .string({ error: "un numéro de téléphone est attendu" })
    .regex(/^[+\d][\d\s.()/-]{5,24}$/, { error: "numéro de téléphone mal formé" })
    .transform((written) => {
      const dialled = written.replace(/\(0\)/, "").replace(/(?!^\+)\D/g, "");
      return dialled.replace(/^(?:\+33|0033|(?=[1-9]\d{8}$))/, "0").replace(/^00/, "+");
    })
    .pipe(z.string().regex(/^(?:0[1-9]\d{8}|\+[1-9]\d{7,14})$/, { error: "numéro de téléphone mal formé" }))
    .transform((dialled) => (dialled.startsWith("+") ? dialled : dialled.replace(/\d\d(?=\d)/g, "$& "))),
);

export const siretNumber = z.preprocess(
  (value) => String(value).replace(/\s/g, ""),
  z.string().refine(isSiret, { error: "ce SIRET n'existe pas : 14 chiffres, clé comprise" }),
);
