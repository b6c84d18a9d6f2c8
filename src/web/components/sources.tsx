import type { Citation } from "../../answering/answer.ts";
import { frenchDate } from "../dates.ts";
import { fichePath, webUrl } from "../links.ts";
import { spaced } from "../typography.ts";

type Props = { answerId: string; citations: readonly Citation[]; marked: ReadonlySet<number>; today: string };

/** The passages an answer rests on, folded. The landing is inside: browsers unfold what holds it. */
export const Sources = ({ answerId, citations, marked, today }: Props) => (
  <div class="sources">
    <h3>{citations.length > 1 ? "Sources" : "Source"}</h3>
    <ol>
      {citations.map((citation) => (
        <li>
          <details>
            <summary>
              <span class="number">
                <span class="visually-hidden">Source </span>
                {citation.n}
              </span>
              <span>
                {spaced(citation.title)}{" "}
                <small>{`${citation.publisher}, ${frenchDate(citation.sourceDate)}`}</small>
              </span>
            </summary>
            <div class="passage" id={`source-${answerId}-${citation.n}`} tabindex={-1}>
              <Passage citation={citation} today={today} />
              {marked.has(citation.n) && (
                <a class="back" href={`#mark-${answerId}-${citation.n}`}>
                  Revenir au texte<span class="visually-hidden">, source {citation.n}</span>
                </a>
              )}
            </div>
          </details>
        </li>
      ))}
    </ol>
  </div>
);

const Passage = ({ citation, today }: { citation: Citation; today: string }) => {
  const official = webUrl(citation.url);
  return (
    <>
      <p class="section-name">{spaced(citation.section)}</p>
      <blockquote>{spaced(citation.excerpt)}</blockquote>
      <p class="about">
        {`${citation.publisher}, source datée de ${frenchDate(citation.sourceDate)}.`}
        {citation.reviewBy < today && (
          <strong class="overdue"> À revérifier depuis le {frenchDate(citation.reviewBy)}.</strong>
        )}
      </p>
      <p class="links">
        <a href={fichePath(citation)}>
          Lire la fiche<span class="visually-hidden"> « {citation.title} »</span>
        </a>
        {official !== null && (
          <a href={official} rel="noopener">
            Source officielle<span class="visually-hidden"> : {citation.publisher}</span>
          </a>
        )}
      </p>
    </>
  );
};
