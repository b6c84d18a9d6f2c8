import { DomainError, type FieldError } from "../errors.ts";
import { maskPersonalData } from "../privacy/mask.ts";
import { plain } from "../trust/clean.ts";
import { type Answer, LARGEST, LONGEST, type Question, SCALE } from "./survey.ts";

const NUMBER = /^\d{1,7}(?:[.,]\d{1,2})?$/;

/**
 * What is typed under each question: `typed[2]` under the third, one text for each box ticked. Personal data are masked out of words.
 * @throws DomainError `entree-invalide`, by field `q0`, `q1`…; when it is to be sent, also when nothing is answered
 */
export function readAnswers(
  questions: readonly Question[],
  typed: readonly (readonly string[])[],
  sends: boolean,
): Answer[] {
  const faults: FieldError[] = [];
  const answers = questions.map((question, index) => {
    const read = readOne(
      question,
      (typed[index] ?? []).filter((text) => text.trim() !== ""),
    );
    if (typeof read === "object" && read !== null && "fault" in read) {
      faults.push({ field: `q${index}`, message: `Question ${index + 1} : ${read.fault}` });
      return null;
    }
    return read;
  });
  if (faults.length === 0 && sends && answers.every((answer) => answer === null))
    faults.push({ field: "q0", message: "Répondez au moins à une question avant d'envoyer." });
  if (faults.length > 0)
    throw new DomainError("entree-invalide", "Rien n'est perdu : corrigez ce qui est indiqué.", faults);
  return answers;
}

function readOne({ kind, options }: Question, given: readonly string[]): Answer | { fault: string } {
  const [first] = given;
  if (first === undefined) return null;
  switch (kind) {
    case "single":
    case "several": {
      const places = [...new Set(given.map(Number))].sort((a, b) => a - b);
      const known = places.every((place) => Number.isInteger(place) && place >= 0 && place < options.length);
      if (!known || (kind === "single" && places.length > 1))
        return { fault: "choisissez parmi les réponses." };
      return places;
    }
    case "scale":
      return (SCALE as readonly number[]).includes(Number(first))
        ? Number(first)
        : { fault: "une note de 1 à 5." };
    case "number": {
      const digits = first.replaceAll(/\s/g, "");
      const value = Number(digits.replace(",", "."));
      if (!NUMBER.test(digits) || value > LARGEST) return { fault: "un nombre, comme 12 ou 3,5." };
      return value;
    }
    case "text": {
      const words = plain(first);
      const length = [...words].length;
      if (length > LONGEST.text) return { fault: `${length} caractères ; le maximum est ${LONGEST.text}.` };
      return words === "" ? null : maskPersonalData(words).text;
    }
  }
}
