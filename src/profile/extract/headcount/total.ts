import type { Token } from "../tokens.ts";
import { type Item, wordAt } from "./item.ts";

const CORRECTION =
  /^(?:non|pardon|pas|plutot|enfin|maintenant|oups|erreur|euh|rectification|donc|desormais|reste|soit)$/;
const between = (tokens: readonly Token[], from: number, to: number): string[] =>
  tokens.slice(from, to).map(({ word }) => word);

/** The last thing counted: a correction between two starts anew. */
export function lastGroup(tokens: readonly Token[], items: readonly Item[]): Item[] {
  let group: Item[] = [];
  for (const item of items) {
    const previous = group.at(-1);
    const words = previous ? between(tokens, previous.to + 1, item.from) : [];
    const anew = words.some(
      (word, index) => CORRECTION.test(word) && !(word === "pas" && words[index + 1] === "de"),
    );
    group = anew ? [item] : [...group, item];
  }
  return group;
}

const LINK = /^(?:et|plus|\+|,|&|une?|avec|aussi|puis)$/;
const ADD = /^(?:et|plus|\+|&)$/;
const isJoined = (words: readonly string[]): boolean =>
  words.every((word) => LINK.test(word)) && words.some((word) => ADD.test(word));

const sum = (items: readonly Item[]): number => items.reduce((total, { value }) => total + value, 0);

/** How many a group of items makes, or null when it tells no number. `closed`: « c'est tout », « personne d'autre ». */
export function totalOf(tokens: readonly Token[], group: readonly Item[], closed: boolean): number | null {
  const whole = group.findLastIndex(({ kind }) => kind === "whole");
  if (whole >= 0) return wholeTotal(tokens, group, whole);
  const relatives = group.filter(({ kind }) => kind === "relative");
  const parts = group.filter(({ kind }) => kind === "part");
  const self = group.some(({ kind }) => kind === "self");
  if (group.some(({ kind }) => kind === "alone")) return 1 + sum(parts) + sum(relatives);
  if (parts.length === 0 && relatives.length === 0) return null;
  const [first] = group;
  const withThem = first ? wordAt(tokens, first.from - 1) === "avec" : false;
  const implied = parts.length === 0 && (withThem || closed);
  if (parts.length === 0 && !self && !implied) return null;
  return sum(parts) + sum(relatives) + (self || implied ? 1 : 0);
}

/** « 4 plus un apprenti », « quatre vétérinaires, cinq auxiliaires et une personne »: what is joined to a whole is added to it. */
function wholeTotal(tokens: readonly Token[], group: readonly Item[], at: number): number | null {
  const item = group[at];
  if (!item) return null;
  let total = item.value;
  const previous = group[at - 1];
  const before = group
    .slice(0, at)
    .filter(({ kind }) => kind === "part" || kind === "relative" || kind === "self");
  if (
    previous &&
    previous.kind === "part" &&
    item.value < sum(before) &&
    isJoined(between(tokens, previous.to + 1, item.from))
  )
    total += sum(before);
  let end = item.to;
  for (const next of group.slice(at + 1)) {
    if (!isJoined(between(tokens, end + 1, next.from))) break;
    total += next.value;
    end = next.to;
  }
  return total;
}
