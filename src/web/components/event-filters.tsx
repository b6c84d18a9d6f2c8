import { SECTION_CODES, SECTIONS, type Section } from "../../profile/lists.ts";
import { REGION_CODES, REGION_LIST } from "../../profile/places/regions.ts";

/** What the form asks for; a value that is none of ours counts as not given, as when an old link is followed. */
export type Asked = { region: string | undefined; sector: Section | undefined; q: string };
export const askedOf = (query: Record<string, string>): Asked => ({
  region: REGION_CODES.find((code) => code === query.region),
  sector: SECTION_CODES.find((code) => code === query.sector),
  q: (query.q ?? "").slice(0, 200).trim(),
});

/** A page of ours that keeps what was asked. */
export const addressWith = (path: string, { region, sector, q }: Partial<Asked>, page = 1): string => {
  const given = Object.entries({ region, sector, q, page: page > 1 ? String(page) : "" });
  const query = new URLSearchParams(given.filter((pair): pair is [string, string] => Boolean(pair[1])));
  return query.size > 0 ? `${path}?${query}` : path;
};

/** @param every what the form sends for « all »: nothing, or a word where an absent value means something else */
export const RegionAndSector = ({
  asked,
  every,
}: {
  asked: Pick<Asked, "region" | "sector">;
  every: { region: string; sector: string };
}) => (
  <>
    <label>
      Région
      <select name="region">
        <option value={every.region}>Toutes</option>
        {REGION_LIST.map(({ code, name }) => (
          <option value={code} selected={code === asked.region}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <label>
      Secteur
      <select name="sector">
        <option value={every.sector}>Tous</option>
        {SECTION_CODES.map((code) => (
          <option value={code} selected={code === asked.sector}>
            {SECTIONS[code]}
          </option>
        ))}
      </select>
    </label>
  </>
);

/** Where, in what trade, about what: a plain GET form. */
export const EventFilters = ({ asked }: { asked: Asked }) => (
  <search>
    <form method="get" action="/agenda" class="filters">
      <RegionAndSector asked={asked} every={{ region: "", sector: "" }} />
      <label>
        Mots
        <input type="search" name="q" value={asked.q} maxlength={200} />
      </label>
      <button type="submit">Chercher</button>
    </form>
  </search>
);

/** Nothing to come: what one can still do. */
export const NoEvent = ({ asked }: { asked: Asked }) => (
  <div class="empty">
    <p>
      {asked.region || asked.sector || asked.q
        ? "Aucun événement pour ces choix."
        : "Aucun événement annoncé."}
    </p>
    <ul>
      {(asked.region || asked.sector || asked.q) && (
        <li>
          <a href="/agenda">Voir tous les événements</a>
        </li>
      )}
      <li>
        <a href="https://openagenda.com/fr/ambassadeurs-ia" rel="noopener">
          Consulter l'agenda des ambassadeurs IA
        </a>
      </li>
      <li>
        <a href="/">Poser votre question</a> : nous cherchons qui peut vous aider.
      </li>
    </ul>
  </div>
);
