import { expect, test } from "vitest";
import { createBudget } from "./budget.ts";

const HOUR = 3_600;

test.each([
  ["conversation", { conversation: "c1" }],
  ["address", { address: "a1" }],
  ["service", {}],
])("the budget of a %s stops its calls, and only them", async (which, same) => {
  const limits = { conversation: [9, HOUR], address: [9, HOUR], service: [9, HOUR] } as const;
  const budget = createBudget({ ...limits, [which]: [2, HOUR] });
  const calls = [1, 2, 3].map((n) => ({ conversation: `c${n}x`, address: `a${n}x`, ...same }));
  const allowed: boolean[] = [];
  for (const call of calls) allowed.push(await budget.spend(call));
  expect(allowed).toEqual([true, true, false]);
  const other = await budget.spend({ conversation: "autre", address: "autre" });
  expect(other).toBe(which !== "service");
});
