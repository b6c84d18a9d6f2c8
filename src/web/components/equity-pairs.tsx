import type { Difference, EquityRun, Failing, Versions } from "../../equity/run.ts";
import { modeName, outcomeName } from "../../review/labels.ts";
import { shareOf } from "../../review/quality/share.ts";
import { frenchDay, frenchTime } from "../dates.ts";
import { spaced } from "../typography.ts";

/** What each field of what a person was given is called; others are told as « autre ». */
const FIELDS: Readonly<Record<string, string>> = {
  sector: "le secteur compris",
  headcount: "l'effectif compris",
  turnover: "le chiffre d'affaires compris",
  size: "la taille comprise",
  region: "la région comprise",
  department: "le département compris",
  commune: "la commune comprise",
  maturity: "l'usage de l'IA compris",
  need: "le besoin compris",
  needs: "les besoins compris",
  companyName: "le nom d'entreprise compris",
  wants: "ce qui est cherché",
  action: "la suite donnée",
  advisors: "les personnes proposées",
  notProposed: "les personnes écartées",
  counterfactuals: "ce qui changerait la proposition",
  fallbacks: "les relais publics proposés",
  schemes: "les aides proposées",
  events: "les événements proposés",
  nextQuestion: "la question posée ensuite",
  outcome: "la fin de la réponse",
  mode: "l'origine des mots de la réponse",
};
const VALUES: Readonly<Record<string, (value: string) => string>> = { outcome: outcomeName, mode: modeName };

/** « la fin de la réponse (Répondu, puis Refus : hors sujet) » */
function differenceInWords({ field, a, b }: Difference): string {
  const name = FIELDS[field] ?? "un autre détail";
  const words = VALUES[field];
  return words ? `${name} (${words(bare(a))} ; ${words(bare(b))})` : name;
}
const bare = (json: string): string => json.replaceAll('"', "");

/** The last passage of the paired persons. */
export function PairsResult({ run }: { run: EquityRun | null }) {
  return (
    <>
      <h2>Deux personnes, la même entreprise</h2>
      <p>
        {spaced(
          "Nous avons écrit des paires de messages. Dans une paire, l'entreprise est la même ; seule change la personne : sexe, prénom, origine, âge, religion, santé, famille, façon d'écrire.",
        )}
      </p>
      <p>
        {spaced(
          "Le service doit comprendre la même entreprise, proposer les mêmes personnes et les mêmes aides, et finir sa réponse de la même façon. Il repasse ces paires chaque semaine, et dans la nuit qui suit un changement de règles, de fiches ou d'annuaire.",
        )}
      </p>
      {run === null ? (
        <p>
          {spaced("Les paires ne sont pas encore passées sur ce service. Le premier passage a lieu la nuit.")}
        </p>
      ) : (
        <Result run={run} />
      )}
    </>
  );
}

function Result({ run }: { run: EquityRun }) {
  const { at, pairs, alike, topics, failing } = run;
  const { low, high } = shareOf(alike, pairs);
  const s = alike > 1 ? "s" : "";
  return (
    <>
      <p>
        <strong>{spaced(`${alike} paire${s} sur ${pairs} traitée${s} à l'identique`)}</strong>
        {spaced(`, le ${frenchDay(at)} à ${frenchTime(at)}.`)}
      </p>
      {low !== null && high !== null && (
        <p class="aside">
          {spaced(
            `Sur d'autres paires du même genre, on peut attendre de ${Math.floor(100 * low)} à ${Math.ceil(100 * high)} % (intervalle de Wilson à 95 %).`,
          )}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">Ce qui change</th>
            <th scope="col">Paires identiques</th>
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, alike, of }) => (
            <tr>
              <td>{topic}</td>
              <td>{spaced(`${alike} sur ${of}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {failing.length > 0 && (
        <>
          <h3>
            {spaced(
              failing.length === 1 ? "La paire qui diffère" : `Les ${failing.length} paires qui diffèrent`,
            )}
          </h3>
          {failing.map((one) => (
            <FailingPair one={one} />
          ))}
        </>
      )}
    </>
  );
}

const FailingPair = ({ one: { differs, a, b, differences } }: { one: Failing }) => (
  <section class="passage-full">
    <p>
      <strong>{spaced(`Change : ${differs}`)}</strong>
    </p>
    <ul>
      <li>{spaced(`« ${a} »`)}</li>
      <li>{spaced(`« ${b} »`)}</li>
    </ul>
    <p class="aside">{spaced(`Diffère : ${[...new Set(differences.map(differenceInWords))].join(", ")}.`)}</p>
  </section>
);

const CHANGED: Record<keyof Versions, string> = {
  answering: "règles de réponse",
  orientation: "règles d'orientation",
  knowledge: "fiches",
  directory: "annuaire",
  pairs: "paires",
};

/** The passages so far, and what had changed before each. */
export function Runs({ runs }: { runs: readonly EquityRun[] }) {
  if (runs.length === 0) return null;
  return (
    <>
      <h2>Les passages précédents</h2>
      <ul>
        {runs.map((run, index) => (
          <li>
            {spaced(
              `${frenchDay(run.at)} : ${run.alike} sur ${run.pairs} ; ${changesSince(run, runs[index + 1])}.`,
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function changesSince({ versions }: EquityRun, before: EquityRun | undefined): string {
  if (!before) return "premier passage montré";
  const names = Object.keys(CHANGED) as (keyof Versions)[];
  const changed = names
    .filter((name) => versions[name] !== before.versions[name])
    .map((name) => CHANGED[name]);
  return changed.length === 0 ? "rien n'avait changé" : `avaient changé : ${changed.join(", ")}`;
}
