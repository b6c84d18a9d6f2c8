import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Collected } from "./collect.ts";
import { readFiche } from "./documents.ts";
import { ExtractionError, extractDocument } from "./extract/index.ts";
import { quarantine, type SetAside } from "./quarantine.ts";
import { RejectedError } from "./rejection.ts";

/** What stands beside an imported page: the head of a fiche, in `PAGE.yml`. */
const SIDE_CAR = `id: ma-page
kind: fiche
title: Titre de la page
publisher: Qui la publie
sourceTitle: Titre d'origine
sourceUrl: https://…
sourceDate: "2026-01-31"
checkedOn: "2026-11-23"
reviewBy: "2027-05-31"
licence: Licence de la page
audience: { sizes: [], sectors: [], needs: [], maturity: [] }`;

const NOTHING_LEFT = "tout son texte a été mis de côté : il semble s'adresser à une machine";

/** Longest passage, in characters: what a person reads at once, and what a search can still tell apart. */
const LONGEST = 900;

/** Reads documents given one by one: Markdown with its head, or HTML, PDF, DOCX with a side-car `.yml`. */
export async function collectFiles(
  paths: readonly string[],
  onFile: (done: number, total: number) => void = () => {},
) {
  const collected: Collected & { aside: SetAside[] } = {
    fiches: [],
    prepared: [],
    glossary: [],
    intentions: [],
    rejections: [],
    aside: [],
  };
  for (const [index, path] of paths.entries()) {
    try {
      const fiche = readFiche(basename(path), await asFiche(path));
      const { sections, aside } = quarantine(fiche.file, fiche.sections);
      collected.aside.push(...aside);
      if (sections.length > 0) collected.fiches.push({ ...fiche, sections });
      else collected.rejections.push({ file: fiche.file, line: null, reason: NOTHING_LEFT });
    } catch (error) {
      if (error instanceof RejectedError) collected.rejections.push(...error.rejections);
      else collected.rejections.push({ file: basename(path), line: null, reason: reasonOf(error) });
    }
    onFile(index + 1, paths.length);
  }
  return collected;
}

async function asFiche(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (extname(path) === ".md" && bytes.subarray(0, 4).toString().startsWith("---"))
    return bytes.toString("utf8");
  const head = await readFile(`${path}.yml`, "utf8").catch(() => null);
  if (head === null) {
    throw new ExtractionError(
      `il manque ${basename(path)}.yml à côté, qui dit qui publie, où et quand. Modèle :\n${SIDE_CAR}`,
    );
  }
  const title = /^title:\s*["']?(.+?)["']?\s*$/m.exec(head)?.[1] ?? basename(path);
  return `---\n${head.trim()}\n---\n\n${sectioned(await extractDocument(basename(path), bytes), title)}`;
}

/** Headings on the two levels of a fiche, text before the first one under the title, long sections cut. */
export function sectioned(markdown: string, title: string): string {
  const lines = markdown
    .replace(/^# /gm, "## ")
    .replace(/^#{4,6} /gm, "### ")
    .replace(/<!--[\s\S]*?-->/g, "");
  const whole = /^\s*##/.test(lines) ? lines : `## ${title}\n\n${lines}`;
  const used = new Map<string, number>();
  return whole
    .split(/^(?=#{2,3} )/m)
    .flatMap((section) => cutLong(section.trim()))
    .map((section) => unique(section, used))
    .join("\n\n");
}

function cutLong(section: string): string[] {
  const [heading = "", ...rest] = section.split("\n");
  const parts: string[] = [];
  for (const paragraph of rest
    .join("\n")
    .trim()
    .split(/\n{2,}/)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + paragraph.length <= LONGEST)
      parts[parts.length - 1] = `${last}\n\n${paragraph}`;
    else parts.push(paragraph);
  }
  return parts.map((part) => `${heading}\n\n${part}`);
}

/** A heading that comes again (or goes on) is numbered, so that each passage keeps an address. */
function unique(section: string, used: Map<string, number>): string {
  const [heading = "", ...rest] = section.split("\n");
  const count = (used.get(heading) ?? 0) + 1;
  used.set(heading, count);
  return [count === 1 ? heading : `${heading} (suite ${count})`, ...rest].join("\n");
}

function reasonOf(error: unknown): string {
  if (error instanceof ExtractionError) return error.message;
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "fichier introuvable";
  throw error;
}
