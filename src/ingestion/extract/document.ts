import { decodeText } from "./decode.ts";
import { extractDocx } from "./docx.ts";
import { ExtractionError } from "./error.ts";
import { extractHtml } from "./html.ts";
import { extractPdf } from "./pdf.ts";

const EXTRACTORS: Record<string, (bytes: Uint8Array) => string | Promise<string>> = {
  md: (bytes) => decodeText(bytes).trim(),
  html: (bytes) => extractHtml(decodeText(bytes)),
  htm: (bytes) => extractHtml(decodeText(bytes)),
  pdf: extractPdf,
  docx: extractDocx,
};

/**
 * The Markdown of a document, by the extension of its name: .md (as it is), .html, .htm, .pdf, .docx. Throws
 * ExtractionError, whose French message says what to do, for another extension or a file that is protected,
 * broken or without text.
 */
export async function extractDocument(fileName: string, bytes: Uint8Array): Promise<string> {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const extract = Object.hasOwn(EXTRACTORS, extension) ? EXTRACTORS[extension] : undefined;
  if (extract === undefined) {
    throw new ExtractionError(
      `Le format de « ${fileName} » n'est pas pris en charge : enregistrez le document en .docx, .pdf, .html ou .md.`,
    );
  }
  const markdown = await extract(bytes);
  if (markdown === "") {
    throw new ExtractionError(
      `« ${fileName} » ne contient aucun texte : vérifiez qu'il s'agit du bon fichier.`,
    );
  }
  return markdown;
}
