import type { Handler } from "hono";
import { raw } from "hono/html";
import { staffOf } from "../../../accounts/access.ts";
import { SHEET_DAYS, type Sheet } from "../../../briefing/briefing.ts";
import { REPLY_TITLE, SOURCES_TITLE } from "../../../briefing/sheet/write.ts";
import { parisDay } from "../../../clock.ts";
import { Sources } from "../../components/sources.tsx";
import { frenchDay } from "../../dates.ts";
import { webUrl } from "../../links.ts";
import { renderMarkdown } from "../../markdown.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { BRIEFING } from "./new.tsx";

type Deps = Pick<ConsoleDeps, "briefings" | "clock">;
const DAY_MS = 86_400_000;

/** One's own sheet: to read, to print on a page, to copy; its reply to edit. */
export const sheetPage =
  ({ briefings, clock }: Deps): Handler =>
  async (c) => {
    const sheet = await briefings.find(staffOf(c), c.req.param("id") ?? "");
    const { alerts, parts } = partsOf(sheet.content);
    const write = writerOf(sheet);
    const shown = parts.filter(({ title }) => title !== REPLY_TITLE && title !== SOURCES_TITLE);
    return sendConsole(
      c,
      { title: "Fiche de préparation", here: BRIEFING },
      <article class="sheet">
        <p class="up">
          <a href={BRIEFING}>Préparer un échange</a>
        </p>
        <h1>Fiche de préparation</h1>
        <p class="aside">
          {spaced(
            `Faite le ${frenchDay(sheet.createdAt)}, sans modèle d'IA. Vous seul la voyez. Elle est effacée le ${frenchDay(new Date(sheet.createdAt.getTime() + SHEET_DAYS * DAY_MS))}.`,
          )}
        </p>
        {alerts !== "" && <div class="alerts">{write(alerts)}</div>}
        <p class="actions">
          <a href="#reponse">Aller à la réponse</a>{" "}
          <button type="button" class="quiet" data-print hidden>
            Imprimer
          </button>{" "}
          <button type="button" class="quiet" data-copy-from="fiche-texte" hidden>
            Copier la fiche
          </button>
        </p>
        {shown.map(({ title, body }) => (
          <section>
            <h2>{spaced(title)}</h2>
            {write(body)}
          </section>
        ))}
        <section class="reply" id="reponse">
          <h2>{REPLY_TITLE}</h2>
          <p class="aside">
            {spaced(
              "Rien ne part d'ici. Ce que vous y changez n'est pas gardé : copiez-la dans votre messagerie.",
            )}
          </p>
          <label class="visually-hidden" for="reponse-texte">
            Texte de la réponse
          </label>
          <textarea id="reponse-texte" rows={16}>
            {sheet.reply}
          </textarea>
          <button type="button" data-copy-from="reponse-texte" hidden>
            Copier la réponse
          </button>
        </section>
        <Sources
          answerId={SHEET}
          citations={sheet.citations}
          marked={new Set(sheet.citations.map(({ n }) => n))}
          today={parisDay(clock.now())}
        />
        <ol class="paper-sources" aria-hidden="true">
          {sheet.citations.map(({ publisher, title, sourceDate }) => (
            <li>{spaced(`${publisher}, ${sourceDate.slice(0, 4)}, ${title}`)}</li>
          ))}
        </ol>
        <details class="whole">
          <summary>Toute la fiche, en texte</summary>
          <label class="visually-hidden" for="fiche-texte">
            Texte de la fiche
          </label>
          <textarea id="fiche-texte" rows={12} readonly>
            {sheet.content}
          </textarea>
        </details>
        <form class="erase" method="post" action={`${BRIEFING}/${sheet.id}/effacer`}>
          <button type="submit" class="quiet">
            Effacer cette fiche
          </button>
        </form>
      </article>,
    );
  };

export const postErase =
  ({ briefings }: Deps): Handler =>
  async (c) => {
    await briefings.erase(staffOf(c), c.req.param("id") ?? "");
    return c.redirect(BRIEFING, 303);
  };

/** What the marks of a sheet are anchored to. */
const SHEET = "fiche";

/** Markdown to what can only show words; links are those of the sources and of the events. */
function writerOf({ citations, orientation }: Sheet): (markdown: string) => ReturnType<typeof raw> {
  const addresses = [...citations.map(({ url }) => url), ...orientation.events.map(({ url }) => url)];
  const known = new Set(
    addresses.flatMap((address) => {
      const url = webUrl(address);
      return url === null ? [] : [url];
    }),
  );
  const marks = { answerId: SHEET, numbers: new Set(citations.map(({ n }) => n)), seen: new Set<number>() };
  return (markdown) => raw(renderMarkdown(markdown, { allows: (url) => known.has(url), marks }));
}

/** The parts of a sheet, by their titles. */
function partsOf(content: string): { alerts: string; parts: { title: string; body: string }[] } {
  const [head = "", ...rest] = content.split(/^## /m);
  const parts = rest.map((part) => {
    const end = part.indexOf("\n");
    return { title: part.slice(0, end).trim(), body: part.slice(end).trim() };
  });
  return { alerts: head.replace(/^# .*$/m, "").trim(), parts };
}
