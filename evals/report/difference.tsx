import { frenchDay, frenchTime } from "../../src/web/dates.ts";
import type { Diff, Moved } from "./diff.ts";
import { CaseList } from "./failures.tsx";
import { points, share, spaced } from "./words.ts";

/** What changed since the run before; null where there is none to compare with. */
export const Difference = ({ diff }: { diff: Diff | null }) => (
  <section id="difference" aria-labelledby="titre-difference">
    <h2 id="titre-difference">Depuis le dernier passage</h2>
    {diff === null ? <p>Aucun passage précédent à comparer.</p> : <Changes diff={diff} />}
  </section>
);

const Changes = ({ diff }: { diff: Diff }) => {
  const since = new Date(diff.since);
  const still = diff.moved.length + diff.figures.length === 0;
  return (
    <>
      <p class="about">
        Comparé au passage du {frenchDay(since)}, {frenchTime(since)}.
        {diff.added + diff.removed > 0 &&
          ` Jeux modifiés : ${diff.added} cas de plus, ${diff.removed} de moins ; ils comptent dans les parts, pas parmi les cas ci-dessous.`}
      </p>
      {diff.changed.map(({ what, before, after }) => (
        <p>
          Changé : {what}, de <code>{before}</code> à <code>{after}</code>.
        </p>
      ))}
      {still ? <p>Aucune mesure n'a bougé.</p> : <MovedTable diff={diff} />}
      <details open={diff.newlyFailing.length > 0}>
        <summary>Cas qui échouent désormais : {diff.newlyFailing.length}</summary>
        <CaseList failures={diff.newlyFailing.map((one) => ({ ...one, id: `${one.step}, ${one.id}` }))} />
      </details>
      <details>
        <summary>Cas qui passent désormais : {diff.newlyPassing.length}</summary>
        <ul class="cases">
          {diff.newlyPassing.map(({ step, id, question }) => (
            <li>
              {spaced(question)}{" "}
              <span class="quiet">
                ({step}, {id})
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
};

const CROSSED: Record<NonNullable<Moved["crossed"]>, string> = {
  reached: "seuil atteint",
  lost: "seuil perdu",
};

const MovedTable = ({ diff }: { diff: Diff }) => (
  <table class="stacked">
    <caption>Ce qui a bougé</caption>
    <thead>
      <tr>
        <th scope="col">Mesure</th>
        <th scope="col">Avant</th>
        <th scope="col">Après</th>
        <th scope="col">Écart</th>
      </tr>
    </thead>
    <tbody>
      {diff.moved.map(({ step, name, before, after, crossed }) => (
        <tr>
          <th scope="row">{spaced(`${step}, ${name}`)}</th>
          <td>{share(before)}</td>
          <td>{share(after)}</td>
          <td>
            {points(before, after)}
            {crossed && <strong class={crossed === "lost" ? "under" : "reached"}> {CROSSED[crossed]}</strong>}
          </td>
        </tr>
      ))}
      {diff.figures.map(({ step, name, before, after }) => (
        <tr>
          <th scope="row">{spaced(`${step}, ${name}`)}</th>
          <td>{before}</td>
          <td>{after}</td>
          <td />
        </tr>
      ))}
    </tbody>
  </table>
);
