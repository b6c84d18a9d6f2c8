import type { Handler } from "hono";
import type { JobState } from "../../jobs/jobs.ts";
import type { PolicyView } from "../../retention/policy.ts";
import type { Preview, RunView } from "../../retention/retention.ts";
import { boundsWords, keptWords } from "../../retention/words.ts";
import { spaced } from "../typography.ts";
import type { ConsoleDeps } from "./deps.ts";
import { sendConsole } from "./layout.tsx";
import { moment } from "./words.ts";

export const RETENTION = "/console/conservation";

type Deps = Pick<ConsoleDeps, "retention" | "jobs">;

/** How long each kind of data is kept, what is due now, what was erased, and whether the calendar runs. */
export const retentionPage =
  ({ retention, jobs }: Deps): Handler =>
  async (c) => {
    const policies = retention.policies();
    const due = await retention.preview();
    const runs = await retention.lastRuns();
    return sendConsole(
      c,
      { title: "Conservation", here: RETENTION, wide: true },
      <>
        <h1>Conservation des données</h1>
        <Summary due={due} runs={runs} />
        <h2>Durées, et ce qui est dû</h2>
        <Terms policies={policies.filter(({ days }) => days !== null)} due={due} />
        <h2>Gardé sans échéance</h2>
        <Endless policies={policies.filter(({ days }) => days === null)} />
        <h2>Derniers effacements</h2>
        <Runs runs={runs} policies={policies} />
        <h2>Tâches planifiées</h2>
        <Jobs states={await jobs.states()} />
      </>,
    );
  };

const total = (due: readonly Preview[]): number => due.reduce((sum, one) => sum + one.due, 0);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const elements = (count: number): string => (count > 1 ? `${count} éléments` : `${count} élément`);

const Summary = ({ due, runs }: { due: readonly Preview[]; runs: readonly RunView[] }) => {
  const whole = runs.find(({ policy }) => policy === null);
  return (
    <>
      <p class={whole?.failed ? "failing" : undefined}>
        {spaced(
          whole === undefined
            ? "Aucun passage n'a encore eu lieu : le prochain vient dans l'heure."
            : `Dernier passage : ${moment(whole.finishedAt)}, ${elements(whole.done)} ${whole.done > 1 ? "traités" : "traité"}${whole.failed ? `, avec une panne (${whole.failed}) : il sera repris` : ""}.`,
        )}
      </p>
      <p>
        {spaced(
          total(due) === 0
            ? "Rien n'est dû en ce moment."
            : `${elements(total(due))} à traiter au prochain passage. Rien n'est changé en ouvrant cette page.`,
        )}
      </p>
      <p class="aside">
        {spaced(
          "Les conversations s'effacent dans la minute, le reste dans l'heure. Un retard de plus d'un jour lève une alerte.",
        )}
      </p>
    </>
  );
};

const Terms = ({ policies, due }: { policies: readonly PolicyView[]; due: readonly Preview[] }) => (
  <section class="scroll" aria-label="Durées" tabindex={0}>
    <table>
      <caption class="visually-hidden">Durée de chaque sorte de donnée, et ce qui est dû</caption>
      <thead>
        <tr>
          <th scope="col">Donnée</th>
          <th scope="col">Dû</th>
          <th scope="col">Durée</th>
          <th scope="col">Ensuite</th>
          <th scope="col">Réglage</th>
        </tr>
      </thead>
      <tbody>
        {policies.map((policy) => {
          const found = due.find(({ code }) => code === policy.code);
          return (
            <tr>
              <th scope="row">
                <strong>{policy.label}</strong>
                <br />
                <span class="aside">{spaced(`${upperFirst(policy.holds)}. Pour ${policy.purpose}.`)}</span>
              </th>
              <td>
                {found?.due ?? "inconnu"}
                {found?.oldest && <span class="aside">{spaced(` depuis le ${moment(found.oldest)}`)}</span>}
              </td>
              <td>{spaced(keptWords(policy))}</td>
              <td>{spaced(upperFirst(policy.fate))}</td>
              <td>
                <Bounds policy={policy} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </section>
);

const Bounds = ({ policy }: { policy: PolicyView }) => {
  const words = boundsWords(policy);
  if (words === null || policy.bounds === null) return <>fixe</>;
  const { text, url } = policy.bounds.source;
  return (
    <>
      {spaced(words)}
      <br />
      <span class="aside">{url === null ? spaced(text) : <a href={url}>{spaced(text)}</a>}</span>
    </>
  );
};

const Endless = ({ policies }: { policies: readonly PolicyView[] }) => (
  <dl>
    {policies.map(({ label, holds, fate }) => (
      <>
        <dt>
          <strong>{label}</strong>
        </dt>
        <dd>{spaced(`${upperFirst(holds)}. ${upperFirst(fate)}.`)}</dd>
      </>
    ))}
  </dl>
);

const JOBS: Record<RunView["job"], string> = {
  minute: "dans la minute",
  planned: "planifié",
  manual: "à la main",
};

const Runs = ({ runs, policies }: { runs: readonly RunView[]; policies: readonly PolicyView[] }) => {
  // A run with nothing to do says no more than the sentence above.
  const told = runs.filter(({ policy, failed }) => policy !== null || failed !== null);
  if (told.length === 0) return <p>{spaced("Rien n'a encore été effacé par une durée.")}</p>;
  const labelOf = (code: string | null): string =>
    code === null ? "Passage entier" : (policies.find((policy) => policy.code === code)?.label ?? code);
  return (
    <section class="scroll" aria-label="Derniers effacements" tabindex={0}>
      <table>
        <caption class="visually-hidden">Ce qui a été effacé, les derniers passages d'abord</caption>
        <thead>
          <tr>
            <th scope="col">Quand</th>
            <th scope="col">Donnée</th>
            <th scope="col">Dus</th>
            <th scope="col">Traités</th>
            <th scope="col">Comment</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ policy, job, finishedAt, due, done, failed }) => (
            <tr>
              <td>{moment(finishedAt)}</td>
              <td>{labelOf(policy)}</td>
              <td>{due}</td>
              <td>{done}</td>
              <td class={failed === null ? undefined : "failing"}>
                {spaced(failed === null ? JOBS[job] : `panne : ${failed}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const JOB_LABELS: Record<string, string> = {
  retention: "Conservation",
  equity: "Équité",
  statistics: "Statistiques",
};

const Jobs = ({ states }: { states: readonly JobState[] }) => (
  <ul>
    {states.map(({ name, last }) => (
      <li class={last?.state === "failed" || last?.state === "retry" ? "failing" : undefined}>
        {spaced(`${JOB_LABELS[name] ?? name} : ${stateWords(last)}`)}
      </li>
    ))}
  </ul>
);

function stateWords(last: JobState["last"]): string {
  if (last === null || last.startedAt === null) return "n'a pas encore tourné";
  const when = moment(last.finishedAt ?? last.startedAt);
  const why = last.code === null ? "" : ` (${last.code})`;
  if (last.state === "completed") return `terminée le ${when}`;
  if (last.state === "active") return `en cours depuis le ${when}`;
  if (last.state === "retry") return `en panne le ${when}${why}, sera reprise`;
  return `abandonnée le ${when}${why}, après ${last.retries} reprises`;
}
