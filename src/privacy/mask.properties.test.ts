import fc from "fast-check";
import { composeIBAN } from "ibantools";
import { getCountries, getExampleNumber } from "libphonenumber-js";
import examples from "libphonenumber-js/examples.mobile.json" with { type: "json" };
import { expect, test } from "vitest";
import { passesLuhn } from "./detectors/checksums.ts";
import type { Kind } from "./detectors/span.ts";
import { maskPersonalData } from "./mask.ts";

const before = fc.constantFrom("", "Bonjour, ", "voici : ", "garage de Limoges\n", "(", "« ", "mon contact ");
const after = fc.constantFrom("", " merci", ".", ", à bientôt", ")", "\nCordialement", " ?", " et voilà");

/** Whatever surrounds it, the datum goes as a whole: only the placeholder stands in its place. */
function leavesNoTrace(datum: fc.Arbitrary<string>, kind: Kind): void {
  fc.assert(
    fc.property(before, datum, after, (left, value, right) => {
      const { text, masked } = maskPersonalData(left + value + right);
      expect(text).toBe(`${left}${masked[0]?.placeholder}${right}`);
      expect(masked.map((item) => item.kind)).toEqual([kind]);
    }),
    { numRuns: 500 },
  );
}

function staysWhole(number: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(before, number, after, (left, value, right) => {
      expect(maskPersonalData(left + value + right)).toEqual({ text: left + value + right, masked: [] });
    }),
    { numRuns: 500 },
  );
}

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));

const withLuhn = (body: string): string =>
  [..."0123456789"].map((key) => body + key).find(passesLuhn) ?? body;

function split(value: string, sizes: readonly number[], separator: string): string {
  const parts: string[] = [];
  let rest = value;
  for (const size of sizes) {
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return parts.filter((part) => part !== "").join(separator);
}

const space = fc.constantFrom(" ", "\u00a0", "\u202f", "  ");
const separator = fc.oneof(space, fc.constantFrom("", ".", "-", "\u2011", " - ", "/"));

const subscriber = fc
  .tuple(fc.integer({ min: 1, max: 9 }), digits(8))
  .map(([first, rest]) => `${first}${rest}`);

test("any French phone number, in any usual writing, leaves no trace", () => {
  const national = fc
    .tuple(
      subscriber,
      separator,
      fc.constantFrom([2, 2, 2, 2, 2], [4, 2, 2, 2], [4, 3, 3], [3, 3, 4], [2, 2, 3, 3], [10]),
    )
    .map(([number, gap, sizes]) => split(`0${number}`, sizes, gap));
  const prefix = fc.constantFrom(
    "+33",
    "+33 ",
    "0033",
    "0033 ",
    "00 33 ",
    "(+33)",
    "(+33) ",
    "+33(0)",
    "+33 (0) ",
    "(+33)(0)",
    "+33 0",
    "+33-",
  );
  const international = fc
    .tuple(prefix, subscriber, separator)
    .map(([code, number, gap]) => code + split(number, [1, 2, 2, 2, 2], gap));
  leavesNoTrace(fc.oneof(national, international), "telephone");
});

test("a French phone number with letters O, other digits or one odd space leaves no trace", () => {
  const zero = fc.constantFrom("O", "o", "0");
  const disguised = fc
    .tuple(
      subscriber,
      zero,
      fc.constantFrom(0xff10, 0x0660, 0x1d7ce),
      fc.boolean(),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([number, letter, block, foreign, at]) => {
      const written = `0${number}`;
      const odd = `${written.slice(0, at)} ${written.slice(at)}`;
      if (foreign) return odd.replace(/\d/g, (digit) => String.fromCodePoint(block + Number(digit)));
      return odd.replaceAll("0", letter);
    });
  leavesNoTrace(disguised, "telephone");
});

test("the phone numbers of all countries, international, leave no trace", () => {
  for (const country of getCountries()) {
    const number = getExampleNumber(country, examples);
    for (const written of [
      number?.formatInternational(),
      number?.number,
      number?.number.replace("+", "00"),
    ]) {
      if (written === undefined || (written.startsWith("00") && written.length < 11)) continue;
      expect(maskPersonalData(`appelez ${written} svp`).text).toBe("appelez [téléphone masqué] svp");
    }
  }
});

test("any e-mail address leaves no trace", () => {
  // « a{at}b@c.fr » is one address to the RFC and two to a reader: masked whole, as two.
  leavesNoTrace(
    fc.emailAddress().filter((address) => !/\{at\}/i.test(address)),
    "courriel",
  );
  const name = fc.stringMatching(/^[a-z]{2,12}$/);
  const at = fc.constantFrom("@", " @ ", "[at]", " (at) ", " arobase ", " [AT] ", " arrobase ");
  const dot = fc.constantFrom(".", " . ", " point ", "[dot]", "(point)");
  const spoken = fc
    .tuple(name, name, name, at, dot)
    .filter(([, , , sign, mark]) => sign !== "@" || mark === ".")
    .map(([first, last, host, sign, mark]) => `${first}.${last}${sign}${host}${mark}fr`);
  fc.assert(
    fc.property(spoken, (address) => {
      expect(maskPersonalData(`« ${address} »`).text).toBe("« [courriel masqué] »");
    }),
  );
});

test("any IBAN leaves no trace", () => {
  const account = fc.oneof(
    fc.tuple(fc.constant("DE"), digits(18)),
    fc.tuple(
      fc.constant("NL"),
      digits(10).map((number) => `ABNA${number}`),
    ),
    fc.tuple(
      fc.constant("FR"),
      fc.tuple(digits(10), fc.stringMatching(/^[A-Z0-9]{11}$/), digits(2)).map((all) => all.join("")),
    ),
  );
  const iban = fc
    .tuple(account, fc.constantFrom("", " ", "\u00a0", "-", "."), fc.boolean())
    .map(([[countryCode, bban], gap, lower]) => {
      // composeIBAN refuses a French account whose own key is wrong; any two digits then do, the shape is enough.
      const value = composeIBAN({ countryCode, bban }) ?? `${countryCode}76${bban}`;
      const written = split(value, [4, 4, 4, 4, 4, 4, 4], gap);
      return lower ? written.toLowerCase() : written;
    });
  leavesNoTrace(iban, "iban");
});

test("any payment card leaves no trace", () => {
  const body = (head: string[], length: number) =>
    fc
      .tuple(fc.constantFrom(...head), digits(length))
      .map(([start, rest]) => withLuhn((start + rest).slice(0, length - 1)));
  const four = fc
    .tuple(
      body(["4", "51", "55", "2221", "2720", "6011", "65", "3528", "62"], 16),
      fc.constantFrom("", " ", "-", "\u00a0", "."),
    )
    .map(([number, gap]) => split(number, [4, 4, 4, 4], gap));
  const amex = fc
    .tuple(body(["34", "37"], 15), fc.constantFrom("", " ", "-"))
    .map(([number, gap]) => split(number, [4, 6, 5], gap));
  const long = fc.constantFrom(13, 18, 19).chain((length) => body(["4", "5018", "6304"], length));
  leavesNoTrace(fc.oneof(four, amex, long), "carte");
});

test("any social security number leaves no trace, with or without its key", () => {
  const two = (min: number, max: number) =>
    fc.integer({ min, max }).map((value) => String(value).padStart(2, "0"));
  const department = fc.oneof(two(1, 99), fc.constantFrom("2A", "2B", "2a"));
  const order = fc.integer({ min: 1, max: 999 }).map((value) => String(value).padStart(3, "0"));
  const nir = fc
    .tuple(
      fc.constantFrom("1", "2"),
      two(0, 99),
      two(1, 12),
      department,
      order,
      order,
      separator,
      fc.boolean(),
    )
    .map(([sex, year, month, place, commune, rank, gap, withKey]) => {
      const body = [sex, year, month, place, commune, rank];
      const value = body.join("").toUpperCase().replace("2A", "19").replace("2B", "18");
      const key = String(97 - (Number(value) % 97)).padStart(2, "0");
      return (withKey ? [...body, key] : body).join(gap);
    });
  leavesNoTrace(nir, "nir");
});

test("any plate of the format in force leaves no trace", () => {
  leavesNoTrace(fc.stringMatching(/^[A-HJ-NP-RT-TV-Z]{2}-[1-9][0-9]{2}-[A-HJ-NP-RT-TV-Z]{2}$/), "plaque");
});

test("any SIREN or SIRET stays, also when its digits pass for a card", () => {
  const siren = digits(8).map(withLuhn);
  const spacedSiren = fc.tuple(siren, space).map(([number, gap]) => split(number, [3, 3, 3], gap));
  const siret = fc.tuple(siren, digits(4)).map(([head, nic]) => withLuhn(`${head}${nic}`));
  const spacedSiret = fc
    .tuple(siret, space, fc.constantFrom([3, 3, 3, 5], [9, 5]))
    .map(([number, gap, sizes]) => split(number, sizes, gap));
  staysWhole(fc.oneof(siren, spacedSiren, siret, spacedSiret));
  const word = fc.constantFrom(
    "SIREN ",
    "siren : ",
    "Siren n° ",
    "SIRET ",
    "mon siret c'est ",
    "numéro de siret: ",
  );
  const mistyped = fc.tuple(word, fc.oneof(digits(9), digits(14))).map((parts) => parts.join(""));
  staysWhole(mistyped);
});

test("masking twice changes nothing", () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      "06 12 34 56 78",
      "+33 6",
      "a@b.fr",
      " arobase ",
      " point ",
      "siren ",
      "tel ",
      "carte ",
      "zéro six ",
      "AB-123-CD",
      "voiture ",
      "12 AB 34",
    ),
    fc.constantFrom(
      "4111 1111 1111 1111",
      "FR76",
      "1 85 05 78 006 084 91",
      "732 829 320",
      "[courriel masqué]",
      "[plaque masquée]",
      "secu ",
      "@",
      "iban ",
    ),
    fc.constantFrom(" ", "\n", ".", ",", "-", "+", "00", "(", "€", "/"),
    digits(3),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 14 }), (fragments) => {
      const once = maskPersonalData(fragments.join("")).text;
      expect(maskPersonalData(once)).toEqual({ text: once, masked: [] });
    }),
    { numRuns: 3000 },
  );
});
