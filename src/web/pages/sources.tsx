import type { Handler } from "hono";
import type { SourceView } from "../../transparency/knowledge/sources.ts";
import { Source } from "../components/provenance.tsx";
import { frenchDate } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

/** Where every fiche comes from, when it was checked, and what is doubtful. */
export const sources =
  ({ unofficialBanner, transparency }: PagesDeps): Handler =>
  async (c) => {
    const all = await transparency.sources();
    const overdue = all.filter((source) => source.overdue);
    const disputed = all.filter((source) => source.disputed);
    const licences = [...new Set(all.map(({ licence }) => licence))];
    return sendPage(
      c,
      { title: "Les sources", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Les sources</h1>
        <p>
          {spaced(
            `${all.length} fiches, de ${publishersOf(all).length} éditeurs. Elles sont écrites par l'équipe, avec ses mots, d'après ces sources. ${
              licences.length === 1 ? `Licence des fiches : ${licences[0]}.` : ""
            }`,
          )}
        </p>
        <Flagged
          title="À vérifier de nouveau"
          none="Aucune fiche n'a dépassé sa date de vérification."
          says="Ces fiches ont dépassé leur date. Une réponse qui les cite le signale."
          list={overdue}
        />
        <Flagged
          title="Sources qui se contredisent"
          none="Aucune fiche ne dit que ses sources se contredisent."
          says="Ces fiches disent que leurs sources ne s'accordent pas."
          list={disputed}
        />
        <h2>Toutes les fiches, par éditeur</h2>
        {publishersOf(all).map(([publisher, list]) => (
          <section>
            <h3>{spaced(publisher)}</h3>
            <ul>
              {list.map((source) => (
                <li>
                  <a href={`/fiches/${encodeURIComponent(source.id)}`}>{spaced(source.title)}</a>
                  <br />
                  <small>
                    <Origin {...source} />
                  </small>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>,
    );
  };

/** Every publisher with its fiches, in the order of the alphabet. */
function publishersOf(all: readonly SourceView[]): [string, SourceView[]][] {
  const lists = new Map<string, SourceView[]>();
  for (const source of all) lists.set(source.publisher, [...(lists.get(source.publisher) ?? []), source]);
  return [...lists].sort(([a], [b]) => a.localeCompare(b, "fr"));
}

const Origin = ({
  sourceTitle,
  sourceUrl,
  sourceDate,
  checkedOn,
  reviewBy,
  licence,
  overdue,
}: SourceView) => (
  <>
    <Source url={sourceUrl}>{spaced(sourceTitle)}</Source>
    {spaced(`, ${frenchDate(sourceDate)}. Vérifiée le ${frenchDate(checkedOn)}, `)}
    {overdue ? (
      <strong>{spaced(`à revoir avant le ${frenchDate(reviewBy)} : date dépassée.`)}</strong>
    ) : (
      spaced(`à revoir avant le ${frenchDate(reviewBy)}.`)
    )}
    {` ${licence}.`}
  </>
);

type FlaggedProps = { title: string; none: string; says: string; list: readonly SourceView[] };

const Flagged = ({ title, none, says, list }: FlaggedProps) => (
  <>
    <h2>{title}</h2>
    <p>{list.length === 0 ? none : says}</p>
    {list.length > 0 && (
      <ul>
        {list.map(({ id, title: name }) => (
          <li>
            <a href={`/fiches/${encodeURIComponent(id)}`}>{spaced(name)}</a>
          </li>
        ))}
      </ul>
    )}
  </>
);
