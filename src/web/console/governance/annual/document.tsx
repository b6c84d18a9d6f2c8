import { raw } from "hono/html";
import type { AnnualReview } from "../../../../governance/annual/review.ts";
import type { Share } from "../../../../review/quality/share.ts";
import { frenchDay } from "../../../dates.ts";
import { spaced } from "../../../typography.ts";
import { factLabel } from "../../journal-facts.ts";
import { factValue } from "../../journal-values.ts";
import { interval, number, percent, periodWords } from "../../quality/words.ts";
import { CharterKept, Equity, Footprint, Incidents, Kept, People, PutRight } from "./handled.tsx";
import { P, Section, Table } from "./parts.tsx";
import { PublishedQuality, PublishedUse } from "./public.tsx";
import { Changes, Journal, NotDone, Owners, Signatures, ToDecide } from "./record.tsx";
import { styleOf } from "./style.ts";
import { Quality, Use } from "./use.tsx";

export type AnnualOptions = { publicSummary: boolean; officialService: boolean };

/** Where a part is told: in both files, or in one alone. */
const CONTENTS: readonly (readonly [id: string, title: string, internalOnly?: true])[] = [
  ["bref", "L'année en bref", true],
  ["usage", "Usage"],
  ["qualite", "Qualité des réponses"],
  ["corrections", "Corrections, retraits et contestations", true],
  ["incidents", "Incidents"],
  ["droits", "Droits d'accès et formation", true],
  ["equite", "Équité"],
  ["empreinte", "Empreinte et coûts"],
  ["conservation", "Durées de conservation", true],
  ["charte", "Charte"],
  ["journal", "État du journal"],
  ["changements", "Ce qui a changé"],
  ["responsables", "Qui répond de quoi"],
  ["non-fait", "Ce qui n'a pas été fait"],
  ["a-decider", "Ce que le comité doit décider", true],
  ["signatures", "Approbation", true],
];

/** The whole file: it asks nothing of any network, prints on A4, and says its own period, versions and limits. */
export function annualDocument(review: AnnualReview, options: AnnualOptions): string {
  const { publicSummary } = options;
  const said = { review, publicSummary };
  const page = (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{titleOf(review, publicSummary)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <style>{raw(styleOf(review.period.year))}</style>
      </head>
      <body>
        <Cover review={review} options={options} />
        <nav aria-label="Sommaire">
          <ul class="contents">
            {CONTENTS.filter(([, , internalOnly]) => !(internalOnly && publicSummary)).map(([id, title]) => (
              <li>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          {publicSummary ? (
            <>
              <PublishedUse review={review} />
              <PublishedQuality review={review} />
              <Incidents {...said} />
            </>
          ) : (
            <>
              <InBrief review={review} />
              <Use review={review} />
              <Quality review={review} />
              <PutRight review={review} />
              <Incidents {...said} />
              <People review={review} />
            </>
          )}
          <Equity review={review} />
          <Footprint review={review} />
          {!publicSummary && <Kept review={review} />}
          <CharterKept review={review} />
          <Journal {...said} />
          <Changes {...said} />
          <Owners review={review} />
          <NotDone {...said} />
          {!publicSummary && <ToDecide review={review} />}
          {!publicSummary && <Signatures />}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${page.toString()}`;
}

const titleOf = ({ period: { year } }: AnnualReview, publicSummary: boolean): string =>
  publicSummary ? `Boussole IA : compte rendu public ${year}` : `Boussole IA : bilan ${year}`;

const Cover = ({ review, options }: { review: AnnualReview; options: AnnualOptions }) => {
  const { period, madeAt, versions, owners } = review;
  const referent = owners.find(({ role }) => role === "referent")?.holder ?? null;
  const { publicSummary, officialService } = options;
  return (
    <header class="cover">
      <p class="mark">Boussole IA, assistant d'orientation du plan « Osez l'IA »</p>
      <p class="kind">
        {publicSummary
          ? "Compte rendu public de la revue annuelle"
          : "Bilan de la revue annuelle : document interne, à ne pas diffuser"}
      </p>
      <h1>{`Année ${period.year}`}</h1>
      {!officialService && (
        <p class="banner">
          {spaced(
            "Ce service n'est pas un service officiel de l'État ; ce document n'engage aucune administration.",
          )}
        </p>
      )}
      <dl>
        <dt>Période</dt>
        <dd>
          {spaced(
            `${periodWords(period)}${period.complete ? "" : " : l'année n'est pas finie, les chiffres bougeront"}`,
          )}
        </dd>
        <dt>Établi le</dt>
        <dd>{frenchDay(madeAt)}</dd>
        <dt>Référent IA</dt>
        <dd>
          {referent === null
            ? "non désigné"
            : spaced(
                [referent.function, referent.organisation, referent.contact]
                  .filter((x) => x !== null)
                  .join(", "),
              )}
        </dd>
        <dt>Version du programme</dt>
        <dd>{versions.program}</dd>
        {Object.entries(versions.rules).map(([name, value]) => (
          <>
            <dt>{upperFirst(factLabel("rules_changed", name))}</dt>
            <dd>{factValue("rules_changed", name, value)}</dd>
          </>
        ))}
      </dl>
      <p class="note">
        {spaced(
          `Établi par le service lui-même, d'après son journal et ses tables. Aucun mot d'une personne n'y figure ; ${publicSummary ? "les chiffres d'usage sont ceux qui sont déjà publiés" : "les découpages taisent les cases de 1 à 9"}. Ce qui manque est dit « non disponible », jamais remplacé. Charte d'usage responsable de l'IA, 3.6 et 3.7.`,
        )}
      </p>
    </header>
  );
};

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const rate = (share: Share): string =>
  share.rate === null ? "inconnue" : `${percent(share.rate)} (${interval(share)})`;

/** The figures that one keeps in mind, beside those of the year before. */
const InBrief = ({ review }: { review: AnnualReview }) => {
  const { usage, quality, contests, incidents, corrections, previous, period } = review;
  const { errors } = quality.report;
  const rows: [string, string, string][] = [
    ["Conversations", number(usage.conversations), said(previous?.conversations)],
    ["Réponses", number(usage.answers), said(previous?.answers)],
    ["Part d'erreurs", rate(errors), previous ? rate(previous.errors) : ""],
    ["Corrections approuvées", number(corrections.approved), said(previous?.corrections)],
    ["Contestations", number(contests.received), said(previous?.contests)],
    ["Incidents", number(incidents.opened), said(previous?.incidents)],
  ];
  return (
    <Section id="bref" title="L'année en bref">
      <div class="figures">
        {rows.slice(0, 3).map(([label, value]) => (
          <div>
            <strong>{spaced(value.split(" (")[0] ?? value)}</strong>
            {label}
            {value.includes(" (") && <div class="bounds">{spaced(value.slice(value.indexOf("(")))}</div>}
          </div>
        ))}
      </div>
      {previous === null ? (
        <Table
          caption="Les chiffres de l'année"
          heads={["", String(period.year)]}
          rows={rows.map(([label, value]) => [label, value])}
          numbers={[1]}
        />
      ) : (
        <>
          <Table
            caption={`Comparé à ${previous.year}, ${periodWords(previous)}`}
            heads={["", String(period.year), String(previous.year)]}
            rows={rows}
            numbers={[1, 2]}
          />
          <P note>
            {
              "Deux parts d'erreurs dont les intervalles se recouvrent largement ne disent pas que le service a changé."
            }
          </P>
        </>
      )}
    </Section>
  );
};

const said = (value: number | undefined): string => (value === undefined ? "" : number(value));
