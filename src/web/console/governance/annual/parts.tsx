import type { Child } from "hono/jsx";
import type { Known, Lines, ToldKind } from "../../../../governance/annual/review.ts";
import type { ToldCount } from "../../../../governance/annual/suppress.ts";
import { spaced } from "../../../typography.ts";
import { number } from "../../quality/words.ts";

export const P = ({ children, note = false }: { children: string; note?: boolean }) => (
  <p class={note ? "note" : undefined}>{spaced(children)}</p>
);

/** A numeric column, from 0; every other is words. */
type TableProps = {
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  numbers?: readonly number[];
};

const SHORT = 20;

/** A table whose first cell of each line names it. */
export const Table = ({ caption, heads, rows, numbers = [] }: TableProps) => {
  const side = (column: number): string | undefined => (numbers.includes(column) ? "n" : undefined);
  return (
    // A table that a page can hold is not cut in two.
    <table class={rows.length <= SHORT ? "short" : undefined}>
      <caption>{spaced(caption)}</caption>
      <thead>
        <tr>
          {heads.map((head, column) => (
            <th scope="col" class={side(column)}>
              {spaced(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head = "", ...cells]) => (
          <tr>
            <th scope="row">{spaced(head)}</th>
            {cells.map((cell, column) => (
              <td class={side(column + 1)}>{spaced(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Two columns: what, how many. */
export const Counts = ({
  caption,
  heads = ["", "Nombre"],
  rows,
}: {
  caption: string;
  heads?: readonly [string, string];
  rows: readonly (readonly [string, number | string])[];
}) => (
  <Table
    caption={caption}
    heads={heads}
    rows={rows.map(([label, value]) => [label, typeof value === "number" ? number(value) : value])}
    numbers={[1]}
  />
);

export const HIDDEN = "–";
export const toldWords = ({ count }: ToldCount): string => (count === null ? HIDDEN : number(count));
/** Said where something is hidden. */
export const HiddenNote = ({ among }: { among: readonly (ToldCount | null)[] }) =>
  among.some((row) => row === null || row.count === null) ? (
    <P note>
      {
        "« – » : une case de 1 à 9, ou qui laisserait deviner une telle case. Elle est tue pour ne désigner personne ; le total la compte."
      }
    </P>
  ) : null;

export const Kinds = ({
  caption,
  kinds,
  labelOf,
}: {
  caption: string;
  kinds: readonly ToldKind[];
  labelOf(kind: string): string;
}) => <Counts caption={caption} rows={kinds.map(({ kind, count }) => [labelOf(kind), count])} />;

/** What another capability says; where it says nothing, why. */
export const Other = ({ caption, part }: { caption: string; part: Known<Lines> }) =>
  "missing" in part ? (
    <p class="missing">
      <strong>Non disponible</strong>
      {spaced(` : ${part.missing}.`)}
    </p>
  ) : (
    <>
      {part.value.rows.length > 0 && (
        <Table caption={caption} heads={["", ""]} rows={part.value.rows} numbers={[1]} />
      )}
      {part.value.notes.map((line) => (
        <P note>{line}</P>
      ))}
    </>
  );

export const Section = ({ id, title, children }: { id: string; title: string; children: Child }) => (
  <section id={id}>
    <h2>{spaced(title)}</h2>
    {children}
  </section>
);

export const Lists = ({ items, empty }: { items: readonly string[]; empty: string }) =>
  items.length === 0 ? (
    <P>{empty}</P>
  ) : (
    <ul>
      {items.map((item) => (
        <li>{spaced(item)}</li>
      ))}
    </ul>
  );
