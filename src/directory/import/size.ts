/** What a spreadsheet's cell may hold, and far more than any column of the contract. */
const LONGEST_CELL = 32_767;
/** A conflict of a list is two levels down. */
const DEEPEST = 4;

/** The characters of a value and of the names in it; what nests further than any row does is without end. */
function lengthOf(value: unknown, depth = 0): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 1;
  if (depth === DEEPEST) return Number.POSITIVE_INFINITY;
  let length = 0;
  for (const [name, inner] of Object.entries(value)) length += name.length + lengthOf(inner, depth + 1);
  return length;
}

/**
 * The fields of a row that may be read, and the reason to refuse it, or null. Measured before anything is looked for in a cell:
 * patterns that are quick on a sentence are not on millions of characters.
 */
export function withoutLongCells(fields: Record<string, unknown>): {
  kept: Record<string, unknown>;
  tooLong: string | null;
} {
  const long = Object.keys(fields).filter((name) => lengthOf(fields[name]) > LONGEST_CELL);
  if (long.length === 0) return { kept: fields, tooLong: null };
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !long.includes(name)));
  const reasons = long.map((name) => `${name.slice(0, 40)} : trop long, ${LONGEST_CELL} caractères au plus`);
  return { kept, tooLong: reasons.join(" ; ") };
}
