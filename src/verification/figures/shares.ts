import { type Read, readNumber } from "./numbers.ts";
import { unitAt } from "./units.ts";

const FRACTIONS: Record<string, number> = {
  tiers: 100 / 3,
  quart: 25,
  quarts: 25,
  moitie: 50,
  cinquieme: 20,
  cinquiemes: 20,
  dixieme: 10,
  dixiemes: 10,
};

/** « un tiers des », « trois quarts », « la moitié » ; not « un quart d'heure », nor « un tiers » who is someone else. */
export function readFraction(tokens: readonly string[], at: number): Read | null {
  const count = { un: 1, la: 1, deux: 2, trois: 3, quatre: 4 }[tokens[at] ?? ""];
  const part = FRACTIONS[tokens[at + 1] ?? ""];
  if (count === undefined || part === undefined || tokens[at + 2] === "heure") return null;
  if (tokens[at + 1] === "tiers" && !/^(?:de|des|du)$/.test(tokens[at + 2] ?? "")) return null;
  return { value: count * part, scale: 1, next: at + 2 };
}

/** « 9 TPE et PME sur 10 », « huit sur dix »; not « niveau 1 sur 4 ». */
export function readRatio(
  tokens: readonly string[],
  at: number,
  first: Read,
): { of: number; at: number; next: number } | null {
  if (/^(?:niveau|note|phase|etape)s?$/.test(tokens[at - 1] ?? "")) return null;
  if (unitAt(tokens, first.next) === "%") return null;
  const on = tokens.slice(first.next, first.next + 7).indexOf("sur");
  if (on === -1) return null;
  const whole = readNumber(tokens, first.next + on + 1);
  if (!whole || whole.value <= first.value || whole.value > 100) return null;
  return { of: whole.value, at: first.next + on, next: whole.next };
}
