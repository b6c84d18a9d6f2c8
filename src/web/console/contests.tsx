import type { Context, Handler } from "hono";
import { staffOf } from "../../accounts/access.ts";
import { hasRole } from "../../accounts/staff.ts";
import {
  CONTEST_OUTCOMES,
  type ContestDesk,
  type ContestFile,
  type ContestOutcome,
  type ContestStatistics,
  type ContestToDecide,
  WORKING_DAYS_TO_DECIDE,
} from "../../conversation/contest/contest.ts";
import { DomainError } from "../../errors.ts";
import { frenchDay } from "../dates.ts";
import { CONTEST_OUTCOME } from "../labels.ts";
import { spaced } from "../typography.ts";
import { sendConsole } from "./layout.tsx";
import { moment, textOf } from "./words.ts";

export const CONTESTS = "/console/contestations";

type Deps = { contests: ContestDesk };

/** What waits for a decision, the late ones first, and what was decided. */
export const contestsPage =
  ({ contests }: Deps): Handler =>
  async (c) => {
    const open = await contests.open();
    const decided = await contests.decided();
    const done = c.req.query("decidee") !== undefined;
    return sendConsole(
      c,
      { title: "Contestations", here: CONTESTS },
      <>
        <h1>Contestations</h1>
        {done && (
          <p class="done" role="status">
            La décision est enregistrée ; la personne la lit avec son ticket.
          </p>
        )}
        <p>{`Délai que nous nous donnons : ${WORKING_DAYS_TO_DECIDE} jours ouvrés. L'échange contesté est gardé jusqu'à la décision.`}</p>
        <Figures figures={await contests.statistics()} />
        <section>
          <h2>{`À décider (${open.length})`}</h2>
          {open.length === 0 ? <p class="aside">Aucune contestation n'attend.</p> : <ToDecide rows={open} />}
        </section>
        {decided.length > 0 && (
          <section>
            <h2>Décidées</h2>
            <ul>
              {decided.map(({ id, reference, outcome, decidedAt, late }) => (
                <li>
                  <a href={`${CONTESTS}/${id}`}>{reference}</a>
                  {spaced(
                    ` : ${outcome && CONTEST_OUTCOME[outcome]}, le ${decidedAt && frenchDay(decidedAt)}${late ? ", en retard" : ""}`,
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </>,
    );
  };

const percent = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 0 });
const days = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

const Figures = ({ figures }: { figures: ContestStatistics }) => {
  const { received, open, late, withdrawn, upheldShare, medianDays, decidedLate } = figures;
  return (
    <p class="aside">
      {spaced(
        [
          `Reçues : ${received}`,
          `ouvertes : ${open}, dont ${late} en retard`,
          `retirées : ${withdrawn}`,
          upheldShare !== null && `acceptées, même en partie : ${percent.format(upheldShare)} des décidées`,
          medianDays !== null &&
            (medianDays < 1
              ? "délai médian : moins d'un jour"
              : `délai médian : ${days.format(medianDays)} jours`),
          medianDays !== null && `décidées en retard : ${decidedLate}`,
        ]
          .filter(Boolean)
          .join(" · "),
      )}
    </p>
  );
};

const ToDecide = ({ rows }: { rows: readonly ContestToDecide[] }) => (
  <section class="scroll" tabindex={0} aria-label="Contestations à décider">
    <table>
      <thead>
        <tr>
          <th scope="col">Réponse</th>
          <th scope="col">Reçue</th>
          <th scope="col">À décider avant la fin du</th>
          <th scope="col">À savoir</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, reference, createdAt, dueAt, late, erasing }) => (
          <tr>
            <td>
              <a href={`${CONTESTS}/${id}`}>{reference}</a>
            </td>
            <td>{frenchDay(createdAt)}</td>
            <td>
              {frenchDay(dueAt)}
              {late && <strong> (en retard)</strong>}
            </td>
            <td>{erasing ? "La personne attend l'effacement" : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** One contest: its reason, the answer it is about, and the decision of a lead. */
export const contestPage =
  (deps: Deps): Handler =>
  (c) =>
    showContest(c, deps, null);

export const postDecision =
  (deps: Deps): Handler =>
  async (c) => {
    const form = await c.req.parseBody();
    const outcome = CONTEST_OUTCOMES.find((one) => one === form.outcome);
    const answer = textOf(form.answer);
    try {
      if (outcome === undefined)
        throw new DomainError("entree-invalide", "Choisissez une décision : acceptée, en partie ou rejetée.");
      const { accountId } = staffOf(c);
      await deps.contests.decide({ contestId: c.req.param("id") ?? "", accountId, outcome, answer });
    } catch (error) {
      if (!(error instanceof DomainError) || error.type !== "entree-invalide") throw error;
      return showContest(c, deps, { message: error.message, outcome, answer });
    }
    return c.redirect(`${CONTESTS}?decidee`, 303);
  };

type Refused = { message: string; outcome: ContestOutcome | undefined; answer: string };

async function showContest(c: Context, { contests }: Deps, refused: Refused | null) {
  const contest = await contests.read(c.req.param("id") ?? "");
  const { reference, reason, answer, state, erasing } = contest;
  if (refused !== null) c.status(422);
  return sendConsole(
    c,
    { title: `Contestation de ${reference}`, here: CONTESTS },
    <>
      <h1>
        Contestation de la réponse <code>{reference}</code>
      </h1>
      <Dates contest={contest} />
      {erasing && state === "open" && (
        <p class="refused">
          La personne a demandé à tout effacer : l'échange le sera avec votre décision, aussitôt. Corrigez ou
          retirez la réponse avant, s'il le faut.
        </p>
      )}
      <h2>Le motif, masqué</h2>
      {reason === null ? (
        <p class="aside">Effacé avec l'échange.</p>
      ) : (
        <blockquote>
          {reason.split("\n").map((line) => (
            <p>{spaced(line)}</p>
          ))}
        </blockquote>
      )}
      <p>
        <a href={`/console/relecture/${reference}`}>
          {hasRole(staffOf(c), "reviewer", "lead")
            ? "Relire la réponse, la corriger ou la retirer"
            : "Ouvrir la réponse (cette lecture sera inscrite au journal)"}
        </a>
      </p>
      {state === "open" &&
        (hasRole(staffOf(c), "lead") ? (
          <DecisionForm id={contest.id} refused={refused} />
        ) : (
          <p class="aside">Un responsable de la relecture décide.</p>
        ))}
      {answer !== null && (
        <>
          <h2>Ce qui a été répondu à la personne</h2>
          {answer.split("\n").map((line) => (
            <p>{spaced(line)}</p>
          ))}
        </>
      )}
    </>,
  );
}

const STATES = { open: "À décider", withdrawn: "Retirée par la personne", decided: "Décidée" } as const;

const Dates = ({
  contest: { state, createdAt, dueAt, decidedAt, outcome, late },
}: {
  contest: ContestFile;
}) => (
  <p>
    {spaced(
      [
        STATES[state],
        `reçue le ${moment(createdAt)}`,
        decidedAt && outcome
          ? `${CONTEST_OUTCOME[outcome]} le ${moment(decidedAt)}`
          : `à décider avant la fin du ${frenchDay(dueAt)}`,
      ].join(" · "),
    )}
    {late && <strong> En retard.</strong>}
  </p>
);

const DecisionForm = ({ id, refused }: { id: string; refused: Refused | null }) => (
  <form method="post" action={`${CONTESTS}/${id}/decision`}>
    <h2>Votre décision</h2>
    {refused !== null && (
      <p class="refused" role="alert">
        {spaced(refused.message)}
      </p>
    )}
    <fieldset>
      <legend>La contestation est</legend>
      {CONTEST_OUTCOMES.map((outcome) => (
        <label>
          <input
            type="radio"
            name="outcome"
            value={outcome}
            checked={refused?.outcome === outcome}
            required
          />{" "}
          {CONTEST_OUTCOME[outcome]}
        </label>
      ))}
    </fieldset>
    <label for="answer">Réponse à la personne</label>
    <textarea id="answer" name="answer" rows={6} maxlength={2_000} required aria-describedby="answer-aide">
      {refused?.answer ?? ""}
    </textarea>
    <p class="aside" id="answer-aide">
      {spaced(
        "En mots simples : ce que vous avez vérifié, ce qui change, et que faire. Qui a le ticket la lit : n'y reprenez pas les mots de l'échange. Un téléphone ou un courriel y serait masqué : renvoyez vers une page.",
      )}
    </p>
    <button type="submit">Décider</button>
  </form>
);
