import { expect, test } from "vitest";
import { tokenise } from "./tokenise.ts";

test("elisions are cut, thousands joined, signs spelled out", () => {
  expect(tokenise("L'aide couvre 40 % de 500 000 €")).toEqual([
    "aide",
    "couvre",
    "40",
    "pourcent",
    "de",
    "500000",
    "euro",
  ]);
});

test("a long text is read whole: the words of all the fiches are counted at once", () => {
  expect(tokenise("devis ".repeat(20_000)).length).toBe(20_000);
  expect(tokenise(`${"a".repeat(5_000)} devis`).map((word) => word.length)).toEqual([40, 5]);
});
