import { isOverseas } from "../../../equity/watch/groups.ts";
import type { HeatRow } from "../../../field/figures/year.ts";
import { REGIONS } from "../../../profile/places/regions.ts";
import { spaced } from "../../typography.ts";
import { heatOf, Legend, mostOf, toldWords } from "./heat.tsx";
import { TILES } from "./words.ts";

/** The regions as tiles, about where they are, overseas on the last line; the same numbers in a table. */
export const TileMap = ({ rows, asked }: { rows: readonly HeatRow[]; asked: string }) => {
  const known = new Map(rows.map((row) => [row.code, row.total]));
  const regions = [...REGIONS].map(([code, name]) => ({
    code,
    name,
    told: known.get(code) ?? { least: 0, whole: true },
  }));
  const most = mostOf(regions.map(({ told }) => told));
  return (
    <figure class="map">
      <figcaption>Conversations sans interlocuteur à proposer, par région</figcaption>
      <Legend most={most} />
      <ul class="tiles">
        {regions.map(({ code, name, told }) => (
          <li
            class={`tile t-${code} ${heatOf(told, most)}${code === asked ? " asked" : ""}${isOverseas(code) ? " overseas" : ""}`}
          >
            <span class="code" aria-hidden="true">
              {TILES[code]}
            </span>
            <span class="visually-hidden">{spaced(`${name} : `)}</span>
            <strong>{spaced(toldWords(told))}</strong>
          </li>
        ))}
      </ul>
      <details>
        <summary>Les mêmes nombres, en toutes lettres</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Région</th>
              <th scope="col">Conversations</th>
            </tr>
          </thead>
          <tbody>
            {regions.map(({ code, name, told }) => (
              <tr>
                <th scope="row">{`${name} (${TILES[code]})`}</th>
                <td>{spaced(toldWords(told))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};
