import type { Handler } from "hono";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";

/** What a model is told, word for word: anyone can check what the service asks of it. */
export const prompts =
  (deps: PagesDeps): Handler =>
  (c) =>
    sendPage(
      c,
      { title: "Les consignes données au modèle", unofficialBanner: deps.unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Les consignes données au modèle</h1>
        {deps.prompts === null ? (
          <p>
            Aucun modèle de langue n'écrit sur ce service : les réponses sont des extraits de fiches, ou des
            textes rédigés par l'équipe.
          </p>
        ) : (
          <>
            <p>
              Un modèle de langue rédige une partie des réponses, seulement quand les extraits ne suffisent
              pas et que vous n'avez pas choisi « sans IA générative ». Il ne reçoit que votre question,
              numéros, courriels et identifiants masqués, et les passages des fiches relues par l'équipe.
              Chaque phrase est ensuite comparée aux passages qu'elle cite ; celle qui n'est pas prouvée n'est
              pas montrée. Une question qui semble nommer une personne, ou dire sa santé, ne lui est pas
              donnée. Les montants, les délais, l'éligibilité et les obligations ne sont jamais rédigés par un
              modèle.
            </p>
            {deps.prompts.map(({ id, version, digest, purpose, system, request, schema }) => (
              <section aria-labelledby={`consigne-${id}`}>
                <h2 id={`consigne-${id}`}>{purpose}</h2>
                <p>
                  Version {version}, empreinte <code>{digest}</code>
                </p>
                <pre class="prompt" tabindex={0}>
                  {system}
                </pre>
                <p>Cadre de la demande, où les données remplacent le mot entre accolades :</p>
                <pre class="prompt" tabindex={0}>
                  {request}
                </pre>
                <p>Forme exigée de sa réponse (schéma JSON) ; toute autre est rejetée :</p>
                <pre class="prompt" tabindex={0}>
                  {schema}
                </pre>
              </section>
            ))}
          </>
        )}
      </main>,
    );
