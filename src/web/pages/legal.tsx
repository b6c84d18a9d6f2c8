import type { Handler } from "hono";
import { DomainError } from "../../errors.ts";
import { STATE, TRIED, UNKNOWN } from "../../transparency/legal/accessibility.ts";
import { Contact, Holder, Named } from "../components/holder.tsx";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

/** Who publishes, directs and hosts (law of 21 June 2004, art. 1-1), as the settings name them. */
export const legalNotice =
  ({ unofficialBanner, transparency: { legal, owners } }: PagesDeps): Handler =>
  async (c) => {
    // Named in the console, or by the settings.
    const referent = (await owners()).find(({ role }) => role === "referent")?.holder ?? null;
    return sendPage(
      c,
      { title: "Mentions légales", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Mentions légales</h1>
        <dl class="explained">
          <dt>Éditeur</dt>
          <dd>
            <Named text={legal.publisher} />
          </dd>
          <dt>Directeur de la publication</dt>
          <dd>
            <Named text={legal.director} />
          </dd>
          <dt>Hébergeur</dt>
          <dd>
            <Named text={legal.host} />
          </dd>
          <dt>Délégué à la protection des données</dt>
          <dd>
            <Named text={legal.dpo} />
          </dd>
          <dt>Référent pour l'intelligence artificielle</dt>
          <dd>
            <Named
              text={
                referent &&
                [referent.function, referent.organisation, referent.contact]
                  .filter((one) => one !== null)
                  .join(", ")
              }
            />
          </dd>
        </dl>
        <h2>Réutiliser</h2>
        <p>
          {spaced(
            "Le code est libre (licence MIT). Les fiches le sont aussi (Licence Ouverte 2.0) : vous pouvez les reprendre en disant d'où elles viennent.",
          )}
        </p>
        <h2>Ce qu'une réponse engage</h2>
        <p>
          {spaced(
            "Une réponse informe. Elle n'ouvre aucun droit et ne vaut pas décision. Seul l'organisme qui verse une aide décide.",
          )}
        </p>
        <p>
          <a href="/donnees-personnelles">Données personnelles</a> ·{" "}
          <a href="/accessibilite">Accessibilité</a> · <a href="/transparence">Transparence</a>
        </p>
      </main>,
    );
  };

/** The statement of accessibility, in the shape that the RGAA gives it. */
export const accessibility =
  ({ unofficialBanner, transparency }: PagesDeps): Handler =>
  async (c) => {
    const { legal } = transparency;
    const owner = (await transparency.owners()).find(({ role }) => role === "accessibility");
    return sendPage(
      c,
      { title: `Accessibilité : ${STATE}`, unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Déclaration d'accessibilité</h1>
        <p>
          {spaced(
            "L'éditeur s'engage à rendre ce service accessible, selon l'article 47 de la loi du 11 février 2005. Éditeur : ",
          )}
          <Named text={legal.publisher} />
        </p>
        <h2>{spaced(`État : ${STATE}`)}</h2>
        <p>
          {spaced(
            "Ce site n'est pas conforme au référentiel général d'amélioration de l'accessibilité (RGAA). La raison est simple : aucun audit n'a été fait.",
          )}
        </p>
        <h2>Ce que nous avons essayé</h2>
        <p>Ces essais sont refaits à chaque changement du logiciel. Ils ne remplacent pas un audit.</p>
        <ul>
          {TRIED.map(({ what }) => (
            <li>{spaced(`${what}.`)}</li>
          ))}
        </ul>
        <h2>Ce qui n'est pas accessible, ou que nous ignorons</h2>
        <ul>
          {UNKNOWN.map((line) => (
            <li>{spaced(line)}</li>
          ))}
        </ul>
        <h2>Nous dire ce qui bloque</h2>
        <p>
          {spaced(
            "Si vous ne pouvez pas lire une page ou utiliser le service, écrivez-nous. Nous vous donnerons l'information autrement. Responsable : ",
          )}
          <Holder holder={owner?.holder ?? null} /> {spaced("Éditeur : ")}
          <Named text={legal.publisher} /> <a href="/humain">Parler à un humain</a>
        </p>
        <h2>Si la réponse ne vient pas</h2>
        <p>Vous nous avez signalé un défaut et n'avez pas eu de réponse satisfaisante. Vous pouvez alors :</p>
        <ul>
          <li>
            écrire un message au <a href="https://formulaire.defenseurdesdroits.fr">Défenseur des droits</a>
          </li>
          <li>
            contacter{" "}
            <a href="https://www.defenseurdesdroits.fr/saisir/delegues">le délégué de votre région</a>
          </li>
          <li>
            {spaced(
              "envoyer un courrier, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
            )}
          </li>
        </ul>
      </main>,
    );
  };

/** How to tell of a flaw, and what happens then. */
export const security =
  ({ unofficialBanner, transparency: { legal } }: PagesDeps): Handler =>
  (c) =>
    sendPage(
      c,
      { title: "Sécurité", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Signaler une faille de sécurité</h1>
        <p>
          {legal.securityContact === null ? (
            <strong>{spaced("Aucun contact n'est renseigné : démonstration.")}</strong>
          ) : (
            <>
              {spaced("Écrivez ici : ")}
              <Contact text={legal.securityContact} />
            </>
          )}
        </p>
        <h2>Ce que nous vous demandons</h2>
        <ul>
          <li>Dites ce que vous avez fait et vu, pas à pas.</li>
          <li>Arrêtez-vous dès que la faille est prouvée.</li>
          <li>Ne lisez, ne copiez et ne changez les données de personne.</li>
          <li>Ne saturez pas le service.</li>
          <li>Laissez-nous le temps de corriger avant d'en parler.</li>
        </ul>
        <h2>Ce que nous faisons</h2>
        <ul>
          <li>Nous lisons chaque signalement et l'inscrivons au registre des incidents.</li>
          <li>
            {spaced("Si des données personnelles ont fui, ")}
            <a href="/violation-de-donnees">voici ce que l'équipe doit faire</a>.
          </li>
          <li>Nous ne promettons pas de récompense.</li>
        </ul>
        {legal.securityContact !== null && (
          <p>
            {spaced("Le même contact, pour les programmes : ")}
            <a href="/.well-known/security.txt">security.txt</a>
          </p>
        )}
      </main>,
    );

/** `security.txt` (RFC 9116). @throws DomainError `introuvable` where nobody is named */
export const securityText =
  ({ transparency }: PagesDeps): Handler =>
  (c) => {
    const text = transparency.securityTxt();
    if (text === null)
      throw new DomainError(
        "introuvable",
        "Personne n'est désigné pour recevoir le signalement d'une faille.",
      );
    c.header("Cache-Control", "public, max-age=86400");
    return c.text(text);
  };
