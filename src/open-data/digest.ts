import { frenchDate, parisDay } from "../clock.ts";
import { type OpenFile, openFile } from "./dataset.ts";
import type { Release } from "./release.ts";

export const DIGEST = "synthese/synthese-du-trimestre.md";

/** A quarter that is over, in Paris days, both included. */
export type Quarter = { label: string; from: string; to: string };

const RANKS = ["1er", "2e", "3e", "4e"];

/** The last quarter that was over on a day. */
export function lastClosedQuarter(now: Date): Quarter {
  const [year = 0, month = 1] = parisDay(now).split("-").map(Number);
  const running = Math.floor((month - 1) / 3);
  const place = (running + 3) % 4;
  const of = running === 0 ? year - 1 : year;
  const first = place * 3 + 1;
  const two = (value: number) => String(value).padStart(2, "0");
  const last = new Date(Date.UTC(of, first + 2, 0)).getUTCDate();
  return {
    label: `${RANKS[place]} trimestre ${of}`,
    from: `${of}-${two(first)}-01`,
    to: `${of}-${two(first + 2)}-${two(last)}`,
  };
}

/**
 * A page ready for a newsletter: what changed in a quarter, and the figures that are public of it.
 * @param figures sentences of published figures, already without what is too few to be told
 */
export function digestOf(
  quarter: Quarter,
  releases: readonly Release[],
  figures: readonly string[],
): OpenFile {
  const { label, from, to } = quarter;
  const changes = releases.filter((release) => release.day >= from && release.day <= to);
  const lines = [
    `# Boussole IA : ${label}`,
    "",
    `Du ${frenchDate(from)} au ${frenchDate(to)}. Texte libre de réemploi (Licence Ouverte 2.0).`,
    "",
    "## En chiffres",
    "",
    ...(figures.length > 0
      ? figures.map((line) => `- ${line}`)
      : ["Aucun chiffre de ce trimestre n'est publié : trop peu d'usage, ou service pas encore ouvert."]),
    "",
    "## Ce qui a changé",
    "",
    ...(changes.length > 0
      ? changes.flatMap(({ version, day, notes }) => [
          `### Version ${version}, ${frenchDate(day)}`,
          "",
          ...notes.map((note) => `- ${note}`),
          "",
        ])
      : ["Aucune version n'est parue ce trimestre.", ""]),
    "## Pour en savoir plus",
    "",
    "- Les chiffres publics : page « /stats » du service.",
    "- La charte, exigence par exigence : page « /charte ».",
    "- Les données : page « /donnees-ouvertes ».",
  ];
  return openFile(DIGEST, `Synthèse du ${label}`, Buffer.from(`${lines.join("\n").trimEnd()}\n`));
}
