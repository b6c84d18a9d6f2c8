import { mark } from "../../answering/citations.ts";
import { unitsOf } from "../../answering/sentences.ts";
import type { Queryable } from "../../db/database.ts";
import { type PassageRow, passagesByAddress } from "../../retrieval/store.ts";
import type { Pack } from "./pack.ts";
import type { Numbering } from "./sources.ts";

const FICHE = "charte-ambassadeurs-ia";
/** What articles 4 and 6 of the charter (September 2025) ask of an ambassador facing a company. */
const KEEP = ["engagement-accueil", "engagement-besoins", "engagement-reponses", "engagement-reorienter"];
const AVOID = ["conflit-interets", "pratiques-deloyales", "benevolat"];
/** What to ask before a first project (fiche on the CNIL's recommendations). */
const TO_ASK = "demarrer-ia#questions";

/** What the charter asks for and what it sanctions, in the words of its fiche; a fiche turned off gives nothing. */
export async function charterOf(
  db: Queryable,
  numbers: Numbering,
): Promise<Pick<Pack, "toAsk"> & { charter: Pack["charter"] }> {
  const address = (anchor: string): string => `${FICHE}#${anchor}`;
  const rows = await passagesByAddress(db, [...[...KEEP, ...AVOID].map(address), TO_ASK]);
  const find = (wanted: string): PassageRow | undefined =>
    rows.find(({ fiche, anchor }) => `${fiche}#${anchor}` === wanted);
  const sentences = (anchors: readonly string[]): string[] =>
    anchors.flatMap((anchor) => {
      const row = find(address(anchor));
      if (row === undefined) return [];
      const n = numbers.cite(row);
      // A condition that must not be omitted says the most; the first sentence announces it.
      const [first] = unitsOf(row.body).map(({ text }) => text);
      return [[first ?? "", ...row.essentials].filter(Boolean).join(" ")].map((text) => mark(text, n));
    });
  const keep = sentences(KEEP);
  const avoid = sentences(AVOID);
  const asked = find(TO_ASK);
  return {
    charter: { keep, avoid },
    toAsk:
      asked === undefined
        ? null
        : unitsOf(asked.body)
            .map(({ text }) => mark(text, numbers.cite(asked)))
            .join("\n\n"),
  };
}
