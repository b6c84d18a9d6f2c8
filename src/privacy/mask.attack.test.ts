import { expect, test } from "vitest";
import { resolveOverlaps } from "./detectors/overlaps.ts";
import { RANK } from "./detectors/span.ts";
import { maskPersonalData } from "./mask.ts";

// What an attack on the masking found: each line leaked, or hid what the service needs, before it was written here.
const EMAILS = [
  ["écrivez à jean.dupont chez gmail point com", "écrivez à [courriel masqué]"],
  ["jean.dupont chez exemple point fr", "[courriel masqué]"],
  ["jean.dupont à gmail", "[courriel masqué]"],
  ["jean à gmail.com, merci", "[courriel masqué], merci"],
  ["jean(a)gmail.com", "[courriel masqué]"],
  ["jean&#64;gmail.com", "[courriel masqué]"],
  ["jean&#x40;gmail&#46;com", "[courriel masqué]"],
  ["jean%40gmail.com", "[courriel masqué]"],
  ["a%40b.c%20d@exemple.fr", "[courriel masqué]"],
  ["mailto:jean%2Edupont%40gmail%2Ecom", "mailto:[courriel masqué]"],
  ["jean [at] gmail [dot] com", "[courriel masqué]"],
];
const PHONES = [
  ["06;12;34;56;78", "[téléphone masqué]"],
  ["06'12'34'56'78", "[téléphone masqué]"],
  ["06’12’34’56’78", "[téléphone masqué]"],
  ["appelez\n06\n12\n34\n56\n78\nmerci", "appelez\n[téléphone masqué]\nmerci"],
  ["06\r\n12\r\n34\r\n56\r\n78", "[téléphone masqué]"],
  ["06 12\n34 56\n78", "[téléphone masqué]"],
  ["0612\n345678", "[téléphone masqué]"],
  ["06<br>12<br>34<br>56<br>78", "[téléphone masqué]"],
  ["06<BR/>12<br />34<br>56<br>78 merci", "[téléphone masqué] merci"],
  ["06%2012%2034%2056%2078", "[téléphone masqué]"],
  ["%2B33%206%2012%2034%2056%2078", "[téléphone masqué]"],
  ["06&nbsp;12&nbsp;34&#160;56&nbsp;78", "[téléphone masqué]"],
  ["06 / 12 / 34 / 56 / 78", "[téléphone masqué]"],
  ["06;12'34/56 78", "[téléphone masqué]"],
];
const RIBS = [
  ["RIB : 30006 00001 12345678901 89", "RIB : [IBAN masqué]"],
  ["30006 00001 12345678901 89", "[IBAN masqué]"],
  ["30006000011234567890189", "[IBAN masqué]"],
  ["20041010050500013m02606", "[IBAN masqué]"],
  ["3000600001 12345678901 89", "[IBAN masqué]"],
  ["3000 6000 0112 3456 7890 189", "[IBAN masqué]"],
  ["30006/00001/12345678901/89", "[IBAN masqué]"],
  ["30006 | 00001 | 12345678901 | 89", "[IBAN masqué]"],
  ["RIB : 30006000011234567890188", "RIB : [IBAN masqué]"],
];
const PLATES = [
  ["AB_123_CD", "[plaque masquée]"],
  ["ab 123 cd", "[plaque masquée]"],
  ["AB.123.CD", "[plaque masquée]"],
  ["garé devant : ab_123_cd.", "garé devant : [plaque masquée]."],
];
const NEIGHBOURS = [
  // What is kept must not shelter the datum that stands next to it.
  ["0 806 05 01 02 06 12 34 56 78", "0 806 05 01 02 [téléphone masqué]"],
  ["contact@francenum.gouv.fr, jean@gmail.com", "contact@francenum.gouv.fr, [courriel masqué]"],
  ["contact@francenum.gouv.fr.exemple.com", "[courriel masqué]"],
  ["contact@exemplegouv.fr", "[courriel masqué]"],
  ["sophie@finances.gouv.fr", "[courriel masqué]"],
  ["dupont.contact@finances.gouv.fr", "[courriel masqué]"],
  ["dupont point contact arobase finances point gouv point fr", "[courriel masqué]"],
  ["dossier 0612345678", "dossier [téléphone masqué]"],
  ["commande n° 06 12 34 56 78", "commande n° [téléphone masqué]"],
  ["commande n° 0612345678 (c'est mon tél)", "commande n° [téléphone masqué] (c'est mon tél)"],
  ["tel ou facture n° 0612345678", "tel ou facture n° [téléphone masqué]"],
  [
    "commande n° 0712345678, rappelez au 0612345678",
    "commande n° [téléphone masqué], rappelez au [téléphone masqué]",
  ],
  ["+33 6 12 34 56 78\n1 85 05 78 006 084 91", "[téléphone masqué]\n[numéro de sécurité sociale masqué]"],
  ["+33 6 12 34 56 78;1 85 05 78 006 084 91", "[téléphone masqué];[numéro de sécurité sociale masqué]"],
  ["tél : 612345678<br>87000 Limoges", "tél : [téléphone masqué]<br>87000 Limoges"],
  ["4111 1111 1111 1111 à gmail.com", "[carte bancaire masquée] à gmail.com"],
  ["SIREN : 123 456 789 ; 06;12;34;56;78", "SIREN : 123 456 789 ; [téléphone masqué]"],
];

test.each([...EMAILS, ...PHONES, ...RIBS, ...PLATES, ...NEIGHBOURS])(
  "an attack: %j becomes %j",
  (text, expected) => {
    expect(maskPersonalData(text ?? "").text).toBe(expected);
  },
);

test.each([
  "0 800 130 000",
  "0 806 000 126 ou 0 809 401 401",
  "0 805 65 50 50, gratuit",
  "tél. 0 800 130 000\n3018",
  "3018, 3114, 3919 / 116 117 / 112",
  "15;17;18;112;114;115;119;3018;3114;3919",
  "2019;2020;2021;2022;2023;2024",
  "3018;3114;3919;3631;3939;3646",
  "39 39, 36 46, 3018",
  "contact@francenum.gouv.fr",
  "l'adresse est « info@entreprises.gouv.fr ».",
  "dgccrf@dgccrf.finances.gouv.fr et contact-dpo@service-public.fr",
  "**francenum@francenum.gouv.fr**",
  "commande n° 0612345678",
  "facture n° 0612345678 impayée",
  "numéro de facture : 0612345678",
  "SIREN : 123456789, SIRET : 123 456 789 00012",
  "SIREN 061234567\nSIRET 06123456700012",
  "SIREN;123456789",
  "SIRET 73282932000074 732829320",
  // Words that also write an address, a list, a plate.
  "je suis client chez orange, je passe à free",
  "rendez-vous chez exemple.fr",
  "de www.exemple.fr à francenum.gouv.fr",
  "01;03;15;42;43;63",
  "départements : 01;03;15;42;43",
  "je 100 la, de 100 en 100",
  "scroll at 320 px",
  "0\n120\n450\n300",
  "remise de 10%20 € et 5%40 €",
  "1'250'000 francs",
])("an attack: %j stays as it is", (text) => {
  expect(maskPersonalData(text)).toEqual({ text, masked: [] });
});

test("a span to keep shelters only what it overlaps, not its neighbour of the same rank", () => {
  const phone = (start: number, end: number) =>
    ({ start, end, kind: "telephone", rank: RANK.telephone }) as const;
  const kept = { start: 0, end: 4, kind: null, rank: RANK.nombreOrdinaire };
  expect(resolveOverlaps([kept, phone(3, 7), phone(6, 9)], 10)).toEqual([
    { start: 6, end: 9, kind: "telephone" },
  ]);
});

test.each([
  "a gmail ",
  "%40",
  "a%40b",
  "jean a ",
  "a.b chez c point ",
  "%20",
  "<br>",
  "0;1'",
  "06\n",
  "30006 00001 ",
  "0 800 ",
])("an attack: 2,000 code points of %j never take a time that explodes", (seed) => {
  const text = seed.repeat(2000).slice(0, 2000);
  const rounds = Array.from({ length: 8 }, () => {
    const start = performance.now();
    maskPersonalData(text);
    return performance.now() - start;
  });
  expect(Math.min(...rounds)).toBeLessThan(200);
});
