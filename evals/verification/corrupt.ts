import { scan } from "../../src/verification/figures/scan.ts";
import { sentencesOf } from "../../src/verification/words.ts";

export type TrueSentence = { heading: string; text: string; sentence: string };
export type Corrupted = TrueSentence & { kind: string; citations: readonly number[] };

const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
  " ",
);
const ORGANISATIONS = [
  "Microsoft",
  "la Caisse des Dépôts",
  "OpenAI",
  "Google",
  "l'OCDE",
  "Capgemini",
  "le Sénat",
  "Salesforce",
];
const LINKS = ["https://aides-ia.exemple.fr/dossier", "www.subvention-ia.com", "plan-ia-2030.org"];
const NUMBER = /\d+(?:[\s\u202f\u00a0]\d{3})*(?:,\d+)?/g;

/** Every way of spoiling a true sentence that applies to it: one thing made false, the rest untouched. */
export function corruptionsOf(from: TrueSentence, turn: number): Corrupted[] {
  const { sentence, text, heading } = from;
  const made: Corrupted[] = [];
  const add = (kind: string, spoilt: string | null, citations: readonly number[] = [1]): void => {
    if (spoilt !== null && (spoilt !== sentence || citations.join() !== "1"))
      made.push({ ...from, kind, sentence: spoilt, citations });
  };
  add("chiffre absent", otherNumber(sentence, `${heading} ${text}`));
  add("date absente", otherDate(sentence, `${heading} ${text}`));
  add("nom absent", otherName(sentence, `${heading} ${text}`, turn));
  if (turn % 4 === 0)
    add("lien absent", sentence.replace(/[.!?]?$/, ` : voir ${LINKS[turn % LINKS.length]}.`));
  if (turn % 4 === 1) add("sans citation", sentence, []);
  if (turn % 4 === 2) add("citation inconnue", sentence, [1, 9]);
  add("chiffres échangés", swapped(sentence, text));
  add("sens inversé", negated(sentence));
  return made;
}

function otherNumber(sentence: string, evidence: string): string | null {
  const [first] = [...sentence.matchAll(NUMBER)].filter(([number]) => !/^(?:19|20)\d\d$/.test(number));
  if (!first) return null;
  const value = Number(first[0].replace(/\s/g, "").replace(",", "."));
  for (const other of [value * 2 + 1, value + 7, Math.round(value / 2) + 3])
    if (!scan(evidence).figures.some((figure) => figure.value === other))
      return sentence.slice(0, first.index) + String(other) + sentence.slice(first.index + first[0].length);
  return null;
}

function otherDate(sentence: string, evidence: string): string | null {
  const month = MONTHS.find((name) => new RegExp(`\\b${name}\\b`, "i").test(sentence) && name !== "mai");
  if (month) {
    const other = MONTHS.find((name) => name !== "mai" && !evidence.toLowerCase().includes(name));
    return other ? sentence.replace(month, other) : null;
  }
  const year = /\b20\d\d\b/.exec(sentence)?.[0];
  const other = ["2024", "2027", "2029", "2023"].find((one) => !evidence.includes(one));
  return year && other ? sentence.replace(year, other) : null;
}

function otherName(sentence: string, evidence: string, turn: number): string | null {
  const absent = ORGANISATIONS.filter((name) => !evidence.includes(name.replace(/^(?:la |le |l')/, "")));
  const other = absent[turn % absent.length] ?? "";
  const named =
    /\b(?:selon|par|avec|de|chez) ((?:la |le |l'|les )?[A-ZÉ][\p{L}-]+(?: [A-ZÉ][\p{L}-]+)*)/u.exec(sentence);
  if (named?.[1] && !/^(?:L'|La |Le )?(?:IA|PME|TPE|ETI)\b/.test(named[1]))
    return sentence.replace(named[1], other);
  return turn % 3 === 0 ? sentence.replace(/[.!?]?$/, `, selon ${other}.`) : null;
}

/** Two figures of a passage, of one kind, exchanged between the things they belong to. */
function swapped(sentence: string, text: string): string | null {
  const numbers = [...sentence.matchAll(NUMBER)].map(([number]) => number);
  for (const number of numbers) {
    const own = scan(sentence.slice(sentence.indexOf(number))).figures[0];
    if (!own) continue;
    for (const place of sentencesOf(text)) {
      for (const { 0: other, index } of place.matchAll(NUMBER)) {
        const figure = scan(place.slice(index)).figures[0];
        if (!figure || figure.unit !== own.unit || figure.value === own.value || figure.unit === "") continue;
        const gap = "\u0000";
        return sentence.includes(other)
          ? sentence.replace(number, gap).replace(other, number).replace(gap, other)
          : sentence.replace(number, other);
      }
    }
  }
  return null;
}

const VERB =
  /\b(est|sont|peut|peuvent|doit|doivent|demande|prévoit|permet|donne|finance|dure|reste|comprend|concerne|vise)\b/;

function negated(sentence: string): string | null {
  if (/\b(?:n['’]|ne )\S+ (?:pas|jamais|aucun)/.test(sentence))
    return sentence.replace(/\b(?:n['’]|ne )(\S+) (?:pas|jamais)/, "$1");
  const verb = VERB.exec(sentence)?.[1];
  if (!verb) return null;
  return sentence.replace(verb, /^[aeéiou]/.test(verb) ? `n'${verb} pas` : `ne ${verb} pas`);
}
