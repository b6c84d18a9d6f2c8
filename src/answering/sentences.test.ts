import { expect, test } from "vitest";
import { mark } from "./citations.ts";
import { unitsOf } from "./sentences.ts";

test("sentences are cut at their end, not at an abbreviation", () => {
  expect(unitsOf("L'art. 6 dit 12 mois. M. Durand signe. Voilà !").map(({ text }) => text)).toEqual([
    "L'art. 6 dit 12 mois.",
    "M. Durand signe.",
    "Voilà !",
  ]);
});

test("a list comes with the sentence that announces it, in its block or in the one before", () => {
  const [first, second, ...others] = unitsOf("Il est utile.\n\nIl a 3 missions.\n\n- aider\n- dire\n- voir");
  expect(first).toEqual({ text: "Il est utile.", weight: 1 });
  expect(second).toEqual({ text: "Il a 3 missions.\n\n- aider\n- dire\n- voir", weight: 2 });
  expect(others).toEqual([]);
  expect(unitsOf("Trois cas :\n- un\n- deux").map(({ text }) => text)).toEqual([
    "Trois cas :\n\n- un\n- deux",
  ]);
});

test("the mark of a list stands on its announcing line", () => {
  expect(mark("Trois cas :\n\n- un\n- deux", 2)).toBe("Trois cas [2] :\n\n- un\n- deux");
  expect(mark("Il a 3 missions.\n\n- aider", 1)).toBe("Il a 3 missions. [1]\n\n- aider");
  expect(mark("Une phrase.", 3)).toBe("Une phrase. [3]");
});

test("a yes or a no that replied to the heading of its passage is not quoted as a reply to another question", () => {
  expect(unitsOf("Non, pas entièrement : une moitié n'est pas nouvelle.")[0]?.text).toBe(
    "Une moitié n'est pas nouvelle.",
  );
  expect(unitsOf("Oui, l'aide est gratuite. Ouistreham accueille un salon.").map(({ text }) => text)).toEqual(
    ["L'aide est gratuite.", "Ouistreham accueille un salon."],
  );
});
