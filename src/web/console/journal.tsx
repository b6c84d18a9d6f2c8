import type { Context, Handler } from "hono";
import { staffOf } from "../../accounts/access.ts";
import { type Audit, type JournalState, LAST_READ, seesEmails } from "../../audit/audit.ts";
import { describeFault, describeVerification } from "../../audit/describe.ts";
import { KIND_LABELS, kindLabel } from "../../audit/labels.ts";
import { type Given, readQuery } from "../../audit/query.ts";
import { DomainError } from "../../errors.ts";
import { spaced } from "../typography.ts";
import type { ConsoleDeps } from "./deps.ts";
import { accountsIn, accountWords, type Functions } from "./journal-facts.ts";
import { EntryTable, SearchForm } from "./journal-search.tsx";
import { sendConsole } from "./layout.tsx";
import { moment, textOf } from "./words.ts";

export const JOURNAL = "/console/journal";
const number = new Intl.NumberFormat("fr-FR");

type Deps = Pick<ConsoleDeps, "audit" | "clock">;

/** The state of the chain in plain words, what can be verified now, and the entries that a search finds. */
export const journalPage =
  ({ audit }: Deps): Handler =>
  async (c) => {
    const given = searchOf(c);
    const searched = Object.values(given).some((value) => value !== undefined && value !== "");
    const { query, refused } = checked(given);
    const staff = staffOf(c);
    const found = searched && query ? await audit.find(query, staff) : null;
    const functions = await audit.functionsOf(accountsIn(found?.entries ?? []));
    const emails = seesEmails(staff);
    return send(
      c,
      audit,
      <section>
        <h2>Chercher des entrées</h2>
        <p class="aside">
          {spaced("Une recherche entre au journal : qui, quand, quels filtres ; jamais ce qui est cherché.")}
        </p>
        <SearchForm action={JOURNAL} given={given} refused={refused} emails={emails} />
        {!emails && given.about?.includes("@") && (
          <p role="status">
            Seuls l'administrateur et le délégué à la protection des données cherchent par courriel.
          </p>
        )}
        {found && <EntryTable action={JOURNAL} given={given} page={found} functions={functions} />}
      </section>,
    );
  };

/** Verifies the range asked for, and shows the result on the same page. */
export const postVerification =
  ({ audit }: Deps): Handler =>
  async (c) => {
    const body = await c.req.parseBody();
    const range = { from: placeOf(body.from, "from"), to: placeOf(body.to, "to") };
    const result = await audit.verify(range, staffOf(c).accountId);
    return send(
      c,
      audit,
      <section class={result.faultCount === 0 ? "done" : "refused"} role="status">
        <h2>Résultat de votre vérification</h2>
        <p>{spaced(describeVerification(result))}</p>
        {result.faults.length > 0 && (
          <ul>
            {result.faults.map((fault) => (
              <li>{spaced(describeFault(fault))}</li>
            ))}
          </ul>
        )}
        <p>
          <a href={JOURNAL}>Chercher des entrées</a>
        </p>
      </section>,
    );
  };

async function send(c: Context, audit: Audit, below: unknown) {
  const state = await audit.state();
  const functions = await audit.functionsOf(state.verifications.map(({ madeBy }) => madeBy));
  return sendConsole(
    c,
    { title: "Journal", here: JOURNAL, wide: true },
    <>
      <h1>Journal</h1>
      <State {...state} functions={functions} />
      <Verify />
      {below}
      <Kinds kinds={state.kinds} />
    </>,
  );
}

const State = ({ last, checkpoint, verifications, functions }: JournalState & { functions: Functions }) => {
  const [latest] = verifications;
  return (
    <section>
      {latest && latest.result.faultCount > 0 && (
        <p class="refused" role="alert">
          <strong>{spaced("Anomalie : ")}</strong>
          {spaced(
            `la dernière vérification a trouvé ${latest.result.faultCount} ${latest.result.faultCount > 1 ? "écarts" : "écart"}. Prévenez qui exploite le service, et ne restaurez rien avant d'avoir copié la base et les points de contrôle.`,
          )}
        </p>
      )}
      <p>
        {last
          ? spaced(`Le journal a ${number.format(last.seq)} entrées, la dernière le ${moment(last.at)}.`)
          : "Le journal est vide."}
      </p>
      <p>
        {checkpoint
          ? spaced(
              `Dernier point de contrôle de ce processus : entrée ${number.format(checkpoint.seq)}, signée il y a ${age(checkpoint.ageSeconds)}.`,
            )
          : "Ce processus n'a encore signé aucun point de contrôle."}
        {" Une copie des points de contrôle, gardée ailleurs, trahit toute entrée coupée ou réécrite."}
      </p>
      <p>
        <a href="/api/audit/checkpoints" download="points-de-controle.jsonl">
          Télécharger les points de contrôle et les clés publiques
        </a>
      </p>
      <h2>Dernières vérifications</h2>
      {latest ? (
        <ul>
          {verifications.map(({ finishedAt, madeBy, result }) => (
            <li>
              {spaced(
                `Le ${moment(new Date(finishedAt))}, par ${whoOf(madeBy, functions)} : ${describeVerification(result)}`,
              )}
              {result.faults.slice(0, 3).map((fault) => (
                <p class="fault">{spaced(describeFault(fault))}</p>
              ))}
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {spaced(
            "Aucune encore : tout le journal est relu une fois par jour, dans les minutes qui suivent le démarrage.",
          )}
        </p>
      )}
    </section>
  );
};

const Verify = () => (
  <section>
    <h2>Vérifier maintenant</h2>
    <form method="post" action={`${JOURNAL}/verifier`} class="find">
      <label for="from">De l'entrée</label>
      <input id="from" name="from" type="number" min="1" inputmode="numeric" />
      <label for="to">à l'entrée</label>
      <input id="to" name="to" type="number" min="1" inputmode="numeric" />
      <button type="submit">Vérifier maintenant</button>
    </form>
    <p class="aside">
      {spaced(
        `Sans numéro : les ${number.format(LAST_READ)} dernières. Dix secondes au plus ; la vérification entre au journal.`,
      )}
    </p>
  </section>
);

const Kinds = ({ kinds }: Pick<JournalState, "kinds">) => (
  <section>
    <h2>Entrées par genre</h2>
    <section class="table" aria-label="Entrées par genre" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Genre</th>
            <th scope="col">Entrées</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, count }) => (
            <tr>
              <th scope="row">
                <a href={`${JOURNAL}?kind=${encodeURIComponent(kind)}`}>{kindLabel(kind)}</a>
              </th>
              <td>{number.format(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </section>
);

function searchOf(c: Context): Given {
  const { about, kind, from, to, before } = c.req.query();
  return { about, kind: kind && Object.hasOwn(KIND_LABELS, kind) ? kind : undefined, from, to, before };
}

/** The search, or why it cannot be made: a wrong day is told beside the form, not on a page of its own. */
function checked(given: Given) {
  try {
    return { query: readQuery(given), refused: null };
  } catch (error) {
    if (error instanceof DomainError) return { query: null, refused: error.message };
    throw error;
  }
}

function placeOf(value: unknown, field: "from" | "to"): number | undefined {
  const text = textOf(value).trim();
  if (text === "") return undefined;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  const message = "Attendu le numéro d'une entrée, 1 ou plus.";
  throw new DomainError("entree-invalide", message, [{ field, message }]);
}

function age(seconds: number): string {
  if (seconds < 2) return "un instant";
  if (seconds < 120) return `${seconds} secondes`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800
    ? `${Math.round(seconds / 3_600)} heures`
    : `${Math.round(seconds / 86_400)} jours`;
}

/** A process is a machine and a number, which tell staff nothing; anything else is an account. */
const whoOf = (madeBy: string, functions: Functions): string =>
  madeBy.includes(":") ? "un processus du service" : accountWords(madeBy, functions);
