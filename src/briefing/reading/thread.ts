import { locatePersonalData } from "../../privacy/mask.ts";

/** A piece of a mail: what its sender wrote, what they passed on, what they answered to. */
export type Part = { kind: "own" | "forwarded" | "quoted"; text: string };
/** `senders`: what stood after « De : » or beside a signature, to be said nowhere. */
export type Thread = { parts: readonly Part[]; subject: string | null; senders: readonly string[] };

const FORWARDED =
  /^\s*[>\s]*(?:-{2,}\s*)?(?:message (?:transféré|transfere|d'origine|original)|forwarded message|original message|mail transféré|début du message (?:transféré|réexpédié)|begin forwarded message|tr ?:|fwd? ?:)/i;
const ANSWERED =
  /^\s*(?:>+\s*)?(?:le\s.{4,90}\s(?:a écrit|a ecrit|écrit|ecrit)\s*:|on\s.{4,90}\swrote\s*:)\s*$/i;
const HEADER =
  /^\s*[>*\s]*(?:de|from|à|a|to|cc|cci|bcc|objet|sujet|subject|date|envoyé|envoye|sent|répondre à|reply-to|importance|pièces? jointes?|attachments?)\s*\*?\s*:\s*\S/i;
const SUBJECT = /^\s*[>*\s]*(?:objet|sujet|subject)\s*\*?\s*:\s*(.{2,200})$/i;
const PERSONS = /^\s*[>*\s]*(?:de|from|à|a|to|cc|cci|bcc|répondre à|reply-to)\s*\*?\s*:\s*(.{2,300})$/i;
const QUOTE = /^\s*>+\s?/;

const CLOSING =
  /^\s*(?:(?:bien |très |tres )?(?:cordialement|cdlt|cdt|amicalement|respectueusement|sincèrement|sincerement|bàv|bav)|(?:bonne|belle) (?:journée|journee|soirée|soiree|fin de journée|réception|reception|continuation|semaine)|salutations?(?: distinguées?)?|(?:mes |nos |avec mes |sincères )?(?:meilleures )?salutations|(?:dans l'attente|en attendant|en vous remerciant|merci d'avance|merci par avance|avec mes remerciements|je vous prie d'agréer|veuillez agréer|au plaisir|à bientôt|a bientot|a\+|bise?s?|kenavo|bien à (?:vous|toi)|à vous lire|a vous lire)).{0,90}$/i;
const SIGNATURE =
  /^\s*(?:--\s?|_{4,}|-{4,}|envoyé de(?:puis)? mon .{3,30}|sent from my .{3,30}|get outlook for .{3,20}|téléchargez outlook .{0,30}|provenance ?: courrier .{0,40})\s*$/i;
const POSTSCRIPT = /^\s*(?:p\.?\s?s\.?|nb|n\.b\.)\s*[:.-]?\s*\S/i;
const LEGAL_NOTICE =
  /^\s*(?:ce (?:message|courriel|mail|courrier)(?: électronique)? (?:et|est|peut|contient)|this (?:e-?mail|message)|(?:les|des) informations contenues dans ce|pensez à l'environnement|merci de ne pas imprimer|avant d'imprimer|avis de confidentialité)/i;
const CLOSING_LINES = 8;

/** Cuts a mail as people paste it: headers, what was forwarded, what was answered to, and signatures. */
export function threadOf(text: string): Thread {
  const senders: string[] = [];
  let subject: string | null = null;
  const parts: { kind: Part["kind"]; lines: string[] }[] = [{ kind: "own", lines: [] }];
  const open = (kind: Part["kind"]): void => void parts.push({ kind, lines: [] });
  const lines = text.split("\n");
  for (const [at, raw] of lines.entries()) {
    const current = parts.at(-1) as { kind: Part["kind"]; lines: string[] };
    const persons = PERSONS.exec(raw)?.[1];
    const isHeader = HEADER.test(raw) && isHeaderBlock(lines, at);
    if (isHeader) {
      subject ??= SUBJECT.exec(raw)?.[1]?.trim() ?? null;
      if (persons) senders.push(persons);
      // « De : … » in the middle opens another message, even where the program drew no line.
      if (/^\s*[>*\s]*(?:de|from)\s*\*?\s*:/i.test(raw) && current.lines.some((line) => line.trim() !== ""))
        open(current.kind === "forwarded" ? "quoted" : "forwarded");
      continue;
    }
    if (FORWARDED.test(raw) && !/^\s*(?:tr|fwd?) ?:/i.test(raw)) {
      open("forwarded");
      continue;
    }
    if (ANSWERED.test(raw)) {
      senders.push(
        raw.replace(/^\s*>*\s*(?:le|on)\s/i, "").replace(/(?:a écrit|a ecrit|wrote|écrit)\s*:\s*$/i, ""),
      );
      open("quoted");
      continue;
    }
    if (QUOTE.test(raw) && current.kind === "own") open("quoted");
    else if (!QUOTE.test(raw) && current.kind === "quoted" && raw.trim() !== "" && wasMarked(current.lines))
      open("own");
    parts.at(-1)?.lines.push(raw);
  }
  const read = parts.map(({ kind, lines: own }): Part => {
    const { body, closing } = withoutSignature(own.map((line) => line.replace(/^(?:\s*>)+\s?/, "")));
    senders.push(...closing);
    return { kind, text: unwrapped(body) };
  });
  return { parts: read.filter(({ text: said }) => /\p{L}{2}/u.test(said)), subject, senders };
}

/** « À : voir avec elle » alone is a sentence: a header has another beside it, or opens the text. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const beside = [lines[at - 1], lines[at + 1], lines[at - 2], lines[at + 2]];
  return (
    beside.some((line) => line !== undefined && HEADER.test(line)) ||
    (at === 0 && SUBJECT.test(lines[0] ?? ""))
  );
}

const wasMarked = (lines: readonly string[]): boolean => lines.some((line) => QUOTE.test(line));

/** What stands before the closing formula; what follows is who signs, except a postscript. */
function withoutSignature(lines: readonly string[]): { body: string[]; closing: string[] } {
  const body: string[] = [];
  const closing: string[] = [];
  let signing = 0;
  for (const line of lines) {
    if (LEGAL_NOTICE.test(line)) break;
    if (POSTSCRIPT.test(line)) signing = 0;
    else if (signing === 0 && (SIGNATURE.test(line) || (CLOSING.test(line) && line.length < 100))) {
      signing = CLOSING_LINES;
      continue;
    }
    if (signing > 0) {
      if (line.trim() === "") continue;
      // Long lines after a closing are words again, not a name, a function and a telephone.
      if (line.trim().length > 90 || /[?!]\s*$/.test(line)) signing = 0;
      else {
        closing.push(line);
        signing--;
        continue;
      }
    }
    body.push(line);
  }
  // A name, a function, a telephone with no formula before them.
  while (body.length > 1 && isCard(body.at(-1) ?? "")) closing.push(body.pop() ?? "");
  return { body, closing };
}

const NAME_ALONE =
  /^[\s–—-]*(?:\p{Lu}[\p{L}.'’-]*)(?:[\s&,|–—-]+(?:(?:de|du|des|la|le|et|d['’])\s?)*\p{Lu}[\p{L}.'’-]*){0,5}[\s.]*$/u;
const FUNCTION =
  /\b(?:gérante?|dirigeante?|directeur|directrice|président|présidente|pdg|dg|daf|drh|dsi|cto|ceo|associée?|responsable|secrétaire|trésori(?:er|ère)|chef(?:fe)? d)/i;

/** A line of a visiting card: no sentence, and a name, a way to be reached, or a function. */
function isCard(line: string): boolean {
  const text = line.trim();
  if (text === "") return true;
  if (text.length > 90 || /[?!]$/.test(text) || text.split(/\s+/).length > 12) return false;
  if (NAME_ALONE.test(text)) return true;
  if (/\b(?:je|j|on|nous|est|sont|ai|avons|veux|voudrais|merci|budget|euros?)\b|€|\d\s?%/i.test(text))
    return false;
  return FUNCTION.test(text) || locatePersonalData(text).length > 0;
}

/** Mail programs cut lines at some seventy characters: a line that goes on in lower case is one with the next. */
function unwrapped(lines: readonly string[]): string {
  let text = "";
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]?.trim() ?? "";
    const goesOn = before.length >= 50 && !/[.!?:;]$/.test(before) && /^\s*[\p{Ll}\d(«]/u.test(line);
    text += at === 0 ? line : `${goesOn ? " " : "\n"}${line.trim()}`;
  }
  return text.trim();
}
