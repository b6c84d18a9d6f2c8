import { DomainError } from "../../errors.ts";
import { fold } from "../../retrieval/tokenise.ts";
import { csvRecords } from "./csv.ts";

/** A row before any check: its fields under folded names, or why it could not be read. `line` counts from 1. */
export type RawRow = { line: number; fields: Record<string, unknown> } | { line: number; reason: string };

/** The rows of a file; `columns` are those of a CSV's header, null where every row names its own. */
export type Rows = { rows: RawRow[]; columns: string[] | null };

/** « Régions » and « REGIONS » are `regions`; « Charter accepted » is `charter_accepted`. */
export const fieldName = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");

/**
 * The rows of a file: JSON lines, a JSON array (its lines are then the places in it), or CSV.
 * @throws DomainError when nothing of it can be read
 */
export function rowsOf(text: string): Rows {
  const start = text.trimStart();
  if (start.startsWith("PK\u0003\u0004"))
    throw new DomainError(
      "entree-invalide",
      "Ce fichier est un classeur. Enregistrez-le en CSV, puis recommencez.",
    );
  if (start === "") throw new DomainError("entree-invalide", "Ce fichier est vide.");
  if (start.startsWith("[")) return { rows: arrayRows(start), columns: null };
  if (start.startsWith("{")) return { rows: jsonLines(text), columns: null };
  return csvRows(text);
}

function arrayRows(text: string): RawRow[] {
  const values = parse(text);
  if (!Array.isArray(values))
    throw new DomainError("entree-invalide", "Ce fichier JSON est mal formé : téléchargez-le de nouveau.");
  return values.map((value, index) => asRow(index + 1, value));
}

const jsonLines = (text: string): RawRow[] =>
  text
    .split(/\r\n|\r|\n/)
    .flatMap((content, index) => (content.trim() === "" ? [] : [asRow(index + 1, parse(content))]));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRow(line: number, value: unknown): RawRow {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { line, reason: "ce n'est pas un objet JSON bien formé" };
  return { line, fields: renamed(Object.entries(value)) };
}

const renamed = (entries: [string, unknown][]): Record<string, unknown> =>
  Object.fromEntries(entries.map(([name, value]) => [fieldName(name), value]));

function csvRows(text: string): Rows {
  const [header, ...records] = csvRecords(text);
  const names = (header?.cells ?? []).map(fieldName);
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice) throw new DomainError("entree-invalide", `La colonne « ${twice} » est là deux fois.`);
  const rows = records.map(({ line, cells, unclosed }) => {
    if (unclosed) return { line, reason: "un guillemet ouvert n'est jamais refermé" };
    if (cells.length > names.length)
      return { line, reason: `${cells.length} cellules pour ${names.length} colonnes` };
    return { line, fields: renamed(names.map((name, index) => [name, cells[index] ?? ""])) };
  });
  return { rows, columns: names };
}
