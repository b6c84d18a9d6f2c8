import { expect, test } from "vitest";
import { draw } from "../intake/draw.ts";
import { shareOf } from "./share.ts";

const RUNS = 200;
const ANSWERS = 2_000;
const DRAWN_PERCENT = 15;
const READ = 150;
const TRUE_RATE = 0.08;

/** Answers whose risk points at errors as a useful one does: 24 % are wrong where it is high, 4 % elsewhere. */
const simulated = () =>
  Array.from({ length: ANSWERS }, () => {
    const risky = Math.random() < 0.2;
    return { risk: (risky ? 40 : 0) + Math.random(), wrong: Math.random() < (risky ? 0.24 : 0.04) };
  });
const shareWrong = (read: readonly { wrong: boolean }[]) =>
  shareOf(read.filter(({ wrong }) => wrong).length, read.length);
const holdsTruth = ({ low, high }: { low: number | null; high: number | null }): boolean =>
  low !== null && high !== null && low <= TRUE_RATE && TRUE_RATE <= high;

test("the interval of a sample read in part holds the true rate 95 times in 100; reads by risk miss it", () => {
  const runs = Array.from({ length: RUNS }, () => {
    const answers = simulated().map((answer) => ({ ...answer, ...draw(DRAWN_PERCENT) }));
    const drawn = answers.filter(({ sampled }) => sampled).sort((a, b) => a.lot - b.lot);
    const byRisk = [...answers].sort((a, b) => b.risk - a.risk);
    return { sample: shareWrong(drawn.slice(0, READ)), byRisk: shareWrong(byRisk.slice(0, READ)) };
  });
  // Misses: about 10 of 200. A Poisson law of mean 10 goes above 25 once in 40,000 times, and is 0 once in 20,000.
  const missed = runs.filter(({ sample }) => !holdsTruth(sample)).length;
  expect(missed).toBeGreaterThan(0);
  expect(missed).toBeLessThanOrEqual(25);
  // The mean of the estimates: no bias beyond four standard errors.
  const mean = (rates: (number | null)[]): number =>
    rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0) / rates.length;
  const error = Math.sqrt((TRUE_RATE * (1 - TRUE_RATE)) / (READ * RUNS));
  expect(Math.abs(mean(runs.map(({ sample }) => sample.rate)) - TRUE_RATE)).toBeLessThan(4 * error);
  // By risk, the same effort says three times the truth, with an interval that does not hold it.
  expect(mean(runs.map(({ byRisk }) => byRisk.rate))).toBeGreaterThan(2.5 * TRUE_RATE);
  expect(runs.filter(({ byRisk }) => holdsTruth(byRisk)).length).toBeLessThan(RUNS / 20);
});
