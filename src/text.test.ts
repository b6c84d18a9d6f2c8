import { expect, test } from "vitest";
import { saysSomething } from "./text.ts";

test("a reason made of nothing visible is none", () => {
  expect(["", "  \n", "\u200b", "\u3164", "\u2060\u3164", "…", "\u00ad-"].map(saysSomething)).toEqual(
    Array(7).fill(false),
  );
  expect(["faux", "  à 40 %", "n°3"].map(saysSomething)).toEqual([true, true, true]);
});
