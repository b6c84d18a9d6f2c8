import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test("disguised characters read as what the eye sees", () => {
  expect(fold("０６ ٠٦ 𝟎𝟔 0️⃣6️⃣ ⁰⁶").text).toBe("06 06 06 06 06");
  expect(fold("é\u0301ô\u00a0\u202f‑–−＋＠’").text).toBe("eo  ---+@'");
  expect(fold("0\u200b6\u00ad\u2060").text).toBe("06");
});

test("HTML reads as what a page shows of it", () => {
  const { text, starts, ends } = fold("a&#64;<br />&nbsp;b&amp;");
  expect(text).toBe("a@\n b&amp;");
  expect(starts.slice(0, 5)).toEqual([0, 1, 6, 12, 18]);
  expect(ends.slice(0, 5)).toEqual([1, 6, 12, 18, 19]);
});

test("each folded character knows its place in the original", () => {
  const original = "a𝟎\u200b1";
  const { text, starts, ends } = fold(original);
  expect(text).toBe("a01");
  expect(starts).toEqual([0, 1, 4]);
  // What is invisible goes with the character before it, so that nothing of a masked number is left behind.
  expect(ends).toEqual([1, 4, 5]);
});
