import { ExtractionError, extractHtml } from "../../ingestion/extract/index.ts";
import { decodeWindows1252 } from "../../windows-1252.ts";

const NO_TEXT = "Ce courriel ne contient aucun texte lisible : collez son texte.";
const BROKEN = "Ce courriel est illisible : ouvrez-le dans votre messagerie, puis collez son texte.";

/** Styles by which a mail hides words from its reader. */
const INVISIBLE =
  /(?:^|[;\s"'])(?:color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255|transparent)|font-size\s*:\s*[01](?:px|pt|em|rem|%)?\s*(?:;|$|!)|display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$))/i;
const OPENING = /<([a-z][a-z0-9]*)\b([^<>]*)>/gi;
const COMMENTS = /<!--(?!\[if|<!\[endif)([\s\S]*?)(?:-->|$)/g;

/**
 * The words of a mail file (RFC 5322, MIME): base64, quoted-printable, any charset, text rather than HTML. Attachments are not opened.
 * @returns also what its HTML hid from whoever reads it
 * @throws ExtractionError in French
 */
export async function readMail(bytes: Uint8Array): Promise<{ text: string; hidden: string }> {
  // Loaded at the first mail, not at startup.
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(Buffer.from(bytes), {
    maxNestingDepth: 20,
    maxHeadersSize: 256 * 1024,
  }).catch(() => {
    throw new ExtractionError(BROKEN);
  });
  const html = mail.html && asWindows(mail.html);
  const { shown, hidden } = html ? visibleIn(html) : { shown: "", hidden: "" };
  const text = mail.text?.trim() ? asWindows(mail.text) : shown === "" ? "" : wordsOf(shown);
  if (text.trim() === "") throw new ExtractionError(NO_TEXT);
  // As a pasted mail would show them: who writes is learnt, to be said nowhere.
  const headers = [
    mail.from && `De : ${[mail.from.name, mail.from.address].filter(Boolean).join(" ")}`,
    mail.to?.length &&
      `À : ${mail.to.map((one) => [one.name, one.address].filter(Boolean).join(" ")).join(", ")}`,
    mail.subject && `Objet : ${asWindows(mail.subject).replace(/\s+/g, " ")}`,
  ].filter((line) => typeof line === "string");
  const attached = mail.attachments.length;
  const note =
    attached > 0
      ? `\n\n(${attached} pièce${attached > 1 ? "s jointes non ouvertes" : " jointe non ouverte"})`
      : "";
  return { text: `${headers.join("\n")}\n\n${text.trim()}${note}`, hidden };
}

/** Node 20 decodes Windows-1252 as Latin-1: « € », « œ » and « ’ » come as controls. */
const asWindows = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (control) => decodeWindows1252(Uint8Array.of(control.charCodeAt(0))));

const wordsOf = (html: string): string =>
  // A table that lays the mail out is no table of figures.
  extractHtml(
    html
      .replace(/<\/?(?:table|tbody|thead|tfoot|tr)\b[^>]*>/gi, "<div>")
      .replace(/<\/?t[dh]\b[^>]*>/gi, "<p>"),
  )
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^#{1,6} /gm, "")
    .replace(/\\(?=[-#*_.[\]()])/g, "");

/** Takes comments and concealed elements out of HTML, by its text: what is shown is read by the extractor after. */
function visibleIn(html: string): { shown: string; hidden: string } {
  const hidden: string[] = [];
  let shown = html.replace(COMMENTS, (_, words: string) => {
    hidden.push(words);
    return " ";
  });
  for (const { 0: tag, 1: name = "", 2: attributes = "" } of [...shown.matchAll(OPENING)]) {
    const style = /style\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
    const color = /^font$/i.test(name) && /color\s*=\s*["']?(?:#fff(?:fff)?|white)\b/i.test(attributes);
    if (!color && !INVISIBLE.test(style?.[1] ?? style?.[2] ?? "")) continue;
    const at = shown.indexOf(tag);
    if (at === -1) continue;
    const closing = `</${name.toLowerCase()}>`;
    const end = shown.toLowerCase().indexOf(closing, at);
    const whole = shown.slice(at, end === -1 ? shown.length : end + closing.length);
    const words = whole
      .replace(/<[^>]*>/g, " ")
      .replace(/&nbsp;|\s+/g, " ")
      .trim();
    shown = shown.replace(whole, " ");
    if (/\p{L}{2}/u.test(words)) hidden.push(words);
  }
  return { shown, hidden: hidden.filter((words) => /\p{L}{2}/u.test(words)).join("\n\n") };
}
