import sanitizeHtml from "sanitize-html";
import { findEmails } from "../../privacy/detectors/email.ts";

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

const withoutTags = (text: string): string =>
  sanitizeHtml(text, { allowedTags: [], allowedAttributes: {} }).replace(
    /&(?:lt|gt|quot|amp);/g,
    (entity) => ENTITIES[entity] ?? entity,
  );

/** The text without its e-mail addresses: they are for the contact form, not for who collects them. */
function withoutEmails(text: string): string {
  const spans = findEmails({ text, runs: [] }).sort((a, b) => b.start - a.start);
  const kept = spans.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  // The detector leaves the shared addresses of public services, which leaders need elsewhere.
  return (
    kept
      // By runs, so that each character is read once: `\S+@\S+` reads a long run again from each of its characters.
      .replace(/\S+/g, (run) => (/.@./u.test(run) ? "" : run))
      .replace(/ {2,}/g, " ")
      .trim()
  );
}

/** One line of plain words: no markup (even escaped once), no e-mail address, nothing invisible, single spaces. */
export const plainText = (text: string): string =>
  withoutEmails(withoutTags(withoutTags(text)).replace(INVISIBLE, " ").normalize("NFC"))
    .replace(/\s+/g, " ")
    .trim();

/** Opened in a spreadsheet, a cell that starts so is computed, and may send data elsewhere. */
export const isFormula = (text: string): boolean => /^[=+\-@]/.test(text);

/** Plain words that no spreadsheet takes for a formula. */
export const inertText = (text: string): string => plainText(text).replace(/^[=+\-@\s]+/, "");
