import type { Handler } from "hono";
import { FLAGS } from "../../answering/risk.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { MODE_WORDS, OUTCOME_WORDS } from "../../transparency/answer/outcomes.ts";
import { STEP_WORDS } from "../../transparency/answer/steps.ts";
import type { Why } from "../../transparency/answer/why.ts";
import { OrientationFacts } from "../components/evidence-company.tsx";
import { doubtName } from "../console/review/labels.ts";
import type { PagesDeps } from "../deps.ts";
import { footprintWords } from "../footprint-words.ts";
import { maskedLabel } from "../labels.ts";
import { sendPage } from "../layout.tsx";
import { fichePath } from "../links.ts";
import { spaced } from "../typography.ts";
import { requireConversation } from "./session.ts";

type Words = NonNullable<Evidence["words"]>;

/** Why this answer, in plain words, for the person who got it. */
export const whyThisAnswer =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const conversation = await requireConversation(c, deps);
    const why = await deps.transparency.why(conversation, c.req.param("id") ?? "");
    const { evidence } = why;
    const { reference, words } = evidence;
    return sendPage(
      c,
      {
        title: `Pourquoi la réponse ${reference}`,
        unofficialBanner: deps.unofficialBanner,
        personal: true,
      },
      <main id="contenu" tabindex={-1} class="reading">
        <p class="up">
          <a href={`/#r-${reference}`}>Revenir à ma conversation</a>
        </p>
        <h1>Pourquoi cette réponse ?</h1>
        {words && <Asked words={words} />}
        {words && <Nature words={words} />}
        <Found evidence={evidence} />
        <Withheld withheld={why.withheld} />
        {words?.answer.orientation && <OrientationFacts orientation={words.answer.orientation} />}
        <Reading why={why} samplePercent={deps.review.samplePercent} />
        <Steps steps={evidence.trace.steps} />
        {words && <Footprint answer={words.answer} />}
        <Versions evidence={evidence} />
        <p>
          <a href={`/reponses/${evidence.answerId}/preuve`}>Le dossier de preuve, avec tout le détail</a> ·{" "}
          <a href="/comment-ca-marche">Comment ça marche</a>
        </p>
      </main>,
    );
  };

const Asked = ({ words: { question, masked } }: { words: Words }) => (
  <>
    <h2>Votre question</h2>
    <blockquote>{spaced(question)}</blockquote>
    <p>
      {masked.length > 0
        ? spaced(`Masqué avant d'être gardé : ${maskedLabel(masked)}.`)
        : "Aucune donnée personnelle n'y a été reconnue."}
    </p>
  </>
);

const Nature = ({ words: { answer } }: { words: Words }) => (
  <>
    <h2>Ce que le service a décidé</h2>
    <p>
      <strong>{OUTCOME_WORDS[answer.outcome].name}.</strong> {spaced(OUTCOME_WORDS[answer.outcome].why)}
    </p>
    <p>{spaced(MODE_WORDS[answer.mode])}</p>
    {answer.completeness === "partial" && <p>Elle ne répond qu'à une part de la question.</p>}
  </>
);

/** Passages, and how near each was: the best is 100. */
const Found = ({ evidence: { passages, mode } }: { evidence: Evidence }) => {
  if (passages.length === 0)
    return (
      <>
        <h2>Les passages trouvés</h2>
        <p>
          Aucun passage n'est en cause : cette réponse n'en a pas besoin, ou rien d'assez proche n'existe.
        </p>
      </>
    );
  const chosen = mode === "prepared" || mode === "validated";
  const best = Math.max(...passages.map(({ score }) => score));
  const order = [...passages].sort((a, b) => a.rank - b.rank);
  return (
    <>
      <h2>Les passages trouvés</h2>
      <p>
        {spaced(
          chosen
            ? "L'équipe avait choisi ces passages en écrivant la réponse."
            : "Chaque passage reçoit une note. Elle monte quand il contient les mots de la question, surtout les plus rares. Elle monte aussi quand la question ressemble à une façon connue de la poser. La meilleure note vaut 100.",
        )}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Passage</th>
            {!chosen && <th scope="col">Note</th>}
            <th scope="col">{spaced("Gardé ?")}</th>
          </tr>
        </thead>
        <tbody>
          {order.map(({ heading, fiche, source, score, citation }) => (
            <tr>
              <td>
                <a href={fichePath({ page: "", fiche })}>{spaced(heading)}</a>
                <br />
                <small>{spaced(`${source.title}, ${source.publisher}`)}</small>
              </td>
              {!chosen && <td>{best > 0 ? Math.round((100 * score) / best) : "inconnue"}</td>}
              <td>{citation === null ? "Non, pas cité" : `Oui, source ${citation}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

const Withheld = ({ withheld }: Pick<Why, "withheld">) => {
  if (withheld.length === 0) return null;
  return (
    <>
      <h2>Ce que le modèle a écrit et que vous ne voyez pas</h2>
      <p>Une phrase non prouvée n'est montrée qu'aux relecteurs. En voici les raisons.</p>
      <ul>
        {withheld.map(({ reason, count }) => (
          <li>{spaced(`${count > 1 ? `${count} phrases` : "1 phrase"} : ${doubtName(reason)}.`)}</li>
        ))}
      </ul>
    </>
  );
};

const STANDING: Record<NonNullable<Why["review"]>["status"], string> = {
  unlisted: "Elle n'est pas dans la file de relecture. Un humain ne la lira que si vous la contestez.",
  open: "Elle attend qu'un humain la lise.",
  escalated: "Un humain l'a lue et l'a confiée à un responsable.",
  done: "Un humain l'a lue.",
  expired: "Personne ne l'a lue à temps. C'est compté dans nos chiffres.",
  erased: "Elle est effacée : personne ne la lira.",
};

const Reading = ({ why: { review, evidence }, samplePercent }: { why: Why; samplePercent: number }) => (
  <>
    <h2>La relecture par un humain</h2>
    <p>
      {review === null ? "Rien ne dit si un humain l'a lue." : spaced(STANDING[review.status])}
      {review?.sampled === true &&
        spaced(
          ` Elle a été tirée au hasard, comme ${samplePercent.toLocaleString("fr-FR")} % des réponses : c'est ainsi que nous mesurons nos erreurs.`,
        )}
      {review !== null && review.readings > 1 && ` ${review.readings} personnes ont donné leur avis.`}
    </p>
    {evidence.flags.length > 0 ? (
      <>
        <p>{spaced("Le service y a vu ces signes :")}</p>
        <ul>
          {evidence.flags.map((flag) => (
            <li>{spaced(`${FLAGS[flag]?.label ?? flag} : ${FLAGS[flag]?.because ?? "signe inconnu"}.`)}</li>
          ))}
        </ul>
      </>
    ) : (
      <p>Le service n'y a vu aucun signe de risque.</p>
    )}
    {evidence.correction && (
      <p class="essential">
        {evidence.correction.kind === "corrected"
          ? "Cette réponse a été corrigée depuis. La correction est dans votre conversation."
          : "Cette réponse a été retirée depuis : ne vous y fiez pas."}
      </p>
    )}
    <p>
      <a href="/relecture">Comment les réponses à relire sont choisies</a>
    </p>
  </>
);

const seconds = (ms: number): string =>
  ms < 1
    ? "moins d'un millième de seconde"
    : ms < 1000
      ? `${Math.round(ms)} millièmes de seconde`
      : `${(ms / 1000).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} secondes`;

const Steps = ({ steps }: { steps: Evidence["trace"]["steps"] }) => (
  <details class="fold">
    <summary>{`Les ${steps.length} étapes, et leur durée`}</summary>
    <ol>
      {steps.map(({ name, ms }) => (
        <li>
          {spaced(`${STEP_WORDS[name]?.did ?? "Une étape qui n'existe plus."} ${capital(seconds(ms))}.`)}
        </li>
      ))}
    </ol>
    <p>{spaced(`En tout : ${seconds(steps.reduce((sum, { ms }) => sum + ms, 0))}.`)}</p>
  </details>
);

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;

/** What asking a model cost; what is unknown is said so, never zero. */
const Footprint = ({ answer }: { answer: Words["answer"] }) => (
  <>
    <h2>Ce qu'elle a coûté à la planète</h2>
    <p>{spaced(footprintWords(answer))}</p>
  </>
);

const Versions = ({ evidence: { trace } }: { evidence: Evidence }) => (
  <details class="fold">
    <summary>Les versions qui l'ont faite</summary>
    <dl class="explained">
      <dt>Règles</dt>
      <dd>{trace.rulesVersion}</dd>
      <dt>Édition des fiches</dt>
      <dd>{trace.knowledgeVersion}</dd>
      <dt>Édition de l'annuaire</dt>
      <dd>{trace.directoryVersion ?? "non consulté"}</dd>
      <dt>Modèle</dt>
      <dd>{trace.model ?? "aucun"}</dd>
      <dt>Consignes</dt>
      <dd>
        {Object.entries(trace.promptVersions)
          .map(([step, version]) => `${step} ${version}`)
          .join(", ") || "aucune"}
      </dd>
    </dl>
  </details>
);
