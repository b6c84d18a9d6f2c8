import type { Child } from "hono/jsx";
import type { FicheView } from "../../ingestion/knowledge.ts";
import { frenchDate } from "../dates.ts";
import { statusLabel } from "../labels.ts";
import { webUrl } from "../links.ts";
import { spaced } from "../typography.ts";

/** A link when the address is one, else the words alone. */
export const Source = ({ url, children }: { url: string | null; children?: Child }) => {
  const href = url === null ? null : webUrl(url);
  return href === null ? (
    <span>{children}</span>
  ) : (
    <a href={href} rel="noopener">
      {children}
    </a>
  );
};

/** Where a fiche comes from, how old it is, and whether it should have been checked again. */
export const Provenance = ({ fiche, today }: { fiche: FicheView; today: string }) => {
  const overdue = fiche.reviewBy < today;
  return (
    <div class="provenance">
      {overdue && (
        <p class="overdue">
          <strong>À revérifier.</strong> Cette fiche devait être relue avant le {frenchDate(fiche.reviewBy)}.
          Confirmez les montants et les dates auprès de la source.
        </p>
      )}
      {fiche.claimedBy !== null && (
        <p class="claimed">
          {`Les faits de cette fiche sont ceux que ${fiche.claimedBy} déclare. Nous ne les avons pas vérifiés de notre côté.`}
        </p>
      )}
      <dl>
        <dt>Source</dt>
        <dd>
          <Source url={fiche.sourceUrl}>{spaced(fiche.sourceTitle)}</Source>, {fiche.publisher},{" "}
          {frenchDate(fiche.sourceDate)}
        </dd>
        <dt>Vérifiée le</dt>
        <dd>{frenchDate(fiche.checkedOn)}</dd>
        <dt>À revérifier avant le</dt>
        <dd>{frenchDate(fiche.reviewBy)}</dd>
        {fiche.dispositif !== null && (
          <>
            <dt>Opérateur</dt>
            <dd>
              <Source url={fiche.dispositif.operatorUrl}>{fiche.dispositif.operator}</Source>
            </dd>
            <dt>Ouverture</dt>
            <dd>{statusLabel(fiche.dispositif.status)}</dd>
          </>
        )}
        <dt>Licence du texte</dt>
        <dd>{fiche.licence}</dd>
      </dl>
    </div>
  );
};
