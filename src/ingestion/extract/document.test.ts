import { expect, test } from "vitest";
import { extractDocument } from "./document.ts";
import { ExtractionError } from "./error.ts";
import { makeDocx, paragraph } from "./fixtures/make-docx.ts";
import { makePdf } from "./fixtures/make-pdf.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ["fiche.md", utf8("\ufeff---\r\nid: a\r\n---\r\n## Été\r\n")],
  ["page.HTML", utf8("<h2>Été</h2>")],
  ["vieille page.htm", new Uint8Array(Buffer.from("<h2>Été</h2>", "latin1"))],
  ["declaree.htm", new Uint8Array(Buffer.from('<meta charset="iso-8859-15"><h2>Été</h2>', "latin1"))],
  ["dossier.v2/guide.pdf", makePdf([[{ text: "Été", y: 700 }]])],
  ["note.docx", makeDocx(paragraph("Été", "Titre1"))],
])("%s is read by its extension", async (name, bytes) => {
  expect(await extractDocument(name, bytes)).toMatch(/Été$/);
});

test("a Markdown file is left as it is", async () => {
  expect(await extractDocument("a.md", utf8("# Titre\n\n1\\. *x*\n"))).toBe("# Titre\n\n1\\. *x*");
});

test.each(["tableau.xlsx", "sans extension", "ancien.doc", "x.constructor", ""])(
  "%j is refused",
  async (name) => {
    const refusal = extractDocument(name, utf8("x"));
    await expect(refusal).rejects.toBeInstanceOf(ExtractionError);
    await expect(refusal).rejects.toThrow(/enregistrez le document en \.docx, \.pdf, \.html ou \.md/);
  },
);

test("a file without text is refused", async () => {
  await expect(extractDocument("vide.md", utf8(" \n"))).rejects.toThrow(
    /« vide.md » ne contient aucun texte/,
  );
  await expect(extractDocument("vide.html", utf8("<nav>Menu</nav>"))).rejects.toThrow(ExtractionError);
});
