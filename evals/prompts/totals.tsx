import type { Child } from "hono/jsx";
import { bounds, share, spaced } from "../report/words.ts";
import type { Comparison, Side } from "./compare.ts";

/** What each prompt adds up to, over all the questions. */
export const Totals = ({ comparison: { names, prompts, models, pairs } }: { comparison: Comparison }) => {
  const rows: [string, (sides: Side[], which: 0 | 1) => Child][] = [
    ["version", (_, which) => `${prompts[which].version}-${prompts[which].digest}`],
    ["modèle", (_, which) => models[which]],
    [
      "réponse du modèle montrée",
      (sides) =>
        partOf(
          sum(sides, ({ shown }) => Number(shown)),
          sides.length,
        ),
    ],
    [
      "fait attendu présent",
      (sides) =>
        partOf(
          sum(sides, ({ holds }) => Number(holds)),
          sides.length,
        ),
    ],
    [
      "phrases retenues",
      (sides) =>
        partOf(
          sum(sides, ({ withheld }) => withheld.length),
          sum(sides, ({ sentences }) => sentences),
        ),
    ],
    ["jetons lus par réponse", (sides) => mean(sides, ({ inputTokens }) => inputTokens)],
    ["jetons écrits par réponse", (sides) => mean(sides, ({ outputTokens }) => outputTokens)],
  ];
  return (
    <table class="compared">
      <caption>{spaced("En tout, avec l'intervalle à 95 %")}</caption>
      <thead>
        <tr>
          <th scope="col">Mesure</th>
          {names.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr>
            <th scope="row">{name}</th>
            {([0, 1] as const).map((which) => (
              <td>
                {value(
                  pairs.map(({ sides }) => sides[which]),
                  which,
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const sum = (sides: readonly Side[], count: (side: Side) => number): number =>
  sides.reduce((all, side) => all + count(side), 0);

const mean = (sides: readonly Side[], count: (side: Side) => number): string =>
  sides.length === 0 ? "–" : (sum(sides, count) / sides.length).toFixed(0);

const partOf = (hits: number, total: number): Child => (
  <>
    {share({ hits, total })}
    <br />
    <span class="quiet">{bounds({ hits, total })}</span>
  </>
);
