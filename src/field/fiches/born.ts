import { givesOrders } from "../../answering/screening/orders.ts";
import { parisDay } from "../../clock.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import type { BornFiche } from "../../ingestion/publish-fiche.ts";
import { quarantine } from "../../ingestion/quarantine.ts";
import { plain } from "../../trust/clean.ts";
import { praises } from "../../verification/tone.ts";
import { anonymous } from "../words.ts";
import { advertOf } from "./advert.ts";
import { FicheDraft, type FieldFiche } from "./fiche.ts";

/** What was seen in the field ages: looked at again after a year. */
const MONTHS_GOOD = 12;

/** Said with every answer that rests on it. */
const INTEREST = {
  none: null,
  declared: "L'ambassadeur qui rapporte ce cas a dit avoir un intérêt dans cette solution.",
  card: "L'ambassadeur qui rapporte ce cas a un intérêt déclaré dans une solution que ce texte nomme.",
  unknown: "On ne sait pas si l'ambassadeur qui rapporte ce cas a un intérêt dans la solution nommée.",
} as const;

/** The fiche that a draft becomes: who says it, when, for whom, and the interest that goes with it. */
export function bornOf(
  { ficheId, draft, reportedOn }: Pick<FieldFiche, "ficheId" | "draft" | "reportedOn">,
  now: Date,
): BornFiche {
  const reviewBy = new Date(now);
  reviewBy.setUTCMonth(reviewBy.getUTCMonth() + MONTHS_GOOD);
  const [heading = draft.title] = draft.questions;
  const condition = INTEREST[draft.interest];
  return {
    head: {
      id: ficheId,
      kind: "cas-usage",
      title: draft.title,
      publisher: "Retour de terrain d'un ambassadeur IA",
      sourceTitle: "Retour de terrain, relu par deux agents",
      sourceUrl: `/fiches/${ficheId}`,
      // The month: the day would help to tell whose report it was.
      sourceDate: reportedOn.slice(0, 7),
      checkedOn: parisDay(now),
      reviewBy: parisDay(reviewBy),
      licence: "Licence Ouverte 2.0",
      audience: { sizes: draft.sizes, sectors: draft.sectors, needs: draft.needs, maturity: [] },
      claimedBy: "l'ambassadeur IA auteur de ce retour",
    },
    heading,
    questions: draft.questions,
    body: draft.text,
    essentials: condition === null ? [] : [condition],
  };
}

/** Whether a sentence may speak to a machine: no model is given these words, but others may copy them. */
function speaks(body: string): boolean {
  const section = { anchor: "retour", level: 2 as const, heading: "Retour", parentHeading: null, body };
  return quarantine("retour", [{ ...section, essentials: [], questions: [] }]).aside.length > 0;
}

/** People ask in the first person: of a question, praise alone is looked for. */
const advertOfQuestions = (questions: readonly string[]): string | null =>
  questions.some(praises) ? "Une question vante quelque chose : posez-la sans éloge." : null;

/** What Markdown would read as more than a paragraph or a list. */
const STRUCTURE = /^\s*(?:#|>|<|```|---)/m;

/**
 * A draft as it may be published: no person, no company, no link (even in words), nothing said to a machine, no advertisement.
 * @throws DomainError `entree-invalide`, a line a field
 */
export function checkedDraft(given: unknown): FicheDraft {
  const read = FicheDraft.safeParse(given);
  const wrong: FieldError[] = [];
  const refuse = (field: string, message: string): void => void wrong.push({ field, message });
  if (!read.success) {
    for (const { path, message } of read.error.issues) refuse(String(path[0] ?? "text"), message);
    throw refused(wrong);
  }
  const draft = {
    ...read.data,
    title: plain(read.data.title).replaceAll("\n", " "),
    text: plain(read.data.text),
    questions: read.data.questions.map((question) => plain(question).replaceAll("\n", " ")),
  };
  for (const [field, text] of Object.entries({
    title: draft.title,
    text: draft.text,
    questions: draft.questions.join("\n"),
  })) {
    const { removed } = anonymous(text);
    if (removed.length > 0) refuse(field, `Ce texte sera public. Retirez : ${removed.join(", ")}.`);
    const advert = field === "questions" ? advertOfQuestions(draft.questions) : advertOf(text);
    if (advert !== null) refuse(field, advert);
    if (/\[[^\]]* masquée?s?\]/.test(text)) refuse(field, "Récrivez la phrase sans ce qui a été masqué.");
    if (STRUCTURE.test(text))
      refuse(field, "Des phrases ou une liste seulement : ni titre, ni citation, ni code.");
  }
  if (wrong.length === 0 && speaks(draft.text))
    refuse("text", "Une phrase semble s'adresser à une machine : récrivez-la.");
  if (draft.questions.some(givesOrders)) refuse("questions", "Une question donne un ordre : récrivez-la.");
  if (wrong.length > 0) throw refused(wrong);
  return draft;
}

const refused = (wrong: FieldError[]): DomainError =>
  new DomainError("entree-invalide", "La fiche n'est pas prête : voyez les champs indiqués.", wrong);
