import type { Handler } from "hono";
import { LOADER } from "../../http/headers.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";

/** How another site shows the service: for whoever keeps that site. */
export const integrate =
  (deps: PagesDeps): Handler =>
  (c) => {
    const { origin } = new URL(deps.publicUrl ?? c.req.url);
    return sendPage(
      c,
      { title: "Intégrer Boussole IA", unofficialBanner: deps.unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Intégrer Boussole IA à votre site</h1>
        <p>
          Une balise pose un bouton en bas à droite de vos pages : « Une question sur l'IA&nbsp;? ». Il ouvre
          une fenêtre où l'on pose sa question et lit la réponse, sans quitter votre site.
        </p>
        <h2>La balise</h2>
        <p>À coller une fois, avant la fin du corps de la page :</p>
        <Code text={tagOf(origin)} />
        <p>Sans JavaScript, vos visiteurs voient un lien vers Boussole IA.</p>
        <p>
          Pour ouvrir la fenêtre depuis un bouton à vous, appelez <code>BoussoleIA.open()</code>. C'est le
          seul nom que la balise ajoute à votre page.
        </p>
        <h2>Faire inscrire votre site</h2>
        <p>
          Seuls les sites inscrits peuvent montrer la fenêtre. Donnez-nous leur adresse exacte, comme{" "}
          <code>https://www.exemple.fr</code> : un sous-domaine ou un autre port s'inscrit à part. Sur un site
          non inscrit, le navigateur bloque la fenêtre, et un lien vers Boussole IA la remplace.
        </p>
        <h2>Si votre site a une politique de sécurité (CSP)</h2>
        <p>
          Ajoutez-y ces deux permissions, et rien d'autre. La balise n'écrit ni style ni script dans la page.
        </p>
        <Code text={`script-src ${origin}${LOADER};\nframe-src ${origin}`} />
        <h2>Données et témoins (cookies)</h2>
        <ul>
          <li>
            Tant que personne n'appuie sur le bouton, la balise charge un seul fichier de notre serveur, sans
            témoin. Elle ne garde rien dans le navigateur.
          </li>
          <li>
            À la première question, un témoin est posé, strictement nécessaire : il relie les questions d'une
            même conversation. Il ne vaut que sur votre site, aucun script ne peut le lire, et il dure{" "}
            {deps.retentionDays} jours au plus. « Effacer », dans la fenêtre, le retire.
          </li>
          <li>
            Votre page ne voit ni les questions ni les réponses, et notre fenêtre ne voit pas votre page.
            Elles se disent seulement « prête », « à vous » et « fermez ».
          </li>
          <li>Aucune mesure d'audience, aucune publicité, aucun autre serveur.</li>
          <li>
            Un navigateur qui refuse ce témoin le dit à la première question, avec un lien vers Boussole IA.
          </li>
        </ul>
        <h2>Clavier et téléphone</h2>
        <p>
          Le bouton s'atteint au clavier, en dernier dans la page. Échap ou « Fermer » referme la fenêtre et
          rend la main à qui l'avait ouverte. Sur un téléphone, la fenêtre prend tout l'écran.
        </p>
      </main>,
    );
  };

const tagOf = (origin: string): string =>
  `<script src="${origin}${LOADER}" defer></script>\n<noscript><a href="${origin}/">Une question sur l'IA ? Demandez à Boussole IA</a></noscript>`;

const Code = ({ text }: { text: string }) => (
  <pre class="prompt" tabindex={0}>
    <code>{text}</code>
  </pre>
);
