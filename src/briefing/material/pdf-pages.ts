import { ExtractionError } from "../../ingestion/extract/index.ts";

/**
 * Refuses a PDF of more pages than that; one that cannot be opened is left to its reader, which says why.
 * @throws ExtractionError in French
 */
export async function refuseLongPdf(bytes: Uint8Array, most: number): Promise<void> {
  // Loaded at the first document, not at startup. PDF.js takes the buffer away from its owner: it gets a copy.
  const { getDocumentProxy } = await import("unpdf");
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch(() => null);
  if (pdf === null) return;
  const pages: number = pdf.numPages;
  await pdf.destroy();
  if (pages > most)
    throw new ExtractionError(
      `Ce PDF compte ${pages} pages ; le maximum est de ${most}. Gardez les pages utiles, ou collez leur texte.`,
    );
}
