import { raw } from "hono/html";
import type { Answer } from "../../answering/answer.ts";
import type { Mode } from "../../answering/outcomes.ts";
import { parisDay } from "../../clock.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { flagBecause, flagName, outcomeName } from "../console/review/labels.ts";
import { moment } from "../console/words.ts";
import { frenchDate } from "../dates.ts";
import { authorLabel, maskedLabel, modeLabel } from "../labels.ts";
import { webUrl } from "../links.ts";
import { renderMarkdown } from "../markdown.ts";
import { spaced } from "../typography.ts";
import { CorrectionBlock } from "./correction.tsx";
import { CompanyFacts, OrientationFacts } from "./evidence-company.tsx";
import { JournalProof } from "./evidence-journal.tsx";

/** The file that proves an answer: to read, to print, to check without us. */
export const EvidenceFile = ({ evidence }: { evidence: Evidence }) => {
  const { reference, recordedAt, madeAt, words, erasedAt, closedAt, correction, passages } = evidence;
  return (
    <div class="evidence">
      <h1>
        Dossier de preuve de la réponse <code>{reference}</code>
      </h1>
      <p>{`Réponse enregistrée le ${moment(recordedAt)} ; dossier établi le ${moment(madeAt)}.`}</p>
      <p>
        <button type="button" class="quiet" data-print hidden>
          Imprimer
        </button>
      </p>
      {words === null ? (
        <p class="essential">
          {erasedAt === null
            ? closedAt === null
              ? "Les mots de cet échange ne peuvent plus être lus."
              : `La personne a demandé l'effacement de cet échange le ${moment(closedAt)} : seule la réponse qu'elle conteste peut encore être lue, jusqu'à la décision.`
            : `Les mots de cet échange ont été effacés le ${moment(erasedAt)}. Restent les passages cités, les versions et la preuve.`}
        </p>
      ) : (
        <Words words={words} />
      )}
      {correction !== null && (
        <CorrectionBlock
          answerId={evidence.answerId}
          correction={correction}
          today={parisDay(madeAt)}
          level={2}
        />
      )}
      <Passages passages={passages} />
      {words !== null && <CompanyFacts profile={words.answer.profile} />}
      {words?.answer.orientation && <OrientationFacts orientation={words.answer.orientation} />}
      <Making evidence={evidence} />
      <JournalProof evidence={evidence} />
    </div>
  );
};

const Words = ({ words: { question, masked, answer } }: { words: NonNullable<Evidence["words"]> }) => (
  <>
    <section aria-labelledby="question">
      <h2 id="question">La question, telle qu'elle est gardée</h2>
      <blockquote>{spaced(question)}</blockquote>
      {masked.length > 0 && <p class="aside">Masqué avant d'être conservé : {maskedLabel(masked)}.</p>}
    </section>
    <section aria-labelledby="reponse">
      <h2 id="reponse">La réponse, telle qu'elle a été donnée</h2>
      <p class="author" data-mode={answer.mode}>
        {authorLabel(answer)}
      </p>
      <div class="words">{raw(markdown(answer.content, answer))}</div>
      {answer.details !== "" && (
        <>
          <h3>Sous « En savoir plus »</h3>
          <div class="words">{raw(markdown(answer.details, answer))}</div>
        </>
      )}
    </section>
  </>
);

function markdown(text: string, answer: Answer): string {
  const urls = new Set(answer.citations.map(({ url }) => webUrl(url)));
  return renderMarkdown(text, { allows: (url) => urls.has(url) });
}

type UsedPassage = Evidence["passages"][number];

const Passages = ({ passages }: { passages: readonly UsedPassage[] }) => {
  const cited = passages.filter(({ citation }) => citation !== null);
  const others = passages.filter(({ citation }) => citation === null);
  if (passages.length === 0) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Les sources, telles qu'elles étaient ce jour-là</h2>
      <p class="aside">
        Un passage enregistré ne change jamais : une fiche modifiée en fait un autre, d'empreinte différente.
      </p>
      {cited.map((passage) => (
        <Passage passage={passage} />
      ))}
      {others.length > 0 && (
        <>
          <h3>Trouvés, et non cités</h3>
          <ul>
            {others.map(({ heading, source }) => (
              <li>{spaced(`${heading} (${source.title}, ${source.publisher})`)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Passage = ({
  passage: { citation, heading, body, essentials, source, digest },
}: {
  passage: UsedPassage;
}) => (
  <article class="quoted">
    <h3>
      [{citation}] {spaced(heading)}
    </h3>
    <p class="about">
      {spaced(
        `${source.title}. ${source.publisher}, « ${source.sourceTitle} », ${frenchDate(source.sourceDate)}.`,
      )}{" "}
      {webUrl(source.sourceUrl) !== null && (
        <a href={webUrl(source.sourceUrl) ?? ""} rel="noopener">
          {source.sourceUrl}
        </a>
      )}
    </p>
    <blockquote>
      {raw(renderMarkdown([body, ...essentials].join("\n\n"), { allows: () => false }))}
    </blockquote>
    <p class="aside">
      Empreinte du passage : <code class="digest">{digest}</code>
    </p>
  </article>
);

const Making = ({ evidence: { outcome, mode, flags, trace } }: { evidence: Evidence }) => (
  <section aria-labelledby="fabrication">
    <h2 id="fabrication">Comment elle a été faite</h2>
    <dl>
      <dt>Nature</dt>
      <dd>{outcomeName(outcome)}</dd>
      <dt>Rédaction</dt>
      <dd>{modeLabel(mode as Mode)}</dd>
      <dt>Version des règles</dt>
      <dd>{trace.rulesVersion}</dd>
      <dt>Édition des connaissances</dt>
      <dd>{trace.knowledgeVersion}</dd>
      <dt>Édition de l'annuaire</dt>
      <dd>{trace.directoryVersion ?? "non consulté"}</dd>
      <dt>Modèle de langue</dt>
      <dd>{trace.model ?? "aucun"}</dd>
      <dt>Consignes</dt>
      <dd>
        {Object.entries(trace.promptVersions)
          .map(([step, version]) => `${step} ${version}`)
          .join(", ") || "aucune"}
      </dd>
    </dl>
    {flags.length > 0 && (
      <>
        <h3>Ce que le service y a signalé</h3>
        <ul>
          {flags.map((flag) => (
            <li>{spaced(`${flagName(flag)} : ${flagBecause(flag)}`)}</li>
          ))}
        </ul>
      </>
    )}
  </section>
);
