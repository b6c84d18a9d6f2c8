import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import {
  type BreachClock,
  type Candidate,
  HANDLERS,
  INCIDENT_KINDS,
  type Incident,
  type IncidentKind,
  LONGEST_WORDS,
  SEVERITIES,
  type Severity,
} from "../../../governance/incidents/incident.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { moment } from "../words.ts";
import { asRefused, Refusal, type Refused, typedIn } from "./refused.tsx";

export const INCIDENTS = "/console/incidents";

type Deps = Pick<ConsoleDeps, "governance">;

/** What went wrong and where it stands; a form for anyone of the staff to say it. */
export const incidentsPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null);

export const postIncident =
  (deps: Deps): Handler =>
  async (c) => {
    const typed = typedIn(await c.req.parseBody());
    try {
      const { reference } = await deps.governance.incidents.open(staffOf(c), {
        kind: typed.kind as IncidentKind,
        severity: typed.severity as Severity,
        detectedAt: typed.detectedAt,
        words: typed.words ?? "",
        answers: typed.answers,
        alertId: typed.alertId,
      });
      return c.redirect(`${INCIDENTS}?ouvert=${reference}`, 303);
    } catch (error) {
      return show(c, deps, asRefused(error, typed));
    }
  };

async function show(c: Context, { governance }: Deps, refused: Refused) {
  const staff = staffOf(c);
  const handles = hasRole(staff, ...HANDLERS);
  const incidents = await governance.incidents.list(staff);
  const candidates = handles ? await governance.incidents.candidates() : [];
  const from = candidates.find(({ alertId }) => alertId === c.req.query("alerte"));
  const opened = incidents.find(({ reference }) => reference === c.req.query("ouvert"));
  return sendConsole(
    c,
    { title: "Incidents", here: INCIDENTS, status: refused === null ? 200 : 422 },
    <>
      <h1>Incidents</h1>
      {opened && (
        <p class="done" role="status">
          {spaced(
            `Incident ${opened.reference} ouvert : un responsable, le DPD ou un administrateur le suit.`,
          )}
        </p>
      )}
      <p>
        {spaced(
          "Un incident : des données personnelles vues, perdues ou changées sans droit ; une attaque ; une réponse qui peut nuire ; une inégalité de traitement ; une panne. Dans le doute, ouvrez-en un : le clore ne coûte rien.",
        )}
      </p>
      <p class="notice">
        {spaced(
          "Violation de données personnelles : elle doit être notifiée à la CNIL dans les 72 heures, jours de repos compris, sauf si aucun risque n'est vraisemblable pour les personnes (RGPD, article 33). Dites-le tout de suite, même sans tout savoir.",
        )}{" "}
        <a href="/violation-de-donnees">La procédure</a>
      </p>
      {handles && <Candidates candidates={candidates} />}
      <section>
        <h2>{handles ? "Registre" : "Ceux que vous avez ouverts"}</h2>
        {incidents.length === 0 ? <p>Aucun incident.</p> : <Register incidents={incidents} opens={handles} />}
      </section>
      <OpenForm refused={refused} from={from} />
    </>,
  );
}

/** Where the 72 hours of a breach stand, in one line. */
export function clockWords({ endsAt, decidedAt, hoursLeft, over }: BreachClock): string {
  const end = `les 72 heures ${over || decidedAt ? "finissaient" : "finissent"} le ${moment(endsAt)}`;
  if (decidedAt !== null) return `${end} ; décidé le ${moment(decidedAt)}${over ? ", en retard" : ""}`;
  if (over) return `${end}, sans décision`;
  return hoursLeft === 0 ? `${end} : moins d'une heure` : `${end} : encore ${hoursLeft} h`;
}

const Register = ({ incidents, opens }: { incidents: readonly Incident[]; opens: boolean }) => (
  <section class="scroll" tabindex={0} aria-label="Registre des incidents">
    <table>
      <thead>
        <tr>
          <th scope="col">Incident</th>
          <th scope="col">Où il en est</th>
          <th scope="col">Gravité</th>
          <th scope="col">Ouvert</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <tr>
            <td>
              {opens ? <a href={`${INCIDENTS}/${incident.id}`}>{incident.reference}</a> : incident.reference}
              <br />
              <small>{INCIDENT_KINDS[incident.kind]}</small>
            </td>
            <td>
              <Standing incident={incident} />
            </td>
            <td>{SEVERITIES[incident.severity]}</td>
            <td class="nowrap">{frenchDay(incident.openedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Standing = ({ incident: { closedAt, clock } }: { incident: Incident }) => {
  if (closedAt !== null)
    return <>{spaced(`Clos le ${frenchDay(closedAt)}${clock?.over ? " ; décision hors délai" : ""}`)}</>;
  if (clock === null) return <>Ouvert</>;
  if (clock.decidedAt === null) return <span class="failing">{spaced(clockWords(clock))}</span>;
  return (
    <>{spaced(`Décidé le ${frenchDay(clock.decidedAt)}${clock.over ? ", hors délai" : ""} ; à clore`)}</>
  );
};

const Candidates = ({ candidates }: { candidates: readonly Candidate[] }) =>
  candidates.length === 0 ? null : (
    <section>
      <h2>À examiner</h2>
      <p class="aside">
        Des alertes des trente derniers jours qui peuvent être des incidents, et pour lesquelles aucun n'est
        ouvert.
      </p>
      <ul>
        {candidates.map(({ alertId, alert, at, kind }) => (
          <li>
            {spaced(`${moment(at)} : ${alert}. `)}
            <a href={`${INCIDENTS}?alerte=${encodeURIComponent(alertId)}#ouvrir`}>
              {spaced(`Ouvrir un incident « ${INCIDENT_KINDS[kind]} »`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );

const OpenForm = ({ refused, from }: { refused: Refused; from: Candidate | undefined }) => {
  const typed = refused?.typed ?? {
    kind: from?.kind ?? "",
    answers: from && /^[\w]{4}-[\w]{4}-\w$/.test(from.subject) ? from.subject : "",
    alertId: from?.alertId ?? "",
  };
  return (
    <section id="ouvrir">
      <h2>Ouvrir un incident</h2>
      <Refusal refused={refused} />
      <form method="post" action={INCIDENTS} class="rights">
        {typed.alertId && <input type="hidden" name="alertId" value={typed.alertId} />}
        <label for="genre">Ce qui s'est passé</label>
        <select id="genre" name="kind" required>
          <option value="">Choisir</option>
          {Object.entries(INCIDENT_KINDS).map(([code, label]) => (
            <option value={code} selected={typed.kind === code}>
              {label}
            </option>
          ))}
        </select>
        <label for="gravite">Gravité, d'après ce que vous savez</label>
        <select id="gravite" name="severity" required>
          <option value="">Choisir</option>
          {Object.entries(SEVERITIES).map(([code, label]) => (
            <option value={code} selected={typed.severity === code}>
              {label}
            </option>
          ))}
        </select>
        <label for="constate">Constaté le (heure de Paris ; vide : à l'instant)</label>
        <input
          type="datetime-local"
          id="constate"
          name="detectedAt"
          value={typed.detectedAt ?? ""}
          autocomplete="off"
        />
        <label for="recit">Les faits</label>
        <textarea
          id="recit"
          name="words"
          rows={6}
          required
          maxlength={LONGEST_WORDS}
          aria-describedby="recit-aide"
        >
          {typed.words ?? ""}
        </textarea>
        <p class="aside" id="recit-aide">
          {spaced(
            "Ce que vous avez vu, depuis quand, combien de personnes à peu près, ce qui a déjà été fait. Ne nommez personne : les téléphones et les adresses sont masqués, puis le texte est chiffré.",
          )}
        </p>
        <label for="reponses">Références des réponses concernées, s'il y en a</label>
        <input id="reponses" name="answers" value={typed.answers ?? ""} autocomplete="off" maxlength={400} />
        <button type="submit">Ouvrir l'incident</button>
      </form>
    </section>
  );
};
