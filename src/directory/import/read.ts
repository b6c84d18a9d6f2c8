import { DomainError } from "../../errors.ts";
import { praises } from "../../verification/tone.ts";
import type { Advisor } from "../advisor.ts";
import { decode } from "./decode.ts";
import { FRANCE_NUM_PREFIX, fromFranceNum, isFranceNum } from "./france-num.ts";
import { AdvisorRow, COLUMNS, NEEDED, SELLS } from "./row.ts";
import { type RawRow, rowsOf } from "./rows.ts";
import { withoutLongCells } from "./size.ts";

/**
 * Whether words speak to a machine rather than to a leader: a narrow reading for names and short mentions, which are often
 * in capitals or English, and a wide one for running text. Given from outside: the detectors belong to answering.
 */
export type Screening = { name(text: string): boolean; prose(text: string): boolean };

/** « Leader Conseil », « Idéal Com »: words that firms bear as names, and praise only with what surrounds them. */
const PROPER =
  /(?<![\p{L}\p{N}]|\b(?:le|la|un|une) )(?:leader|idéale?)(?! (?:de |du |des |en |d['’]|mondial|européen|français))(?!\p{L})/giu;

export type Refused = { line: number; reason: string };
/** Running text that was not let in, for a person to look at; the rest of the row is. */
export type Aside = { line: number; id: string; text: string; reason: string };

/** What a file holds once every row was checked. */
export type ReadDirectory = {
  advisors: Advisor[];
  refused: Refused[];
  aside: Aside[];
  /** Columns that mean nothing here: a misspelt one would be lost in silence. */
  ignoredColumns: string[];
  /** Ids of the file, refused rows included: none of these is absent. */
  seen: ReadonlySet<string>;
  /** France Num's ids, or those of every other file: who is absent is told among these alone. */
  origin: "france-num" | "other";
};

/**
 * Reads a directory file: JSON lines, a JSON array or CSV, in any usual encoding.
 * @throws DomainError in French when the file as a whole cannot be read; a bad row is told instead, and the others go in
 */
export function readDirectory(bytes: Uint8Array, screening: Screening): ReadDirectory {
  const { rows, columns } = rowsOf(decode(bytes));
  const first = rows.find((row) => "fields" in row);
  const franceNum = first !== undefined && "fields" in first && isFranceNum(first.fields);
  if (!franceNum) refuseWithout(columns);
  const read: ReadDirectory = {
    advisors: [],
    refused: [],
    aside: [],
    ignoredColumns: franceNum ? [] : ignoredColumns(rows),
    seen: new Set(),
    origin: franceNum ? "france-num" : "other",
  };
  const lines = new Map<string, number>();
  for (const row of rows) {
    const reason = "reason" in row ? row.reason : readRow(row, franceNum, screening, lines, read);
    if (reason !== null) read.refused.push({ line: row.line, reason });
  }
  return { ...read, seen: new Set(lines.keys()) };
}

/** Adds the row to what is read, or says why not. */
function readRow(
  { line, fields }: Extract<RawRow, { fields: unknown }>,
  franceNum: boolean,
  screening: Screening,
  lines: Map<string, number>,
  read: ReadDirectory,
): string | null {
  const { kept, tooLong } = withoutLongCells(fields);
  const row = franceNum ? fromFranceNum(kept) : { ...kept, id: String(kept.id ?? "").trim() };
  const id = String(row.id);
  const earlier = lines.get(id);
  if (earlier === undefined) lines.set(id, line);
  if (tooLong !== null) return tooLong;
  if (earlier !== undefined && id !== "") return `id : « ${id.slice(0, 80)} » est déjà à la ligne ${earlier}`;
  const checked = AdvisorRow.safeParse(row);
  if (!checked.success)
    return checked.error.issues.map(({ path, message }) => `${path.join(".")} : ${message}`).join(" ; ");
  const advisor = checked.data;
  if (!franceNum && id.startsWith(FRANCE_NUM_PREFIX))
    return `id : « ${FRANCE_NUM_PREFIX}… » est réservé au fichier de France Num`;
  const names = [advisor.name, ...advisor.conflicts.map(({ value }) => value)];
  if (names.some(screening.name)) return "un nom semble s'adresser à une machine";
  const praising = names.find((name) => praises(name.replace(PROPER, "")));
  if (praising !== undefined)
    return `un nom contient un éloge : « ${praising.slice(0, 80)} » ; le service est neutre, donnez le nom seul`;
  read.advisors.push(
    withoutSuspects(advisor, screening, (text, reason) => read.aside.push({ line, id, text, reason })),
  );
  return null;
}

/** Words set aside leave the fact they told of: an interest stays an interest, a conflict a conflict. */
function withoutSuspects(
  advisor: Advisor,
  screening: Screening,
  setAside: (text: string, reason: string) => void,
): Advisor {
  const { description, commercialInterest } = advisor;
  const suspect = (text: string | null, isSuspect: (text: string) => boolean): boolean => {
    if (text === null) return false;
    const speaks = isSuspect(text);
    if (!speaks && !praises(text)) return false;
    setAside(text, speaks ? "il semble s'adresser à une machine" : "il contient un éloge");
    return true;
  };
  return {
    ...advisor,
    description: suspect(description, screening.prose) ? null : description,
    commercialInterest: suspect(commercialInterest, screening.name) ? SELLS : commercialInterest,
    conflicts: advisor.conflicts.map((conflict) =>
      suspect(conflict.detail, screening.name) ? { ...conflict, detail: "" } : conflict,
    ),
  };
}

/** A CSV without these columns says nothing of anyone: one message for the file, not one a row. */
function refuseWithout(columns: readonly string[] | null): void {
  const missing = NEEDED.filter((name) => columns !== null && !columns.includes(name));
  if (missing.length > 0)
    throw new DomainError(
      "entree-invalide",
      `Il manque des colonnes : ${missing.join(", ")}. Colonnes attendues : ${COLUMNS.join(", ")}.`,
    );
}

function ignoredColumns(rows: readonly RawRow[]): string[] {
  const names = new Set(rows.flatMap((row) => ("fields" in row ? Object.keys(row.fields) : [])));
  return [...names].filter((name) => name !== "" && !COLUMNS.includes(name));
}
