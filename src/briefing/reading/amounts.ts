import { readNumberWords } from "../../number-words.ts";
import { fold } from "../../retrieval/tokenise.ts";

const DIGITS = String.raw`\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+(?:[.,]\d+)?`;
const AMOUNT = new RegExp(
  String.raw`(?<![\d,.])(${DIGITS})\s*(?:(k|m|mille|millions?)\b\s*(?:d['’]?\s*)?)?(€|eur\b|euros?\b|balles\b|e(?=\s*(?:ht|ttc|par|max\w*|/|la |le |$)))|(?<![\d,.])(${DIGITS})\s?(?:k€|keuros?\b|k euros?\b|k\b(?!\s?(?:km|g\b))|m€)`,
  "giu",
);
const SCALES: Record<string, number> = { k: 1e3, mille: 1e3, m: 1e6, million: 1e6, millions: 1e6 };

const numberOf = (digits: string): number => {
  const joined = digits.replace(/[ \u00a0\u202f]/g, "").replace(/\.(?=\d{3}(?:\D|$))/g, "");
  return Number(joined.replace(",", "."));
};

/** Whole euros with ordinary spaces: « 30 000 € ». */
const euros = (value: number): string =>
  `${Math.round(value)
    .toLocaleString("fr-FR")
    .replace(/[\u00a0\u202f]/g, " ")} €`;

/** The amounts that a text tells, whatever the way (« 30k€ », « trente mille euros »), as they are usually written; each once. */
export function amountsIn(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, digits, scale, , shortDigits] = match;
    const short = shortDigits === undefined ? null : /m€$/i.test(whole) ? 1e6 : 1e3;
    const value = numberOf(digits ?? shortDigits ?? "") * (short ?? SCALES[(scale ?? "").toLowerCase()] ?? 1);
    if (Number.isFinite(value) && value > 0) found.push(euros(value));
  }
  return [...new Set([...found, ...spelledIn(text)])];
}

/** « trente mille euros », « deux cents euros » */
function spelledIn(text: string): string[] {
  const words =
    fold(text)
      .replace(/[-']/g, " ")
      .match(/[a-z]+|\d+|€/g) ?? [];
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    let total = 0;
    let next = at;
    const head = readNumberWords(words, at);
    if (words[at] === "mille") {
      total = 1_000;
      next = at + 1;
    } else if (head && /^(?:mille|millions?)$/.test(words[head.next] ?? "")) {
      total = head.value * (words[head.next] === "mille" ? 1_000 : 1_000_000);
      next = head.next + 1;
    } else if (head) {
      total = head.value;
      next = head.next;
    }
    if (next === at) continue;
    const rest = total >= 1_000 ? readNumberWords(words, next) : undefined;
    if (rest) {
      total += rest.value;
      next = rest.next;
    }
    if (words[next] === "d") next++;
    if (/^(?:euros?|balles)$/.test(words[next] ?? "") && total > 1) found.push(euros(total));
    at = Math.max(at, next - 1);
  }
  return found;
}
