import { ExtractionError } from "./error.ts";
import { extractHtml } from "./html.ts";

const PROTECTED =
  "Ce document Word est protégé par un mot de passe ou à l'ancien format : retirez la protection ou enregistrez-le en .docx, puis recommencez.";
const BROKEN =
  "Ce document Word est illisible ou abîmé : ouvrez-le, réenregistrez-le en .docx, puis recommencez.";
const NO_TEXT = "Ce document Word ne contient aucun texte : vérifiez qu'il s'agit du bon fichier.";

// Word names its built-in styles in English inside the file, other editors in the user's language.
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Titre'] => h1:fresh",
  ...[1, 2, 3, 4].map((level) => `p[style-name='Titre ${level}'] => h${level}:fresh`),
];

// An OLE container: a .doc, or a .docx encrypted with a password.
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The text of a Word document as Markdown: its heading styles, paragraphs, lists, tables; images and comments go.
 * Throws ExtractionError for a protected, broken or empty file.
 */
export async function extractDocx(bytes: Uint8Array): Promise<string> {
  if (OLE.every((byte, index) => bytes[index] === byte)) throw new ExtractionError(PROTECTED);
  // Loaded at the first document, not at startup.
  const { default: mammoth } = await import("mammoth");
  const { value } = await mammoth
    .convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: STYLES, externalFileAccess: false })
    .catch(() => {
      throw new ExtractionError(BROKEN);
    });
  const markdown = extractHtml(value);
  if (markdown === "") throw new ExtractionError(NO_TEXT);
  return markdown;
}
