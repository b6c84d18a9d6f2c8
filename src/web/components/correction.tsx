import { raw } from "hono/html";
import type { Correction } from "../../answering/answer.ts";
import { frenchDate, frenchDay } from "../dates.ts";
import { webUrl } from "../links.ts";
import { renderMarkdown } from "../markdown.ts";
import { spaced } from "../typography.ts";
import { Sources } from "./sources.tsx";

type Props = { answerId: string; correction: Correction; today: string; level: 2 | 3 };

/** What came after an answer, above its old words: other words in their place, or that they must not be relied on. */
export const CorrectionBlock = ({ answerId, correction, today, level }: Props) => {
  const { kind, content, citations, validation, at } = correction;
  const on = frenchDay(new Date(at));
  // Its marks have their own numbers, apart from those of the answer.
  const id = `${answerId}-c`;
  const seen = new Set<number>();
  const urls = new Set(citations.map(({ url }) => webUrl(url)));
  const marks = { answerId: id, numbers: new Set(citations.map(({ n }) => n)), seen };
  const words = renderMarkdown(content, { allows: (url) => urls.has(url), marks });
  const Heading = `h${level}` as const;
  return (
    <section class="correction" data-kind={kind} aria-labelledby={`correction-${answerId}`}>
      <Heading id={`correction-${answerId}`}>
        {kind === "corrected"
          ? `Cette réponse a été corrigée le ${on}`
          : spaced(`Cette réponse a été retirée le ${on} : ne vous y fiez pas`)}
      </Heading>
      {kind === "corrected" ? (
        <>
          <div class="words">{raw(words)}</div>
          {validation !== null && (
            <p class="author" data-mode="validated">
              {`Validée par ${validation.function}, ${validation.organisation}, le ${frenchDate(validation.date)}`}
            </p>
          )}
          <Sources answerId={id} citations={citations} marked={seen} today={today} />
        </>
      ) : (
        <div class="words">
          <p>
            Une personne l'a relue et l'a retirée. Reposez votre question avec d'autres mots, ou{" "}
            <a href="/humain">parlez à un humain</a>.
          </p>
        </div>
      )}
    </section>
  );
};
