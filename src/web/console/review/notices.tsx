import type { DomainError } from "../../../errors.ts";
import type { OpenedAnswer } from "../../../review/reading/open.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import { Passage } from "./support.tsx";

/** What was refused, and why. */
export const Refused = ({ error }: { error: DomainError }) => (
  <div class="refused" role="alert">
    <p>{spaced(error.message)}</p>
    {error.fields.length > 0 && (
      <ul>
        {[...new Set(error.fields.map(({ message }) => message))].map((message) => (
          <li>{spaced(message)}</li>
        ))}
      </ul>
    )}
  </div>
);

/** What the person sees in its place now. */
export const Shown = ({ opened: { correction } }: { opened: OpenedAnswer }) =>
  correction === null ? null : (
    <p class="notice">
      {spaced(
        correction.kind === "withdrawn"
          ? `Retirée le ${frenchDay(correction.at)} : la personne ne la voit plus.`
          : `Corrigée le ${frenchDay(correction.at)} : la personne voit la correction.`,
      )}
      {correction.correctionId && (
        <a href={`/console/corrections/${correction.correctionId}`}> Voir la correction</a>
      )}
    </p>
  );

/** What is left of an erased exchange. */
export const Erased = ({ opened, today }: { opened: OpenedAnswer; today: string }) => (
  <section>
    <p class="notice">
      L'échange a été effacé : ses mots ne se lisent plus. Restent ses passages, ses versions et le journal.
    </p>
    {opened.passages.map((passage) => (
      <Passage passage={passage} today={today} />
    ))}
  </section>
);
