import type { Handler } from "hono";
import { ROLE_LABELS, ROLES } from "../../accounts/staff.ts";
import { LEGAL_BASIS, SECURITY } from "../../transparency/register/processings.ts";
import { type Processor, placeOf } from "../../transparency/register/processors.ts";
import { NEVER, READS } from "../../transparency/register/readers.ts";
import { durationOf, type RegisterEntry } from "../../transparency/register/register.ts";
import { Named } from "../components/holder.tsx";
import { agentCookie, signInCookie } from "../console/cookie.ts";
import { CONVERSATION_COOKIES } from "../cookie.ts";
import type { PagesDeps } from "../deps.ts";
import { MASKED_KINDS, maskedLabel } from "../labels.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

const TO_CONFIRM = "À confirmer par le responsable du service.";

/** What is held of whom, why, how long, who reads it: the register (RGPD, art. 30), for those it is about (art. 13). */
export const personalData =
  ({ unofficialBanner, transparency, retentionDays }: PagesDeps): Handler =>
  (c) => {
    const { legal, processors } = transparency;
    return sendPage(
      c,
      { title: "Vos données personnelles", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Vos données personnelles</h1>
        <p>
          {spaced(
            `Ce service n'a besoin de rien de personnel. Vos messages sont chiffrés, gardés ${retentionDays} jours, et vous pouvez les effacer tout de suite.`,
          )}{" "}
          <a href="/mes-donnees">Voir, corriger, emporter ou effacer vos données</a>
        </p>
        <h2>Qui est responsable</h2>
        <dl class="explained">
          <dt>Responsable du service</dt>
          <dd>
            <Named text={legal.publisher} />
          </dd>
          <dt>Délégué à la protection des données</dt>
          <dd>
            <Named text={legal.dpo} />
          </dd>
        </dl>
        <h2>Ce qui est masqué avant d'être écrit</h2>
        <p>{spaced("Le service cherche ceci dans votre message :")}</p>
        <ul>
          {MASKED_KINDS.map((kind) => (
            <li>{maskedLabel([kind])}</li>
          ))}
        </ul>
        <p>
          {spaced(
            "Ce qu'il reconnaît est remplacé par une mention. La valeur n'existe plus ensuite. Il ne reconnaît pas tout : n'écrivez ni nom, ni santé, ni secret.",
          )}
        </p>
        <h2>Pourquoi, et quoi</h2>
        <p>
          {spaced(
            `Voici le registre des traitements. Base légale proposée pour tous : ${LEGAL_BASIS} ${TO_CONFIRM}`,
          )}
        </p>
        {transparency.register().map((entry) => (
          <Entry entry={entry} />
        ))}
        <Readers />
        <Outside processors={processors} host={legal.host} />
        <h2>Comment c'est protégé</h2>
        <ul>
          {SECURITY.map((line) => (
            <li>{spaced(line)}</li>
          ))}
        </ul>
        <Cookies days={retentionDays} />
        <h2>Vos droits</h2>
        <p>
          {spaced(
            "Vous pouvez lire, corriger, emporter et effacer ce qui vous concerne, ou vous y opposer. C'est immédiat, sans compte et sans motif : ",
          )}
          <a href="/mes-donnees">exercer vos droits</a>.
        </p>
        <p>
          {spaced(
            "Si la réponse ne vous convient pas, écrivez au délégué ci-dessus. Vous pouvez aussi saisir la CNIL, l'autorité qui protège les données : ",
          )}
          <a href="https://www.cnil.fr/fr/plaintes">cnil.fr/fr/plaintes</a>.
        </p>
        <p>
          <a href="/aipd">L'analyse d'impact</a> ·{" "}
          <a href="/transparence">Toutes les pages de transparence</a>
        </p>
      </main>,
    );
  };

const Entry = ({ entry: { title, purpose, persons, data, recipients } }: { entry: RegisterEntry }) => (
  <section>
    <h3>{title}</h3>
    <p>{spaced(purpose)}</p>
    <dl class="explained">
      <dt>Personnes concernées</dt>
      <dd>{spaced(persons)}</dd>
      <dt>Qui les reçoit</dt>
      <dd>{spaced(recipients)}</dd>
    </dl>
    <details class="fold">
      <summary>{spaced(`Données et durées (${data.length})`)}</summary>
      <dl class="explained">
        {data.map((kind) => (
          <>
            <dt>{spaced(kind.label)}</dt>
            <dd>
              <p>{spaced(`${sentence(kind.holds)}`)}</p>
              <p>{spaced(`Durée : ${durationOf(kind)}.`)}</p>
              <p>{spaced(`Ensuite : ${kind.fate}.`)}</p>
            </dd>
          </>
        ))}
      </dl>
    </details>
  </section>
);

const sentence = (text: string): string => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}.`;

const Readers = () => (
  <>
    <h2>Qui lit, et qui ne lit jamais</h2>
    <p>Chaque lecture par un agent est inscrite au journal. Chaque rôle lit ceci, et rien d'autre :</p>
    <dl class="explained">
      <dt>Vous</dt>
      <dd>Toute votre conversation. Qui détient votre lien privé la lit aussi.</dd>
      {ROLES.map((role) => (
        <>
          <dt>{ROLE_LABELS[role]}</dt>
          <dd>{spaced(`${READS[role].opens ? "" : "Aucune conversation. "}${READS[role].reads}`)}</dd>
        </>
      ))}
      <dt>Qui détient la base et la clé maîtresse</dt>
      <dd>Tout ce qui n'est pas effacé. Ces deux choses doivent être gardées à part.</dd>
    </dl>
    <p>{spaced("Ne lisent jamais rien :")}</p>
    <ul>
      {NEVER.map((who) => (
        <li>{spaced(who)}</li>
      ))}
    </ul>
  </>
);

const Outside = ({ processors, host }: { processors: readonly Processor[]; host: string | null }) => (
  <>
    <h2>Les services extérieurs</h2>
    <p>Voici ceux qui sont réglés en ce moment, et ce que chacun reçoit.</p>
    <dl class="explained">
      <dt>Hébergeur</dt>
      <dd>
        <Named text={host} />
      </dd>
      {processors.map(({ role, receives, host: server }) => (
        <>
          <dt>{role}</dt>
          <dd>
            {server === null ? (
              "Aucun."
            ) : (
              <>
                <strong>{server}</strong>
                {spaced(`. ${receives} ${placeOf(server)}`)}
              </>
            )}
          </dd>
        </>
      ))}
    </dl>
    <h3>Hors de l'Union européenne</h3>
    <p>
      {spaced(
        "Ce logiciel n'envoie rien d'autre que ce qui est écrit ci-dessus. Il ne peut pas savoir où sont les serveurs de ces services : le responsable doit le vérifier et le dire.",
      )}
    </p>
  </>
);

const Cookies = ({ days }: { days: number }) => (
  <>
    <h2>Les cookies</h2>
    <p>
      {spaced(
        "Un cookie est un petit fichier gardé par votre navigateur. Ceux-ci sont nécessaires au service : aucun ne vous suit ailleurs.",
      )}
    </p>
    <dl class="explained">
      <dt>{CONVERSATION_COOKIES.join(", ")}</dt>
      <dd>{spaced(`Rouvre votre conversation, ici ou dans la fenêtre d'un autre site. ${days} jours.`)}</dd>
      <dt>{agentCookie.name}</dt>
      <dd>{spaced(`Pour les agents : leur connexion. ${agentCookie.seconds / 3600} heures.`)}</dd>
      <dt>{signInCookie.name}</dt>
      <dd>{spaced(`Pour les agents, le temps de se connecter. ${signInCookie.seconds / 60} minutes.`)}</dd>
    </dl>
  </>
);
