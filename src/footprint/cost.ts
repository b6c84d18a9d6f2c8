/** What the service pays, in euros; null: not told. Prices are for a million tokens, hosting for a month. */
export type Prices = {
  inputPerMillion: number | null;
  outputPerMillion: number | null;
  hostingMonthly: number | null;
};

export type Tokens = { input: number; output: number };

/**
 * Euros that a month's model calls cost; 0 where there was none. Null (« inconnu ») where a price or the tokens are unknown.
 * @param tokens null: calls were made whose tokens are not known
 */
export function modelEuros(prices: Prices, tokens: Tokens | null): number | null {
  if (tokens === null) return null;
  if (tokens.input === 0 && tokens.output === 0) return 0;
  const { inputPerMillion, outputPerMillion } = prices;
  if (inputPerMillion === null || outputPerMillion === null) return null;
  return (tokens.input * inputPerMillion + tokens.output * outputPerMillion) / 1_000_000;
}

/** Euros for each of `count` over a month: model and hosting. Null where one is unknown, where nothing is counted, or none was. */
export function eurosEach(prices: Prices, model: number | null, count: number | null): number | null {
  if (model === null || prices.hostingMonthly === null || !count) return null;
  return (model + prices.hostingMonthly) / count;
}
