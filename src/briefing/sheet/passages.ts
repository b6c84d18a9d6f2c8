import { mark } from "../../answering/citations.ts";
import { withoutOrders } from "../../answering/screening/orders.ts";
import { unitsOf } from "../../answering/sentences.ts";
import { statesAbsence } from "../../answering/unknowable.ts";
import type { Queryable } from "../../db/database.ts";
import { type PassageRow, passagesByAddress } from "../../retrieval/store.ts";
import type { Numbering } from "../pack/sources.ts";

/** Quotes passages of fiches by their address, each with its mark. */
export type Quoter = {
  /**
   * The first sentences of a passage, on one line, with its essential conditions; null when the fiche is turned off or gone.
   * @param address `fiche#anchor`
   */
  say(address: string, sentences?: number): string | null;
};

/** The sentence before a list, where it says something alone. */
const announced = (text: string): string => {
  const [opening = text] = text.split("\n\n");
  return /[.!]$/.test(opening.trim()) ? opening : text;
};

/** A list is read on one line. */
const inLine = (text: string): string =>
  text
    .replace(/\n+\s*(?:[-*]|\d+\.)\s+/g, " ; ")
    .replace(/([:;])\s*;/g, "$1")
    .replace(/\.\s*;/g, " ;")
    .replace(/\s+/g, " ")
    .trim();

/** Reads in one statement what a sheet may cite; a passage takes its number when it is said. */
export async function quoterOf(
  db: Queryable,
  addresses: readonly string[],
  numbers: Numbering,
): Promise<Quoter> {
  const rows = new Map<string, PassageRow>(
    (await passagesByAddress(db, [...new Set(addresses)])).map((row) => [`${row.fiche}#${row.anchor}`, row]),
  );
  return {
    say(address, sentences = 1) {
      const row = rows.get(address);
      if (!row) return null;
      const units = unitsOf(withoutOrders(row.body)).slice(0, sentences);
      if (units.length === 0) return null;
      const n = numbers.cite(row);
      const words = units.map(({ text }) =>
        statesAbsence(text) ? "Gain non chiffré dans la source." : announced(text),
      );
      const { claimedBy } = row.source;
      const text = inLine(words.join(" "));
      const said = mark(claimedBy && !text.includes(claimedBy) ? `${text} (dit par ${claimedBy})` : text, n);
      const essentials = row.essentials.map((text) => ` *À savoir : ${inLine(text)}*`);
      return `${said}${essentials.join("")}`;
    },
  };
}
