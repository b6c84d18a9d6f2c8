import type { Size } from "../../lists.ts";
import { clausesOf } from "../clauses.ts";
import { quote, type Token, tokensOf } from "../tokens.ts";
import { boundedOf } from "./bounded.ts";
import { countedAt } from "./counted.ts";
import { type Item, wordAt } from "./item.ts";
import { aloneAt, familyAt, listedAt, namesBefore, selfAt } from "./people-items.ts";
import { sitesTotal } from "./sites.ts";
import { lastGroup, totalOf } from "./total.ts";

/** What a message says of how many they are; without a number, its category. `adds`: « et 2 au bureau », to those told before. */
export type Headcount =
  | { value: number; adds: boolean; because: string }
  | { value: null; size: Size; because: string };

const CLOSED =
  /\b(?:c est tout|cest tout|personne d autre|voila tout|nous voila tous|voila l equipe|tout le monde)\b/;

/**
 * The headcount that one sentence tells, or null: persons counted and added (« 2 associés et 5 salariés »), told as a
 * whole (« on est 9 »), or alone (« seule »). What is counted beside (covers, lorries, seasonal workers, years) is not.
 * @param answering the sentence answers « combien êtes-vous ? »: a bare number is then enough
 */
export function headcountOf(sentence: string, answering: boolean): Headcount | null {
  const tokens = tokensOf(sentence);
  const items = ownItems(sentence, tokens, answering);
  const sites = sitesTotal(sentence, tokens);
  if (sites) return { ...sites, adds: false };
  const group = lastGroup(tokens, items);
  const bounds =
    group.every(({ kind }) => kind === "alone") && group.length > 0 ? null : boundedOf(sentence, tokens);
  if (bounds) return bounds;
  const closed = CLOSED.test(tokens.map(({ word }) => word).join(" "));
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return null;
  const because = quote(sentence, tokens, first.from, last.to);
  const adds =
    /^(?:et|plus|\+|puis)$/.test(wordAt(tokens, 0)) &&
    first.from <= 2 &&
    group.every(({ kind }) => kind !== "whole" && kind !== "alone");
  const total = totalOf(tokens, group, closed) ?? (adds && first.kind === "self" ? 1 : null);
  return total === null ? null : { value: total, adds, because };
}

/** What is counted in the clauses that speak of this company. */
function ownItems(sentence: string, tokens: readonly Token[], answering: boolean): Item[] {
  const foreign = new Set(
    clausesOf(sentence)
      .filter(({ own }) => !own)
      .flatMap((clause) => clause.tokens.map(({ start }) => start)),
  );
  return itemsOf(tokens, answering).filter(({ from }) => !foreign.has(tokens[from]?.start ?? -1));
}

function itemsOf(tokens: readonly Token[], answering: boolean): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const item =
      aloneAt(tokens, at) ??
      listedAt(tokens, at) ??
      countedAt(tokens, at, answering) ??
      familyAt(tokens, at) ??
      selfAt(tokens, at);
    if (item?.kind === "self") {
      const named = namesBefore(tokens, at);
      if (named > 0) items.push({ value: named, kind: "relative", from: at - 2 * named, to: at - 1 });
    }
    if (item) items.push(item);
    at = item ? item.to + 1 : at + 1;
  }
  return items;
}
