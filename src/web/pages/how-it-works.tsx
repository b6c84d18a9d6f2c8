import type { Handler } from "hono";
import { MODES } from "../../answering/outcomes.ts";
import { ANSWERING, INTAKE } from "../../answering/pipeline.ts";
import type { Owner } from "../../governance/owners/owner.ts";
import { LIMITS } from "../../transparency/answer/limits.ts";
import type { Measures } from "../../transparency/answer/measures.ts";
import { MODE_WORDS, OUTCOME_WORDS, REFUSALS } from "../../transparency/answer/outcomes.ts";
import { RECORDING, STEP_WORDS } from "../../transparency/answer/steps.ts";
import type { ModelView } from "../../transparency/transparency.ts";
import { Holder } from "../components/holder.tsx";
import { frenchDay } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { modeLabel } from "../labels.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

/** From a question to its answer, by the steps that run. */
export const howItWorks =
  ({ unofficialBanner, transparency }: PagesDeps): Handler =>
  async (c) => {
    const [model, measures, owners] = await Promise.all([
      transparency.model(),
      transparency.measures(),
      transparency.owners(),
    ]);
    return sendPage(
      c,
      { title: "Comment ça marche", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Comment ça marche</h1>
        <p>
          {spaced(
            "Vous posez une question. Le service cherche la réponse dans ses fiches, puis la montre avec ses sources. C'est un programme qui répond, pas une personne.",
          )}
        </p>
        <h2>De votre question à la réponse</h2>
        <ol>
          {[...INTAKE, ...ANSWERING].map(({ name }) => (
            <li>{spaced(STEP_WORDS[name]?.does ?? "")}</li>
          ))}
          <li>{spaced(RECORDING)}</li>
        </ol>
        <Writing model={model} />
        <h2>Ce qui est vérifié</h2>
        <ul>
          <li>Chaque réponse tirée des fiches porte le numéro de ses sources.</li>
          <li>
            {spaced(
              "Une phrase écrite par un modèle n'est montrée que prouvée : ses chiffres, ses noms et son sens sont dans la source.",
            )}
          </li>
          <li>
            Des agents relisent une partie des réponses. <a href="/relecture">Comment elles sont choisies</a>
          </li>
          <li>
            Toute réponse entre dans un journal. <a href="/verifier-une-reponse">Vérifier une réponse</a>
          </li>
        </ul>
        <Refused />
        <h2>Ses limites</h2>
        <ul>
          {LIMITS.map((limit) => (
            <li>{spaced(limit)}</li>
          ))}
        </ul>
        <Measured {...measures} />
        <Owners owners={owners} />
        <p>
          <a href="/transparence">Toutes les pages de transparence</a>
        </p>
      </main>,
    );
  };

const Writing = ({ model }: { model: ModelView | null }) => (
  <>
    <h2>Qui écrit les mots</h2>
    <p>
      {model === null
        ? "Aucun modèle de langue n'est branché sur ce service. Toutes les réponses sont des phrases de fiches ou des textes de l'équipe."
        : spaced(
            `Un modèle de langue peut écrire une partie des réponses : ${model.name}. Il n'est appelé que si les phrases des fiches ne suffisent pas. Vous pouvez le refuser. Il n'écrit jamais un montant, un délai, une condition ni une obligation.`,
          )}{" "}
      <a href="/modeles">En savoir plus sur le modèle</a>
    </p>
    <p>Au-dessus de chaque réponse, une ligne dit qui l'a écrite :</p>
    <dl class="explained">
      {MODES.map((mode) => (
        <>
          <dt>{modeLabel(mode)}</dt>
          <dd>{spaced(MODE_WORDS[mode])}</dd>
        </>
      ))}
    </dl>
  </>
);

const Refused = () => (
  <>
    <h2>Ce qu'il refuse ou renvoie</h2>
    <dl class="explained">
      {REFUSALS.map((outcome) => {
        const { name, why, example } = OUTCOME_WORDS[outcome];
        return (
          <>
            <dt>{name}</dt>
            <dd>{spaced(`${why} Exemple : « ${example} »`)}</dd>
          </>
        );
      })}
    </dl>
  </>
);

const percent = (share: number): string =>
  `${(share * 100).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} %`;

const Measured = ({ measures, at }: Measures) => {
  if (measures.length === 0) return null;
  return (
    <>
      <h2>Ses résultats aux essais</h2>
      <p>
        {at === null
          ? "Aucun passage des essais n'est gardé sur cette installation. Voici ce que nous exigeons, et comment le mesurer."
          : spaced(`Derniers essais gardés ici : ${frenchDay(at)}. Ils portent sur nos propres questions.`)}
      </p>
      <dl class="explained">
        {measures.map(({ says, of, asked, command, found }) => (
          <>
            <dt>{spaced(says)}</dt>
            <dd>
              {spaced(`Exigé : ${percent(asked)}. `)}
              {found
                ? spaced(
                    `Trouvé : ${found.hits} sur ${found.total} ${of}, soit ${percent(found.hits / found.total)}${
                      found.hits / found.total < asked ? " : c'est moins qu'exigé" : ""
                    }. `,
                  )
                : "Trouvé : inconnu. "}
              <small>
                Pour refaire la mesure : <code>{command}</code>
              </small>
            </dd>
          </>
        ))}
      </dl>
    </>
  );
};

const Owners = ({ owners }: { owners: readonly Owner[] }) => (
  <>
    <h2>Qui en répond</h2>
    <dl class="explained">
      {owners.map(({ label, duty, holder }) => (
        <>
          <dt>{label}</dt>
          <dd>
            {spaced(`${duty[0]?.toUpperCase() ?? ""}${duty.slice(1)}. `)}
            <Holder holder={holder} />
          </dd>
        </>
      ))}
    </dl>
  </>
);
