import type { Citation } from "../../answering/answer.ts";
import { frenchDate, ofDate } from "../dates.ts";
import { fichePath, webUrl } from "../links.ts";
import { spaced } from "../typography.ts";

type Props = { answerId: string; citations: readonly Citation[]; marked: ReadonlySet<number>; today: string };

/** The passages an answer rests on, folded. The landing is inside: browsers unfold what holds it. */
export const Sources = ({ citations, ...others }: Props) =>
  citations.length === 0 ? null : (
    <div class="sources">
      <h3>{citations.length > 1 ? "Sources" : "Source"}</h3>
      <SourceList citations={citations} {...others} />
    </div>
  );

const SourceList = ({ answerId, citations, marked, today }: Props) => (
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
              {spaced(citation.section)}{" "}
              <small>{`${spaced(citation.title)} · ${citation.publisher}, ${frenchDate(citation.sourceDate)}`}</small>
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
);

const Passage = ({ citation, today }: { citation: Citation; today: string }) => {
  const official = webUrl(citation.url);
  return (
    <>
      <blockquote>{spaced(citation.excerpt)}</blockquote>
      <p class="about">
        {`${citation.publisher}, source ${ofDate(citation.sourceDate)}.`}
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
            Ouvrir la source<span class="visually-hidden"> : {citation.publisher}</span>
          </a>
        )}
      </p>
    </>
  );
};
