import { Embeddings } from "@langchain/core/embeddings";
import { SparseVector } from "pgvector";

export const NGRAM_DIMENSIONS = 4_096;

/**
 * Offline vectors: hashed character n-grams (3 to 5 letters inside word marks). They see spelling, not meaning: their
 * use is a misspelt question near a known way of asking. Named for what they are. Unit length, `NGRAM_DIMENSIONS`.
 * The text is expected folded (see retrieval/tokenise.ts).
 */
export class NgramEmbeddings extends Embeddings {
  constructor() {
    super({});
  }

  override async embedQuery(text: string): Promise<number[]> {
    return ngramVector(text).toArray();
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => ngramVector(text).toArray());
  }
}

export function ngramVector(text: string): SparseVector {
  const counts = new Map<number, number>();
  for (const word of text.split(/[^a-z0-9]+/)) {
    if (word === "") continue;
    const marked = `<${word}>`;
    for (let size = 3; size <= 5; size++) {
      for (let start = 0; start + size <= marked.length; start++) {
        const hash = fnv1a(marked, start, size);
        const slot = hash % NGRAM_DIMENSIONS;
        const sign = (hash & 0x10000) === 0 ? 1 : -1; // signed hashing: collisions cancel on average
        counts.set(slot, (counts.get(slot) ?? 0) + sign);
      }
    }
  }
  for (const [slot, count] of counts) counts.set(slot, Math.sign(count) * Math.sqrt(Math.abs(count)));
  return unit(counts);
}

/** Enough of a mean to rank by; beyond 2 kB PostgreSQL would keep the row apart, and read it twice as slowly. */
const MEAN_SLOTS = 160;

/** The mean of vectors, of unit length, in its `MEAN_SLOTS` largest dimensions. */
export function meanVector(vectors: readonly SparseVector[]): SparseVector {
  const sums = new Map<number, number>();
  for (const { indices, values } of vectors) {
    for (const [at, slot] of indices.entries()) sums.set(slot, (sums.get(slot) ?? 0) + (values[at] ?? 0));
  }
  const largest = [...sums].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, MEAN_SLOTS);
  return unit(new Map(largest));
}

/** True for a text without a letter: the cosine of a null vector is not a number. */
export const isNull = (vector: SparseVector): boolean => vector.indices.length === 0;

function unit(values: ReadonlyMap<number, number>): SparseVector {
  let square = 0;
  for (const value of values.values()) square += value ** 2;
  const length = Math.sqrt(square) || 1;
  const rounded = [...values].map(
    ([slot, value]) => [slot, Math.round((value / length) * 1e4) / 1e4] as const,
  );
  return new SparseVector(new Map(rounded.sort(([a], [b]) => a - b)), NGRAM_DIMENSIONS);
}

/** FNV-1a over a part of an ASCII text, 32 bits. */
function fnv1a(text: string, start: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + size; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}
