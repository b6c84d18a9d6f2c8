import type { Handler } from "hono";
import type { CharterReport, Evaluated } from "../../charter/charter.ts";
import { STATUSES, type Status } from "../../charter/requirement.ts";
import { CHAPTERS } from "../../charter/requirements.ts";
import { frenchDate, frenchDay, frenchTime } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

const PLURALS: Record<Status, string> = {
  kept: "tenues",
  partly: "tenues en partie",
  not_kept: "non tenues",
  unavailable: "sans preuve lisible",
};

/** The 55 requirements of the charter, each with what the running service shows of it at this moment. */
export const charter =
  ({ charter, unofficialBanner }: PagesDeps): Handler =>
  async (c) => {
    const report = await charter.evaluate();
    return sendPage(
      c,
      { title: "La charte, exigence par exigence", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>La charte, exigence par exigence</h1>
        <Summary report={report} />
        {Object.entries(CHAPTERS).map(([first, title]) => (
          <section aria-labelledby={`partie-${first}`}>
            <h2 id={`partie-${first}`}>{first === "0" ? title : `${first}. ${title}`}</h2>
            {report.requirements
              .filter(({ number }) => number.startsWith(`${first}.`))
              .map((one) => (
                <RequirementBlock one={one} />
              ))}
          </section>
        ))}
      </main>,
    );
  };

function Summary({ report }: { report: CharterReport }) {
  const { at, counts, release, readOn, requirements } = report;
  return (
    <>
      <p>
        {spaced(
          "La charte « Usage responsable de l'IA » demande 55 choses. Voici où en est ce service, d'après ce qu'il fait en ce moment.",
        )}
      </p>
      <dl class="charter-counts">
        {(Object.keys(STATUSES) as Status[]).map((status) => (
          <div>
            <dt>{PLURALS[status]}</dt>
            <dd class={`charter-${status}`}>{counts[status]}</dd>
          </div>
        ))}
      </dl>
      <p>
        {spaced(
          `Calculé le ${frenchDay(at)} à ${frenchTime(at)}, ${release ? `version ${release.version}` : "version inconnue"}. Charte relue le ${frenchDate(readOn)}. `,
        )}
        <a href="/charte.json">Les mêmes données, pour un programme</a>.
      </p>
      <h2>Avant de lire</h2>
      <ul>
        <li>
          {spaced(
            "L'éditeur de cette charte n'est pas indiqué. Elle s'appuie sur alliance.numerique.gouv.fr et s'adresse aux agents publics. Nous l'appliquons ici de nous-mêmes.",
          )}
        </li>
        <li>
          {spaced(
            "Elle parle d'un « futur » règlement européen sur l'IA. C'est une erreur : il est en vigueur depuis le 1er août 2024.",
          )}
        </li>
        <li>
          {spaced(
            "« Tenu » veut dire : ce que le programme peut voir le montre. Il ne voit ni les contrats, ni les réunions, ni l'hébergeur.",
          )}
        </li>
        <li>
          {spaced(
            "Un chiffre sur des personnes n'est jamais donné sous 10. Un essai manqué, une date dépassée font baisser l'état dans les cinq minutes.",
          )}
        </li>
      </ul>
      <details class="unfold">
        <summary>{spaced(`Aller aux exigences non tenues (${counts.not_kept})`)}</summary>
        <ul>
          {requirements
            .filter(({ status }) => status === "not_kept")
            .map(({ number, asks }) => (
              <li>
                <a href={`#exigence-${number}`}>{spaced(`${number} ${asks}`)}</a>
              </li>
            ))}
        </ul>
      </details>
    </>
  );
}

const WHO = { programme: "le programme", responsable: "le responsable du service" } as const;

function RequirementBlock({ one }: { one: Evaluated }) {
  const { number, asks, how, status, label, evidence, missing, checks } = one;
  return (
    <article class="requirement" id={`exigence-${number}`}>
      <h3>
        {spaced(`${number} ${asks}`)} <span class={`charter-status charter-${status}`}>{label}</span>
      </h3>
      <p>{spaced(how)}</p>
      <p>
        <strong>{spaced("Preuve : ")}</strong>
        {spaced(evidence)}
      </p>
      {missing.length > 0 && (
        <ul>
          {missing.map(({ what, who }) => (
            <li>
              <strong>{spaced("Ce qui manque : ")}</strong>
              {spaced(`${what} Qui le peut : ${WHO[who]}.`)}
            </li>
          ))}
        </ul>
      )}
      <details class="unfold">
        <summary>Comment vérifier vous-même</summary>
        <ul>
          {checks.map(({ text, href, command }) => (
            <li>
              {href === undefined ? spaced(text) : <a href={href}>{spaced(text)}</a>}
              {command !== undefined && (
                <>
                  {spaced(" : ")}
                  <code>{command}</code>
                </>
              )}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

/** The same, for a program. */
export const charterJson =
  ({ charter }: PagesDeps): Handler =>
  async (c) =>
    c.body(JSON.stringify(await charter.evaluate(), null, 1), 200, {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-cache",
    });
