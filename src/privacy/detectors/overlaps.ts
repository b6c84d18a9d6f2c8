import type { Kind, Span } from "./span.ts";

const MASKED = 1;
const KEPT = 2;

/** Joins the spans of one rank that overlap: of two readings of the same digits, both are masked. */
function joined(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/**
 * Keeps, of spans that overlap, the one of the strongest rank, and the longest within a rank. Returns what is to be
 * masked: the spans to keep (`kind: null`) have done their work, and shelter only what they overlap. Linear in the
 * length of the spans.
 */
export function resolveOverlaps(spans: Span[], length: number): { start: number; end: number; kind: Kind }[] {
  const taken = new Uint8Array(length);
  const winners: { start: number; end: number; kind: Kind }[] = [];
  for (const rank of [...new Set(spans.map((span) => span.rank))].sort((a, b) => a - b)) {
    const open = spans.filter((s) => s.rank === rank && !taken.subarray(s.start, s.end).includes(KEPT));
    for (const { start, end, kind } of joined(open)) {
      if (taken.subarray(start, end).includes(MASKED)) continue;
      taken.fill(kind === null ? KEPT : MASKED, start, end);
      if (kind !== null) winners.push({ start, end, kind });
    }
  }
  return winners;
}
