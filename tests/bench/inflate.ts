import { unitsOf } from "../../src/answering/sentences.ts";
import type { Collected } from "../../src/ingestion/collect.ts";
import { type Fiche, readFiche } from "../../src/ingestion/documents.ts";
import { pick, seeded } from "./random.ts";

const SECTIONS_A_FICHE = 25;
const SENTENCES_A_SECTION = 4;
/** Fewer than the real ones have (about 25): with as many, indexing alone would outlast the rest of the bench. */
const WAYS_OF_ASKING = 8;

/**
 * Synthetic fiches of `passages` sections in all: headings, ways of asking and sentences of the real ones, shuffled
 * together. Written as Markdown and read by the project's own reader.
 */
export function syntheticFiches(real: readonly Fiche[], passages: number): Collected {
  const random = seeded(2_000);
  const sections = real.flatMap((fiche) => fiche.sections);
  const sentences = sections.flatMap((section) => unitsOf(section.body).map(({ text }) => text));
  const questions = sections.flatMap((section) => section.questions);
  const some = <T>(items: readonly T[], count: number): T[] =>
    Array.from({ length: count }, () => pick(random, items));
  const sectionText = (number: number): string =>
    [
      `## ${pick(random, sections).heading} {#section-${number}}`,
      `<!-- questions: ${some(questions, WAYS_OF_ASKING).join(" | ")} -->`,
      "",
      some(sentences, SENTENCES_A_SECTION).join("\n\n"),
    ].join("\n");
  const fiches: Fiche[] = [];
  for (let made = 0; made < passages; made += SECTIONS_A_FICHE) {
    const count = Math.min(SECTIONS_A_FICHE, passages - made);
    const id = `synthese-${fiches.length + 1}`;
    const texts = Array.from({ length: count }, (_, number) => sectionText(number + 1));
    fiches.push(
      readFiche(`fiches/${id}.md`, `---\n${JSON.stringify(headOf(id))}\n---\n\n${texts.join("\n\n")}\n`),
    );
  }
  return { fiches, prepared: [], glossary: [], intentions: [], rejections: [] };
}

/** JSON is YAML. */
const headOf = (id: string) => ({
  id,
  kind: "fiche",
  title: `Fiche de synthèse ${id}`,
  publisher: "Banc d'essai",
  sourceTitle: "Phrases mélangées des fiches",
  sourceUrl: "https://exemple.invalid/",
  sourceDate: "2026-01-01",
  checkedOn: "2026-01-01",
  reviewBy: "2027-01-01",
  licence: "Licence Ouverte 2.0",
  audience: { sizes: [], sectors: [], needs: [], maturity: [] },
});
