import type { Citation } from "../../../answering/answer.ts";
import type { Pack } from "../../../briefing/pack/pack.ts";
import { frenchDate } from "../../dates.ts";
import { fichePath, webUrl } from "../../links.ts";
import { spaced } from "../../typography.ts";
import { sourceId, type Words } from "./pack-words.ts";

/** What is the same for every meeting: the charter, what to ask, and where it all comes from. */
export const Charter = ({ charter: { keep, avoid }, words }: { charter: Pack["charter"]; words: Words }) =>
  keep.length + avoid.length === 0 ? null : (
    <section>
      <h2 id="charte">Ce que la charte vous demande</h2>
      <h3>À faire (article 4)</h3>
      <ul>
        {keep.map((text) => (
          <li>{words(text)}</li>
        ))}
      </ul>
      <h3>À ne pas faire, ni oublier (préambule, articles 4 et 6)</h3>
      <ul>
        {avoid.map((text) => (
          <li>{words(text)}</li>
        ))}
      </ul>
    </section>
  );

export const ToAsk = ({ toAsk, words }: { toAsk: string | null; words: Words }) => (
  <section>
    <h2 id="demander">À demander, à apporter</h2>
    {toAsk !== null && words(toAsk)}
    <ul>
      <li>
        {spaced(
          "Demandez un exemple concret : la tâche qui prend du temps, qui la fait, combien de fois par semaine.",
        )}
      </li>
      <li>
        {spaced("Apportez ce dossier, et ")}
        <a href="/maturite">le questionnaire « Où en êtes-vous ? »</a>
        {spaced(" : dix questions à remplir ensemble.")}
      </li>
      <li>
        {spaced("Notez les suites, pas les noms : ")}
        <a href="/console/retours">un retour de terrain</a>
        {spaced(" suffit ensuite.")}
      </li>
    </ul>
  </section>
);

/** Where each mark leads, a line each: printed, the sheet still says what it rests on. */
export const Origins = ({ sources, today }: { sources: readonly Citation[]; today: string }) => (
  <section>
    <h2>Sources</h2>
    <ol class="origins">
      {sources.map((source) => {
        const official = webUrl(source.url);
        return (
          <li id={sourceId(source.n)} tabindex={-1}>
            <a href={fichePath(source)}>{spaced(source.section)}</a>
            {spaced(` ${source.publisher}, ${frenchDate(source.sourceDate)}. `)}
            {official !== null && (
              <a href={official} rel="noopener">
                Source<span class="visually-hidden">{` de « ${source.section} »`}</span>
              </a>
            )}
            {source.reviewBy < today && (
              <strong class="overdue">{` À revérifier depuis le ${frenchDate(source.reviewBy)}.`}</strong>
            )}
          </li>
        );
      })}
    </ol>
  </section>
);
