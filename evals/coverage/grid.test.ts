import { expect, test } from "vitest";
import { FicheFrontMatter } from "../../src/ingestion/front-matter.ts";
import { emptySectors, gridOf } from "./grid.ts";
import { SECTORS } from "./labels.ts";

test("a fiche counts in each cell that it names, and apart when it names no sector", () => {
  const grid = gridOf([
    { sectors: ["A", "G"], needs: ["achats", "maintenance"] },
    { sectors: ["A"], needs: ["achats"] },
    { sectors: [], needs: ["achats"] },
    { sectors: ["A"], needs: [] },
  ]);
  const achats = grid.rows.find(({ need }) => need === "Achats");
  expect(achats).toMatchObject({ general: 1, cells: { A: 2, G: 1, B: 0 } });
  expect(achats && emptySectors(achats)).toHaveLength(Object.keys(SECTORS).length - 2);
  expect(grid.rows.find(({ need }) => need === "Maintenance")).toMatchObject({ general: 0, cells: { A: 1 } });
});

test("the sectors of the grid are those that a fiche may name", () => {
  const { sectors } = FicheFrontMatter.options[0].shape.audience.shape;
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  expect(letters.filter((letter) => sectors.safeParse([letter]).success)).toEqual(Object.keys(SECTORS));
});
