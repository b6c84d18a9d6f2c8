import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type OpenFile, openFile } from "./dataset.ts";

/** A folder of the project whose files are published, and which of them. */
type Published = { folder: string; kept: RegExp; as: string };

/** What is published as it is in the project, by dataset: an allow-list, nothing else of the disk is ever read. */
export const FOLDERS = {
  connaissances: [
    { folder: "knowledge/fiches", kept: /^[a-z0-9-]+\.md$/, as: "connaissances/fiches" },
    { folder: "knowledge/dispositifs", kept: /^[a-z0-9-]+\.md$/, as: "connaissances/dispositifs" },
    { folder: "knowledge/chartes", kept: /^[a-z0-9-]+\.md$/, as: "connaissances/chartes" },
    { folder: "knowledge/reponses", kept: /^[a-z0-9-]+\.md$/, as: "connaissances/reponses" },
    { folder: "knowledge/intentions", kept: /^[a-z_]+\.txt$/, as: "connaissances/intentions" },
    { folder: "knowledge/profil", kept: /\.(?:txt|yml)$/, as: "connaissances/profil" },
    { folder: "knowledge/equite", kept: /\.jsonl$/, as: "connaissances/equite" },
    { folder: "knowledge", kept: /^glossaire\.yml$/, as: "connaissances" },
  ],
  exemples: [
    { folder: "knowledge/annuaire", kept: /^exemple\.jsonl$/, as: "exemples-fictifs/annuaire" },
    { folder: "knowledge/agenda", kept: /^exemple\.json$/, as: "exemples-fictifs/agenda" },
  ],
  consignes: [{ folder: "prompts", kept: /\/(?:prompt\.md|schema\.json)$/, as: "consignes" }],
  evaluations: [{ folder: "evals", kept: /^(?!out\/).*(?:\.jsonl|\/thresholds\.json)$/, as: "evaluations" }],
} as const satisfies Record<string, readonly Published[]>;

/** The files of a dataset, read from the project's own folders. A folder that this install was made without gives none. */
export async function filesOf(root: string, dataset: keyof typeof FOLDERS): Promise<OpenFile[]> {
  const files: OpenFile[] = [];
  for (const { folder, kept, as } of FOLDERS[dataset]) {
    const from = join(root, folder);
    const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []);
    const names = entries
      // A link could lead out of the folder.
      .filter((entry) => entry.isFile())
      .map((entry) => relative(from, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .filter((name) => kept.test(name));
    for (const name of names.sort()) {
      const content = await readFile(join(from, name));
      files.push(openFile(`${as}/${name}`, titleOf(name, content), content));
    }
  }
  return files;
}

const HEAD = /^---\n([\s\S]*?)\n---\n/;
/** What the head of a fiche, of an answer or of a prompt calls it; the name of the file otherwise. */
function titleOf(name: string, content: Buffer): string {
  const head = name.endsWith(".md") ? HEAD.exec(content.toString())?.[1] : undefined;
  const said = head && /^(?:title|question|purpose): *"?(.+?)"?$/m.exec(head)?.[1];
  return said || name;
}

/** The id in the head of a fiche or of a prepared answer, which a switch names; null for what has none. */
export const idOf = ({ path, content }: Pick<OpenFile, "path" | "content">): string | null =>
  (path.endsWith(".md") && /^id: *"?([a-z0-9-]+)"?$/m.exec(HEAD.exec(content.toString())?.[1] ?? "")?.[1]) ||
  null;
