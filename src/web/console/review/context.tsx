import { NEEDS, type Need, SECTIONS } from "../../../profile/lists.ts";
import { regionName } from "../../../profile/places/regions.ts";
import type { Profile } from "../../../profile/profile.ts";
import type { Candidates } from "../../../review/reading/candidates.ts";
import type { OpenedAnswer } from "../../../review/reading/open.ts";
import { OrientationBlock } from "../../components/orientation.tsx";
import { frenchDay, frenchTime } from "../../dates.ts";
import { exclusionInWords } from "../../exclusions.ts";
import { spaced } from "../../typography.ts";
import { eventName, flagBecause, flagName, modeName, outcomeName, STATUS_NAMES } from "./labels.ts";

type Words = NonNullable<OpenedAnswer["words"]>;

export const Flags = ({ flags }: { flags: readonly string[] }) =>
  flags.length === 0 ? null : (
    <ul class="flags">
      {flags.map((flag) => (
        <li>
          <strong>{flagName(flag)}</strong>
          {spaced(` : ${flagBecause(flag)}`)}
          {flag === "aveu" && (
            <>
              {". "}
              <a href="/aveu-infraction">Ce que doit faire qui le lit</a>
            </>
          )}
        </li>
      ))}
    </ul>
  );

const FIELDS: Record<string, string> = {
  sector: "Secteur",
  headcount: "Effectif",
  turnover: "Chiffre d'affaires",
  size: "Taille",
  region: "Région",
  department: "Département",
  commune: "Commune",
  maturity: "Maturité",
  need: "Besoin principal",
  needs: "Besoins",
  companyName: "Nom de l'entreprise",
  solutionUnderEvaluation: "Solution étudiée",
  wants: "Cherche",
};
const SOURCES: Record<string, string> = {
  stated: "dit",
  inferred: "déduit",
  looked_up: "registre public",
  edited: "corrigé par la personne",
};

function shown(profile: Profile, field: string): string {
  const value = (profile as Record<string, unknown>)[field];
  if (field === "sector" && profile.sector)
    return `${profile.sector.section}, ${SECTIONS[profile.sector.section]}`;
  if (field === "region" && profile.region) return regionName(profile.region) ?? profile.region;
  if (field === "need" && profile.need) return NEEDS[profile.need];
  if (field === "needs") return profile.needs.map((need: Need) => NEEDS[need]).join(", ");
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/** What was understood of the company, each field with the words that showed it. */
export const ProfileTable = ({ profile }: { profile: Profile }) => {
  const rows = Object.keys(FIELDS).filter((field) => shown(profile, field) !== "");
  if (rows.length === 0) return <p class="aside">Rien n'était connu de l'entreprise.</p>;
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">Champ</th>
            <th scope="col">Compris</th>
            <th scope="col">D'où</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((field) => {
            const why = profile.provenance[field];
            return (
              <tr>
                <th scope="row">{FIELDS[field]}</th>
                <td>{spaced(shown(profile, field))}</td>
                <td>{why ? spaced(`${SOURCES[why.source] ?? why.source} : « ${why.because} »`) : ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

/** Whom the answer proposed, and everyone else with the rule that left them out, as the directory was that day. */
export const Orientation = ({ words }: { words: Words }) => {
  const { orientation, profile } = words.answer;
  return (
    <>
      <h3>L'entreprise, telle que comprise</h3>
      <ProfileTable profile={profile} />
      {orientation === null ? (
        <p class="aside">Aucune orientation n'accompagnait cette réponse.</p>
      ) : (
        <>
          <OrientationBlock orientation={orientation} level={3} />
          {words.candidates && <Others candidates={words.candidates} shown={orientation.advisors.length} />}
        </>
      )}
    </>
  );
};

const Others = ({ candidates, shown }: { candidates: Candidates; shown: number }) => (
  <details class="candidates">
    <summary>Chaque candidat ce jour-là, et pourquoi</summary>
    {candidates.rulesChanged && (
      <p class="overdue">
        Les règles ont changé depuis : ce tableau applique celles d'aujourd'hui à l'annuaire de ce jour-là.
      </p>
    )}
    <ol>
      {candidates.eligible.map(({ id, name, score }, index) => (
        <li>
          <a href={`/annuaire/${encodeURIComponent(id)}`}>{spaced(name)}</a>
          {spaced(
            ` : ${score} point${score > 1 ? "s" : ""} sur 31${index < shown ? ", proposé" : ", convient aussi, moins bien classé"}`,
          )}
        </li>
      ))}
    </ol>
    {candidates.leftOut.map(({ reason, count, some }) => (
      <details>
        <summary>{spaced(exclusionInWords(reason, count))}</summary>
        <p>
          {spaced(some.map(({ name }) => name).join(" · "))}
          {count > some.length && ` et ${count - some.length} autres.`}
        </p>
      </details>
    ))}
  </details>
);

/** Steps, times and versions: how the answer came to be. */
export const Trace = ({ words }: { words: Words }) => {
  const { trace, footprint, mode } = words.answer;
  const versions: [string, string][] = [
    ["Mode", modeName(mode)],
    ["Modèle", trace.model ?? "aucun"],
    [
      "Consignes",
      Object.entries(trace.promptVersions)
        .map((pair) => pair.join(" "))
        .join(", ") || "aucune",
    ],
    ["Règles", trace.rulesVersion],
    ["Connaissances", trace.knowledgeVersion],
    ["Annuaire", trace.directoryVersion ?? "non consulté"],
    ["Appels au modèle", String(footprint.modelCalls)],
    ["La personne accepte l'IA générative", words.generative ? "oui" : "non"],
  ];
  const total = trace.steps.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <>
      <dl class="versions">
        {versions.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <p>
        {spaced(
          `${Math.round(total)} ms : ${trace.steps.map(({ name, ms }) => `${name} ${ms < 1 ? "< 1" : Math.round(ms)}`).join(", ")}.`,
        )}
      </p>
    </>
  );
};

export const Turns = ({ words }: { words: Words }) => (
  <ol class="turns">
    {words.turns.map(({ reference, question, outcome, current }) => (
      <li aria-current={current ? "true" : undefined}>
        {current ? (
          <strong>{spaced(question)}</strong>
        ) : (
          <a href={`/console/relecture/${reference}`}>{spaced(question)}</a>
        )}{" "}
        <small>{outcomeName(outcome)}</small>
      </li>
    ))}
  </ol>
);

export const Alike = ({ alike }: { alike: OpenedAnswer["alike"] }) =>
  alike.length === 0 ? (
    <p class="aside">Cette question, mot pour mot, n'a été posée qu'ici.</p>
  ) : (
    <ul>
      {alike.map(({ reference, recordedAt, outcome, mode, status, conclusion }) => (
        <li>
          <a href={`/console/relecture/${reference}`}>{reference}</a>
          {spaced(
            `, le ${frenchDay(recordedAt)} : ${outcomeName(outcome)}, ${modeName(mode)}, ${STATUS_NAMES[status as keyof typeof STATUS_NAMES]}${conclusion && conclusion !== "good" ? ", jugée à corriger" : ""}`,
          )}
        </li>
      ))}
    </ul>
  );

export const Events = ({ opened }: { opened: OpenedAnswer }) =>
  opened.events.length === 0 ? (
    <p class="aside">Personne ne l'a encore relue.</p>
  ) : (
    <ol class="events">
      {opened.events.map(({ kind, at, words, facts, by }) => (
        <li>
          {spaced(`${eventName(kind)}, le ${frenchDay(at)} à ${frenchTime(at)}${by ? `, par ${by}` : ""}`)}
          {typeof facts.sentence === "number" && ` (phrase ${facts.sentence})`}
          {words !== null && <blockquote>{spaced(words)}</blockquote>}
        </li>
      ))}
    </ol>
  );
