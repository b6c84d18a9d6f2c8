import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { DomainError } from "../../../errors.ts";
import {
  AUTHORITY,
  INCIDENT_KINDS,
  type IncidentAct,
  type IncidentEvent,
  type IncidentFile,
  PERSONS,
  SEVERITIES,
  STEPS,
  YEARS_KEPT,
} from "../../../governance/incidents/incident.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { moment } from "../words.ts";
import { Acts } from "./incident-acts.tsx";
import { clockWords, INCIDENTS } from "./incidents.tsx";
import { asRefused, Refusal, type Refused, typedIn } from "./refused.tsx";

type Deps = Pick<ConsoleDeps, "governance">;

/** One incident: the facts, what was done and decided, and what can be. */
export const incidentPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null);

export const postAct =
  (deps: Deps): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    const typed = typedIn(await c.req.parseBody());
    try {
      if (!Object.hasOwn(STEPS, typed.step ?? ""))
        throw new DomainError("entree-invalide", "Choisissez ce que vous faites.");
      const act = { ...typed, words: typed.words ?? "", answers: typed.answers ?? "" };
      await deps.governance.incidents.act(staffOf(c), id, act as unknown as IncidentAct);
    } catch (error) {
      return show(c, deps, asRefused(error, typed));
    }
    return c.redirect(`${INCIDENTS}/${id}`, 303);
  };

async function show(c: Context, { governance }: Deps, refused: Refused) {
  const incident = await governance.incidents.read(c.req.param("id") ?? "");
  const { reference, kind, severity, closedAt } = incident;
  return sendConsole(
    c,
    { title: `Incident ${reference}`, here: INCIDENTS, status: refused === null ? 200 : 422 },
    <>
      <h1>{`Incident ${reference}`}</h1>
      <p>
        {spaced(
          `${INCIDENT_KINDS[kind]} · gravité ${SEVERITIES[severity].toLowerCase()} · constaté le ${moment(incident.detectedAt)}, ouvert le ${moment(incident.openedAt)} par ${incident.openedBy}`,
        )}
      </p>
      {incident.clock !== null && (
        <p class={incident.authority === null ? "cut" : "notice"}>
          <strong>{spaced(`${upperFirst(clockWords(incident.clock))}.`)}</strong>{" "}
          {spaced(`Connue comme telle le ${moment(incident.clock.awareAt)}.`)}
        </p>
      )}
      {closedAt !== null && <p class="done">{spaced(`Clos le ${moment(closedAt)}.`)}</p>}
      <h2>Les faits, masqués</h2>
      <Words words={incident.words} />
      {incident.answers.length > 0 && (
        <Answers incident={incident} reads={hasRole(staffOf(c), "lead", "dpo")} />
      )}
      <h2>Suivi</h2>
      {incident.events.length === 0 && <p>Rien n'a encore été fait.</p>}
      {incident.events.map((event) => (
        <Event event={event} />
      ))}
      <Refusal refused={refused} />
      {closedAt === null && <Acts incident={incident} refused={refused} />}
      <p class="aside">
        {spaced(
          `Chaque acte entre au journal, sans ses mots. Les mots d'un incident clos sont effacés après ${YEARS_KEPT} ans ; ce qu'il était et ce qui a été décidé reste.`,
        )}
      </p>
    </>,
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const Words = ({ words }: { words: string | null }) =>
  words === null ? (
    <p class="aside">Effacés, leur temps de conservation étant passé.</p>
  ) : (
    <blockquote>
      {words.split("\n").map((line) => (
        <p>{spaced(line)}</p>
      ))}
    </blockquote>
  );

const Answers = ({ incident: { answers }, reads }: { incident: IncidentFile; reads: boolean }) => (
  <>
    <h2>Réponses concernées</h2>
    <ul>
      {answers.map((reference) => (
        <li>{reads ? <a href={`/console/relecture/${reference}`}>{reference}</a> : reference}</li>
      ))}
    </ul>
  </>
);

/** What was decided or changed, from its codes. */
function effect({ step, facts }: IncidentEvent): string | null {
  const said = (labels: Readonly<Record<string, string>>, code: unknown): string =>
    labels[String(code)] ?? "";
  if (step === "authority") return said(AUTHORITY, facts.decision);
  if (step === "persons") return said(PERSONS, facts.decision);
  if (step === "qualified")
    return `${said(INCIDENT_KINDS, facts.kind)}, gravité ${said(SEVERITIES, facts.severity).toLowerCase()}`;
  return step === "linked" ? [facts.answers ?? []].flat().join(", ") : null;
}

const Event = ({ event }: { event: IncidentEvent }) => {
  const done = effect(event);
  return (
    <div class="alert">
      <p>
        <strong>{spaced(STEPS[event.step])}</strong>
        {spaced(` · ${moment(event.at)}, ${event.by}`)}
      </p>
      {done !== null && <p>{spaced(`${done}.`)}</p>}
      <Words words={event.words} />
    </div>
  );
};
