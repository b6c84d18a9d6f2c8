import { expect, test } from "vitest";
import { extractDocx } from "./docx.ts";
import { item, makeDocx, paragraph, table } from "./fixtures/make-docx.ts";

test("a Word document keeps its headings, lists and tables", async () => {
  const bytes = makeDocx(
    [
      paragraph("Dispositif Diag IA", "Titre"),
      paragraph("Présentation"),
      paragraph("Qui est éligible", "Titre2"),
      item("Une PME"),
      item("Une ETI"),
      table([
        ["Taille", "Aide"],
        ["TPE", "1 000 €"],
      ]),
    ].join(""),
  );
  expect(await extractDocx(bytes)).toBe(`## Dispositif Diag IA

Présentation

## Qui est éligible

- Une PME
- Une ETI

Taille | Aide
TPE | 1 000 €`);
});

test("« Titre 1 » sections, as LibreOffice or Word name them, are sections", async () => {
  const bytes = makeDocx(
    [paragraph("Un", "Titre1"), paragraph("a"), paragraph("Deux", "LO1"), paragraph("b")].join(""),
  );
  expect(await extractDocx(bytes)).toBe("## Un\n\na\n\n## Deux\n\nb");
});

test("a protected, a broken and an empty document say what to do", async () => {
  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  await expect(extractDocx(ole)).rejects.toThrow(/protégé par un mot de passe/);
  await expect(extractDocx(new TextEncoder().encode("PK pas un zip"))).rejects.toThrow(/illisible ou abîmé/);
  await expect(extractDocx(makeDocx(""))).rejects.toThrow(/aucun texte/);
});
