import { quote, type Token, tokensOf } from "./tokens.ts";

const SCALE: Record<string, number> = {
  k: 1e3,
  ke: 1e3,
  mille: 1e3,
  m: 1e6,
  me: 1e6,
  million: 1e6,
  millions: 1e6,
  md: 1e9,
  milliard: 1e9,
  milliards: 1e9,
};
const NAMED = /^(?:ca|turnover)$/;

/** The yearly turnover in euros that a sentence gives, with its words, or null. */
export function turnoverOf(sentence: string): { value: number; because: string } | null {
  const tokens = tokensOf(sentence);
  const named = tokens.findIndex(({ word }, at) => NAMED.test(word) && isTurnover(tokens, at));
  const chiffre = tokens.findIndex(
    ({ word }, at) => word === "chiffre" && /^(?:d|affaires)$/.test(tokens[at + 1]?.word ?? ""),
  );
  const where = chiffre >= 0 ? chiffre : named;
  if (where < 0) return null;
  const amounts = tokens.flatMap((_, at) => amountAt(tokens, at));
  const [nearest] = amounts.sort((a, b) => Math.abs(a.at - where) - Math.abs(b.at - where));
  if (!nearest) return null;
  return {
    value: nearest.value,
    because: quote(sentence, tokens, Math.min(where, nearest.at), Math.max(where, nearest.to)),
  };
}

const isTurnover = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.raw === "CA" || /^(?:de|notre|mon|son|:)$/.test(tokens[at - 1]?.word ?? "");

function amountAt(tokens: readonly Token[], at: number): { value: number; at: number; to: number }[] {
  const word = tokens[at]?.word ?? "";
  if (!/^\d+(?:[.,]\d+)?$/.test(word)) return [];
  const next = tokens[at + 1]?.word ?? "";
  const scale = SCALE[next] ?? 1;
  const unit = scale > 1 ? (tokens[at + 2]?.word ?? "") : next;
  const money = /^(?:€|e|euros?|d)$/.test(unit) || /^(?:ke|me|k|millions?|milliards?)$/.test(next);
  return money ? [{ value: Math.round(Number(word.replace(",", ".")) * scale), at, to: at + 1 }] : [];
}
