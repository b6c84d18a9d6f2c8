import { createHash } from "node:crypto";
import { FicheFrontMatter, PreparedFrontMatter } from "./front-matter.ts";
import { readFrontMatter } from "./read-front-matter.ts";
import { RejectedError } from "./rejection.ts";
import { cutSections, type Section } from "./sections.ts";

/** How a file becomes rows: raised when the same text must give others, so that it is taken in again. */
const READING = "2";

export type Fiche = { file: string; head: FicheFrontMatter; sections: Section[]; digest: string };
export type PreparedAnswer = { file: string; head: PreparedFrontMatter; body: string; digest: string };

/** Reads a fiche. @throws RejectedError with every line that is wrong */
export function readFiche(file: string, text: string): Fiche {
  const { head, body, bodyLine } = readFrontMatter(file, text, FicheFrontMatter);
  return { file, head, sections: cutSections(file, body, bodyLine), digest: digestOf(READING, text) };
}

const MARK = /\[(\d+)\]/g;

/** Reads a prepared answer: its `[n]` marks are the ranks of its `sources`. @throws RejectedError */
export function readPrepared(file: string, text: string): PreparedAnswer {
  const { head, body, bodyLine } = readFrontMatter(file, text, PreparedFrontMatter);
  const marks = [...body.matchAll(MARK)].map((match) => Number(match[1]));
  const unknown = marks.find((n) => n < 1 || n > head.sources.length);
  const reason =
    body.trim() === ""
      ? "la réponse est vide"
      : marks.length === 0
        ? "la réponse ne cite aucune source : ajoutez [1]"
        : unknown !== undefined
          ? `[${unknown}] ne correspond à aucune des ${head.sources.length} sources`
          : null;
  if (reason) throw new RejectedError([{ file, line: bodyLine, reason }]);
  return { file, head, body: body.trim(), digest: digestOf(READING, text) };
}

export const digestOf = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\u0000")).digest("hex");
