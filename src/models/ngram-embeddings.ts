import { Embeddings } from "@langchain/core/embeddings";

export const NGRAM_DIMENSIONS = 384;

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
    return ngramVector(text);
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map(ngramVector);
  }
}

export function ngramVector(text: string): number[] {
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
  const vector = new Array<number>(NGRAM_DIMENSIONS).fill(0);
  for (const [slot, count] of counts) vector[slot] = Math.sign(count) * Math.sqrt(Math.abs(count));
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** FNV-1a over a part of an ASCII text, 32 bits. */
function fnv1a(text: string, start: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + size; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}
