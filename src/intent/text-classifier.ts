import { phonetic } from "../retrieval/phonetic.ts";

/** What teaches a classifier: a message as people type it, and what it wants. */
export type Example = { text: string; label: string };

/** Weights of a linear classifier: `weights[feature × labels.length + label]`. */
export type TextClassifier = { labels: readonly string[]; weights: Float32Array };

/** Slots of the hashed features: enough that collisions cost nothing measurable, small enough to be read at start. */
export const FEATURES = 1 << 15;

const EPOCHS = 5;
const RATE = 6;
const DECAY = 2e-4;
/** An example that the weights already tell teaches no more. */
const SETTLED = 0.02;

/**
 * Learns to tell labels apart: softmax regression over hashed words, pairs of words and letter n-grams (Joulin et al. 2016,
 * « Bag of tricks for efficient text classification », without its hidden layer). Deterministic: same examples, same weights.
 * Rare labels weigh as much as frequent ones up to a square root. The texts are expected folded (retrieval/tokenise.ts).
 * @throws Error with fewer than two labels
 */
export function trainClassifier(examples: readonly Example[]): TextClassifier {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  if (labels.length < 2) throw new Error("a classifier needs two labels at least");
  const count = (label: string): number => examples.filter((example) => example.label === label).length;
  const importance = labels.map((label) => Math.sqrt(examples.length / labels.length / count(label)));
  const known = examples.map(({ text, label }) => ({
    features: featuresOf(text),
    label: labels.indexOf(label),
  }));
  const weights = new Float32Array(FEATURES * labels.length);
  const order = known.map((_, index) => index);
  const random = generator(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    const rate = RATE * (1 - epoch / EPOCHS);
    for (const index of order) {
      const { features, label } = known[index] as (typeof known)[number];
      const errors = softmax(scores({ labels, weights }, features));
      errors[label] = (errors[label] ?? 0) - 1;
      if (Math.max(...errors.map(Math.abs)) < SETTLED) continue;
      const step = rate * (importance[label] ?? 1);
      for (const [slot, value] of features) {
        for (let at = 0; at < labels.length; at++) {
          const place = slot * labels.length + at;
          weights[place] = (weights[place] ?? 0) * (1 - rate * DECAY) - step * value * (errors[at] ?? 0);
        }
      }
    }
  }
  return { labels, weights };
}

/** Probability of each label for a folded text; all alike for a text without a known letter. */
export function classify(model: TextClassifier, text: string): Map<string, number> {
  const shares = softmax(scores(model, featuresOf(text)));
  return new Map(model.labels.map((label, at) => [label, shares[at] ?? 0]));
}

/** The apostrophe that a hurried thumb left out: « jai », « lia », « quon ». */
const ELISION = /\b(qu|[jldcnstm])(?=[aeiouyh])([a-z]{2,})\b/g;

type Features = readonly (readonly [slot: number, value: number])[];

/** Words (with the empty ones: « tes », « moi » say who speaks to whom), pairs of words, and 3 to 5 letters. Unit length. */
function featuresOf(text: string): Features {
  const counts = new Map<number, number>();
  const add = (feature: string, value: number): void => {
    const slot = hash(feature) % FEATURES;
    counts.set(slot, (counts.get(slot) ?? 0) + value);
  };
  const words = text.replace(ELISION, "$1 $2").match(/[a-z0-9]+|[?!<>{}[\]]/g) ?? [];
  const sounds = words.map(phonetic);
  for (const [at, word] of words.entries()) {
    add(`w ${word}`, 1);
    const sound = sounds[at] ?? "";
    add(`s ${sound}`, 1);
    if (at + 1 < words.length) add(`p ${sound} ${sounds[at + 1]}`, 1);
    if (at + 2 < words.length) add(`t ${sound} ${sounds[at + 1]} ${sounds[at + 2]}`, 0.5);
    const marked = `<${word}>`;
    for (let size = 3; size <= 5; size++) {
      for (let start = 0; start + size <= marked.length; start++)
        add(`n ${marked.slice(start, start + size)}`, 0.5 / Math.sqrt(marked.length));
    }
  }
  let square = 0;
  for (const value of counts.values()) square += value;
  const length = Math.sqrt(square) || 1;
  return [...counts].map(([slot, value]) => [slot, Math.sqrt(value) / length] as const);
}

function scores({ labels, weights }: TextClassifier, features: Features): Float64Array {
  const sums = new Float64Array(labels.length);
  for (const [slot, value] of features) {
    for (let at = 0; at < labels.length; at++)
      sums[at] = (sums[at] ?? 0) + value * (weights[slot * labels.length + at] ?? 0);
  }
  return sums;
}

function softmax(values: Float64Array): Float64Array {
  const highest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - highest));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((value) => value / total);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** A seeded linear congruential generator: learning must give the same weights everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other] as number, items[at] as number];
  }
}
