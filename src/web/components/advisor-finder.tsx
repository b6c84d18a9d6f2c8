import { KIND_LABELS } from "../../directory/labels.ts";
import type { AdvisorFilters } from "../../directory/listing.ts";
import { NEEDS, SECTIONS, SIZE_LABELS } from "../../profile/lists.ts";
import { REGIONS } from "../../profile/places/regions.ts";

const FIELDS: [keyof AdvisorFilters, string, string, [string, string][]][] = [
  ["region", "Région", "Toutes", [...REGIONS]],
  ["sector", "Secteur de votre entreprise", "Tous", Object.entries(SECTIONS)],
  ["size", "Taille de votre entreprise", "Toutes", Object.entries(SIZE_LABELS)],
  ["need", "Besoin", "Tous", Object.entries(NEEDS)],
  ["kind", "Qui", "Tous", Object.entries(KIND_LABELS)],
];

/** The form of the directory: plain choices, sent in the address. */
export const Finder = ({ filters }: { filters: AdvisorFilters }) => (
  <form class="finder" method="get" action="/annuaire" aria-label="Chercher dans l'annuaire">
    {FIELDS.map(([name, label, any, options]) => (
      <label>
        {label}
        <select name={name}>
          <option value="">{any}</option>
          {options.map(([value, text]) => (
            <option value={value} selected={filters[name] === value}>
              {text}
            </option>
          ))}
        </select>
      </label>
    ))}
    <label>
      Nom ou mot
      <input type="search" name="q" value={filters.q} maxlength={200} />
    </label>
    <p class="actions">
      <button type="submit">Chercher</button> <a href="/annuaire">Tout effacer</a>
    </p>
  </form>
);
