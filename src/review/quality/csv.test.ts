import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecords } from "../../directory/import/csv.ts";
import { csvOf } from "./csv.ts";

test("a file opens in a French spreadsheet: mark, semicolons, decimal commas, empty where nothing is known", () => {
  expect(
    csvOf(
      ["Libellé", "Valeur"],
      [
        ["Secteur « A ; B »", 12.5],
        ['dit "oui"', null],
      ],
    ),
  ).toBe('\uFEFF"Libellé";"Valeur"\r\n"Secteur « A ; B »";12,5\r\n"dit ""oui""";\r\n');
});

test("a text that a spreadsheet would run is shown as text, and a number below zero stays a number", () => {
  for (const text of ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
    expect(csvOf(["x"], [[text]])).toContain(`"'${text}"`);
  expect(csvOf(["x"], [[-0.25]])).toBe('\uFEFF"x"\r\n-0,25\r\n');
});

test("any text comes back from a file as it was written, but for the apostrophe that disarms it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 4 }), (texts) => {
      const row = ["première", ...texts];
      const [record] = [...csvRecords(csvOf(row, []).slice(1), ";")];
      // The reader that we have trims its cells.
      const disarmed = row.map((text) => (/^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text).trim());
      expect(record?.cells).toEqual(disarmed);
    }),
  );
});
