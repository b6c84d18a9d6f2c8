import { shareOf } from "../../review/quality/share.ts";
import type { Part, Split } from "../../statistics/figures.ts";
import { codeLabel, type SplitName, TITLES } from "../../statistics/labels.ts";
import { spaced } from "../typography.ts";

const NUMBER = new Intl.NumberFormat("fr-FR");
const PERCENT = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 1 });

export const UNTOLD = "non publié";
export const told = (value: number | null): string => (value === null ? UNTOLD : NUMBER.format(value));
export const percent = (rate: number): string => PERCENT.format(rate);

/** « 12,5 % (entre 9 et 17 %) »: a share of a sample, with its 95 % interval. */
export function shareWords(count: number, of: number): string {
  const { rate, low, high } = shareOf(count, of);
  return rate === null || low === null || high === null
    ? "inconnu"
    : `${percent(rate)} (entre ${percent(low)} et ${percent(high)})`;
}

/** A part of a whole in words; where it is only known to be small, the most that it can be. */
export function partWords({ total, count }: Part): string {
  if (total === null || count === null) return UNTOLD;
  if (total === 0) return "aucune";
  if (count === "few")
    return `moins de dix sur ${NUMBER.format(total)}, donc moins de ${percent(10 / total)}`;
  return `${NUMBER.format(count)} sur ${NUMBER.format(total)}, soit ${percent(count / total)}`;
}

/** A whole told apart by one thing, with the share of each line that is told. */
export const SplitTable = ({ name, split }: { name: SplitName; split: Split }) => {
  const { title, unit } = TITLES[name];
  const { total, cells } = split;
  if (total === 0) return <p>{spaced(`${title} : rien dans le mois.`)}</p>;
  if (cells === null) return <p>{spaced(`${title} : trop peu de ${unit} pour montrer le détail.`)}</p>;
  return (
    <section class="scroll" aria-label={title} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{unit[0]?.toUpperCase() + unit.slice(1)}</th>
            <th scope="col">Part</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ code, count }) => (
            <tr>
              <th scope="row">{spaced(codeLabel(name, code))}</th>
              <td>{told(count)}</td>
              <td>{count === null || total === null ? "–" : percent(count / total)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td>{told(total)}</td>
            <td>{spaced("100 %")}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
};
