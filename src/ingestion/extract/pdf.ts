import { ExtractionError } from "./error.ts";
import { toMarkdown } from "./pdf-blocks.ts";
import type { Line, TextItem } from "./pdf-lines.ts";
import { linesOf, withoutRunningLines } from "./pdf-lines.ts";
import { tidyMarkdown } from "./tidy.ts";

const PROTECTED = "Ce PDF est protégé par un mot de passe : retirez la protection, puis recommencez.";
const BROKEN = "Ce PDF est illisible ou abîmé : ouvrez-le, réenregistrez-le en PDF, puis recommencez.";
const NO_TEXT =
  "Ce PDF ne contient aucun texte, sans doute des images numérisées : passez-le à la reconnaissance de caractères (OCR), puis recommencez.";

/** unpdf's own types do not resolve under NodeNext: this is what we read of a page's content. */
type Content = { items: (TextItem | { type: string })[] };

/** The lines of each page. PDF.js is loaded at the first document, not at startup. */
async function readPages(bytes: Uint8Array): Promise<Line[][]> {
  const { getDocumentProxy } = await import("unpdf");
  // PDF.js takes the buffer away from its owner, and refuses a Node Buffer: it gets a copy.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const pages: Line[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items }: Content = await page.getTextContent();
      pages.push(
        linesOf(
          items.filter((item): item is TextItem => "str" in item),
          number,
        ),
      );
    }
    return pages;
  } finally {
    await pdf.destroy();
  }
}

/**
 * The text of a PDF as Markdown: paragraphs, lists, and `##` where a line looks like a heading; running heads and
 * page numbers go. Throws ExtractionError for a protected or broken file, and for scanned pages without text.
 */
export async function extractPdf(bytes: Uint8Array): Promise<string> {
  const pages = await readPages(bytes).catch((error: unknown) => {
    const isProtected = error instanceof Error && error.name === "PasswordException";
    throw new ExtractionError(isProtected ? PROTECTED : BROKEN);
  });
  const markdown = tidyMarkdown(toMarkdown(withoutRunningLines(pages)));
  if (markdown === "") throw new ExtractionError(NO_TEXT);
  return markdown;
}
