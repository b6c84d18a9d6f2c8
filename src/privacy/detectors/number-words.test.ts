import { expect, test } from "vitest";
import { numberTokens, readNumbers } from "./number-words.ts";

const read = (text: string): string[] =>
  numberTokens(text).map((tokens) =>
    readNumbers(tokens)
      .map((number) => number.digits)
      .join(" "),
  );

test.each([
  ["zero six douze trente-quatre", "0 6 12 34"],
  ["quatre-vingt-dix-sept quatre-vingts quatre vingt un", "97 80 81"],
  ["soixante et onze soixante dix huit septante nonante-deux", "71 78 70 92"],
  ["vingt et un vingt zero deux", "21 20 0 2"],
  ["six cent quatre-vingt-douze deux cents dix cent", "692 210 100"],
  ["06 douze 34", "06 12 34"],
  ["dix sept dix six", "17 10 6"],
])("%s", (words, digits) => {
  expect(read(words).join("|")).toBe(digits);
});

test("a word in between ends the stretch", () => {
  expect(read("deux ou trois salaries")).toEqual(["2", "3"]);
});
