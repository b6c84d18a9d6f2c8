import type { Reach } from "../../contact/contact.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { AdvisorFilters, listAdvisors } from "../../directory/listing.ts";
import { profileUrlOf } from "../../directory/public-view.ts";
import { webUrl } from "../links.ts";
import { spaced } from "../typography.ts";
import type { DirectoryPageDeps } from "./advisors.tsx";
import { whyNoForm } from "./contact/why-no-form.ts";

const OTHERS = 3;
/** Cards looked at to find them: a directory where nobody is free is not read whole. */
const LOOKED_AT = 12;

/** Others of the same kind and region who take requests, in the order of the directory: drawn each day, it ranks nobody. */
export async function othersLike(
  { directory, contactRequests }: DirectoryPageDeps,
  { id, kind, regions }: Advisor,
  today: string,
): Promise<Advisor[]> {
  const region = regions.find((code) => code !== "FR");
  const filters = AdvisorFilters.parse({ kind, ...(region === undefined ? {} : { region }) });
  const free: Advisor[] = [];
  for (const other of listAdvisors(await directory.all(), filters, today).advisors.slice(0, LOOKED_AT)) {
    if (other.id !== id && (await contactRequests.reach(other.id)).way === "form") free.push(other);
    if (free.length === OTHERS) break;
  }
  return free;
}

/** Those who are there, but not now: a request waits for nobody. */
export const isBusy = (reach: Reach): boolean =>
  reach.way !== "form" && ["away", "full", "closed"].includes(reach.because.code);

type Props = { advisor: Advisor; reach: Reach; others: readonly Advisor[] };

/** How to reach an advisor today, or when, and who else. */
export const ReachAdvisor = ({ advisor, reach, others }: Props) => {
  const site = advisor.url === null ? null : webUrl(advisor.url);
  return (
    <section class="reach" aria-labelledby="joindre">
      <h2 id="joindre">Comment joindre cette personne</h2>
      {reach.way === "form" && (
        <p class="ways">
          <a class="call" href={`/contacter/${encodeURIComponent(advisor.id)}`}>
            Prendre contact
          </a>
        </p>
      )}
      {reach.way !== "form" && isBusy(reach) && (
        <p class="essential">
          <strong>{spaced(whyNoForm(reach.because))}</strong>
        </p>
      )}
      <ul>
        {advisor.email !== null && (
          <li>
            {/* Who joins accepts that their professional address be published (charter, art. 2). */}
            <a href={`mailto:${advisor.email}`}>{`Écrire à ${advisor.email}`}</a>
          </li>
        )}
        {advisor.phone !== null && (
          <li>
            <a href={`tel:${advisor.phone.replaceAll(" ", "")}`}>{`Appeler le ${advisor.phone}`}</a>
          </li>
        )}
        {site !== null && (
          <li>
            <a href={site} rel="noopener nofollow">
              {`Voir son site (${new URL(site).host})`}
            </a>
          </li>
        )}
      </ul>
      {advisor.email === null && advisor.phone === null && site === null && reach.way !== "form" && (
        <p>
          Aucune coordonnée n'est indiquée. Cherchez quelqu'un d'autre <a href="/annuaire">dans l'annuaire</a>
          , ou appelez votre chambre de commerce et d'industrie (CCI).
        </p>
      )}
      {reach.way === "form" && advisor.availability !== "disponible" && (
        <p>La réponse peut tarder. Contactez aussi quelqu'un d'autre.</p>
      )}
      {isBusy(reach) && <Others others={others} />}
    </section>
  );
};

const Others = ({ others }: { others: readonly Advisor[] }) => (
  <>
    {others.length > 0 && (
      <>
        <h3>D'autres personnes qui prennent des demandes</h3>
        <ul>
          {others.map((other) => (
            <li>
              <a href={profileUrlOf(other)}>{spaced(other.name)}</a>
            </li>
          ))}
        </ul>
      </>
    )}
    <p>
      <a href="/orientation">Trouver la bonne personne pour votre entreprise</a>
    </p>
  </>
);
