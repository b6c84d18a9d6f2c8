import { expect, test } from "vitest";
import { nextTry } from "./retry.ts";

test("what fails is tried again after 1, 5, 15 and 60 minutes, then every six hours", () => {
  const now = new Date("2026-11-23T09:00:00Z");
  const minutes = [1, 2, 3, 4, 5, 6, 40].map((n) => (nextTry(n, now).getTime() - now.getTime()) / 60_000);
  expect(minutes).toEqual([1, 5, 15, 60, 360, 360, 360]);
});
