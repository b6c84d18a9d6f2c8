import type { OpenGap } from "../../equity/watch/gap.ts";
import { DIMENSIONS, type Dimension, isOverseas, UNKNOWN } from "../../equity/watch/groups.ts";
import type { Cell, Month, SizeClass, Told } from "../../equity/watch/month.ts";
import { SECTIONS, type Section, SIZE_LABELS, type Size } from "../../profile/lists.ts";
import { regionName } from "../../profile/places/regions.ts";
import { frenchDate, frenchDay } from "../dates.ts";
import { spaced } from "../typography.ts";

const TITLES: Record<Dimension, string> = { region: "Région", size: "Taille", section: "Secteur" };
const UNKNOWN_WORDS: Record<Dimension, string> = {
  region: "Région inconnue",
  size: "Taille inconnue",
  section: "Secteur inconnu",
};
const CLASSES: Record<SizeClass, string> = {
  "10-29": "10 à 29 conversations",
  "30-99": "30 à 99 conversations",
  "100+": "100 conversations ou plus",
};

/** A group in words: « Mayotte (outre-mer) », « Secteur inconnu ». */
function groupName(dimension: Dimension, value: string): string {
  if (value === UNKNOWN) return UNKNOWN_WORDS[dimension];
  if (dimension === "region") return `${regionName(value)}${isOverseas(value) ? " (outre-mer)" : ""}`;
  return dimension === "size" ? (SIZE_LABELS[value as Size] ?? value) : (SECTIONS[value as Section] ?? value);
}

/** What use gave in the last month that is over. */
export function MonthOfUse({ month }: { month: Month | null }) {
  if (month === null)
    return <p>{spaced("Aucun mois d'usage n'est encore terminé : ces parts sont inconnues.")}</p>;
  const { whole, cells } = month;
  const name = frenchDate(month.month);
  if (whole === null)
    return (
      <p>
        {spaced(
          `En ${name}, moins de dix conversations ont été orientées : c'est trop peu pour montrer des parts.`,
        )}
      </p>
    );
  return (
    <>
      <p>
        <strong>
          {spaced(`En ${name}, quelqu'un a été proposé dans ${whole.served} % des conversations orientées`)}
        </strong>
        {spaced(
          `, entre ${whole.low} et ${whole.high} % en comptant la part du hasard (intervalle de Wilson à 95 %).`,
        )}
      </p>
      {DIMENSIONS.map((dimension) => (
        <details class="fold" open={dimension === "region"}>
          <summary>{spaced(`Par ${TITLES[dimension].toLowerCase()}`)}</summary>
          <Cells dimension={dimension} cells={cells[dimension]} whole={whole} />
        </details>
      ))}
    </>
  );
}

function Cells({ dimension, cells, whole }: { dimension: Dimension; cells: readonly Cell[]; whole: Told }) {
  const hidden = cells.filter(({ told }) => told === null).map(({ value }) => groupName(dimension, value));
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{TITLES[dimension]}</th>
            <th scope="col">Quelqu'un proposé</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(
            ({ value, told }) =>
              told && (
                <tr>
                  <th scope="row">{spaced(groupName(dimension, value))}</th>
                  <td>
                    {spaced(`${told.served} % (${told.low} à ${told.high}), ${pointsFrom(whole, told)}`)}
                    <br />
                    <small>{spaced(CLASSES[told.size])}</small>
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      {hidden.length > 0 && (
        <p class="aside">{spaced(`Trop peu pour être montrés : ${hidden.join(", ")}.`)}</p>
      )}
    </>
  );
}

function pointsFrom(whole: Told, told: Told): string {
  const points = told.served - whole.served;
  if (points === 0) return "comme l'ensemble";
  return `${Math.abs(points)} point${Math.abs(points) > 1 ? "s" : ""} ${points > 0 ? "de plus" : "de moins"}`;
}

/** The gaps that were told and still last. */
export function OpenGaps({ gaps }: { gaps: readonly OpenGap[] }) {
  if (gaps.length === 0) return <p>Aucun écart n'est signalé en ce moment.</p>;
  return (
    <ul>
      {gaps.map((gap) => (
        <li>{spaced(`${gapName(gap)} : depuis le ${frenchDay(gap.since)}.`)}</li>
      ))}
    </ul>
  );
}

function gapName({ dimension, value }: OpenGap): string {
  if (dimension === "pairs") return "Des paires de messages traitées autrement";
  return dimension === "territory" ? "L'ensemble de l'outre-mer" : groupName(dimension, value);
}
