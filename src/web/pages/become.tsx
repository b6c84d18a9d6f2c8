import type { Handler } from "hono";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { readForm } from "./session.ts";

type Deps = Pick<PagesDeps, "unofficialBanner">;

export const BECOME = "/devenir-ambassadeur";
/** The charter's own address for it (art. 3). Nothing of an application passes through here. */
const APPLY = "https://www.entreprises.gouv.fr/osezlia";
const ACTIVATORS = "https://www.francenum.gouv.fr/activateurs";

type Criterion = { code: string; says: string; why: string; missing: string };

/** Article 2 of the charter of the AI ambassadors (September 2025): five criteria, all of them, and a consent. */
const CRITERIA: readonly Criterion[] = [
  {
    code: "structure",
    says: "J'exerce depuis au moins six mois dans une structure immatriculée en France, en règle.",
    why: "Elle a un numéro SIRET, elle est à jour de ses impôts et cotisations, elle respecte la loi : RGPD et règlement européen sur l'IA compris.",
    missing:
      "Attendez six mois d'activité, ou faites d'abord régulariser ce qui doit l'être. Sans structure immatriculée en France, la candidature ne peut pas aboutir.",
  },
  {
    code: "activite",
    says: "Mon activité, économique ou d'intérêt général, a un lien avec l'IA.",
    why: "La charte cite par exemple : consultant, éditeur de logiciels, syndicat professionnel, chambre consulaire, structure publique, association spécialisée.",
    missing:
      "Sans ce lien, vous pouvez tout de même témoigner près de chez vous. Votre chambre consulaire (CCI, CMA) organise des rencontres entre entreprises.",
  },
  {
    code: "experience",
    says: "J'ai une expérience ou des références professionnelles dans l'intégration ou l'usage de l'IA.",
    why: "La charte n'exige ni diplôme, ni nombre d'années.",
    missing:
      "Menez d'abord un projet d'IA jusqu'à l'usage, chez vous ou chez un client, et gardez-en la trace.",
  },
  {
    code: "accord",
    says: "Le représentant légal de ma structure donne son accord explicite.",
    why: "Si c'est vous, votre propre accord suffit.",
    missing: "Demandez-lui un accord écrit avant de candidater.",
  },
  {
    code: "cooperation",
    says: "Je m'engage à coopérer activement avec les autres membres du réseau.",
    why: "Passer la main, partager ce que vous apprenez, relayer les événements.",
    missing:
      "La charte ne prévoit pas d'ambassadeur isolé. Relisez ce à quoi l'on s'engage, sur la page précédente.",
  },
  {
    code: "publication",
    says: "J'accepte que mes informations professionnelles soient publiées.",
    why: "Les vôtres et celles de votre structure : coordonnées, site, réseaux sociaux, offres, certifications.",
    missing:
      "Sans publication, personne ne peut vous trouver. Vous pouvez donner des coordonnées professionnelles, distinctes des vôtres.",
  },
];

/** For who would join: what is asked, a check that keeps nothing, and the way to the DGE's own page. */
export const become =
  (deps: Deps): Handler =>
  (c) =>
    sendPage(
      c,
      { title: "Devenir ambassadeur IA", unofficialBanner: deps.unofficialBanner, section: "annuaire" },
      <main id="contenu" tabindex={-1} class="reading assessment">
        <h1>Devenir ambassadeur IA</h1>
        <p>
          {spaced(
            "Un ambassadeur IA aide bénévolement les entreprises à se servir de l'IA. Toute personne qui remplit les conditions peut candidater, dirigeant de PME compris. La Direction générale des entreprises (DGE) décide, avec la direction de l'État de votre région (DREETS).",
          )}
        </p>
        <Missions />
        <section aria-labelledby="verifier">
          <h2 id="verifier">Remplissez-vous les conditions ?</h2>
          <p>
            {spaced(
              "Cochez ce qui est vrai pour vous. Rien n'est enregistré : vos réponses servent à la page suivante, puis plus rien.",
            )}
          </p>
          <Check ticked={[]} />
        </section>
        <Commitments />
        <Apply />
        <Source />
      </main>,
    );

/** Which conditions are missing, and what to do about each; kept nowhere. */
export const postBecome =
  (deps: Deps): Handler =>
  async (c) => {
    const form = await readForm(c);
    const given = [form.critere ?? []].flat();
    const ticked = CRITERIA.filter(({ code }) => given.includes(code)).map(({ code }) => code);
    const missing = CRITERIA.filter(({ code }) => !ticked.includes(code));
    const title =
      missing.length === 0
        ? "Vous semblez remplir les conditions"
        : `Il vous manque ${missing.length} condition${missing.length > 1 ? "s" : ""} sur ${CRITERIA.length}`;
    return sendPage(
      c,
      { title, unofficialBanner: deps.unofficialBanner, section: "annuaire", personal: true },
      <main id="contenu" tabindex={-1} class="reading assessment">
        <h1>{title}</h1>
        {missing.length === 0 ? (
          <p>
            {spaced(
              "C'est ce que vous dites de vous : la Direction générale des entreprises (DGE) vérifie et décide, avec la direction de l'État de votre région (DREETS).",
            )}
          </p>
        ) : (
          <>
            <p>La charte les demande toutes à la fois.</p>
            <dl class="explained">
              {missing.map(({ says, missing: todo }) => (
                <>
                  <dt>{spaced(says)}</dt>
                  <dd>{spaced(todo)}</dd>
                </>
              ))}
            </dl>
          </>
        )}
        {missing.length === 0 && <Apply />}
        <details class="fold">
          <summary>Changer mes réponses</summary>
          <Check ticked={ticked} />
        </details>
        <p>
          <a href={BECOME}>{spaced("Revenir à la page « Devenir ambassadeur IA »")}</a>
        </p>
        <p class="aside">Vos réponses ne sont pas enregistrées.</p>
        <Source />
      </main>,
    );
  };

const Check = ({ ticked }: { ticked: readonly string[] }) => (
  <form method="post" action={BECOME}>
    <fieldset class="criteria">
      <legend>Les conditions de la charte, à remplir toutes</legend>
      {CRITERIA.map(({ code, says, why }) => (
        <label>
          <input type="checkbox" name="critere" value={code} checked={ticked.includes(code)} />
          <span>
            {spaced(says)}
            <small>{spaced(why)}</small>
          </span>
        </label>
      ))}
    </fieldset>
    <button type="submit">Voir ce qui me manque</button>
  </form>
);

const Missions = () => (
  <section aria-labelledby="missions">
    <h2 id="missions">Ce que fait un ambassadeur</h2>
    <ul>
      <li>
        <strong>{spaced("Sensibiliser : ")}</strong>
        {spaced("faire connaître des usages réussis, et les politiques publiques qui aident.")}
      </li>
      <li>
        <strong>{spaced("Informer : ")}</strong>
        relayer les événements utiles dans un agenda partagé.
      </li>
      <li>
        <strong>{spaced("Orienter : ")}</strong>
        répondre à une entreprise selon son secteur, sa taille et son niveau, puis l'envoyer vers la bonne
        personne.
      </li>
      <li>
        <strong>{spaced("Remonter : ")}</strong>
        dire au réseau et à l'État ce qui bloque sur le terrain.
      </li>
    </ul>
    <p>Il y en a de trois sortes.</p>
    <ul>
      <li>
        <strong>{spaced("Régional : ")}</strong>
        il répond aux entreprises d'un territoire.
      </li>
      <li>
        <strong>{spaced("Sectoriel : ")}</strong>
        il répond aux entreprises d'une branche.
      </li>
      <li>
        <strong>{spaced("Grand public : ")}</strong>
        connu, il raconte son usage de l'IA ; il ne conseille pas une entreprise donnée.
      </li>
    </ul>
  </section>
);

const Commitments = () => (
  <>
    <section aria-labelledby="engagements">
      <h2 id="engagements">Ce à quoi l'on s'engage</h2>
      <ul>
        <li>{spaced("Accueillir chaque entreprise avec professionnalisme et bienveillance.")}</li>
        <li>{spaced("Répondre juste, dans l'intérêt de l'entreprise, à partir des contenus de l'État.")}</li>
        <li>Passer la main hors de son domaine.</li>
        <li>{spaced("Déclarer tout conflit d'intérêts entre son métier et sa mission.")}</li>
        <li>
          {spaced("S'inscrire aussi comme ")}
          <a href={ACTIVATORS} rel="noopener">
            activateur France Num
          </a>
          {spaced(", si l'on vise les TPE et les PME.")}
        </li>
        <li>Publier des événements, répondre aux enquêtes, partager des retours d'entreprises.</li>
        <li>Tenir sa fiche à jour, et se désinscrire si sa situation change.</li>
      </ul>
    </section>
    <section aria-labelledby="contreparties">
      <h2 id="contreparties">Ce que l'on reçoit</h2>
      <p>
        {spaced(
          "La mission est bénévole. La charte prévoit des contreparties possibles : une fiche publiée, des contacts, des chiffres de consultation, un usage encadré du logo, des sessions d'information, des invitations.",
        )}
      </p>
    </section>
    <section aria-labelledby="duree">
      <h2 id="duree">Pour combien de temps</h2>
      <p>
        {spaced(
          "Douze mois, reconduits chaque année sans démarche, sauf avis contraire de la DGE ou de la DREETS. Le statut peut être retiré à qui ne respecte pas la charte.",
        )}
      </p>
    </section>
    <section aria-labelledby="donnees">
      <h2 id="donnees">Vos données</h2>
      <p>
        {spaced(
          "La DGE traite les données des ambassadeurs pour sa mission d'intérêt public. Elle peut les partager avec ses directions régionales et ses partenaires. Ce qui est publié peut être repris par des organismes qu'elle habilite.",
        )}
      </p>
    </section>
  </>
);

const Apply = () => (
  <section aria-labelledby="candidater">
    <h2 id="candidater">Candidater</h2>
    <p>
      <a href={APPLY} rel="noopener">
        La page de candidature de la DGE
      </a>
      {spaced(" est la seule porte d'entrée. Ce service ne reçoit ni ne garde aucune candidature.")}
    </p>
    <ol>
      <li>Déposez un dossier complet sur cette page.</li>
      <li>
        {spaced(
          "La DGE l'étudie avec la DREETS et peut demander des compléments : sans réponse de votre part pendant trois mois, il est classé sans suite.",
        )}
      </li>
      <li>La DGE décide.</li>
    </ol>
    <p class="aside">
      {spaced(
        "L'appel de 2025 courait jusqu'au 15 septembre 2025, selon la presse : vérifiez sur la page si les candidatures sont ouvertes.",
      )}
    </p>
  </section>
);

const Source = () => (
  <p class="aside">
    {spaced("Source : DGE, Charte des ambassadeurs IA, septembre 2025, articles 2 à 7 (")}
    <a href="/fiches/charte-ambassadeurs-ia">notre fiche, article par article</a>
    {spaced(
      "). Les trois sortes d'ambassadeurs et la date de l'appel : Experts & Décideurs, été 2025. En cas d'écart, la page de la DGE fait foi.",
    )}
  </p>
);
