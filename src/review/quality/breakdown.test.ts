import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsOf, dimensionOf, FEW } from "./breakdown.ts";

const row = (value: string | null, read: number, errors = 0) => ({ value, read, errors });

test("cells are named in French, the most read first, what is unknown said so", () => {
  const cells = cellsOf("section", [row("I", 9, 2), row(null, 30, 3), row("C", 12)]);
  expect(cells.map(({ label }) => label)).toEqual([
    "Non connu",
    "Industrie manufacturière",
    "Hébergement et restauration",
  ]);
  expect(cells[2]?.errors).toMatchObject({ count: 2, of: 9 });
  expect(cellsOf("region", [row("53", 6)])[0]?.label).toBe("Bretagne");
  expect(cellsOf("size", [row("TPE", 6)])[0]?.label).toContain("moins de 10");
  expect(cellsOf("prompt", [row(null, 6)])[0]?.label).toBe("Aucun modèle");
  expect(cellsOf("outcome", [row("handover", 6)])[0]?.label).toBe("Renvoi vers une personne");
  expect(cellsOf("mode", [row("extractive", 6)])[0]?.label).toBe("extraits de fiches");
});

test("a cell under five read has no figure, and another hides with it when the total would give it away", () => {
  const cells = cellsOf("size", [row("TPE", 40, 4), row("PME", 11, 1), row("ETI", 1, 1)]);
  expect(cells.map(({ value, hidden }) => [value, hidden])).toEqual([
    ["TPE", null],
    ["PME", "deducible"],
    ["ETI", "few"],
  ]);
  expect(cells.filter(({ hidden }) => hidden).every(({ errors }) => errors === null)).toBe(true);
  const enough = cellsOf("size", [row("TPE", 40), row("PME", 11), row("ETI", 3), row("GE", 2)]);
  expect(enough.map(({ hidden }) => hidden)).toEqual([null, null, "few", "few"]);
  // Nothing read, nothing to guess.
  expect(cellsOf("size", [row("TPE", 40), row("GE", 0)]).map(({ hidden }) => hidden)).toEqual([null, "few"]);
});

test("whatever was read, subtracting what is told from the total never leaves one cell nor fewer than five answers", () => {
  const rows = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 });
  fc.assert(
    fc.property(rows, (reads) => {
      const cells = cellsOf(
        "prompt",
        reads.map((read, index) => row(`v${index}`, read)),
      );
      expect(cells).toHaveLength(reads.length);
      const told = cells.filter(({ hidden }) => hidden === null);
      for (const { errors } of told) expect(errors?.of).toBeGreaterThanOrEqual(FEW);
      const total = reads.reduce((sum, read) => sum + read, 0);
      const left = total - told.reduce((sum, { errors }) => sum + (errors?.of ?? 0), 0);
      if (told.length > 0 && left > 0) {
        expect(left).toBeGreaterThanOrEqual(FEW);
        expect(cells.length - told.length).toBeGreaterThanOrEqual(2);
      }
    }),
  );
});

test("a breakdown that does not exist is refused, prototype or not", () => {
  expect(dimensionOf("")).toBe("outcome");
  for (const asked of ["naf", "toString", "__proto__"])
    expect(() => dimensionOf(asked)).toThrow(expect.objectContaining({ type: "entree-invalide" }));
});
