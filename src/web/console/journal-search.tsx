import type { EntryPage } from "../../audit/audit.ts";
import type { Entry } from "../../audit/entry.ts";
import { KIND_LABELS, kindLabel } from "../../audit/labels.ts";
import type { Given } from "../../audit/query.ts";
import { spaced } from "../typography.ts";
import { accountWords, type Functions, readableFacts } from "./journal-facts.ts";
import { moment } from "./words.ts";

const KINDS = Object.entries(KIND_LABELS).sort(([, a], [, b]) => a.localeCompare(b, "fr"));

type FormProps = { action: string; given: Given; refused: string | null; emails: boolean };

export const SearchForm = ({ action, given, refused, emails }: FormProps) => (
  <form method="get" action={action} class="find">
    <label for="about">
      {emails ? "Référence, identifiant ou courriel d'un agent" : "Référence ou identifiant"}
    </label>
    <input id="about" name="about" value={given.about ?? ""} maxlength={100} autocomplete="off" />
    <label for="kind">Genre</label>
    <select id="kind" name="kind" class="short">
      <option value="">Tous</option>
      {KINDS.map(([kind, label]) => (
        <option value={kind} selected={kind === given.kind}>
          {label}
        </option>
      ))}
    </select>
    <label for="from-day">Du</label>
    <input id="from-day" name="from" type="date" value={given.from ?? ""} />
    <label for="to-day">au</label>
    <input id="to-day" name="to" type="date" value={given.to ?? ""} />
    <button type="submit">Chercher</button>
    {refused && (
      <p class="refused" role="alert">
        {spaced(refused)}
      </p>
    )}
  </form>
);

/** Readings of one answer by one account that nothing comes between: `entry` is the latest, `first` the first. */
type Row = { entry: Entry; first: Entry; count: number };

const isSameReading = (a: Entry, b: Entry): boolean =>
  a.kind === "answer_viewed" &&
  b.kind === "answer_viewed" &&
  a.subject === b.subject &&
  a.facts.account === b.facts.account;

/** Whoever comes back to a page ten times fills no screen. */
export function rowsOf(entries: readonly Entry[]): Row[] {
  const rows: Row[] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    if (last && isSameReading(last.entry, entry)) {
      last.first = entry;
      last.count++;
    } else rows.push({ entry, first: entry, count: 1 });
  }
  return rows;
}

type TableProps = { action: string; given: Given; page: EntryPage; functions: Functions };

export const EntryTable = ({ action, given, functions, page: { entries, next } }: TableProps) =>
  entries.length === 0 ? (
    <p role="status">Aucune entrée ne correspond.</p>
  ) : (
    <>
      <section class="table" aria-label="Entrées trouvées" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">N°</th>
              <th scope="col">Quand</th>
              <th scope="col">Acte</th>
              <th scope="col">À propos de</th>
              <th scope="col">Faits</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(entries).map(({ entry, first, count }) => (
              <tr>
                <th scope="row">{count === 1 ? entry.seq : `${first.seq} à ${entry.seq}`}</th>
                <td>
                  {spaced(
                    count === 1
                      ? moment(entry.at)
                      : `${count} fois, de ${moment(first.at)} à ${moment(entry.at)}`,
                  )}
                </td>
                <td>{kindLabel(entry.kind)}</td>
                <td>
                  <Subject action={action} entry={entry} functions={functions} />
                </td>
                <td>
                  <ul>
                    {readableFacts(entry, functions).map(({ label, value }) => (
                      <li>{spaced(`${label} : ${value}`)}</li>
                    ))}
                    <li>
                      {spaced("empreinte : ")}
                      <code title={entry.digest}>{entry.digest.slice(0, 12)}</code>
                    </li>
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {next !== null && (
        <p>
          <a href={`${action}?${older(given, next)}`}>Entrées plus anciennes</a>
        </p>
      )}
    </>
  );

/** What an entry is about, and the way to all that is about it. */
const Subject = ({
  action,
  entry: { subject },
  functions,
}: {
  action: string;
  entry: Entry;
  functions: Functions;
}) => (
  <a href={`${action}?about=${encodeURIComponent(subject)}`}>
    {functions.has(subject) ? accountWords(subject, functions) : <code>{subject}</code>}
  </a>
);

function older(given: Given, before: number): string {
  const kept = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new URLSearchParams({ ...Object.fromEntries(kept), before: String(before) }).toString();
}
