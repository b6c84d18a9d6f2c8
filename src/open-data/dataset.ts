import { createHash } from "node:crypto";

/** Under what terms a file may be used again; see `LICENSE`. */
export const LICENCES = {
  ouverte: {
    name: "Licence Ouverte 2.0",
    url: "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
    spdx: "etalab-2.0",
  },
  mit: { name: "Licence MIT", url: "https://opensource.org/license/mit", spdx: "MIT" },
} as const;
export type Licence = keyof typeof LICENCES;

/** One file that anyone may download; `path` is its stable address under `/donnees-ouvertes/fichiers/`. */
export type OpenFile = {
  path: string;
  title: string;
  mediaType: string;
  content: Buffer;
  /** Of `content`, hexadecimal. */
  sha256: string;
};

/** Files that go together, as one entry of the manifest. Days are `YYYY-MM-DD`; null: not known. */
export type Dataset = {
  id: string;
  title: string;
  description: string;
  keywords: readonly string[];
  licence: Licence;
  version: string;
  issued: string | null;
  modified: string | null;
  files: readonly OpenFile[];
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  md: "text/markdown",
  txt: "text/plain",
  json: "application/json",
  jsonl: "application/x-ndjson",
  yml: "application/yaml",
};

/** @throws Error for a kind of file that nobody foresaw: it is then not published by accident */
export function openFile(path: string, title: string, content: Buffer): OpenFile {
  const mediaType = MEDIA_TYPES[path.split(".").at(-1) ?? ""];
  if (!mediaType) throw new Error(`no media type for ${path}`);
  return { path, title, mediaType, content, sha256: createHash("sha256").update(content).digest("hex") };
}

/** A file whose words are made by the running service: the same state gives the same bytes. */
export const generatedFile = (path: string, title: string, value: unknown): OpenFile =>
  openFile(path, title, Buffer.from(`${JSON.stringify(value, null, 1)}\n`));
