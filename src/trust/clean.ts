import { DomainError, type FieldError } from "../errors.ts";
import { maskPersonalData } from "../privacy/mask.ts";
import { LONGEST, type NewReport, type ReportWords } from "./report.ts";

/** What shows nothing and can hide something, or drive a terminal: the staff reads these words on one. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|[\uFE00-\uFE0F]/gu;

/** The text as people see it: no invisible character, no blank around; line feeds stay. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(INVISIBLE, (mark) => (mark === "\n" ? mark : mark === "\t" ? " " : ""))
    .replace(/\uFFFD/g, "")
    .trim();

const lengthOf = (text: string): number => [...text].length;

/** Longest words of the staff, in code points. */
const LONGEST_WORDS = 2_000;

/**
 * Words of the staff or of an advisor, bounded and masked like those of anyone.
 * @throws DomainError `entree-invalide` when nothing remains, or too much
 */
export function staffWords(text: string, option: string): string {
  const clean = plain(text);
  const length = lengthOf(clean);
  if (length === 0)
    throw new DomainError("entree-invalide", `${option} est vide : écrivez au moins une phrase.`);
  if (length > LONGEST_WORDS) {
    throw new DomainError(
      "entree-invalide",
      `${option} compte ${length} caractères ; le maximum est de ${LONGEST_WORDS}. Raccourcissez.`,
    );
  }
  return maskPersonalData(clean).text;
}

const MISSING = {
  who: "Dites qui vous a contacté : un nom, une structure, un site ou un SIRET.",
  what: "Dites ce qui s'est passé, avec vos mots.",
};

/**
 * The words of a report as they may be kept: bounded, and masked but for the contact, which is given to be used.
 * @returns also what was masked, in French: « téléphone »
 * @throws DomainError `entree-invalide` with every field at fault
 */
export function cleanReport(report: NewReport): { words: ReportWords; masked: string[] } {
  const given = { who: plain(report.who), what: plain(report.what), contact: plain(report.contact ?? "") };
  const faults: FieldError[] = [];
  for (const field of ["who", "what", "contact"] as const) {
    const length = lengthOf(given[field]);
    if (length === 0 && field !== "contact") faults.push({ field, message: MISSING[field] });
    if (length > LONGEST[field]) {
      const message = `${length} caractères ; le maximum est de ${LONGEST[field]}. Raccourcissez.`;
      faults.push({ field, message });
    }
  }
  if (faults.length > 0) {
    throw new DomainError(
      "entree-invalide",
      "Votre signalement est incomplet. Corrigez les champs indiqués.",
      faults,
    );
  }
  // Whom a report is about is what it is for: sealed, read by staff alone. Only what reaches or numbers someone is hidden.
  const masked = (text: string) => maskPersonalData(text, { published: true });
  const [who, what] = [masked(given.who), masked(given.what)];
  return {
    words: { who: who.text, what: what.text, contact: given.contact === "" ? null : given.contact },
    masked: [...new Set([...who.masked, ...what.masked].map(({ kind }) => kind))],
  };
}
