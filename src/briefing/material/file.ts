import { DomainError } from "../../errors.ts";
import { decodeText } from "../../ingestion/extract/decode.ts";
import { ExtractionError, extractDocx, extractPdf } from "../../ingestion/extract/index.ts";
import type { Dropped } from "../briefing.ts";
import { refuseBombs } from "./bounded-zip.ts";
import { readMail } from "./mail.ts";
import { pastedText } from "./pasted.ts";
import { refuseLongPdf } from "./pdf-pages.ts";

export const LARGEST_BYTES = 5 * 1024 * 1024;
export const MOST_PAGES = 30;
/** What a file may be, as its input says. */
export const ACCEPTED = ".eml,.pdf,.docx,.txt";

/** `hidden`: what the file held and did not show its reader (comments, white text). */
export type Read = { text: string; hidden: string };

/**
 * The words of a dropped file, in memory only.
 * @throws DomainError `entree-invalide` in French, `trop-volumineux`
 */
export async function readDropped({ name, bytes }: Dropped): Promise<Read> {
  if (bytes.length > LARGEST_BYTES)
    throw new DomainError(
      "trop-volumineux",
      "Ce fichier dépasse 5 Mo : enlevez ses pièces jointes ou ses images, ou collez son texte.",
    );
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  try {
    const { text, hidden } = await byKind(extension, bytes);
    return { text: pastedText(text), hidden };
  } catch (error) {
    if (error instanceof DomainError) throw onFile(error.message);
    throw error;
  }
}

async function byKind(extension: string, bytes: Uint8Array): Promise<Read> {
  switch (extension) {
    case "txt":
      return { text: decodeText(bytes), hidden: "" };
    case "eml":
      return readMail(bytes);
    case "pdf":
      await refuseLongPdf(bytes, MOST_PAGES);
      return { text: bare(await extractPdf(bytes)), hidden: "" };
    case "docx":
      refuseBombs(bytes);
      return { text: bare(await extractDocx(bytes)), hidden: "" };
    default:
      throw new ExtractionError(
        "Ce format n'est pas pris en charge : déposez un fichier .eml, .pdf, .docx ou .txt, ou collez le texte.",
      );
  }
}

/** Markdown as the words it shows. */
const bare = (markdown: string): string =>
  markdown
    .replace(/^#{1,6} /gm, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\\(?=[-#*_.[\]()])/g, "");

const onFile = (message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field: "file", message }]);
