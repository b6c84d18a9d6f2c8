import type { Handler } from "hono";
import { companyOfProfile } from "../../orientation/company.ts";
import { OrientationBlock } from "../components/orientation.tsx";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { currentConversation } from "./session.ts";

/** « Parler à un humain »: who answers, when and how, without pretending that anyone is behind the screen. */
export const human =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const id = await currentConversation(c, deps);
    const view = id === null ? null : await deps.conversations.view(id);
    const company = view && companyOfProfile(view.profile);
    const known = company !== null && (company.region !== null || company.section !== null);
    const found = known && view ? await deps.orienter.profile(view.profile, { skipped: view.skipped }) : null;
    return sendPage(
      c,
      { title: "Parler à un humain", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Parler à un humain</h1>
        <p>
          <strong>Personne ne répond derrière cet écran</strong> : ce service est automatique. Voici qui peut
          vous parler.
        </p>
        <p>
          Pour être rappelé, choisissez « Prendre contact » : vous relisez votre demande, puis cette personne
          vous répond elle-même. Si elle n'en reçoit pas par ce service, la page dit comment la joindre.
        </p>
        {found !== null ? (
          <OrientationBlock orientation={found} level={2} />
        ) : (
          <>
            <h2>Un ambassadeur ou un activateur</h2>
            <p>
              Les ambassadeurs IA sont bénévoles ; les activateurs France Num accompagnent les TPE et PME, et
              peuvent facturer. Ils répondent quand ils le peuvent : ce n'est pas une permanence.
            </p>
            <ul>
              <li>
                <a href="/orientation">Trouver la bonne personne</a> : six questions facultatives, rien n'est
                enregistré.
              </li>
              <li>
                <a href="/annuaire">Chercher dans l'annuaire</a>
              </li>
            </ul>
          </>
        )}
        <h2>Un service public</h2>
        <ul>
          <li>
            La chambre de commerce et d'industrie (CCI) ou de métiers (CMA) de votre département, aux heures
            de bureau.
          </li>
          <li>
            La direction régionale de l'État chargée de l'économie (DREETS), qui anime les ambassadeurs de
            votre région.
          </li>
          <li>
            <a href="https://www.francenum.gouv.fr/activateurs" rel="noopener">
              France Num
            </a>
            , pour trouver un activateur.
          </li>
        </ul>
        <p>
          Vous voulez aider les autres ? <a href="/devenir-ambassadeur">Devenir ambassadeur IA</a>.
        </p>
        <p>
          Quelqu'un vous a démarché ? <a href="/verifier">Vérifiez s'il est dans l'annuaire</a>.
        </p>
        <p>
          <a href="/">{view === null ? "Poser une question" : "Revenir à ma conversation"}</a>
        </p>
      </main>,
    );
  };
