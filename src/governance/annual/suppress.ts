/** Below so many, a cell could point at someone. */
export const LEAST = 10;

/** A row of a breakdown; `count` null: not told, since it is few, or since the others would give it away. Zero is told. */
export type ToldCount = { code: string; count: number | null };

/**
 * Hides the counts from 1 to 9. The total is told beside: while what is hidden is one row, or adds up to fewer than 10, the
 * smallest of the others is hidden too, so that no subtraction finds it.
 */
export function told(rows: readonly { code: string; count: number }[]): ToldCount[] {
  const hidden = new Set(rows.filter(({ count }) => count > 0 && count < LEAST));
  const hiddenSum = (): number => [...hidden].reduce((sum, { count }) => sum + count, 0);
  const left = rows.filter((row) => row.count > 0 && !hidden.has(row)).toSorted((a, b) => a.count - b.count);
  while (hidden.size > 0 && (hidden.size === 1 || hiddenSum() < LEAST)) {
    const next = left.shift();
    if (!next) break;
    hidden.add(next);
  }
  return rows.map((row) => ({ code: row.code, count: hidden.has(row) ? null : row.count }));
}
