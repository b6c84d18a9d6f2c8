import { randomInt } from "node:crypto";

/** Share of the sample that two people read, each blind to the other, in percent: what a kappa is computed on. */
export const READ_TWICE_PERCENT = 20;

/** Whole numbers from 0 to `below` excluded, each as likely. */
export type Coin = (below: number) => number;

export type Drawn = {
  sampled: boolean;
  /** Place in the random order in which the sample is read. */
  lot: number;
  readingsWanted: 1 | 2;
};

const LOTS = 2 ** 31 - 1;

/**
 * Draws an answer for the random sample when it is recorded, by a coin that looks at nothing: neither its risk nor its
 * words, nor whether anyone complains later. The error rate of the service is read on these alone.
 * @param percent 0 to 100
 */
export function draw(percent: number, coin: Coin = (below) => randomInt(below)): Drawn {
  const sampled = coin(10_000) < percent * 100;
  const twice = sampled && coin(100) < READ_TWICE_PERCENT;
  return { sampled, lot: coin(LOTS), readingsWanted: twice ? 2 : 1 };
}
