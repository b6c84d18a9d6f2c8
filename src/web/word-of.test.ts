import { expect, test } from "vitest";
import { wordOf } from "./word-of.ts";

test("a word is found under its own key alone, never what every object inherits", () => {
  const words = { fait: "C'est fait." };
  expect(wordOf(words, "fait")).toBe("C'est fait.");
  for (const key of ["toString", "constructor", "__proto__", "", undefined])
    expect(wordOf(words, key)).toBeUndefined();
});
