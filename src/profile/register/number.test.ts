import { expect, test } from "vitest";
import { DomainError } from "../../errors.ts";
import { readNumber } from "./number.ts";

test.each([
  ["000000018", "000000018", null],
  ["000 000 018", "000000018", null],
  ["000.000.018", "000000018", null],
  ["000\u00a0000\u202f018", "000000018", null],
  ["000 000 018 00028", "000000018", "00000001800028"],
  // La Poste: its head office passes Luhn, its other establishments have a sum of digits divisible by five.
  ["356 000 000 00048", "356000000", "35600000000048"],
  ["35600000000001", "356000000", "35600000000001"],
])("« %s » is read as a number of the register", (text, siren, siret) => {
  expect(readNumber(text)).toEqual({ siren, siret });
});

test.each([
  ["000000019", "chiffre de ce numéro"],
  ["00000001800029", "chiffre de ce numéro"],
  ["35600000000002", "chiffre de ce numéro"],
  ["", "SIREN (9 chiffres)"],
  ["12345", "SIREN (9 chiffres)"],
  ["FR12000000018", "SIREN (9 chiffres)"],
  ["٠٠٠٠٠٠٠١٨", "SIREN (9 chiffres)"],
  ["000000018&q=la poste", "SIREN (9 chiffres)"],
  [" ".repeat(1_000_000), "SIREN (9 chiffres)"],
])("a number that is none is refused with what to do: %#", (text, words) => {
  try {
    readNumber(text);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    const { type, message, fields } = error as DomainError;
    expect(type).toBe("entree-invalide");
    expect(message).toContain(words);
    expect(fields).toEqual([{ field: "number", message }]);
  }
});
