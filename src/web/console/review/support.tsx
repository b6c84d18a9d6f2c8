import type { QuotedPassage, SupportedSentence } from "../../../review/reading/sentences.ts";
import { wordsOf } from "../../../review/reading/sentences.ts";
import { frenchDate } from "../../dates.ts";
import { fichePath, webUrl } from "../../links.ts";
import { spaced } from "../../typography.ts";

type Props = {
  sentences: readonly SupportedSentence[];
  passages: readonly QuotedPassage[];
  today: string;
  /** Number of the first sentence, for comments. */
  from: number;
};

/** Each sentence beside the passage that it rests on; neighbours that share a passage share its column. */
export const Support = ({ sentences, passages, today, from }: Props) => {
  const shown = new Set<number>();
  return (
    <div class="support">
      {sentences.map(({ text, kind, supports }, index) => (
        <div class="pair">
          <p class="sentence" id={`phrase-${from + index}`}>
            <span class="n">{from + index}</span>
            <span>{spaced(withoutSigns(text))}</span>
          </p>
          <div class="rests-on">
            {kind === "own" && <p class="aside">Phrase du service, sans source.</p>}
            {kind === "claim" && supports.length === 0 && (
              <p class="unsupported">Aucune source sous cette phrase.</p>
            )}
            {supports.map(({ n, quoted }) => {
              const passage = passages.find((one) => one.n === n);
              if (!passage) return <p class="unsupported">{`La source [${n}] n'est plus lisible.`}</p>;
              const first = !shown.has(n);
              shown.add(n);
              return (
                <div class={quoted ? "found" : "reworded"}>
                  <p class="verdict">
                    {quoted
                      ? `Mot pour mot dans notre fiche, source ${n}`
                      : spaced(`Pas mot pour mot dans la source ${n} : comparez`)}
                  </p>
                  {first ? (
                    <Passage passage={passage} today={today} />
                  ) : (
                    <p class="aside">{`Passage ${n}, ci-dessus.`}</p>
                  )}
                </div>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
};

export const Passage = ({ passage, today }: { passage: QuotedPassage; today: string }) => {
  const official = webUrl(passage.sourceUrl);
  return (
    <details class="passage" open>
      <summary>
        {spaced(`${passage.n === null ? "" : `${passage.n}. `}${passage.title} : ${passage.heading}`)}
      </summary>
      <blockquote>
        {wordsOf(passage)
          .split("\n")
          .slice(1)
          .filter((line) => line.trim() !== "")
          .map((line) => (
            <p>{spaced(withoutSigns(line))}</p>
          ))}
      </blockquote>
      <p class="about">
        {`Notre fiche, d'après ${passage.publisher}, ${frenchDate(passage.sourceDate)}. `}
        {!passage.current && <strong class="overdue">Ce passage a changé depuis. </strong>}
        {passage.reviewBy < today && <strong class="overdue">À revérifier. </strong>}
        <a href={fichePath({ page: `/fiches/${passage.fiche}#${passage.anchor}`, fiche: passage.fiche })}>
          Fiche
        </a>{" "}
        {official && (
          <a href={official} rel="noopener noreferrer">
            Source
          </a>
        )}
      </p>
    </details>
  );
};

/** Plain words: a reader judges what is said, and nothing here may become a tag or a link. */
export const withoutSigns = (markdown: string): string => markdown.replaceAll(/\*\*|__|^>\s?|^#+\s/gm, "");
