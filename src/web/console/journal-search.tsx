import type { EntryPage } from "../../audit/audit.ts";
import { KIND_LABELS, kindLabel, readableFacts } from "../../audit/labels.ts";
import type { Given } from "../../audit/query.ts";
import { spaced } from "../typography.ts";
import { moment } from "./words.ts";

const KINDS = Object.entries(KIND_LABELS).sort(([, a], [, b]) => a.localeCompare(b, "fr"));

type FormProps = { action: string; given: Given; refused: string | null };

export const SearchForm = ({ action, given, refused }: FormProps) => (
  <form method="get" action={action} class="find">
    <label for="about">Référence ou identifiant</label>
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

type TableProps = { action: string; given: Given; page: EntryPage };

export const EntryTable = ({ action, given, page: { entries, next } }: TableProps) =>
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
            {entries.map(({ seq, at, kind, subject, facts, digest }) => (
              <tr>
                <th scope="row">{seq}</th>
                <td>{spaced(moment(at))}</td>
                <td>{kindLabel(kind)}</td>
                <td>
                  <a href={`${action}?about=${encodeURIComponent(subject)}`}>
                    <code>{subject}</code>
                  </a>
                </td>
                <td>
                  <ul>
                    {readableFacts(facts).map(({ label, value }) => (
                      <li>{spaced(`${label} : ${value}`)}</li>
                    ))}
                    <li>
                      {spaced("empreinte : ")}
                      <code title={digest}>{digest.slice(0, 12)}</code>
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

function older(given: Given, before: number): string {
  const kept = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new URLSearchParams({ ...Object.fromEntries(kept), before: String(before) }).toString();
}
