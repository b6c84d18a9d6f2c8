/** Forms of letters and figures that read like plain ones: full width, circled, mathematical, joined; and every space. */
const LOOKS_PLAIN = /[\u2460-\u24FF\uFB00-\uFB06\uFF00-\uFFEF\u{1D400}-\u{1D7FF}\p{Zs}]/gu;
/** « S.A.R.L. » */
const DOTTED =
  /(?<![\p{L}.])(s\.a\.r\.l|s\.a\.s\.u|s\.a\.s|e\.u\.r\.l|s\.c\.o\.p|s\.n\.c|s\.a)\.?(?![\p{L}])/giu;

/** A text with plain letters and spaces (NFKC, of these alone: « … » and « m² » stay), and legal forms without dots. */
export const plainLetters = (text: string): string =>
  text
    .replace(LOOKS_PLAIN, (mark) => mark.normalize("NFKC"))
    .replace(DOTTED, (form) => form.replaceAll(".", "").toUpperCase());
