import type { Handler } from "hono";
import type { Prompt } from "../../generation/prompt.ts";
import { placeOf } from "../../transparency/register/processors.ts";
import type { ModelView } from "../../transparency/transparency.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

/** Which model may write, where it is, what it is given and what it never is. */
export const models =
  ({ unofficialBanner, transparency, prompts }: PagesDeps): Handler =>
  async (c) => {
    const model = await transparency.model();
    return sendPage(
      c,
      { title: "Le modèle de langue", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Le modèle de langue</h1>
        <p>
          {spaced(
            "Un modèle de langue est un programme qui écrit des phrases d'après des milliards d'autres. Il peut écrire faux avec assurance. C'est pourquoi chaque phrase est ici comparée à ses sources.",
          )}
        </p>
        {model === null ? <Without /> : <With model={model} prompts={prompts ?? []} />}
        <h2>Sans modèle</h2>
        <p>
          {spaced(
            "Le service sait tout faire sans modèle : comprendre l'entreprise, chercher, répondre avec des phrases de fiches, orienter. La recherche compare les mots et les lettres. Elle n'apprend rien de vos questions.",
          )}
        </p>
        <p>
          <a href="/consignes">Ce qui est demandé au modèle, mot pour mot</a> ·{" "}
          <a href="/comment-ca-marche">Comment ça marche</a>
        </p>
      </main>,
    );
  };

const Without = () => (
  <p>
    <strong>Aucun modèle n'est branché sur ce service.</strong> Aucune de vos questions n'est envoyée à un
    modèle.
  </p>
);

const With = ({ model, prompts }: { model: ModelView; prompts: readonly Prompt[] }) => (
  <>
    <dl class="explained">
      <dt>Modèle</dt>
      <dd>{model.name}</dd>
      <dt>Serveur</dt>
      <dd>{spaced(`${model.host}. ${placeOf(model.host)}`)}</dd>
      <dt>État</dt>
      <dd>
        {model.off
          ? "Coupé par un agent : aucun appel n'est fait en ce moment."
          : "En marche. Un agent peut le couper à tout moment."}
      </dd>
      <dt>{spaced("Part laissée au hasard (« température »)")}</dt>
      <dd>
        {model.temperature === 0
          ? "0 : le moins de hasard possible."
          : model.temperature.toLocaleString("fr-FR")}
      </dd>
      <dt>Longueur demandée</dt>
      <dd>{`${model.maxTokens} fragments de mots au plus.`}</dd>
      <dt>Consignes</dt>
      <dd>{prompts.map(({ version, digest }) => `version ${version} (${digest})`).join(", ")}</dd>
    </dl>
    <h2>Ce qu'il reçoit</h2>
    <ul>
      <li>Votre question, une fois les données personnelles masquées.</li>
      <li>Des passages de fiches relues par l'équipe.</li>
    </ul>
    <h2>Ce qu'il ne reçoit jamais</h2>
    <ul>
      <li>Une question qui semble nommer une personne, ou dire sa santé.</li>
      <li>
        Vos autres messages, sauf les mots d'une question précédente sans lesquels celle-ci ne se comprend
        pas.
      </li>
      <li>Ce que le service a noté de votre entreprise, hors des mots de la question.</li>
      <li>Votre adresse électronique, celle de votre connexion, votre numéro de conversation.</li>
      <li>Un document que personne n'a relu.</li>
    </ul>
    <h2>Ce qu'il n'écrit jamais</h2>
    <p>Un montant, un délai, une condition, une obligation : la fiche est alors citée telle quelle.</p>
    <p>
      Vous pouvez le refuser pour une question : cochez « sans{" "}
      <abbr title="intelligence artificielle">IA</abbr> générative ».
    </p>
  </>
);
