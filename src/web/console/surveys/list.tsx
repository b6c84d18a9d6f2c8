import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import type { Survey } from "../../../surveys/survey.ts";
import { frenchDate } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { COMPOSE, COMPOSERS, SURVEYS, standing } from "./words.ts";

/** What is asked of an ambassador; and for whoever composes, every survey. */
export const surveysPage =
  ({ surveys }: Pick<ConsoleDeps, "surveys">): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const composes = hasRole(staff, ...COMPOSERS);
    const answers = hasRole(staff, "ambassador");
    return sendConsole(
      c,
      { title: "Enquêtes", here: SURVEYS },
      <>
        <h1>Enquêtes</h1>
        {answers && <AskedOfMe asked={await surveys.askedOf(staff)} />}
        {composes && <All all={await surveys.list()} />}
      </>,
    );
  };

const AskedOfMe = ({ asked }: { asked: readonly (Survey & { sent: boolean })[] }) => (
  <section>
    <p>
      {spaced(
        "La charte des ambassadeurs (article 4) demande de répondre aux enquêtes de la DGE. Les résultats ne nomment personne.",
      )}
    </p>
    <h2>À vous de répondre</h2>
    {asked.length === 0 && <p>Aucune enquête ouverte ne vous est posée.</p>}
    <ul>
      {asked.map(({ id, title, closingDay, questions, sent }) => (
        <li>
          <a href={`${SURVEYS}/${id}?repondre`}>{spaced(title)}</a>
          <br />
          <small>
            {spaced(
              `${questions.length} question${questions.length > 1 ? "s" : ""}, jusqu'au ${frenchDate(closingDay)} ; ${sent ? "répondu, à corriger si vous voulez" : "pas encore répondu"}`,
            )}
          </small>
        </li>
      ))}
    </ul>
  </section>
);

const All = ({ all }: { all: readonly Survey[] }) => (
  <section>
    <p>
      <a class="button" href={COMPOSE}>
        Composer une enquête
      </a>
    </p>
    <h2>Toutes les enquêtes</h2>
    {all.length === 0 && <p>Aucune pour l'instant.</p>}
    <ul>
      {all.map((survey) => (
        <li>
          <a href={`${SURVEYS}/${survey.id}`}>{spaced(survey.title)}</a>
          <br />
          <small>{spaced(standing(survey))}</small>
        </li>
      ))}
    </ul>
  </section>
);
