import { expect, test } from "vitest";
import { isPremiumNumber } from "./premium-number.ts";

test.each([
  "0899 12 34 56",
  "08.99.12.34.56",
  "+33 899 12 34 56",
  "+33 (0)8 92 12 34 56",
  "0033 8 90 12 34 56",
  "0 820 12 34 56",
  "０８９９ 12 34 56",
  "+979 1 2345 6789",
])("a call to %s is surcharged", (written) => {
  expect(isPremiumNumber(written)).toBe(true);
});

test.each([
  "0800 12 34 56",
  "0809 12 34 56",
  "02 89 12 34 56",
  "+33 6 89 81 82 89",
  "+32 89 12 34 56",
  "09 89 00 00 00",
])("a call to %s is not", (written) => {
  expect(isPremiumNumber(written)).toBe(false);
});
