import { createHash } from "node:crypto";
import { DomainError, type FieldError } from "../errors.ts";
import { names } from "../orientation/conflicts.ts";
import { open, seal } from "../privacy/cipher.ts";
import { maskedName, maskPersonalData, withoutPlaceholders } from "../privacy/mask.ts";
import { saysSomething } from "../text.ts";
import { plain } from "../trust/clean.ts";
import { saysCompany } from "./companies/announced.ts";
import { plainLetters } from "./companies/fold.ts";
import { companiesIn, maskCompanies } from "./companies/mask.ts";
import { LONGEST, type NewReport, type Preview } from "./report.ts";

type Words = { text: string; solution: string | null };
const contextOf = (id: string): string => `field-report:${id}`;

export const sealWords = (key: Buffer, words: Words, id: string): Buffer =>
  seal(key, Buffer.from(JSON.stringify(words)), contextOf(id));
export const openWords = (key: Buffer, sealed: Buffer, id: string): Words =>
  JSON.parse(open(key, sealed, contextOf(id)).toString()) as Words;

/** What the journal holds of words: the digest of their ciphertext. */
export const digestOf = (sealed: Buffer): string => createHash("sha256").update(sealed).digest("hex");

/** Takes persons and companies out of a text. */
export function anonymous(text: string): { text: string; removed: string[] } {
  // First what reaches someone: the site of an address that is spelled would be taken out alone.
  const reached = maskPersonalData(plainLetters(text), { published: true });
  const { text: ofCompanies, removed } = maskCompanies(reached.text);
  const { text: ofAll, masked } = maskPersonalData(ofCompanies);
  const persons = [...masked, ...reached.masked].map(({ kind }) => maskedName(kind));
  return { text: ofAll, removed: [...new Set([...persons, ...removed])] };
}

/** Whether what is given as a solution is a company: by its own words, or by those that the text puts before it. */
const isCompany = (solution: string, text: string): boolean =>
  saysCompany(plainLetters(solution)) ||
  companiesIn(plainLetters(text)).some((company) => names(solution, company));

/**
 * The words of a report as they may be kept, and what was taken out.
 * @throws DomainError `entree-invalide`, a line a field
 */
export function keptWords(report: NewReport): Preview {
  const wrong: FieldError[] = [];
  const refuse = (field: string, message: string): void => void wrong.push({ field, message });
  const given = plain(report.text);
  const solution = report.kind === "solution_utile" ? plain(report.solution ?? "").replaceAll("\n", " ") : "";
  if (report.kind === "frein" && report.barrier === null) refuse("barrier", "Choisissez le frein.");
  if (report.kind === "solution_utile" && !saysSomething(solution))
    refuse("solution", "Donnez le nom de la solution : c'est un fait que vous rapportez.");
  if ([...solution].length > LONGEST.solution)
    refuse("solution", `${LONGEST.solution} caractères au plus pour le nom d'une solution.`);
  if (solution !== "" && isCompany(solution, given))
    refuse(
      "solution",
      "Cela semble être le nom d'une entreprise. Donnez celui du produit ; dans le texte, « avec » ce produit plutôt que « chez » ou « l'entreprise ».",
    );
  if (maskPersonalData(solution, { published: true }).masked.length > 0)
    refuse("solution", "Le nom de la solution seulement : ni téléphone, ni adresse.");
  const length = [...given].length;
  if (length > LONGEST.text)
    refuse("text", `${length} caractères ; le maximum est de ${LONGEST.text}. Raccourcissez.`);
  const named = solution === "" ? null : solution;
  const { text, removed } = anonymous(given);
  if (!saysSomething(withoutPlaceholders(text)))
    refuse("text", "Dites en une ou deux phrases ce que vous avez vu.");
  if (wrong.length > 0)
    throw new DomainError("entree-invalide", "Il manque quelque chose : voyez les champs indiqués.", wrong);
  return { text, solution: named, removed };
}

/**
 * Why something was decided, as its author reads it: masked.
 * @throws DomainError `entree-invalide` (reason)
 */
export function keptReason(typed: string): string {
  const reason = anonymous(plain(typed)).text;
  const refuse = (message: string): DomainError =>
    new DomainError("entree-invalide", message, [{ field: "reason", message }]);
  if (!saysSomething(reason)) throw refuse("Dites pourquoi : l'auteur du retour le lira.");
  if ([...reason].length > 500) throw refuse("500 caractères au plus. Raccourcissez.");
  return reason;
}
