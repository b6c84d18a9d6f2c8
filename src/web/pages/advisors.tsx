import type { Handler } from "hono";
import { parisDay } from "../../clock.ts";
import type { Directory } from "../../directory/directory.ts";
import { AdvisorFilters, type AdvisorPage, listAdvisors } from "../../directory/listing.ts";
import { Card } from "../components/advisor-card.tsx";
import { Finder } from "../components/advisor-finder.tsx";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

export type DirectoryPageDeps = Pick<PagesDeps, "clock" | "unofficialBanner" | "cardFigures"> & {
  directory: Directory;
  contactRequests: Pick<PagesDeps["contactRequests"], "reach">;
};

/** The directory of ambassadors and activators: a form that works without script, and cards. */
export const advisors =
  (deps: DirectoryPageDeps): Handler =>
  async (c) => {
    const filters = filtersOf(c.req.query());
    const found = listAdvisors(await deps.directory.all(), filters, parisDay(deps.clock.now()));
    return sendPage(
      c,
      { title: "Annuaire", unofficialBanner: deps.unofficialBanner, section: "annuaire" },
      <main id="contenu" tabindex={-1} class="reading directory">
        <h1>Ambassadeurs IA et activateurs</h1>
        <p>
          {spaced(
            "L'ambassadeur IA est bénévole : il explique et oriente. L'activateur France Num accompagne ; sa prestation peut être payante.",
          )}
        </p>
        <Finder filters={filters} />
        <p class="aside">
          {spaced("Vous voulez en être ? ")}
          <a href="/devenir-ambassadeur">Devenir ambassadeur IA</a>
        </p>
        <Results found={found} filters={filters} />
      </main>,
    );
  };

/** An empty choice is no choice, and neither is one that is not in the lists: a page answers all the same. */
function filtersOf(query: Record<string, string>): AdvisorFilters {
  const asked = Object.entries(query).filter(([, value]) => value.trim() !== "");
  const read = AdvisorFilters.safeParse(Object.fromEntries(asked));
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return AdvisorFilters.parse(Object.fromEntries(asked.filter(([name]) => !wrong.has(name))));
}

const Results = ({ found, filters }: { found: AdvisorPage; filters: AdvisorFilters }) => (
  <section aria-labelledby="resultats">
    <h2 id="resultats">
      {found.total === 0 ? "Aucun résultat" : `${found.total} résultat${found.total > 1 ? "s" : ""}`}
    </h2>
    {found.total === 0 ? (
      <Nobody />
    ) : (
      <>
        <p class="aside">L'ordre est tiré au sort chaque jour : il ne classe personne.</p>
        <ul class="cards">
          {found.advisors.map((advisor) => (
            <Card advisor={advisor} />
          ))}
        </ul>
        <Pages found={found} filters={filters} />
      </>
    )}
  </section>
);

const Nobody = () => (
  <>
    <p>{spaced("Personne ne correspond à tous vos choix. Vous pouvez :")}</p>
    <ul>
      <li>
        élargir : enlevez un choix, ou <a href="/annuaire">reprenez tout l'annuaire</a>
        {spaced(" ;")}
      </li>
      <li>
        {spaced(
          "écrire au service de l'État de votre région pour les entreprises (DREETS, DRIEETS, DEETS ou DGCOPOP) ;",
        )}
      </li>
      <li>appeler votre chambre de commerce et d'industrie (CCI).</li>
    </ul>
  </>
);

const Pages = ({ found: { page, pages }, filters }: { found: AdvisorPage; filters: AdvisorFilters }) => {
  const to = (target: number): string => {
    const query = Object.entries({ ...filters, page: target }).map(
      ([name, value]) => [name, String(value)] as [string, string],
    );
    return `/annuaire?${new URLSearchParams(query)}`;
  };
  if (pages === 1) return null;
  return (
    <nav class="pages" aria-label="Pages de l'annuaire">
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          Page précédente
        </a>
      )}
      <span>{`Page ${page} sur ${pages}`}</span>
      {page < pages && (
        <a rel="next" href={to(page + 1)}>
          Page suivante
        </a>
      )}
    </nav>
  );
};
