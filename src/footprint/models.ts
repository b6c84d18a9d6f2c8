/**
 * What EcoLogits gives of Mistral's text models: billions of active parameters (a range where the maker does not tell), tokens a
 * second and seconds to the first token as OpenRouter observed them. Facts of `ecologits/data/models.json` at `METHOD.commit`,
 * fetched from https://github.com/mlco2/ecologits. Left out: mistral-large-2512 and mistral-large-latest, which that file sizes
 * after the announcement of another model (mistral-large-2407).
 */
export type ModelFacts = {
  billions: readonly [number, number];
  tokensPerSecond: number;
  firstTokenSeconds: number;
};

export const MODELS: Readonly<Record<string, ModelFacts>> = {
  "ministral-3b-2512": { billions: [3.32, 3.32], tokensPerSecond: 80.6, firstTokenSeconds: 0.23 },
  "ministral-3b-latest": { billions: [3.32, 3.32], tokensPerSecond: 80.6, firstTokenSeconds: 0.23 },
  "ministral-8b-2512": { billions: [8.02, 8.02], tokensPerSecond: 140, firstTokenSeconds: 0.22 },
  "ministral-8b-latest": { billions: [8.02, 8.02], tokensPerSecond: 140, firstTokenSeconds: 0.22 },
  "ministral-14b-2512": { billions: [14, 14], tokensPerSecond: 86.4, firstTokenSeconds: 0.34 },
  "ministral-14b-latest": { billions: [14, 14], tokensPerSecond: 86.4, firstTokenSeconds: 0.34 },
  "open-mistral-7b": { billions: [7.3, 7.3], tokensPerSecond: 105.6, firstTokenSeconds: 0.34 },
  "open-mistral-nemo": { billions: [12.2, 12.2], tokensPerSecond: 108.4, firstTokenSeconds: 0.27 },
  "open-mistral-nemo-2407": { billions: [12.2, 12.2], tokensPerSecond: 108.4, firstTokenSeconds: 0.27 },
  "mistral-tiny-2407": { billions: [7.3, 7.3], tokensPerSecond: 105.6, firstTokenSeconds: 0.34 },
  "mistral-tiny-latest": { billions: [7.3, 7.3], tokensPerSecond: 105.6, firstTokenSeconds: 0.34 },
  "mistral-small-2506": { billions: [23.6, 23.6], tokensPerSecond: 105.6, firstTokenSeconds: 0.34 },
  "mistral-small-latest": { billions: [23.6, 23.6], tokensPerSecond: 105.6, firstTokenSeconds: 0.34 },
  "mistral-medium": { billions: [70, 120], tokensPerSecond: 56.1, firstTokenSeconds: 0.62 },
  "mistral-medium-2505": { billions: [70, 120], tokensPerSecond: 42.5, firstTokenSeconds: 0.36 },
  "mistral-medium-2508": { billions: [70, 120], tokensPerSecond: 42.5, firstTokenSeconds: 0.36 },
  "mistral-medium-latest": { billions: [70, 120], tokensPerSecond: 42.5, firstTokenSeconds: 0.36 },
  "mistral-large-2411": { billions: [123, 123], tokensPerSecond: 36.9, firstTokenSeconds: 1.05 },
  "magistral-small-2509": { billions: [23.6, 23.6], tokensPerSecond: 105.6, firstTokenSeconds: 0.34 },
  "magistral-small-latest": { billions: [23.6, 23.6], tokensPerSecond: 127.8, firstTokenSeconds: 0.21 },
  "magistral-medium-2509": { billions: [70, 120], tokensPerSecond: 42.5, firstTokenSeconds: 0.36 },
  "magistral-medium-latest": { billions: [70, 120], tokensPerSecond: 51.9, firstTokenSeconds: 0.75 },
};
