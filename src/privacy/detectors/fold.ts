/** The text as detectors read it, one character per entry, each knowing where it came from in the original. */
export type Folded = { text: string; starts: number[]; ends: number[] };

const DIGIT = /\p{Nd}/u;

/** HTML for a separator or a sign of an address. Not « %40 »: a % is a letter like any other in an e-mail address. */
const ESCAPES: Record<string, string> = {
  "&nbsp;": " ",
  "&#160;": " ",
  "&#46;": ".",
  "&#64;": "@",
  "&#x40;": "@",
  "&commat;": "@",
  "<br>": "\n",
  "<br/>": "\n",
  "<br />": "\n",
};
const PIECE = new RegExp(`${Object.keys(ESCAPES).join("|")}|.`, "gisu");

/** Decimal digits come in blocks of ten in Unicode: the value is the distance to the start of the block. */
function digitValue(character: string): string {
  const compatible = character.normalize("NFKC");
  if (/^[0-9]$/.test(compatible)) return compatible;
  let code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (DIGIT.test(String.fromCodePoint(code - 1))) {
    code--;
    value++;
  }
  return String(value % 10);
}

function foldCharacter(character: string): string {
  if (character >= " " && character <= "~") return character;
  if (character === "\n") return character;
  // Marks (accents typed apart, emoji key caps) and invisible characters hide a number without changing it.
  if (/[\p{M}\p{Cf}]/u.test(character)) return "";
  if (DIGIT.test(character)) return digitValue(character);
  if (/[\p{Cc}\p{Z}]/u.test(character)) return " ";
  if (/[\p{Pd}\u2212]/u.test(character)) return "-";
  if (/[\u2018\u2019\u02bc]/.test(character)) return "'";
  const plain = character.normalize("NFKD").replace(/\p{M}+/gu, "");
  if (plain.length === 1) return /[\p{Pd}\u2212]/u.test(plain) ? "-" : plain;
  return character.length === 1 ? character : "\ufffd";
}

/**
 * Reads a text the way an eye does: full-width, bold or Arabic digits become 0-9, every space a space, every dash
 * a hyphen, « &#64; » an @, « <br> » a line break, accents and invisible characters go. Never fails;
 * `starts[i]` and `ends[i]` bound the original code units of folded character `i`, so that a span found here can be
 * cut out of the original.
 */
export function fold(text: string): Folded {
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    const plain = ESCAPES[piece.toLowerCase()] ?? foldCharacter(piece);
    if (plain !== "") {
      folded += plain;
      starts.push(at);
      ends.push(at + piece.length);
    } else if (ends.length > 0) {
      ends[ends.length - 1] = at + piece.length;
    }
    at += piece.length;
  }
  return { text: folded, starts, ends };
}
