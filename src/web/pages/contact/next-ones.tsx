import type { NextAdvisors } from "../../../contact/contact.ts";
import type { FieldError } from "../../../errors.ts";
import { webUrl } from "../../links.ts";
import { spaced } from "../../typography.ts";
import { Consent } from "./fields.tsx";
import { kindWords } from "./kind.ts";

type Props = { next: NextAdvisors; path: string; faults: readonly FieldError[] };

/** Who else may help, best first: to each, the leader agrees anew; and the public services that answer anyone. */
export const NextOnes = ({ next: { advisors, fallbacks }, path, faults }: Props) => {
  const about = faults.find(({ field }) => field === "consent")?.message ?? null;
  return (
    <section aria-labelledby="autres" class="next-ones">
      <h2 id="autres">Qui d'autre peut vous aider</h2>
      {advisors.length === 0 && <p>Personne d'autre de l'annuaire ne convient pour l'instant.</p>}
      {advisors.map(({ id, name, kind, reasons }, index) => (
        <div class="advisor">
          <p class="name">
            <a href={`/annuaire/${encodeURIComponent(id)}`}>{spaced(name)}</a>
          </p>
          <p class="kind">{kindWords(kind)}</p>
          {reasons.length > 0 && (
            <ul class="reasons">
              {reasons.map((reason) => (
                <li data-holds="true">
                  <span aria-hidden="true">✓</span> {spaced(reason)}
                </li>
              ))}
            </ul>
          )}
          <form method="post" action={`${path}/accord`}>
            <input type="hidden" name="advisorId" value={id} />
            <Consent name={name} fault={index === 0 ? about : null} id={`accord-${index}`} />
            <button type="submit">
              Lui envoyer ma demande<span class="visually-hidden"> ({name})</span>
            </button>
          </form>
        </div>
      ))}
      {fallbacks.length > 0 && (
        <>
          <h3>Un service public</h3>
          <ul class="relays">
            {fallbacks.map(({ name, url, reason }) => {
              const site = url === null ? null : webUrl(url);
              return (
                <li>
                  <strong>
                    {site === null ? (
                      spaced(name)
                    ) : (
                      <a href={site} rel="noopener">
                        {spaced(name)}
                      </a>
                    )}
                  </strong>{" "}
                  {spaced(reason)}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
};
