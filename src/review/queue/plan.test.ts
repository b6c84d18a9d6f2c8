import fc from "fast-check";
import { expect, test } from "vitest";
import { planOfDay } from "./plan.ts";

const none = { sampled: 0, others: 0 };

test("a day keeps a share for the sample, and what one kind leaves goes to the other", () => {
  const plan = (waiting: { sampled: number; others: number }, read = none) =>
    planOfDay({ dailyCapacity: 60 }, read, waiting);
  expect(plan({ sampled: 500, others: 500 })).toEqual({ sample: 18, risk: 42 });
  expect(plan({ sampled: 4, others: 500 })).toEqual({ sample: 4, risk: 56 });
  expect(plan({ sampled: 500, others: 10 })).toEqual({ sample: 50, risk: 10 });
  expect(plan({ sampled: 500, others: 500 }, { sampled: 18, others: 0 })).toEqual({ sample: 0, risk: 42 });
  expect(plan({ sampled: 500, others: 500 }, { sampled: 10, others: 50 })).toEqual({ sample: 0, risk: 0 });
});

test("a plan never exceeds what the day can hold, nor what waits, and leaves no hour idle", () => {
  const count = fc.integer({ min: 0, max: 200 });
  const pair = fc.record({ sampled: count, others: count });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), pair, pair, (dailyCapacity, read, waiting) => {
      const { sample, risk } = planOfDay({ dailyCapacity }, read, waiting);
      const left = Math.max(0, dailyCapacity - read.sampled - read.others);
      expect(sample).toBeLessThanOrEqual(waiting.sampled);
      expect(risk).toBeLessThanOrEqual(waiting.others);
      expect(sample + risk).toBe(Math.min(left, waiting.sampled + waiting.others));
    }),
  );
});
