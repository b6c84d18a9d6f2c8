import { expect, test } from "vitest";
import { makePdf } from "./fixtures/make-pdf.ts";
import { extractPdf } from "./pdf.ts";

test("a PDF becomes paragraphs, lists and headings", async () => {
  const bytes = makePdf([
    [
      { text: "Guide de l'IA pour les entreprises", y: 780, size: 20 },
      { text: "Ce guide s'adresse aux dirigeants de TPE et de PME qui", y: 740 },
      { text: "veulent découvrir l'intelligence artificielle dans leur entre-", y: 726 },
      { text: "prise ou auprès d'un vice-", y: 712 },
      { text: "président.", y: 698 },
      { text: "Par où commencer", y: 670 },
      { text: "Choisissez un besoin précis de votre entreprise.", y: 642 },
      { text: "• Un diagnostic", y: 614 },
      { text: "• Une formation de", y: 600 },
      { text: "deux jours", y: 586 },
      { text: "Fin du guide.", y: 540 },
    ],
  ]);
  expect(await extractPdf(bytes)).toBe(`## Guide de l'IA pour les entreprises

Ce guide s'adresse aux dirigeants de TPE et de PME qui veulent découvrir l'intelligence artificielle dans leur entreprise ou auprès d'un vice-président.

## Par où commencer

Choisissez un besoin précis de votre entreprise.

- Un diagnostic
- Une formation de deux jours

Fin du guide.`);
});

test("running heads, contents entries and page numbers go; a paragraph goes on over the page", async () => {
  const page = (number: number, text: string) => [
    { text: "Direction générale des entreprises", y: 810 },
    { text, y: 760 },
    { text: `Page ${number} / 3`, y: 30 },
  ];
  const bytes = makePdf([
    page(1, "Une phrase commence ici et se"),
    [...page(2, "poursuit là."), { text: "1.2 Conditions . . . . . . . . 14", y: 600 }],
    page(3, "Une autre la suit."),
  ]);
  expect(await extractPdf(bytes)).toBe("Une phrase commence ici et se poursuit là.\n\nUne autre la suit.");
});

test("the caller keeps its bytes, even a Node Buffer", async () => {
  const bytes = Buffer.from(makePdf([[{ text: "Un texte.", y: 700 }]]));
  expect(await extractPdf(bytes)).toBe("Un texte.");
  expect(bytes.length).toBeGreaterThan(100);
});

test("a protected, a broken, a truncated and a scanned PDF say what to do", async () => {
  const protectedPdf = makePdf([[{ text: "secret", y: 700 }]], { encrypted: true });
  await expect(extractPdf(protectedPdf)).rejects.toThrow(/protégé par un mot de passe : retirez/);
  await expect(extractPdf(new TextEncoder().encode("pas un PDF"))).rejects.toThrow(/illisible ou abîmé/);
  await expect(extractPdf(new Uint8Array(0))).rejects.toThrow(/illisible ou abîmé/);
  await expect(extractPdf(makePdf([[]]))).rejects.toThrow(/aucun texte.*OCR/);
});
