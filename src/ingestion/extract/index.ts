export { extractDocument } from "./document.ts";
export { extractDocx } from "./docx.ts";
export { ExtractionError } from "./error.ts";
export { extractHtml } from "./html.ts";
export { extractPdf } from "./pdf.ts";
