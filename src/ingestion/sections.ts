import { fold } from "../retrieval/tokenise.ts";
import { RejectedError, type Rejection } from "./rejection.ts";

/** A passage before it has a row. `body` is Markdown without its essential conditions, which stand apart. */
export type Section = {
  anchor: string;
  level: 2 | 3;
  heading: string;
  parentHeading: string | null;
  body: string;
  essentials: string[];
  questions: string[];
};

const HEADING = /^(#{2,3})\s+(.+?)\s*(?:\{#([a-z0-9-]+)\})?\s*$/;
const QUESTIONS = /^<!--\s*questions:\s*(.*?)\s*-->\s*$/;

/**
 * Cuts a fiche's Markdown into its H2/H3 sections.
 * @param firstLine the line of the file (from 1) where `markdown` starts, for the reasons of a rejection
 * @throws RejectedError when an anchor is used twice, or nothing stands under any heading
 */
export function cutSections(file: string, markdown: string, firstLine: number): Section[] {
  const sections: Section[] = [];
  const rejections: Rejection[] = [];
  const seen = new Set<string>();
  let parent: string | null = null;
  let current: (Section & { lines: string[] }) | null = null;
  let inEssential = false;
  const close = (): void => {
    if (!current) return;
    const { lines, ...section } = current;
    section.body = lines.join("\n").trim();
    section.essentials = section.essentials.map((text) => text.trim()).filter(Boolean);
    if (section.body !== "" || section.essentials.length > 0) sections.push(section);
  };
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const heading = HEADING.exec(line);
    if (heading) {
      close();
      const level = heading[1] === "##" ? 2 : 3;
      const title = heading[2] ?? "";
      if (level === 2) parent = null;
      const anchor = heading[3] ?? slug(title);
      if (seen.has(anchor)) {
        rejections.push({ file, line: firstLine + index, reason: `l'ancre « ${anchor} » sert deux fois` });
      }
      seen.add(anchor);
      current = {
        anchor,
        level,
        heading: title,
        parentHeading: parent,
        body: "",
        essentials: [],
        questions: [],
        lines: [],
      };
      if (level === 2) parent = title;
      inEssential = false;
      continue;
    }
    if (!current) continue;
    const questions = QUESTIONS.exec(line);
    if (questions) {
      current.questions = (questions[1] ?? "")
        .split("|")
        .map((text) => text.trim())
        .filter(Boolean);
    } else if (/^>\s*\[!IMPORTANT\]\s*$/.test(line)) {
      inEssential = true;
      current.essentials.push("");
    } else if (inEssential && line.startsWith(">")) {
      const last = current.essentials.pop() ?? "";
      current.essentials.push(`${last} ${line.replace(/^>\s?/, "")}`);
    } else {
      inEssential = false;
      current.lines.push(line);
    }
  }
  close();
  if (sections.length === 0)
    rejections.push({ file, line: firstLine, reason: "aucune section (## Titre) avec du texte" });
  if (rejections.length > 0) throw new RejectedError(rejections);
  return sections;
}

/** An address for a heading that gives none: `Qui peut candidater ?` → `qui-peut-candidater`. */
export const slug = (title: string): string => (fold(title).match(/[a-z0-9]+/g) ?? []).join("-").slice(0, 80);
