import type { Grid } from "../coverage/grid.ts";
import { spaced } from "./words.ts";

/** Fiches by need and sector. It is wider than a telephone: it slides in its own frame, needs staying in sight. */
export const GridTable = ({ grid: { sectors, rows } }: { grid: Grid }) => (
  <>
    <section class="wide" tabindex={0} aria-label="Fiches par besoin et par secteur, tableau qui défile">
      <table>
        <caption>Fiches par besoin (lignes) et secteur (colonnes)</caption>
        <thead>
          <tr>
            <th scope="col">Besoin</th>
            <th scope="col">Tous</th>
            {Object.entries(sectors).map(([letter, name]) => (
              <th scope="col">
                <abbr title={name}>{letter}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ need, general, cells }) => (
            <tr>
              <th scope="row">{spaced(need)}</th>
              <td>{general}</td>
              {Object.keys(sectors).map((letter) => (
                <Cell count={cells[letter] ?? 0} general={general} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <p class="quiet">
      « Tous » : fiches qui ne nomment aucun secteur. Un 0 : aucune fiche, pas même pour tous les secteurs. Un
      point : seulement celles-là.
    </p>
    <details>
      <summary>Les secteurs (sections de la nomenclature NAF)</summary>
      <ul>
        {Object.entries(sectors).map(([letter, name]) => (
          <li>
            {letter} : {name}
          </li>
        ))}
      </ul>
    </details>
  </>
);

const Cell = ({ count, general }: { count: number; general: number }) => {
  if (count > 0) return <td>{count}</td>;
  return general > 0 ? <td class="quiet">·</td> : <td class="none">0</td>;
};
