import { expect, it } from "vitest";
import { frenchDate, frenchTime } from "./dates.ts";
import { maskedAdvice, maskedLabel } from "./labels.ts";
import { fichePath, webUrl } from "./links.ts";
import { spaced } from "./typography.ts";

it.each([
  ["2025", "2025"],
  ["2025-09", "septembre 2025"],
  ["2025-07-01", "1er juillet 2025"],
  ["2025-07-14T10:00:00Z", "14 juillet 2025"],
  ["2025-13", "2025"],
  ["bientôt", "bientôt"],
])("says the date %s", (date, words) => expect(frenchDate(date)).toBe(words));

it("says the time in Paris", () => expect(frenchTime(new Date("2026-07-01T12:05:00Z"))).toBe("14 h 05"));

it("names what was masked once each, known or not", () => {
  expect(maskedLabel(["telephone", "telephone", "numero_client"])).toBe(
    "un numéro de téléphone et numero client",
  );
});

it("says that what is told of a health is not needed, and nothing more for a number", () => {
  expect(maskedAdvice(["nom", "sante"])).toContain("n'est pas utile ici");
  expect(maskedAdvice(["sensible"])).toContain("cachée avant d'être gardée");
  expect(maskedAdvice(["telephone", "nom"])).toBeNull();
});

it("keeps French signs with their word", () => {
  expect(spaced("« Osez » : 40 % de 500 000 € ?")).toBe(
    "«\u00A0Osez\u00A0»\u00A0: 40\u00A0% de 500\u00A0000\u00A0€\u00A0?",
  );
});

it("makes a link of plain web addresses only", () => {
  expect(webUrl("https://a.fr")).toBe("https://a.fr/");
  for (const bad of ["javascript:alert(1)", "//a.fr", "/a", "https://u@a.fr", "data:,x", ""])
    expect(webUrl(bad)).toBeNull();
});

it("keeps the page of a citation on this site", () => {
  expect(fichePath({ page: "/fiches/a#b", fiche: "a" })).toBe("/fiches/a#b");
  expect(fichePath({ page: "//evil.example", fiche: "a/b" })).toBe("/fiches/a%2Fb");
});
