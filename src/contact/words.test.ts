import fc from "fast-check";
import { expect, test } from "vitest";
import { isMailAddress, sameMailbox } from "../mail/address.ts";
import { phoneFault, readPhone } from "./phone.ts";
import { preview, readContact, textFault } from "./words.ts";

test.each([
  "Mon profil : https://evil.example/x?y=1, voilà",
  "hxxps://evil.example/a",
  "Voir www.evil.example",
  "linkedin.com/in/jean-x",
  "Écrivez-moi sur t.me/jeanx",
  "wa.me/33612345678",
  "evil.com",
  "regardez EVIL.Com.",
  "sous.domaine.monsite.fr:8080/a",
  "monsite．fr",
  "mon-site point fr",
  "monsite (point) com",
  "monsite[.]fr",
  "http://192.168.0.1/a",
  "1.2.3.4:80",
  "mailto:x",
  "un site en evil.de/promo",
  "пример.xn--p1ai/x",
])("« %s »: a link does not leave with the service's mail", (text) => {
  const shown = preview(text);
  expect(shown.removed).toContain("lien");
  expect(shown.text).not.toMatch(/evil|t\.me|wa\.me|monsite|linkedin|192\.|1\.2|mailto/i);
  expect(textFault(text)).toContain("lien");
  expect(textFault(`${shown.text} Merci.`)).toBeNull();
});

test("a full stop without its blank is given it, so that no mailbox makes a link of it; French and files stay as they are", () => {
  expect(preview("Bonjour.je cherche. Voir evil.yoga et evil.de demain").text).toBe(
    "Bonjour. je cherche. Voir evil. yoga et evil. de demain",
  );
  for (const kept of [
    "On a fait un point com ce matin, au point net.",
    "Nos devis sont dans devis.pdf et clients.xlsx, version 2.0.1.",
    "La S.A.R.L. fait 1.500 euros, p. ex. en 2025.",
    "Le point de départ : et/ou, 24h/24.",
  ])
    expect(preview(kept)).toEqual({ text: kept, removed: [] });
});

test("what is sent is what was shown: nothing that does not show passes", () => {
  for (const text of [
    "Bon\u202Ejour à tous",
    "Bon\u0000jour à tous",
    "Bon\u200Bjour à tous",
    " Bonjour à tous ",
    "Bonjour\r\nà tous",
  ]) {
    expect(textFault(text)).toContain("relisez-le");
    expect(textFault(preview(text).text)).toBeNull();
  }
});

test("whatever is written, what was shown may be sent: the preview of a preview is itself", () => {
  const piece = fc.constantFrom(
    "evil",
    ".",
    "com",
    " point ",
    "fr",
    "@",
    "/",
    "06 12 34 56 78",
    "http://",
    "\u200B",
    "[lien masqué]",
    "jean",
    " ",
    "．",
    "de",
    "-",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
        fc.string(),
      ),
      (text) => {
        const shown = preview(text).text;
        expect(preview(shown)).toEqual({ text: shown, removed: [] });
      },
    ),
    { numRuns: 500 },
  );
});

const digestsOf = (phone: string | null, email: string | null) => {
  const faults: { field: string; message: string }[] = [];
  const read = readContact({ phone, email }, Buffer.alloc(32, 1), faults);
  return { faults, phone: read.phoneDigest?.toString("hex"), email: read.emailDigest?.toString("hex") };
};

test("one telephone and one mailbox are one, however they are written", () => {
  const same = (values: readonly string[], of: (value: string) => string | undefined) =>
    expect(new Set(values.map(of)).size).toBe(1);
  same(
    ["0692 12 34 56", "+262 692 12 34 56", "+33 692 12 34 56", "00262692123456"],
    (one) => digestsOf(one, null).phone,
  );
  same(["06 12 34 56 78", "+33 (0)6 12 34 56 78", "0033612345678"], (one) => digestsOf(one, null).phone);
  same(["jean@x.fr", "Jean@X.fr", "jean+1@x.fr", "jean+promo+2@x.fr"], (one) => digestsOf(null, one).email);
  expect(sameMailbox("+a@x.fr")).not.toBe(sameMailbox("+b@x.fr"));
});

test("an address that no mailbox has is refused", () => {
  for (const bad of [
    "a\u200B@b.fr",
    "a@b..fr",
    ".a@b.fr",
    "a.@b.fr",
    "a..c@b.fr",
    "a@.b.fr",
    "a@-b.fr",
    "a@b-.fr",
  ])
    expect([bad, isMailAddress(bad)]).toEqual([bad, false]);
  for (const good of ["a.b+c@d-e.fr", "a@b.co.uk", "é@é.fr"])
    expect([good, isMailAddress(good)]).toEqual([good, true]);
  expect(digestsOf(null, "a@b..fr").faults).toMatchObject([{ field: "email" }]);
});

test("a number that costs whoever calls it, or a short one, is nobody's own", () => {
  for (const charged of [
    "0899 12 34 56",
    "08 92 69 19 99",
    "+33 891 12 34 56",
    "0810 12 34 56",
    "0820123456",
    "3 6 3 9",
    "3639",
    "118 218",
    "+262 892 12 34 56",
  ]) {
    expect([charged, readPhone(charged)]).toEqual([charged, null]);
    expect(digestsOf(charged, null).faults.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("surtaxé"),
    );
  }
  // Bare, it may be a short number: four territories have a plan of their own, and a prefix.
  expect([readPhone("36 39 00"), phoneFault("36 39 00")]).toEqual([null, expect.stringContaining("complet")]);
  for (const own of ["0800 12 34 56", "09 70 12 34 56", "06 39 98 12 34", "+687 75 12 34", "+508 41 23 45"])
    expect([own, phoneFault(own)]).toEqual([own, null]);
});
