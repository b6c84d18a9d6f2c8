import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { AXES, type Axis, themeLabel } from "../../../field/figures/figures.ts";
import { AXIS_LABELS, codeName, FIGURE_HEADERS, figureRows } from "../../../field/figures/rows.ts";
import { type Heat, isAxis, type Year, yearOf } from "../../../field/figures/year.ts";
import { REGION_LIST, REGIONS, regionName } from "../../../profile/places/regions.ts";
import { csvOf } from "../../../review/quality/csv.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { HeatTable, toldWords } from "./heat.tsx";
import { TileMap } from "./tiles.tsx";
import { Trend } from "./trend.tsx";
import { INBOX, shortSection, TERRAIN } from "./words.ts";

type Deps = Pick<ConsoleDeps, "field">;
type Asked = { axis: Axis; region: string };

/** What comes back from the field, as totals: for the DGE whole, for a DREETS its region. */
export const terrainPage =
  ({ field }: Deps): Handler =>
  async (c) => {
    const { selon = "", region = "" } = c.req.query();
    const asked: Asked = {
      axis: isAxis(selon) ? selon : "section",
      region: REGIONS.has(region) ? region : "",
    };
    const all = await field.figures();
    const year = yearOf(all, asked.axis);
    return sendConsole(
      c,
      { title: "Terrain", here: TERRAIN, wide: true },
      <>
        <h1>Terrain</h1>
        {hasRole(staffOf(c), "reviewer", "lead") && (
          <p>
            <a href={INBOX}>Lire les retours et en tirer des fiches</a>
          </p>
        )}
        <Rules next={field.nextClosing()} />
        {year.quarters.length === 0 ? (
          <p class="notice">
            {spaced(
              "Aucun trimestre n'est clos depuis que ce service tourne : il n'y a encore aucun chiffre à dire.",
            )}
          </p>
        ) : (
          <>
            <Filter asked={asked} />
            <Whole year={year} />
            {asked.region && (
              <OfRegion region={asked.region} year={year} themes={yearOf(all, "region").themes} />
            )}
            <Themes asked={asked} year={year} />
            <Demand asked={asked} year={year} />
            <section>
              <h2>Mois par mois</h2>
              <Trend months={year.months} />
            </section>
            <Export />
          </>
        )}
      </>,
    );
  };

const Rules = ({ next }: { next: Date }) => (
  <details class="fold">
    <summary>Ce qui est compté, et ce qui est tu</summary>
    <p>
      {spaced(
        `Des trimestres clos seulement, comptés une fois : le prochain le ${frenchDay(next)}. Un retour repris ou une conversation effacée après ce jour n'y change rien. Ainsi personne ne trouve un cas en comparant deux jours.`,
      )}
    </p>
    <p>
      {spaced(
        "Sous dix entreprises, rien n'est dit (« n. d. »), ni quand une seule fait presque tout. D'autres cases sont alors cachées avec elle, pour qu'aucune soustraction ne la rende. « ≥ 34 » : 34 dans ce qui est dit, davantage peut-être. Secteur, taille et région ne se croisent pas entre eux : une case désignerait une entreprise.",
      )}
    </p>
    <p>
      {spaced(
        "« Sans interlocuteur » : la dernière orientation d'une conversation ne pouvait proposer personne, seulement les relais publics. Les retours sont ceux que des ambassadeurs choisissent de déposer : ils ne représentent pas toutes les entreprises.",
      )}
    </p>
  </details>
);

const Filter = ({ asked }: { asked: Asked }) => (
  <form method="get" action={TERRAIN} class="filter">
    <div>
      <label for="region">Région</label>
      <select id="region" name="region">
        <option value="">Toutes</option>
        {REGION_LIST.map(({ code, name }) => (
          <option value={code} selected={code === asked.region}>
            {name}
          </option>
        ))}
      </select>
    </div>
    <div>
      <label for="selon">Freins et besoins selon</label>
      <select id="selon" name="selon">
        {AXES.map((axis) => (
          <option value={axis} selected={axis === asked.axis}>
            {AXIS_LABELS[axis]}
          </option>
        ))}
      </select>
    </div>
    <button type="submit">Afficher</button>
  </form>
);

/** « du 1er trimestre 2026 au 4e trimestre 2026 » */
const quarterWords = (quarter: string): string => {
  const [year = "", number = ""] = quarter.split("-T");
  return `${number === "1" ? "1er" : `${number}e`} trimestre ${year}`;
};

const Whole = ({ year: { quarters, reports, unmet } }: { year: Year }) => {
  const [first = "", last = first] = [quarters[0], quarters.at(-1)];
  const when =
    first === last ? `Au ${quarterWords(first)}` : `Du ${quarterWords(first)} au ${quarterWords(last)}`;
  return (
    <p class="figure">
      {spaced(`${when} : `)}
      <strong>{spaced(toldWords(reports))}</strong> {spaced("retours de terrain, ")}
      <strong>{spaced(toldWords(unmet))}</strong> conversations sans interlocuteur à proposer.
    </p>
  );
};

/** One region: what stops its companies, and who finds nobody. */
const OfRegion = ({ region, year, themes }: { region: string; year: Year; themes: Heat }) => {
  const place = themes.columns.indexOf(region);
  const column: Heat = {
    columns: [region],
    rows: themes.rows.map((row) => ({ ...row, cells: row.cells.slice(place, place + 1) })),
  };
  const found = year.demand.rows.find(({ code }) => code === region)?.cells ?? [];
  const demand: Heat = {
    columns: [region],
    rows: year.demand.columns.map((code, at) => {
      const cell = found[at] ?? { least: 0, whole: false };
      return { code, total: cell, cells: [cell] };
    }),
  };
  return (
    <section>
      <h2>{regionName(region)}</h2>
      <h3>Freins et besoins rapportés</h3>
      <HeatTable
        name={`Freins et besoins, ${regionName(region)}`}
        corner="Thème"
        heat={column}
        rowName={themeLabel}
        columnName={regionName}
        totalName="France"
      />
      <h3>Sans interlocuteur, par secteur</h3>
      <HeatTable
        name={`Sans interlocuteur, ${regionName(region)}`}
        corner="Secteur"
        heat={demand}
        rowName={shortSection}
        columnName={regionName}
        totalName={null}
      />
    </section>
  );
};

const Themes = ({ asked: { axis }, year }: { asked: Asked; year: Year }) => (
  <section>
    <h2>{spaced(`Freins et besoins, selon : ${AXIS_LABELS[axis].toLowerCase()}`)}</h2>
    <HeatTable
      name="Freins et besoins"
      corner="Thème"
      heat={year.themes}
      rowName={themeLabel}
      columnName={axis === "section" ? shortSection : (code) => codeName(axis, code)}
    />
  </section>
);

const Demand = ({ asked, year }: { asked: Asked; year: Year }) => (
  <section>
    <h2>Demandes sans interlocuteur</h2>
    <TileMap rows={year.demand.rows} asked={asked.region} />
    <h3>Par région et secteur</h3>
    <HeatTable
      name="Demandes sans interlocuteur, par région et secteur"
      corner="Région"
      heat={year.demand}
      rowName={(code) => codeName("region", code)}
      columnName={shortSection}
    />
  </section>
);

const Export = () => (
  <section>
    <h2>Emporter ces chiffres</h2>
    <p>
      <a href={`${TERRAIN}/chiffres.csv`}>CSV (tableur)</a> · <a href="/api/field-reports">JSON</a>
    </p>
    <p class="aside">{spaced("Tous les trimestres, les mêmes nombres qu'ici, et aucun mot d'un retour.")}</p>
  </section>
);

/** Every published figure as a file. */
export const terrainCsv =
  ({ field }: Deps): Handler =>
  async (c) =>
    c.body(csvOf(FIGURE_HEADERS, figureRows(await field.figures())), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="terrain.csv"',
    });
